using System.Collections;
using Dushanbe.Conference.Printing.Drawing.Qr;

namespace Dushanbe.Conference.Printing.Drawing;

/// <summary>How much of a QR code may be damaged and still be readable.</summary>
public enum QrCorrection
{
    /// <summary>About 7 %.</summary>
    Low,

    /// <summary>About 15 %, enough for a badge in a sleeve.</summary>
    Medium,

    /// <summary>About 25 %.</summary>
    Quartile,

    /// <summary>About 30 %.</summary>
    High,
}

/// <summary>Makes the symbols that <see cref="ICanvas.Modules"/> draws.</summary>
public static class QrSymbol
{
    private const int Quiet = 4;

    /// <summary>The modules of the QR code for a text, row by row, with the quiet zone of four light modules around it.</summary>
    /// <exception cref="ArgumentException">No symbol holds so long a text.</exception>
    public static IReadOnlyList<BitArray> Create(string text, QrCorrection correction = QrCorrection.Medium)
    {
        ArgumentNullException.ThrowIfNull(text);
        var content = new QrContent(text);
        var version = content.Version(correction);
        if (version == 0) throw new ArgumentException(TooLong(content, correction), nameof(text));
        var grid = QrEncoder.Encode(content, version, correction);
        var rows = new BitArray[grid.Size + (2 * Quiet)];
        var bits = new int[(rows.Length + 31) / 32];
        for (var row = 0; row < rows.Length; row++)
        {
            if (row < Quiet || row >= Quiet + grid.Size) Array.Clear(bits);
            else Shift(grid.Rows.AsSpan((row - Quiet) * grid.Words, grid.Words), bits);
            rows[row] = new(bits) { Length = rows.Length };
        }

        return rows;
    }

    /// <summary>The modules of a row behind those of the quiet zone, 32 at a time.</summary>
    private static void Shift(ReadOnlySpan<ulong> row, Span<int> bits)
    {
        for (var i = 0; i < bits.Length; i++)
        {
            var (here, before) = ((i / 2) < row.Length ? row[i / 2] : 0, i > 0 ? row[(i - 1) / 2] : 0);
            bits[i] = (int)((uint)(here >> (i % 2 * 32)) << Quiet) | (int)((uint)(before >> ((i + 1) % 2 * 32)) >> (32 - Quiet));
        }
    }

    /// <summary>Why no symbol holds a text; null where one does.</summary>
    public static string? Misfit(string text, QrCorrection correction = QrCorrection.Medium)
    {
        ArgumentNullException.ThrowIfNull(text);
        var content = new QrContent(text);
        return content.Version(correction) > 0 ? null : TooLong(content, correction);
    }

    private static string TooLong(QrContent content, QrCorrection correction) => FormattableString.Invariant(
        $"The text of a QR code is too long: {content.Length:#,0} characters or bytes, of which the largest symbol with {correction} correction holds {content.Longest(correction):#,0}");
}
