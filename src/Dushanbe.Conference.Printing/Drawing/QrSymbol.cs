using System.Collections;
using Dushanbe.Conference.Printing.Drawing.Qr;

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
        for (var row = 0; row < rows.Length; row++)
        {
            var modules = rows[row] = new(rows.Length);
            if (row < Quiet || row >= Quiet + grid.Size) continue;
            for (var column = 0; column < grid.Size; column++) modules[column + Quiet] = grid[column, row - Quiet];
        }

        return rows;
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
