using CsCheck;
using Dushanbe.Conference.Printing.Text;
using SkiaSharp;

namespace Dushanbe.Conference.Printing.Tests.Text;

/// <summary>Where fitted text breaks, how it is cut, and how far its ink reaches.</summary>
public sealed class FittedTextTests
{
    private static readonly TextStyle Style = new(FontLibrary.Shipped.Sans, 10);

    [Theory]
    [InlineData("Al-Qahtani Al-Otaibi", 75, 2, new[] { "Al-Qahtani ", "Al-Otaibi" })]
    [InlineData("Security and Co-operation", 85, 2, new[] { "Security and ", "Co-operation" })]
    [InlineData("יאיר בן־צבי", 45, 2, new[] { "יאיר ", "בן־צבי" })]
    // after a longer first part a line may end, where ending at the space takes another line
    [InlineData("Great Featherstonehaugh-Cholmondeley", 140, 2, new[] { "Great Featherstonehaugh-", "Cholmondeley" })]
    [InlineData("Featherstonehaugh-Cholmondeley Wu", 110, 2, new[] { "Featherstonehaugh-", "Cholmondeley Wu" })]
    [InlineData("Semyonov-Tyan Shansky", 110, 2, new[] { "Semyonov-Tyan ", "Shansky" })]
    public void A_fitted_line_ends_at_a_space_rather_than_after_a_hyphen(string text, float width, int lines, string[] expected)
    {
        var paragraph = Paragraph.Fit([new(text, Style)], width, 10, 9, lines);

        Assert.Equal(expected, LineTexts(paragraph));
        Assert.False(paragraph.Overflows);
    }

    [Fact]
    public void Type_shrinks_before_a_line_ends_after_a_particle()
    {
        var paragraph = Paragraph.Fit([new("Al-Mohammedzadehi", Style)], 80, largest: 10, smallest: 6, maxLines: 2);

        Assert.Equal(["Al-Mohammedzadehi"], LineTexts(paragraph));
        Assert.InRange(paragraph.FittedSize!.Value, 7, 9.5f);
    }

    [Fact]
    public void A_line_ends_after_a_particle_where_the_text_does_not_fit_otherwise()
    {
        var paragraph = Paragraph.Fit([new("Al-Mohammedzadehi", Style)], 88, largest: 10, smallest: 9.9f, maxLines: 2);

        Assert.Equal(["Al-", "Mohammedzadehi"], LineTexts(paragraph));
        Assert.False(paragraph.Overflows);
    }

    [Fact]
    public void A_text_longer_than_its_lines_is_cut_behind_a_word_and_ends_with_an_ellipsis()
    {
        var paragraph = Paragraph.Clamp([new("Deputy Director-General for International Cooperation", Style)], 100, 2);

        Assert.True(paragraph.IsCut);
        Assert.Equal(["Deputy Director-", "General for…"], LineTexts(paragraph));
    }

    [Fact]
    public void A_word_that_is_all_there_is_is_cut_behind_a_letter()
    {
        var paragraph = Paragraph.Clamp([new("Hauptverwaltungsbeamtinnenstellenleiterin", Style)], 60, 1);

        Assert.True(paragraph.IsCut);
        Assert.Matches("^Haupt\\w*…$", Assert.Single(LineTexts(paragraph)));
        Assert.InRange(paragraph.Width, 45, 60.01f);
    }

    [Fact]
    public void A_text_that_fits_its_lines_is_not_cut()
    {
        var paragraph = Paragraph.Clamp([new("Deputy Director-General", Style)], 80, 2);

        Assert.False(paragraph.IsCut);
        Assert.Equal("Deputy Director-General", paragraph.Text);
    }

    [Fact]
    public void A_cut_text_keeps_its_lines_its_column_and_the_beginning_of_the_text() =>
        Gen.Select(Gen.String[Gen.OneOf(Gen.Char['a', 'z'], Gen.Char['а', 'я'], Gen.Char['ا', 'ي'], Gen.OneOf<char>([.. "  -.\u0301\u00AD\n"])), 0, 120], Gen.Float[12, 150], Gen.Int[1, 4]).Sample(
            sample =>
            {
                var (text, width, lines) = sample;
                var paragraph = Paragraph.Clamp([new(text, Style)], width, lines);

                Assert.InRange(paragraph.Lines.Count, 1, lines);
                Assert.Equal(paragraph.IsCut, paragraph.Text != PrintableText.From(text));
                if (!paragraph.IsCut) return;
                Assert.EndsWith("…", paragraph.Text, StringComparison.Ordinal);
                Assert.StartsWith(paragraph.Text[..^1], PrintableText.From(text), StringComparison.Ordinal);
            },
            iter: 2_000, threads: 1);

    [Theory]
    [InlineData("Ễ")]
    [InlineData("ḃ ġ")]
    [InlineData("jpg")]
    [InlineData("عائشہ صدیقی")]
    [InlineData("श्रीमती")]
    [InlineData("渡辺")]
    public void Ink_reaches_as_far_as_the_outlines(string text)
    {
        var line = Paragraph.Layout([new(text, Style with { Size = 100 })], 1_000).Lines[0];

        using var drawn = Draw(line);
        var (left, top, right, bottom) = InkOf(drawn);
        Assert.Equal(left - 100, line.Ink.Left, 2.0);
        Assert.Equal(right - 100, line.Ink.Right, 2.0);
        Assert.Equal(200 - top, line.Ink.Top, 2.0);
        Assert.Equal(200 - bottom, line.Ink.Bottom, 2.0);
    }

    [Fact]
    public void A_blank_has_no_ink() => Assert.True(Paragraph.Layout([new("  ", Style)], 100).Lines[0].Ink.IsEmpty);

    [Fact]
    public void A_stack_names_each_character_that_none_of_its_faces_draws_once()
    {
        var missing = FontLibrary.Shipped.Sans.Missing("ᏣᎳᎩ Ali Ꮳ");

        Assert.Equal([("Cherokee", 0x13E3), ("Cherokee", 0x13B3), ("Cherokee", 0x13A9)], missing.Select(each => (each.Script, each.CodePoint)));
        Assert.Empty(FontLibrary.Shipped.Sans.Missing("Ҷӯрабек عائشہ 林雅雯"));
    }

    private static string[] LineTexts(Paragraph paragraph) =>
        [.. paragraph.Lines.Select(line => string.Concat(line.Runs.OrderBy(run => run.Position).Select(run => run.Run.Text)))];

    /// <summary>A line with its left end at 100 and its baseline at 200, a pixel a point.</summary>
    private static SKBitmap Draw(TextLine line)
    {
        var bitmap = new SKBitmap(new SKImageInfo(1_200, 400));
        using var canvas = new SKCanvas(bitmap);
        canvas.Clear(SKColors.White);
        new Printing.Preview.SkiaCanvas(canvas).Text(line, 100, 200);
        return bitmap;
    }

    private static (int Left, int Top, int Right, int Bottom) InkOf(SKBitmap picture)
    {
        var inked = from y in Enumerable.Range(0, picture.Height) from x in Enumerable.Range(0, picture.Width) where picture.GetPixel(x, y).Red < 128 select (x, y);
        var all = inked.ToList();
        return (all.Min(each => each.x), all.Min(each => each.y), all.Max(each => each.x) + 1, all.Max(each => each.y) + 1);
    }
}
