using Dushanbe.Conference.Printing.Drawing;
using Dushanbe.Conference.Printing.Fluent;
using Dushanbe.Conference.Printing.Layout;
using Dushanbe.Conference.Printing.Pdf;
using Dushanbe.Conference.Printing.Tests.Support;
using Dushanbe.Conference.Printing.Text;

namespace Dushanbe.Conference.Printing.Tests.Fluent;

/// <summary>Looks of letters from the vocabulary to the page.</summary>
public sealed class DecorationTests
{
    [Fact]
    public void Underlines_are_artifacts_below_the_words_of_their_line()
    {
        var block = new TextBlock([new("plain ", Laid.Style), new("under", Laid.Style with { Strokes = TextStrokes.Underline }), new("\nnext", Laid.Style)]);

        var page = Assert.Single(block.OnPages());

        var stroke = Assert.Single(page.Fills);
        var line = page.Texts.First();
        Assert.Null(stroke.Node);
        Assert.NotNull(line.Node);
        Assert.Equal((line.Area.Y + 1f, 0.5f, line.Area.Right), (stroke.Area.Y, stroke.Area.Height, MathF.Round(stroke.Area.Right, 3)), (one, other) =>
            Math.Abs(one.Item1 - other.Item1) < 0.01f && one.Item2 == other.Item2 && Math.Abs(one.Item3 - other.Item3) < 0.01f);
    }

    [Fact]
    public void A_link_may_be_underlined_and_strokes_move_with_the_alignment()
    {
        var page = Assert.Single(Document.Create(document => document.Page(page =>
        {
            page.Size(200, 100);
            page.Content().Text(text =>
            {
                text.AlignRight();
                text.Hyperlink("link", new Uri("https://example.org")).Underline();
            });
        })).Pages());

        Assert.Equal(Assert.Single(page.Texts).Area.X, Assert.Single(page.Fills).Area.X, 0.01f);
    }

    [Fact]
    public void Justified_words_are_underlined_as_far_as_they_reach()
    {
        var style = Laid.Style with { Strokes = TextStrokes.Underline };
        var page = Assert.Single(new TextBlock([new("words that fill more than one line of a narrow column", style)]) { Alignment = TextAlignment.Justify }.OnPages(120));

        Assert.Equal((0f, 120f), (page.Fills.First().Area.X, page.Fills.First().Area.Width));
    }

    [Fact]
    public void A_document_with_every_look_is_valid()
    {
        using var output = new MemoryStream();
        var report = Looks().WritePdf(output, new PdfOptions { Title = "Looks", Language = "en", Tagged = true, Archive = PdfArchive.A1b });

        PdfFile.AssertSound(output.ToArray());
        Assert.Empty(report.MissingGlyphs);
        var text = PdfFile.Text(output.ToArray());
        Assert.Contains("italic курсив bold italic", text, StringComparison.Ordinal);
        Assert.Contains("underlined", text, StringComparison.Ordinal);
        Assert.Contains("محمد", text, StringComparison.Ordinal);
    }

    [Dushanbe.Conference.Conditions.FileFact(Preflight.Jar, Preflight.Package)]
    public void Preflight_finds_it_valid()
    {
        using var output = new MemoryStream();
        Looks().WritePdf(output, new PdfOptions { Title = "Looks", Language = "en", Tagged = true, Archive = PdfArchive.A1b });

        Preflight.AssertValid(output.ToArray());
    }

    internal static Document Looks() => Document.Create(document => document.Page(page =>
    {
        page.Size(PageSize.A5);
        page.Margin(30);
        page.Content().Column(column =>
        {
            column.Spacing(8);
            column.Item().Text(text =>
            {
                text.Span("italic курсив ").Italic();
                text.Span("bold italic ").Italic().Bold();
                text.Span("serif italic ελληνικά ").Italic().Serif();
                text.Span("serif bold italic").Italic().Serif().Bold();
            });
            column.Item().Text(text =>
            {
                text.Span("underlined, jumpy ").Underline();
                text.Span("struck through").Strikethrough();
                text.Span(" E = mc");
                text.Span("2").Superscript();
                text.Span(", H");
                text.Span("2").Subscript();
                text.Span("O, 1");
                text.Span("er").Superscript();
            });
            FontColours(column.Item());
            column.Item().Text("The conference on the security of borders in Central Asia gathers ministers and experts of the states of the region and of their partners in Dushanbe.").Justify();
            column.Item().Text("يجمع المؤتمر حول أمن الحدود في آسيا الوسطى الوزراء والخبراء من دول المنطقة وشركائها في دوشنبه للنقاش").Justify();
            column.Item().Text("中亚边境安全会议汇集了各国部长和专家在杜尚别讨论合作与发展的问题，以及共同的未来和安全。中亚边境安全会议汇集了各国部长。").Justify();
            column.Item().Text("Deputy Director-General for International Cooperation and Border Security of the Ministry of Internal Affairs").ClampLines(1);
            column.Item().Text("يجمع المؤتمر حول أمن الحدود في آسيا الوسطى الوزراء والخبراء من دول المنطقة وشركائها").ClampLines(1);
            column.Item().Text("การประชุมระหว่างประเทศว่าด้วยความมั่นคงชายแดน กระทรวงการต่างประเทศแห่งราชอาณาจักรไทย");
            column.Item().Text("ក្រសួងការបរទេសនិងសហប្រតិបត្តិការអន្តរជាតិព្រះរាជាណាចក្រកម្ពុជាក្រសួងការបរទេសនិងសហប្រតិបត្តិការអន្តរជាតិ");
        });
    }));

    private static void FontColours(Container container) => container.Text(text =>
    {
        text.Span("مح").FontSize(20);
        text.Span("مد").FontSize(20).FontColor(new(200, 0, 0));
        text.Span(" سلا").FontSize(20);
        text.Span("م").FontSize(20).FontColor(new(0, 120, 0)).Underline();
    });
}
