using System.Globalization;
using Dushanbe.Conference.Printing.Layout;
using Dushanbe.Conference.Printing.Tests.Support;

namespace Dushanbe.Conference.Printing.Tests.Layout;

public sealed class PageTests
{
    private static readonly Element ThreePages = new Column([Laid.Block(50), Laid.Block(50), Laid.Block(50)]);

    [Fact]
    public void Every_page_says_which_it_is_of_how_many()
    {
        var footer = new TextBlock([new("", Laid.Style) { Fact = PageFact.CurrentPage }, new(" of ", Laid.Style), new("", Laid.Style) { Fact = PageFact.TotalPages }]);

        var pages = new PageSetup { Size = new(200, 70), Furniture = new() { Footer = footer }, Content = ThreePages }.Pages();

        Assert.Equal(["1 of 3", "2 of 3", "3 of 3"], pages.Select(page => page.Words));
    }

    [Fact]
    public void Header_content_and_footer_share_the_page_inside_its_margins()
    {
        var furniture = new PageFurniture { Header = Laid.Block(10, 1), Footer = Laid.Block(20, 2) };

        var page = new PageSetup { Size = new(200, 100), Margins = Edges.All(5), Furniture = furniture, Content = new Extended(new Background(Element.Empty, Laid.Id(3)), Directions.Both) }.Pages()[0];

        Assert.Equal([new(5, 5, 190, 10), new(5, 15, 190, 60), new(5, 75, 190, 20)], page.Fills.Select(mark => mark.Area));
    }

    [Fact]
    public void Backgrounds_reach_into_the_bleed_and_foregrounds_lie_on_top()
    {
        var furniture = new PageFurniture { Background = new Background(Element.Empty, Laid.Id(1)), Foreground = new Background(Element.Empty, Laid.Id(2)) };

        var page = new PageSetup { Size = new(200, 100) { Bleed = 3 }, Furniture = furniture, Content = Laid.Block(10, 3) }.Pages()[0];

        Assert.Equal([new(-3, -3, 206, 106), new(0, 0, 200, 10), new(0, 0, 200, 100)], page.Fills.Select(mark => mark.Area));
    }

    [Fact]
    public void The_first_page_may_be_furnished_differently()
    {
        var setup = new PageSetup
        {
            Size = new(200, 60),
            Furniture = new() { Header = Laid.Words("later") },
            FirstFurniture = new() { Header = Laid.Words("first") },
            Content = new Column([Laid.Block(40), Laid.Block(40)]),
        };

        Assert.Equal(["first", "later"], setup.Pages().Select(page => page.Words));
    }

    [Fact]
    public void What_does_not_fit_below_a_tall_first_header_begins_on_the_second_page()
    {
        var setup = new PageSetup { Size = new(200, 60), FirstFurniture = new() { Header = Laid.Block(50, 1) }, Content = Laid.Block(40, 2) };

        Assert.Equal([[Laid.Id(1)], [Laid.Id(2)]], setup.Pages().Select(page => page.Fills.Select(mark => mark.Color)));
    }

    [Fact]
    public void Margins_of_a_bound_book_change_sides()
    {
        var setup = new PageSetup { Size = new(200, 60), Margins = new(30, 0, 10, 0), MirrorsMargins = true, Content = new Column([Laid.Block(40), Laid.Block(40)]) };

        Assert.Equal([30f, 10f], setup.Pages().Select(page => page.Fills.Single().Area.X));
    }

    [Fact]
    public void A_list_of_contents_names_the_page_of_each_section_and_links_to_it()
    {
        var contents = new Column([.. Enumerable.Range(0, 20).Select(i => Entry($"s{i}"))]);
        var sections = Enumerable.Range(0, 20).Select(i => new Section(Laid.Block(45), $"s{i}", $"Section {i}"));
        var setup = new PageSetup { Size = new(200, 100), Content = new Column([contents, .. sections]) };

        var pages = setup.Pages();

        var printed = pages.SelectMany(page => page.Texts).Select(mark => int.Parse(mark.Text, CultureInfo.InvariantCulture)).ToList();
        var actual = Enumerable.Range(0, 20).Select(i => 1 + pages.FindIndex(page => page.Marks.Exists(mark => mark.Kind == "destination" && mark.Text == $"s{i}")));
        Assert.Equal(actual, printed);
        Assert.Equal(20, pages.SelectMany(page => page.Marks).Count(mark => mark.Kind == "link"));
        Assert.Equal(20, pages.SelectMany(page => page.Marks).Count(mark => mark.Kind == "bookmark"));
    }

