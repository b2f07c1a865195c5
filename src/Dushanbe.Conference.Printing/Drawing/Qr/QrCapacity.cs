namespace Dushanbe.Conference.Printing.Drawing.Qr;

/// <summary>How a symbol's bytes are divided into blocks of data and of what corrects them (ISO/IEC 18004, table 9).</summary>
/// <param name="Blocks">How many blocks.</param>
/// <param name="Correction">How many bytes of each correct errors.</param>
/// <param name="Data">How many bytes of data all blocks hold.</param>
internal readonly record struct QrCapacity(int Blocks, int Correction, int Data)
{
    private static readonly byte[][] CorrectionOfBlocks =
    [
        [7, 10, 15, 20, 26, 18, 20, 24, 30, 18, 20, 24, 26, 30, 22, 24, 28, 30, 28, 28, 28, 28, 30, 30, 26, 28, 30, 30, 30, 30, 30, 30, 30, 30, 30, 30, 30, 30, 30, 30],
        [10, 16, 26, 18, 24, 16, 18, 22, 22, 26, 30, 22, 22, 24, 24, 28, 28, 26, 26, 26, 26, 28, 28, 28, 28, 28, 28, 28, 28, 28, 28, 28, 28, 28, 28, 28, 28, 28, 28, 28],
        [13, 22, 18, 26, 18, 24, 18, 22, 20, 24, 28, 26, 24, 20, 30, 24, 28, 28, 26, 30, 28, 30, 30, 30, 30, 28, 30, 30, 30, 30, 30, 30, 30, 30, 30, 30, 30, 30, 30, 30],
        [17, 28, 22, 16, 22, 28, 26, 26, 24, 28, 24, 28, 22, 24, 24, 30, 28, 28, 26, 28, 30, 24, 30, 30, 30, 30, 30, 30, 30, 30, 30, 30, 30, 30, 30, 30, 30, 30, 30, 30],
    ];

    private static readonly byte[][] NumbersOfBlocks =
    [
        [1, 1, 1, 1, 1, 2, 2, 2, 2, 4, 4, 4, 4, 4, 6, 6, 6, 6, 7, 8, 8, 9, 9, 10, 12, 12, 12, 13, 14, 15, 16, 17, 18, 19, 19, 20, 21, 22, 24, 25],
        [1, 1, 1, 2, 2, 4, 4, 4, 5, 5, 5, 8, 9, 9, 10, 10, 11, 13, 14, 16, 17, 17, 18, 20, 21, 23, 25, 26, 28, 29, 31, 33, 35, 37, 38, 40, 43, 45, 47, 49],
        [1, 1, 2, 2, 4, 4, 6, 6, 8, 8, 8, 10, 12, 16, 12, 17, 16, 18, 21, 20, 23, 23, 25, 27, 29, 34, 34, 35, 38, 40, 43, 45, 48, 51, 53, 56, 59, 62, 65, 68],
        [1, 1, 2, 4, 4, 4, 5, 6, 8, 8, 11, 11, 16, 16, 18, 16, 19, 21, 25, 25, 25, 34, 30, 32, 35, 37, 40, 42, 45, 48, 51, 54, 57, 60, 63, 66, 70, 74, 77, 81],
    ];

    /// <summary>The division of a version from 1 to 40.</summary>
    public static QrCapacity Of(int version, QrCorrection correction)
    {
        var (blocks, each) = (NumbersOfBlocks[(int)correction][version - 1], CorrectionOfBlocks[(int)correction][version - 1]);
        return new(blocks, each, Modules(version) / 8 - (blocks * each));
    }

    /// <summary>How many modules of a version hold data.</summary>
    private static int Modules(int version)
    {
        var modules = (((16 * version) + 128) * version) + 64;
        if (version < 2) return modules;
        var aligned = (version / 7) + 2;
        modules -= (((25 * aligned) - 10) * aligned) - 55;
        return version < 7 ? modules : modules - 36;
    }
}
