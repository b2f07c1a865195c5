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
}
