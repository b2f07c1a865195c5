using Dushanbe.Conference.Printing.Fluent;
using Dushanbe.Conference.Printing.Tests.Support;
using Dushanbe.Conference.Printing.Text;

namespace Dushanbe.Conference.Printing.Tests.Text;

/// <summary>Italic, underlined, struck through, raised and lowered letters.</summary>
public sealed class StyleTests
{
    private static readonly FontLibrary Fonts = FontLibrary.Shipped;

    [Theory]
    [InlineData(false, false, "NotoSans_400Regular_Italic.ttf")]
    [InlineData(false, true, "NotoSans_700Bold_Italic.ttf")]
    [InlineData(true, false, "NotoSerif_400Regular_Italic.ttf")]
    [InlineData(true, true, "NotoSerif_700Bold_Italic.ttf")]
    public void Latin_cyrillic_and_greek_have_italics(bool serif, bool bold, string face)
    {
        var stack = Fonts.Of(serif, bold, isItalic: true);

        Assert.True(stack.Primary.IsItalic);
        Assert.Equal(bold, stack.Primary.IsBold);
        foreach (var text in (string[])["Dushanbe, “quotes” – 2026 № 5", "Душанбе ӣҷқғҳӯ ӢҶҚҒҲӮ Ёё", "Ελληνικά ώ ἀρχή", "Nguyễn Łódź Ðặng ß"])
        {
            Assert.Empty(stack.Missing(text));
            Assert.Equal([face], Runs(text, new(stack, 12)).Select(run => run.Face.Name).Distinct());
        }
    }

    [Theory]
    [InlineData("محمد", "IBMPlexSansArabic_400Regular.ttf")]
    [InlineData("习近平", "NotoSansSC_400Regular_GB2312.ttf")]
    [InlineData("अमित", "NotoSans_400Regular.ttf")]
    [InlineData("გიორგი", "NotoSansGeorgian_400Regular.ttf")]
    [InlineData("ស្រីមុំ", "NotoSansKhmer_400Regular.ttf")]
    public void Scripts_without_italics_stay_upright(string text, string face) =>
        Assert.Equal([face], Runs(text, new(Fonts.Of(false, false, isItalic: true), 12)).Select(run => run.Face.Name).Distinct());

    [Fact]
    public void Italic_is_a_word_of_the_vocabulary_and_can_be_taken_back()
    {
        var look = new LookDescriptor().Italic().Bold().Serif();

        Assert.Same(Fonts.Of(true, true, true), look.Look.ToStyle(Fonts).Fonts);
        Assert.Same(Fonts.SerifBold, look.Italic(false).Look.ToStyle(Fonts).Fonts);
    }

    [Fact]
    public void An_italic_face_says_so_in_the_file()
    {
        var pdf = PdfFile.WritePage(new(200, 60), canvas => canvas.DrawText("Душанбе", 10, 10, style: new(Fonts.Of(true, false, true), 14)));

        PdfFile.AssertSound(pdf);
        Assert.Equal("Душанбе", PdfFile.Text(pdf).Trim());
        var descriptor = PdfFile.Objects(pdf).EnumerateObject().Where(each => each.Value.TryGetProperty("value", out _)).Select(each => each.Value.GetProperty("value"))
            .Single(value => value.ValueKind == System.Text.Json.JsonValueKind.Object && value.TryGetProperty("/ItalicAngle", out _));
        Assert.Equal((-12, 64), (descriptor.GetProperty("/ItalicAngle").GetInt32(), descriptor.GetProperty("/Flags").GetInt32() & 64));
    }

    [Fact]
    public void An_underline_lies_where_the_face_says_under_letters_and_inner_spaces()
    {
        var style = new TextStyle(Fonts.Sans, 20) { Strokes = TextStrokes.Underline };
        var line = Paragraph.Layout([new("plain ", style with { Strokes = TextStrokes.None }), new("two words", style), new(" end", style with { Strokes = TextStrokes.None })], 500).Lines[0];

        // "post" of Noto Sans: 0.1 em below the baseline, 0.05 em thick
        var stroke = Assert.Single(line.Strokes);
        Assert.Equal(line.Runs.First(run => run.Span.Text == "two words").X, stroke.X, 0.01f);
        Assert.Equal(line.Runs.Where(run => run.Span.Text == "two words").Sum(run => run.Width), stroke.Width, 0.01f);
        Assert.Equal((2f, 1f), (stroke.Top, stroke.Thickness));
    }

    [Fact]
    public void Words_of_another_script_have_the_underline_in_line_and_colours_part_it()
    {
        var style = new TextStyle(Fonts.Sans, 20) { Strokes = TextStrokes.Underline };
        var strokes = Paragraph.Layout([new("Rahmon 林雅雯 ", style), new("x", style with { Color = new(200, 0, 0) })], 500).Lines[0].Strokes;

        Assert.Equal(2, strokes.Count);
        Assert.Single(strokes.Select(stroke => stroke.Top).Distinct());
    }