    [Fact]
    public void Contents_of_several_pages_name_the_pages_behind_them()
    {
        const int Sections = 1200;
        var contents = new Column([.. Enumerable.Range(0, Sections).Select(i => Entry($"s{i}"))]);
        var sections = Enumerable.Range(0, Sections).Select(i => new Section(Laid.Block(60), $"s{i}", $"Section {i}"));

        var pages = new PageSetup { Size = new(200, 100), Content = new Column([contents, new PageBreak(), .. sections]) }.Pages();

        var first = pages.FindIndex(page => page.Marks.Exists(mark => mark.Kind == "destination"));
        Assert.True(first >= 100, $"{first} pages of contents");
        Assert.Equal(first + Sections, pages.Count);
        Assert.Equal(
            Enumerable.Range(0, Sections).Select(i => first + 1 + i),
            pages.Take(first).SelectMany(page => page.Texts).Select(mark => int.Parse(mark.Text, CultureInfo.InvariantCulture)));
        Assert.All(Enumerable.Range(0, Sections), i => Assert.Contains(pages[first + i].Marks, mark => mark.Kind == "destination" && mark.Text == $"s{i}"));
    }

    [Fact]
    public void A_section_is_found_on_the_page_where_it_begins()
    {
        var section = new Section(new Column([Laid.Block(45), Laid.Block(45), Laid.Block(45)]), "long");
        var reference = new TextBlock([new("long", Laid.Style) { Fact = PageFact.SectionPage }]);

        var pages = new PageSetup { Size = new(200, 60), Content = new Column([reference, section]) }.Pages();

        Assert.Equal("1", pages[0].Words);
        Assert.Single(pages.SelectMany(page => page.Marks), mark => mark.Kind == "destination");
    }

    [Fact]
    public void An_element_that_fits_no_page_names_itself_its_place_and_its_size()
    {
        var seal = new Named(new FreeDrawing(new(50, 300), (_, _) => { }), "the seal");

        var error = Assert.Throws<LayoutException>(() => new Column([Laid.Block(10), new Padding(seal, Edges.All(5))]).OnPages());

        Assert.Equal("FreeDrawing needs 50 x 300 pt but page 2 offers it 190 x 90 pt: Column > 1: Column > 2: Padding > 'the seal' > FreeDrawing", error.Message);
    }

    [Fact]
    public void A_header_that_leaves_no_page_names_itself()
    {
        var error = Assert.Throws<LayoutException>(() => new PageSetup { Size = new(200, 60), Furniture = new() { Header = new FreeDrawing(new(10, 80), (_, _) => { }) } }.Pages());

        Assert.Contains("FreeDrawing needs 10 x 80 pt", error.Message, StringComparison.Ordinal);
        Assert.EndsWith("Header > FreeDrawing", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_header_of_several_parts_says_how_tall_it_is_as_a_whole()
    {
        var header = new Column([.. Enumerable.Range(0, 9).Select(_ => Laid.Block(10))]);

        var error = Assert.Throws<LayoutException>(() => new PageSetup { Size = new(200, 60), Furniture = new() { Header = header } }.Pages());

        Assert.Equal("Header needs 20 x 90 pt but page 1 offers it 200 x 60 pt: Header", error.Message);
    }

    [Fact]
    public void Content_without_room_says_what_took_it()
    {
        var furniture = new PageFurniture { Header = Laid.Block(30), Footer = Laid.Block(20) };

        var error = Assert.Throws<LayoutException>(() => new PageSetup { Size = new(200, 60), Furniture = furniture, Content = Laid.Block(40) }.Pages());

        Assert.Equal("Slab needs 20 x 40 pt but page 1 offers it 200 x 10 pt (the header takes 30 pt and the footer 20 pt of the 60 pt inside the margins): Slab", error.Message);
    }

    [Fact]
    public void Streamed_pages_that_ask_for_the_total_say_what_to_do()
    {
        var setup = new PageSetup { Size = new(200, 60), Content = new TextBlock([new("", Laid.Style) { Fact = PageFact.TotalPages }]) };

        var error = Assert.Throws<LayoutException>(() => Laid.Record(new([new([setup], AsksForPages: false)], tagged: false, CancellationToken.None)));

        Assert.Contains("Ask for page references", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Headers_footers_and_backgrounds_are_no_part_of_what_is_read_aloud()
    {
        var furniture = new PageFurniture { Header = Laid.Words("header"), Footer = Laid.Words("footer"), Background = Laid.Words("background") };

        var page = new PageSetup { Size = new(200, 100), Furniture = furniture, Content = Laid.Words("content") }.Pages()[0];

        Assert.Equal(["content"], page.Texts.Where(mark => mark.Node is not null).Select(mark => mark.Text));
        Assert.Equal(4, page.Texts.Count());
    }

    private static Link Entry(string section) =>
        new(new TextBlock([new(section, Laid.Style) { Fact = PageFact.SectionPage }]), section, section);
}
