using System.Collections;
using QRCoder;

namespace Dushanbe.Conference.Printing.Drawing;

/// <summary>How much of a QR code may be smudged before it can no longer be read.</summary>
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
    /// <summary>How many symbols <see cref="CreateMany"/> makes at a time.</summary>
    public const int Ahead = 64;

    /// <summary>The modules of the QR code for a text, row by row, with the quiet zone of four light modules around it.</summary>
    public static IReadOnlyList<BitArray> Create(string text, QrCorrection correction = QrCorrection.Medium)
    {
        var level = correction switch
        {
            QrCorrection.Low => QRCodeGenerator.ECCLevel.L,
            QrCorrection.Quartile => QRCodeGenerator.ECCLevel.Q,
            QrCorrection.High => QRCodeGenerator.ECCLevel.H,
            _ => QRCodeGenerator.ECCLevel.M,
        };
        using var data = QRCodeGenerator.GenerateQrCode(text, level);
        return data.ModuleMatrix;
    }

    /// <summary>
    /// The symbols for many texts, in their order. They are made ahead of the reader, on other processors where there are
    /// any, since choosing the mask of a symbol takes longer than drawing all else on a badge; no more than
    /// <see cref="Ahead"/> wait at a time for those that are read.
    /// </summary>
    public static IEnumerable<IReadOnlyList<BitArray>> CreateMany(IEnumerable<string> texts, QrCorrection correction = QrCorrection.Medium)
    {
        ArgumentNullException.ThrowIfNull(texts);
        return Read(texts, correction);

        static IEnumerable<IReadOnlyList<BitArray>> Read(IEnumerable<string> texts, QrCorrection correction)
        {
            Task<IReadOnlyList<BitArray>[]>? made = null;
            foreach (var some in texts.Chunk(Ahead))
            {
                var next = Task.Run(() => some.AsParallel().AsOrdered().Select(text => Create(text, correction)).ToArray());
                if (made is not null)
                    foreach (var symbol in made.GetAwaiter().GetResult()) yield return symbol;
                made = next;
            }

            if (made is null) yield break;
            foreach (var symbol in made.GetAwaiter().GetResult()) yield return symbol;
        }
    }
}
