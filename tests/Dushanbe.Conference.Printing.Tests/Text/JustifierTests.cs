using Dushanbe.Conference.Printing.Layout;
using Dushanbe.Conference.Printing.Tests.Support;
using Dushanbe.Conference.Printing.Text;

namespace Dushanbe.Conference.Printing.Tests.Text;

public sealed class JustifierTests
{
    private const float Width = 190;

    private static readonly TextStyle Style = new(FontLibrary.Shipped.Sans, 10);

    [Theory]
    [InlineData("The conference on the security of borders in Central Asia gathers ministers and experts in Dushanbe.")]
    [InlineData("Конференция по безопасности границ в Центральной Азии собирает министров и экспертов в Душанбе.")]
    [InlineData("يجمع المؤتمر حول أمن الحدود في آسيا الوسطى الوزراء والخبراء في دوشنبه للنقاش والتعاون بين الدول.")]
    [InlineData("中亚边境安全会议汇集了各国部长和专家在杜尚别讨论合作与发展的问题，以及共同的未来和安全。")]
    public void Every_line_but_the_last_fills_the_column(string text)
    {
        var lines = Paragraph.Layout([new(text, Style)], Width).Lines;

        Assert.True(lines.Count > 2);
        Assert.All(lines.SkipLast(1), line => AssertFills(Justifier.Fill(line, Width)));
        Assert.Same(lines[^1], Justifier.Fill(lines[^1], Width));
    }

    [Fact]
    public void All_spaces_of_a_line_become_equally_wider_and_letters_keep_their_distances()
    {
        var line = Paragraph.Layout([new("three plain words and a tail that breaks the line", Style)], Width).Lines[0];

        var justified = Justifier.Fill(line, Width);

        var space = line.Runs[0].Run.Advances[^1];
        var widened = justified.Runs.SkipLast(1).Select(run => MathF.Round(run.Run.Advances[^1] - space, 2)).Distinct();
        Assert.True(Assert.Single(widened) > 0);
        Assert.All(justified.Runs.Zip(line.Runs), pair => Assert.Equal(pair.Second.Run.Advances[..^1], pair.First.Run.Advances[..^1]));
    }

    [Fact]
    public void Letters_of_arabic_are_never_stretched()
    {
        var line = Paragraph.Layout([new("يجمع المؤتمر حول أمن الحدود في آسيا الوسطى الوزراء", Style)], Width).Lines[0];

        var justified = Justifier.Fill(line, Width);

        foreach (var (after, before) in justified.Runs.Zip(line.Runs))
        {
            Assert.Equal(before.Run.Glyphs, after.Run.Glyphs);
            for (var i = 0; i < before.Run.Glyphs.Length; i++)
                if (before.Run.Text[before.Run.Clusters[i]] != ' ') Assert.Equal(before.Run.Advances[i], after.Run.Advances[i]);
        }
    }

    [Fact]
    public void Chinese_characters_part_but_stops_stay_with_theirs()
    {
        var line = Paragraph.Layout([new("会议，部长和专家在杜尚别讨论合作与发展", Style)], 105).Lines[0];

        var justified = Justifier.Fill(line, 105);

        Assert.Equal(105, justified.Width);
        var runs = justified.Runs.SelectMany(run => run.Run.Text.Select((c, i) => (c, Extra: run.Run.Advances[i] - 1000))).ToList();
        Assert.True(runs.Single(each => each.c == '会').Extra > 0);
        Assert.Equal(0, runs.Single(each => each.c == '议').Extra, 0.01f); // the comma stays with it
    }

    [Fact]
    public void A_line_that_takes_too_much_stays_as_it_is()
    {
        var line = Paragraph.Layout([new("a Hauptverwaltungsbeamtinnen", Style)], 150).Lines[0];

        Assert.Equal("a ", string.Concat(line.Runs.Select(run => run.Run.Text)));
        Assert.Same(line, Justifier.Fill(line, 150));
        var two = Paragraph.Layout([new("of a Hauptverwaltungsbeamtinnenstelle", Style)], 150).Lines[0];
        Assert.Same(two, Justifier.Fill(two, 150)); // no space becomes wider by more than one and a half ems
    }

    [Fact]
    public void A_line_that_the_text_ends_is_not_stretched()
    {
        var lines = Paragraph.Layout([new("short line\nand another", Style)], Width).Lines;

        Assert.All(lines, line => Assert.Same(line, Justifier.Fill(line, Width)));
    }

    [Theory]
    [InlineData("The conference on the security of borders in Central Asia gathers ministers", 0)]
    [InlineData("يجمع المؤتمر حول أمن الحدود في آسيا الوسطى الوزراء والخبراء في دوشنبه", 1)]
    public void A_justified_paragraph_stands_from_side_to_side_and_its_last_line_where_it_begins(string text, float place)
    {
        var page = Assert.Single(new TextBlock([new(text, Style)]) { Alignment = TextAlignment.Justify }.OnPages(Width, 200));

        var lines = page.Texts.Select(mark => mark.Area).ToList();
        Assert.All(lines.SkipLast(1), line => Assert.Equal((0f, Width), (line.X, line.Width)));
        Assert.Equal((Width - lines[^1].Width) * place, lines[^1].X, 0.01f);
    }

    [Fact]
    public void Justified_words_are_copied_with_one_space_between_them()
    {
        const string text = "The conference on the security of borders in Central Asia gathers ministers and experts.";
        var lines = Paragraph.Layout([new(text, Style)], Width).Lines;
        var pdf = PdfFile.WritePage(new(200, 100), canvas =>
        {
            for (var i = 0; i < lines.Count; i++) canvas.Text(Justifier.Fill(lines[i], Width), 10, 20 + i * 14);
        });

        PdfFile.AssertSound(pdf);
        Assert.Equal(text, PdfFile.Text(pdf).Trim().Replace('\n', ' '));
    }

    private static void AssertFills(TextLine line)
    {
        Assert.Equal(Width, line.Width);
        var visible = line.Runs.Where(run => run.Run.Width > run.Run.TrailingSpace).ToList();
        var left = visible.Min(run => run.X);
        var right = visible.Max(run => run.X + run.Width);
        // the space that hangs over the margin stays outside
        Assert.InRange(left, -8, 0.05f);
        Assert.InRange(right, Width - 0.05f, Width + 8);
        for (var i = 1; i < line.Runs.Count; i++) Assert.Equal(line.Runs[i - 1].X + line.Runs[i - 1].Width, line.Runs[i].X, 0.01f);
    }
}
