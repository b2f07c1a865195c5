using Dushanbe.Conference.Conditions;
using Dushanbe.Conference.Printing.Drawing;
using Dushanbe.Conference.Printing.Drawing.Qr;
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

    [ToolTheory("zbarimg", "zbar-tools")]
    [InlineData(QrCorrection.Low)]
    [InlineData(QrCorrection.Medium)]
    [InlineData(QrCorrection.Quartile)]
    [InlineData(QrCorrection.High)]
    public void A_full_code_of_every_size_is_read(QrCorrection correction)
    {
        var texts = Enumerable.Range(1, 40).Select(version => Fill(version, correction)).ToList();

        Assert.Equal(texts, Read(texts.Select(text => QrSymbol.Create(text, correction))));
    }

    [ToolTheory("zbarimg", "zbar-tools")]
    [InlineData("0123456789", 10)]
    [InlineData("7", 1)]
    [InlineData("01234567", 8)]
    [InlineData("7K4M2Q", 6)]
    [InlineData("HTTPS://EXAMPLE.ORG/B/7K4M2Q $%*+-.", 35)]
    [InlineData("é", 2)]
    public void Digits_and_capitals_take_less_room_and_are_read(string text, int length)
    {
        Assert.Equal(length, new QrContent(text).Length);
        Assert.Equal([text], Read([QrSymbol.Create(text)]));
    }

    [Theory]
    [InlineData('7', 5_596)]
    [InlineData('K', 3_391)]
    [InlineData('k', 2_331)]
    public void The_longest_text_fits_and_one_more_character_is_refused(char character, int longest)
    {
        Assert.Equal(177 + 8, QrSymbol.Create(new string(character, longest)).Count);

        var error = Assert.Throws<ArgumentException>(() => QrSymbol.Create(new string(character, longest + 1)));

        Assert.Contains(FormattableString.Invariant($"{longest + 1:#,0} characters or bytes, of which the largest symbol with Medium correction holds {longest:#,0}"), error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_choice_of_the_mask_counts_as_the_standard_does()
    {
        var random = new Random(7);
        foreach (var size in (int[])[21, 33, 57, 61, 65, 69, 125, 129, 133, 177])
        {
            var grid = new ModuleGrid(size);
            for (var i = 0; i < size * size; i++)
                if (random.Next(100) < (size % 3 * 20) + 30) grid.Set(i % size, i / size);

            Assert.Equal(NaivePenalty(grid), grid.Penalty());
        }
    }

    private static int NaivePenalty(ModuleGrid grid)
    {
        var (size, penalty, dark) = (grid.Size, 0, 0);
        for (var line = 0; line < size; line++)
            penalty += NaiveLine([.. Enumerable.Range(0, size).Select(i => grid[i, line])]) + NaiveLine([.. Enumerable.Range(0, size).Select(i => grid[line, i])]);
        for (var i = 0; i < size * size; i++)
        {
            var (x, y) = (i % size, i / size);
            if (grid[x, y]) dark++;
            if (x + 1 < size && y + 1 < size && grid[x, y] == grid[x + 1, y] && grid[x, y] == grid[x, y + 1] && grid[x, y] == grid[x + 1, y + 1]) penalty += 3;
        }

        var steps = 0; // of five in a hundred away from half
        while (dark * 20 < (9 - steps) * size * size || dark * 20 > (11 + steps) * size * size) steps++;
        return penalty + (10 * steps);
    }

    private static int NaiveLine(bool[] line)
    {
        var text = string.Concat(line.Select(dark => dark ? '#' : '.'));
        var runs = System.Text.RegularExpressions.Regex.Matches(text, "#{5,}|\\.{5,}").Sum(run => run.Length - 2);
        var finders = Enumerable.Range(0, Math.Max(0, text.Length - 10)).Count(i => text.AsSpan(i, 11) is "#.###.#...." or "....#.###.#");
        return runs + (40 * finders);
    }

    /// <summary>A text that just fits a version.</summary>
    private static string Fill(int version, QrCorrection correction)
    {
        var length = QrCapacity.Of(version, correction).Data - (version < 10 ? 2 : 3);
        var text = string.Concat(Enumerable.Range(0, length).Select(i => (char)('a' + ((i * 7 + version) % 26))));
        Assert.Equal(version, new QrContent(text).Version(correction));
        return text;
    }

    /// <summary>What an independent reader finds, four pixels a module.</summary>
    private static string[] Read(IEnumerable<IReadOnlyList<System.Collections.BitArray>> symbols)
    {
        var folder = Directory.CreateTempSubdirectory("press-codes-");
        try
        {
            foreach (var (number, symbol) in symbols.Index())
            {
                using var picture = new SkiaSharp.SKBitmap(symbol.Count * 4, symbol.Count * 4);
                for (var y = 0; y < picture.Height; y++)
                    for (var x = 0; x < picture.Width; x++)
                        picture.SetPixel(x, y, symbol[y / 4][x / 4] ? SkiaSharp.SKColors.Black : SkiaSharp.SKColors.White);
                File.WriteAllBytes(Path.Combine(folder.FullName, $"{number:000}.png"), Pictures.Encode(picture, SkiaSharp.SKEncodedImageFormat.Png, 100));
            }

            return Tool.Run("zbarimg", ["-q", "--raw", .. folder.GetFiles().Select(file => file.FullName).Order(StringComparer.Ordinal)]).Output.TrimEnd('\n').Split('\n');
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }
}
