using Dushanbe.Conference.Conditions;
using Dushanbe.Conference.Printing.Drawing;
using Dushanbe.Conference.Printing.Tests.Support;

namespace Dushanbe.Conference.Printing.Tests.Pdf;

public sealed class QrCodeTests
{
    [ToolTheory("zbarimg", "zbar-tools")]
    [InlineData("a", 20, QrCorrection.Medium)]
    [InlineData("https://example.org/b/01999f3c-7a2e-7c55-9a61-2f6f0b6c8f11", 28, QrCorrection.Medium)]
    [InlineData("https://example.org/b/01999f3c-7a2e-7c55-9a61-2f6f0b6c8f11", 36, QrCorrection.High)]
    [InlineData("Душанбе 2026: об барои рушди устувор", 40, QrCorrection.Quartile)]
    public void A_code_is_read_from_a_picture_of_150_dpi(string text, int millimetres, QrCorrection correction)
    {
        var size = Length.Mm(millimetres);
        var pdf = PdfFile.WritePage(PageSize.A6, canvas => canvas.Modules(QrSymbol.Create(text, correction), new(40, 40, size, size), Color.Black));

        using var page = PdfFile.Picture(pdf, 150);

        var result = Tool.WithFile(Pictures.Encode(page, SkiaSharp.SKEncodedImageFormat.Png, 100), ".png", path => Tool.Run("zbarimg", "-q", "--raw", path));
        Assert.Equal(text, result.Output.TrimEnd('\n'));
    }
}
