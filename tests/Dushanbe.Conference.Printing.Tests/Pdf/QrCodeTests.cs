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

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2 * QrSymbol.Ahead + 5)]
    public void Codes_made_ahead_are_those_made_one_by_one_in_their_order(int count)
    {
        List<string> texts = [.. Enumerable.Range(0, count).Select(number => $"7K4M{number:00}")];

        var made = QrSymbol.CreateMany(texts).ToList();

        Assert.Equal(texts.Select(text => Rows(QrSymbol.Create(text))), made.Select(Rows));

        static string Rows(IReadOnlyList<System.Collections.BitArray> symbol) => string.Join('\n', symbol.Select(row => string.Concat(row.Cast<bool>().Select(dark => dark ? '#' : '.'))));
    }

    [Fact]
    public void A_text_too_long_for_a_code_is_told_when_its_turn_comes()
    {
        var codes = QrSymbol.CreateMany(["7K4M2Q", new string('x', 5_000)]).GetEnumerator();

        Assert.ThrowsAny<Exception>(() => { while (codes.MoveNext()) { } });
    }
}