    [Theory]
    [InlineData("first words of a line that is broken")]
    [InlineData("ספר הספרים של כל השבילים בארץ")]
    public void The_space_that_hangs_at_a_lines_end_bears_no_line(string text)
    {
        var style = new TextStyle(Fonts.Sans, 20) { Strokes = TextStrokes.Underline };

        var lines = Paragraph.Layout([new(text, style)], 120).Lines;

        Assert.True(lines.Count > 2);
        Assert.All(lines, line => Assert.Equal((0f, line.Width), (Assert.Single(line.Strokes).X, line.Strokes[0].Width)));
    }

    [Fact]
    public void A_line_goes_through_the_letters_also_where_they_are_raised()
    {
        var style = new TextStyle(Fonts.Sans, 20) { Strokes = TextStrokes.Strikethrough };
        var strokes = Paragraph.Layout([new("x", style), new("2", style with { Position = ScriptPosition.Superscript })], 500).Lines[0].Strokes;

        // "OS/2" of Noto Sans: 0.322 em above the baseline; superscripts 0.6 em large and 0.35 em high
        Assert.Equal([-6.44f, -0.322f * 12 - 7], strokes.Select(stroke => stroke.Top), (one, other) => Math.Abs(one - other) < 0.01f);
    }

    [Theory]
    [InlineData(ScriptPosition.Superscript, 7)]
    [InlineData(ScriptPosition.Subscript, -1.5)]
    public void Raised_and_lowered_letters_are_smaller_and_leave_the_line_as_high_as_it_is(ScriptPosition position, float rise)
    {
        var style = new TextStyle(Fonts.Sans, 20);
        var plain = Paragraph.Layout([new("H2O", style)], 500);
        var paragraph = Paragraph.Layout([new("H", style), new("2", style with { Position = position }), new("O", style)], 500);

        Assert.Equal(plain.Height, paragraph.Height);
        Assert.Equal(plain.Lines[0].Ascent, paragraph.Lines[0].Ascent);
        var raised = paragraph.Lines[0].Runs[1];
        Assert.Equal((12, rise), (raised.Style.DrawnSize, raised.Style.Rise));
        Assert.Equal(plain.Lines[0].Runs[0].Run.Advances[1] * 12 / 1000, raised.Width, 0.01f);
    }

    [Fact]
    public void A_fitted_text_shrinks_with_its_superscripts()
    {
        var style = new TextStyle(Fonts.Sans, 20);
        var paragraph = Paragraph.Fit([new("Commission", style), new("2", style with { Position = ScriptPosition.Superscript })], 60, 20, 6);

        Assert.False(paragraph.Overflows);
        Assert.InRange(paragraph.Width, 50, 60.01f);
        Assert.Equal(paragraph.FittedSize!.Value * 0.6f, paragraph.Lines[0].Runs[^1].Style.DrawnSize, 0.01f);
    }

    [Fact]
    public void Raised_letters_stand_higher_on_paper_and_are_copied_in_their_place()
    {
        var style = new TextStyle(Fonts.Sans, 40);
        var pdf = PdfFile.WritePage(new(200, 100), canvas => canvas.Text(
            Paragraph.Layout([new("x", style), new("2", style with { Position = ScriptPosition.Superscript }), new("y", style), new("3", style with { Position = ScriptPosition.Subscript })], 180).Lines[0], 10, 60));

        PdfFile.AssertSound(pdf);
        Assert.Equal("x2y3", PdfFile.Text(pdf, "-raw").Trim().Replace("\n", "", StringComparison.Ordinal).Replace(" ", "", StringComparison.Ordinal));
        using var picture = PdfFile.Picture(pdf, 72);
        var x = Paragraph.Layout([new("x", style)], 100).Width;
        // the figure 2, 24 pt large and 14 pt above the baseline, ends there; nothing of it lies below
        Assert.True(HasInk(picture, 10 + x + 2, 30, 46));
        Assert.False(HasInk(picture, 10 + x + 2, 48, 62));
    }

    private static bool HasInk(SkiaSharp.SKBitmap picture, float left, int top, int bottom) =>
        Enumerable.Range((int)left, 10).Any(x => Enumerable.Range(top, bottom - top).Any(y => picture.GetPixel(x, y).Red < 128));

    private static IEnumerable<ShapedRun> Runs(string text, TextStyle style) => Paragraph.Layout([new(text, style)], 1000).Lines.SelectMany(line => line.Runs).Select(run => run.Run);
}
