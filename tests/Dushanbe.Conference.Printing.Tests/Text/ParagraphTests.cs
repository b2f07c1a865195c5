using Dushanbe.Conference.Printing.Text;

namespace Dushanbe.Conference.Printing.Tests.Text;

public sealed class ParagraphTests
{
    private static readonly TextStyle Style = new(FontLibrary.Shipped.Sans, 10);

    [Fact]
    public void A_word_that_does_not_fit_goes_to_the_next_line()
    {
        var paragraph = Paragraph.Layout([new("Вазорати корҳои хориҷии Ҷумҳурии Тоҷикистон", Style)], 120);

        Assert.Equal(["Вазорати корҳои ", "хориҷии Ҷумҳурии ", "Тоҷикистон"], LineTexts(paragraph));
    }

    [Fact]
    public void The_space_at_the_end_of_a_broken_line_stays_in_the_content_but_outside_the_width()
    {
        var paragraph = Paragraph.Layout([new("one two", Style)], 20);

        var first = paragraph.Lines[0];
        Assert.Equal("one ", LineTexts(paragraph)[0]);
        Assert.Equal(first.Runs[^1].X + first.Runs[^1].Width - first.Runs[^1].Run.TrailingSpace / 100, first.Width, 3);
    }

    [Fact]
    public void In_a_right_to_left_line_the_hanging_space_stands_left_of_the_text()
    {
        var paragraph = Paragraph.Layout([new("محمد علی", Style)], 30);

        Assert.Equal(2, paragraph.Lines.Count);
        Assert.True(paragraph.RightToLeft);
        Assert.True(paragraph.Lines[0].Runs[0].X < 0);
    }

    [Theory]
    [InlineData("one\ntwo", new[] { "one", "two" })]
    [InlineData("one\r\n\r\ntwo", new[] { "one", "", "two" })]
    [InlineData("one\n", new[] { "one" })]
    [InlineData("\none", new[] { "", "one" })]
    [InlineData("", new[] { "" })]
    [InlineData("one\u2028two", new[] { "one", "two" })]
    public void Line_ends_in_the_text_end_lines(string text, string[] lines)
    {
        var paragraph = Paragraph.Layout([new(text, Style)], 500);

        Assert.Equal(lines, LineTexts(paragraph));
        Assert.All(paragraph.Lines, line => Assert.True(line.EndsText));
        Assert.All(paragraph.Lines, line => Assert.InRange(line.Height, 13, 14));
    }

    [Fact]
    public void A_word_wider_than_the_column_is_broken_and_says_so()
    {
        var paragraph = Paragraph.Layout([new("An Hohenstaufen-Schwarzenbergwittelsbach", Style)], 60);

        Assert.True(paragraph.BreaksWords);
        Assert.All(paragraph.Lines, line => Assert.InRange(line.Width, 0, 60.01f));
        Assert.Equal("An Hohenstaufen-Schwarzenbergwittelsbach", string.Concat(LineTexts(paragraph)));
    }

    [Fact]
    public void A_text_too_long_for_its_lines_is_set_smaller()
    {
        var paragraph = Paragraph.Fit([new("Maximilian-Alexander Hohenstaufen", Style)], 100, largest: 20, smallest: 6, maxLines: 2);

        Assert.False(paragraph.Overflows);
        Assert.Equal(2, paragraph.Lines.Count);
        Assert.InRange(paragraph.FittedSize!.Value, 6, 20);
        Assert.InRange(paragraph.Width, 94, 100.01f);
    }

    [Fact]
    public void A_text_too_long_at_the_smallest_size_says_so_and_loses_nothing()
    {
        var paragraph = Paragraph.Fit([new("Maximilian-Alexander Friedrich Karl", Style)], 40, largest: 20, smallest: 12);

        Assert.True(paragraph.Overflows);
        Assert.Equal(12, paragraph.FittedSize);
        Assert.Equal("Maximilian-Alexander Friedrich Karl", string.Concat(LineTexts(paragraph)));
    }

    [Fact]
    public void A_soft_hyphen_is_seen_only_where_the_line_is_broken_at_it()
    {
        var whole = Paragraph.Layout([new("кон\u00ADферен\u00ADция", Style)], 500);
        var broken = Paragraph.Layout([new("кон\u00ADферен\u00ADция", Style)], 45);

        Style.Fonts.Primary.TryGetGlyph('-', out var hyphen);
        Assert.DoesNotContain(hyphen, whole.Lines[0].Runs.SelectMany(run => run.Run.Glyphs));
        Assert.Equal(hyphen, broken.Lines[0].Runs[^1].Run.Glyphs[^1]);
        Assert.InRange(broken.Lines[0].Width, 20, 45);
    }

    [Fact]
    public void A_line_height_of_its_own_keeps_baselines_apart_whatever_face_draws_the_line()
    {
        var style = Style with { LineHeight = 1.2f };

        var paragraph = Paragraph.Layout([new("Latin\nمحمد\n王伟", style)], 100);

        Assert.All(paragraph.Lines, line => Assert.Equal(12, line.Height, 3));
        Assert.Single(paragraph.Lines.Select(line => line.Ascent).Distinct());
    }

    private static string[] LineTexts(Paragraph paragraph) => [.. paragraph.Lines.Select(TextOf)];

    private static string TextOf(TextLine line) =>
        string.Concat(line.Runs.OrderBy(run => run.Position).Select(run => run.Run.Text));
}
