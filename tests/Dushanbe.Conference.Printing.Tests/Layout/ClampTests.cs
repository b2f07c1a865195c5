using Dushanbe.Conference.Printing.Fluent;
using Dushanbe.Conference.Printing.Layout;
using Dushanbe.Conference.Printing.Pdf;
using Dushanbe.Conference.Printing.Tests.Support;
using Dushanbe.Conference.Printing.Text;

namespace Dushanbe.Conference.Printing.Tests.Layout;

/// <summary>Texts that are cut to a number of lines.</summary>
public sealed class ClampTests
{
    private const string Title = "Deputy Director-General for International Cooperation and Border Security";

    [Fact]
    public void A_text_is_cut_behind_a_word_and_the_report_names_it()
    {
        var (lines, report) = Set(text => text.Span(Title), text => text.ClampLines(2));

        Assert.Equal(["Deputy Director-General", "for International…"], lines);
        var cut = Assert.Single(report.Cuts);
        Assert.Equal((Title, "Deputy Director-General for International…", 1), (cut.Text, cut.Shown, cut.Page));
        Assert.Contains("TextBlock", cut.Where, StringComparison.Ordinal);
        Assert.Empty(report.Overflows);
    }

    [Fact]
    public void Or_behind_a_letter_to_fill_the_line()
    {
        var (lines, _) = Set(text => text.Span(Title), text => text.ClampLines(2, cutWords: true));

        Assert.Equal(["Deputy Director-General", "for International Cooper…"], lines);
    }

    [Fact]
    public void A_text_that_has_room_is_not_cut_and_not_reported()
    {
        var (lines, report) = Set(text => text.Span(Title), text => text.ClampLines(9));

        Assert.Equal(Title, string.Join(' ', lines));
        Assert.Empty(report.Cuts);
    }

    [Fact]
    public void From_right_to_left_the_ellipsis_stands_at_the_left()
    {
        var paragraph = Paragraph.Clamp([new("يجمع المؤتمر حول أمن الحدود في آسيا الوسطى الوزراء والخبراء", new(FontLibrary.Shipped.Sans, 12))], 120, 1);
        Assert.Contains('…', paragraph.Lines[0].Runs[0].Run.Text); // the leftmost run
        Assert.True(paragraph.RightToLeft);
        Assert.All(paragraph.Lines[0].Runs, run => Assert.DoesNotContain((ushort)0, run.Run.Glyphs));
    }

    [Theory]
    [InlineData("क्षत्रियक्षत्रियक्षत्रिय", "\u094D…")]
    [InlineData("ក្ស្រក្ស្រក្ស្រក្ស្រក្ស្រក្ស្រ", "\u17D2…")]
    public void A_conjunct_is_never_cut(string word, string torn)
    {
        var style = new TextStyle(FontLibrary.Shipped.Sans, 20);
        for (var width = 15f; width < 140; width += 3)
        {
            var paragraph = Paragraph.Clamp([new(word, style)], width, 1, cutsWords: true);

            Assert.DoesNotContain(torn, paragraph.Text, StringComparison.Ordinal);
            if (!paragraph.IsCut) break;
        }
    }

    [Fact]
    public void A_text_that_may_shrink_does_so_first()
    {
        var (lines, report) = Set(text => text.Span(Title), text => text.ShrinkTo(9, 2).ClampLines(2));
        var (shrunk, none) = Set(text => text.Span("Deputy Director-General for International Cooperation"), text => text.ShrinkTo(9, 2).ClampLines(2));

        Assert.EndsWith("…", lines[^1], StringComparison.Ordinal);
        Assert.Single(report.Cuts);
        Assert.Equal("Deputy Director-General for International Cooperation", string.Join(' ', shrunk));
        Assert.Empty(none.Cuts);
    }

    [Fact]
    public void A_character_without_a_glyph_is_reported_also_where_it_is_cut_away()
    {
        var (_, report) = Set(text => text.Span(Title + " ᏣᎳᎩ"), text => text.ClampLines(1));

        Assert.Equal("ᏣᎳᎩ", Assert.Single(report.MissingGlyphs).Characters);
    }

    [Fact]
    public void What_is_drawn_is_what_is_read_aloud_and_copied()
    {
        using var output = new MemoryStream();
        Document.Create(document => document.Page(page =>
        {
            page.Size(200, 100);
            page.Content().Text(Title).ClampLines(1);
        })).WritePdf(output, new PdfOptions { Title = "Cut", Tagged = true });

        PdfFile.AssertSound(output.ToArray());
        Assert.Equal("Deputy Director-General for…", PdfFile.Text(output.ToArray()).Trim());
    }

    private static (List<string> Lines, RenderReport Report) Set(Action<TextDescriptor> words, Action<TextDescriptor> clamp)
    {
        var document = Document.Create(d => d.Page(page =>
        {
            page.Size(150, 100);
            page.Content().Text(text =>
            {
                words(text);
                clamp(text);
            });
        }));
        var composition = document.Compose();
        var pages = Laid.Record(composition);
        return ([.. pages.SelectMany(page => page.Texts).Select(mark => mark.Text.Trim())], composition.Report);
    }
}
