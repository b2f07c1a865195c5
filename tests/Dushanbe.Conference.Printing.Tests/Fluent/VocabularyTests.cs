using Dushanbe.Conference.Printing.Drawing;
using Dushanbe.Conference.Printing.Fluent;
using Dushanbe.Conference.Printing.Layout;
using Dushanbe.Conference.Printing.Tests.Support;

namespace Dushanbe.Conference.Printing.Tests.Fluent;

public sealed class VocabularyTests
{
    [Fact]
    public void A_title_in_the_contents_is_kept_apart_from_its_page()
    {
        var document = Document.Create(d => d.Page(page => page.Content().Column(column =>
        {
            column.Item().Contents(contents => contents.Entry("Opening", "opening"));
            column.Item().Section("opening").Text("Welcome");
        })));

        var texts = Assert.Single(document.Pages()).Texts.Select(mark => mark.Text).ToList();

        Assert.Equal("Opening 1", string.Concat(texts.Take(2)));
    }

    [Theory]
    [InlineData(6, 0, "a1 a2 a3 a4 a5 a6")]
    [InlineData(8, 0, "a1 a2 a3 a4 a5 | a6 a7 a8")]
    [InlineData(9, 0, "a1 a2 a3 a4 a5 a6 | a7 a8 a9")]
    [InlineData(6, 6, "a1 a2 a3 a4 a5 | A6 a7 a8 a9")]
    [InlineData(4, 5, "a1 a2 a3 a4 | A5 a6 a7")]
    public void A_page_of_contents_neither_begins_with_its_last_entries_alone_nor_ends_with_what_others_are_indented_below(int entries, int heading, string expected)
    {
        var document = Document.Create(d => d.Page(page =>
        {
            page.Size(new(200, 12 * 6));
            page.Margin(0);
            page.DefaultTextStyle(text => text.FontSize(10).LineHeight(1.2f));
            page.Content().Contents(contents =>
            {
                for (var i = 1; i <= entries + (heading > 0 ? 3 : 0); i++) contents.Entry($"{(i == heading ? 'A' : 'a')}{i}", "s", i == heading ? 0 : 10);
            });
        }));

        Assert.Equal(expected, string.Join(" | ", document.Pages().Select(page => string.Join(' ', page.Texts.Select(mark => mark.Text.Trim()).Where(text => text != "?")))));
    }

    [Fact]
    public void Wrappers_called_earlier_lie_outside()
    {
        var page = Page(content => content.Padding(10).Background(Color.Black).Padding(5).Text("x"));

        Assert.Equal(10, Assert.Single(page.Fills).Area.X);
        Assert.Equal(15, Assert.Single(page.Texts).Area.X);
    }

    [Fact]
    public void Lengths_may_be_millimetres()
    {
        var page = Page(content => content.Absolute(Unit.Millimetre, sheet => sheet.Box(10, 20, 25.4f, 25.4f).Background(Color.Black)));

        Assert.Equal(new Rectangle(28.35f, 56.69f, 72, 72), Assert.Single(page.Fills).Area.Rounded());
    }

    [Fact]
    public void Cells_find_the_next_free_place_around_cells_that_cover_rows()
    {
        var page = Page(content => content.Table(table =>
        {
            table.Columns(columns =>
            {
                columns.ConstantColumn(50);
                columns.ConstantColumn(50);
            });
            table.Cell().RowSpan(2).Text("a");
            table.Cell().Text("b");
            table.Cell().Text("c");
            table.Cell().Text("d");
        }));

        Assert.Equal([("a", 0), ("b", 50), ("c", 50), ("d", 0)], page.Texts.Select(mark => (mark.Text, (int)mark.Area.X)));
    }

    [Fact]
    public void Two_cells_at_one_place_are_refused()
    {
        var error = Assert.Throws<InvalidOperationException>(() => Page(content => content.Table(table =>
        {
            table.Columns(columns => columns.RelativeColumn());
            table.Cell().Row(2).Column(1).Text("a");
            table.Cell().Row(2).Column(1).Text("b");
        })));

        Assert.Equal("Two cells of a table cover row 2, column 1.", error.Message);
    }

    [Fact]
    public void A_numbered_list_counts_its_items()
    {
        var page = Page(content => content.List(list =>
        {
            list.Numbered();
            list.Item().Text("first");
            list.Item().Text("second");
        }));

        Assert.Equal("1. first 2. second", page.Words);
    }

    [Fact]
    public void Lists_contents_and_links_have_their_place_in_the_structure()
    {
        var document = Document.Create(d => d.Page(page => page.Content().Column(column =>
        {
            column.Item().Contents(contents => contents.Entry("Opening", "opening"));
            column.Item().Section("opening", "Opening").Text("Opening").Heading(1);
            column.Item().List(list => list.Item().Text("words"));
            column.Item().Text(text =>
            {
                text.Span("see ");
                text.Hyperlink("the site", new("https://example.org/"));
            });
            column.Item().Canvas(new(10, 10), (_, _) => { }, "A seal");
            column.Item().Tag("BlockQuote").Text("quoted");
        })));
        var outline = Outline(document);

        Assert.Equal("TOC(TOCI(Reference(Link))) H1 L(LI(Lbl LBody(P))) P(Link) Figure BlockQuote(P)", outline);
    }

    [Fact]
    public void What_is_named_is_named_in_messages()
    {
        var error = Assert.Throws<LayoutException>(() => Page(content => content.Named("portrait of Fatou Diop").Canvas(new(5000, 10), (_, _) => { })));

        Assert.Contains("'portrait of Fatou Diop' > FreeDrawing", error.Message, StringComparison.Ordinal);
    }

    private static RecordingCanvas Page(Action<Container> compose) =>
        Document.Create(d => d.Page(page => compose(page.Content()))).Pages()[0];

    private static string Outline(Document document)
    {
        var composition = document.Compose(tagged: true);
        Laid.Record(composition);
        return string.Concat(composition.Root!.Children[0].Children.Select(Laid.Outline)).Trim();
    }
}
