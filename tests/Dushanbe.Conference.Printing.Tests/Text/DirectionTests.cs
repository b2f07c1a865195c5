using Dushanbe.Conference.Printing.Text;

namespace Dushanbe.Conference.Printing.Tests.Text;

public sealed class DirectionTests
{
    private static readonly TextStyle Style = new(FontLibrary.Shipped.Sans, 10);

    [Fact]
    public void A_latin_word_inside_arabic_stands_between_its_neighbours_from_right_to_left()
    {
        Assert.Equal(["خبير", " ", "Interpol", "من "], Visual(new TextSpan("من Interpol خبير", Style)));
    }

    [Fact]
    public void A_number_inside_arabic_keeps_its_own_order() =>
        Assert.Equal("2026", Visual(new TextSpan("عام 2026 جديد", Style)).Single(text => text.Contains('2')).Trim());

    [Fact]
    public void Each_line_of_the_text_finds_its_own_direction()
    {
        var paragraph = Paragraph.Layout([new("Ministry\nوزارة\n2026", Style)], 500);

        Assert.Equal([false, true, true], paragraph.Lines.Select(line => line.RightToLeft));
    }

    [Fact]
    public void A_given_direction_outweighs_the_text() =>
        Assert.True(Paragraph.Layout([new("Ministry", Style)], 500, ParagraphDirection.RightToLeft).RightToLeft);

    [Theory]
    [InlineData("ab\u202Ecd")]
    [InlineData("ab\u2067")]
    [InlineData("ab\u2069\u202Ecd")]
    [InlineData("אב")]
    [InlineData("\u2066\u2066\u2067")]
    public void Controls_in_an_isolated_span_do_not_reach_its_neighbours(string name)
    {
        var visual = Visual(new("Name: ", Style), new(name, Style) { Isolated = true }, new(", No. 5", Style));

        Assert.Equal("Name: ", visual[0]);
        Assert.EndsWith(", No. 5", string.Concat(visual), StringComparison.Ordinal);
    }

    [Fact]
    public void Without_isolation_an_override_turns_what_follows()
    {
        var visual = Visual(new("Name: ", Style), new("ab\u202Ecd", Style), new(", No. 5", Style));

        Assert.DoesNotContain(", No. 5", string.Concat(visual), StringComparison.Ordinal);
    }

    [Fact]
    public void An_isolated_name_alone_gives_the_paragraph_its_direction() =>
        Assert.True(Paragraph.Layout([new("محمد علی", Style) { Isolated = true }], 500).RightToLeft);

    [Fact]
    public void A_newline_inside_an_isolated_span_ends_the_line_and_keeps_both_halves_isolated()
    {
        var paragraph = Paragraph.Layout([new("a: ", Style), new("b\u202Ec\nd\u202Ee", Style) { Isolated = true }, new(" f", Style)], 500);

        Assert.Equal(2, paragraph.Lines.Count);
        Assert.Equal("f", paragraph.Lines[1].Runs.MaxBy(run => run.X).Run.Text);
    }

    [Fact]
    public void Brackets_around_a_latin_abbreviation_stay_around_it()
    {
        var visual = string.Concat(Visual(new TextSpan("منظمة (UN) دولية", Style)));

        Assert.Contains("UN", visual, StringComparison.Ordinal);
        Assert.True(visual.IndexOf(')') < visual.IndexOf('U') && visual.IndexOf('(') > visual.IndexOf('N'));
    }

    /// <summary>The texts of a line's runs as they stand from left to right; right-to-left runs still read in logical order.</summary>
    private static string[] Visual(params TextSpan[] spans) =>
        [.. Paragraph.Layout(spans, 1000).Lines[0].Runs.OrderBy(run => run.X).Select(run => run.Run.Text)];
}
