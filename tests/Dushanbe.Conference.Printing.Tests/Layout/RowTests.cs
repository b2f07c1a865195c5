using Dushanbe.Conference.Printing.Drawing;
using Dushanbe.Conference.Printing.Layout;
using Dushanbe.Conference.Printing.Tests.Support;

namespace Dushanbe.Conference.Printing.Tests.Layout;

public sealed class RowTests
{
    private static readonly Track Share = new(TrackKind.Relative, 1);

    [Fact]
    public void Relative_parts_share_what_constant_ones_and_spacing_leave()
    {
        var row = new Row([new(new(TrackKind.Constant, 50), Laid.Block(10)), new(Share, Laid.Block(10)), new(new(TrackKind.Relative, 2), Laid.Block(10))], spacing: 10);

        var page = Assert.Single(row.OnPages());

        Assert.Equal([(0, 50), (60, 43.33f), (113.33f, 86.67f)], page.Fills.Select(mark => (mark.Area.Rounded().X, mark.Area.Rounded().Width)));
    }

    [Fact]
    public void An_automatic_part_is_as_wide_as_its_content()
    {
        var box = new FreeDrawing(new(30, 10), (canvas, area) => canvas.Fill(area, Color.Black));

        var page = Assert.Single(new Row([new(Share, Laid.Block(10)), new(new(TrackKind.Auto, 0), box)]).OnPages());

        Assert.Equal([new(0, 0, 170, 10), new(170, 0, 30, 10)], page.Fills.Select(mark => mark.Area));
    }

    [Fact]
    public void Decorations_are_as_tall_as_the_tallest_part()
    {
        var row = new Row([new(Share, new Background(Laid.Words("one"), Color.Black)), new(Share, Laid.Block(40))]);

        var page = Assert.Single(row.OnPages());

        Assert.Equal([40f, 40f], page.Fills.Select(mark => mark.Area.Height));
    }

    [Fact]
    public void From_the_right_the_first_part_stands_at_the_right()
    {
        var row = new Row([new(new(TrackKind.Constant, 50), Laid.Block(10, 1)), new(Share, Laid.Block(10, 2))], spacing: 10) { FromRight = true };

        var page = Assert.Single(row.OnPages());

        Assert.Equal([new(150, 0, 50, 10), new(0, 0, 140, 10)], page.Fills.Select(mark => mark.Area));
    }

    [Fact]
    public void Each_part_breaks_by_itself_and_keeps_its_decoration_on_later_pages()
    {
        var text = Laid.Words(string.Join('\n', Enumerable.Range(1, 10)));
        var row = new Row([new(Share, new Background(Laid.Block(20), Laid.Id(7))), new(Share, text)]);

        var pages = row.OnPages();

        Assert.Equal(["1 2 3 4 5 6 7 8", "9 10"], pages.Select(page => page.Words));
        Assert.Equal([96f, 24f], pages.Select(page => page.Fills.First(mark => mark.Color == Laid.Id(7)).Area.Height), Near);
        Assert.Equal(1, pages.Sum(page => page.Fills.Count(mark => mark.Color == Laid.Id(0))));
    }

    [Fact]
    public void A_part_that_has_ended_keeps_its_layers_and_leads_nowhere()
    {
        var layered = new Layers([new Background(Element.Empty, Laid.Id(7))], Laid.Words("ended"), []);
        var row = new Row([new(Share, new Link(layered, "s", "there")), new(Share, Laid.Words(string.Join('\n', Enumerable.Range(1, 10))))]);

        var pages = row.OnPages();

        Assert.Equal([96f, 24f], pages.Select(page => page.Fills.Single(mark => mark.Color == Laid.Id(7)).Area.Height), Near);
        Assert.Equal([1, 0], pages.Select(page => page.Marks.Count(mark => mark.Kind == "link")));
        Assert.Equal("Link P", Laid.Structure(row).Trim());
    }

    [Fact]
    public void A_part_that_is_repeated_stands_beside_its_neighbours_on_every_page_and_is_read_aloud_once()
    {
        var row = new Row([new(Share, new Repeated(Laid.Words("09:00"))), new(Share, Laid.Words(string.Join('\n', Enumerable.Range(1, 20))))]);

        var pages = row.OnPages();

        Assert.Equal(["09:00 1 2 3 4 5 6 7 8", "09:00 9 10 11 12 13 14 15 16", "09:00 17 18 19 20"], pages.Select(page => page.Words));
        Assert.Equal([9.88f, 9.88f, 9.88f], pages.Select(page => page.Texts.First().Area.Y), Near);
        Assert.Equal([true, false, false], pages.Select(page => page.Texts.First().Node is not null));
        Assert.Equal("P P", Laid.Structure(row).Trim());
    }

    [Fact]
    public void What_is_repeated_takes_the_room_it_needs_and_is_not_repeated_where_the_row_has_ended()
    {
        var row = new Row([new(Share, new Repeated(Laid.Words("09:00\n10:30"))), new(Share, Laid.Words(string.Join('\n', Enumerable.Range(1, 10))))]);

        var pages = new Column([row, Laid.Words("after")]).OnPages();

        Assert.Equal(["09:00 10:30 1 2 3 4 5 6 7 8", "09:00 10:30 9 10 after"], pages.Select(page => page.Words));
        Assert.Equal(9.88f + 24, pages[1].Texts.Last().Area.Y, Near);
        Assert.Equal(["09:00 10:30 x"], new Row([new(Share, new Repeated(Laid.Words("09:00\n10:30"))), new(Share, Laid.Words("x"))]).OnPages().Select(page => page.Words));
    }

    [Fact]
    public void What_is_repeated_is_left_out_where_it_has_no_room()
    {
        var row = new Row([new(Share, new Repeated(Laid.Block(90, 1))), new(Share, new Column([Laid.Block(60, 2), Laid.Block(60, 3)]))]);
        var setup = new PageSetup { Size = new(200, 100), Content = row, FirstFurniture = new(), Furniture = new() { Footer = Laid.Block(30, 4) } };

        var pages = setup.Pages();

        Assert.Equal([(1, 1, 0), (0, 0, 1)], pages.Select(page => (Count(page, 1), Count(page, 2), Count(page, 3))));

        static int Count(RecordingCanvas page, int id) => page.Fills.Count(mark => mark.Color == Laid.Id(id));
    }

    [Fact]
    public void A_row_without_parts_takes_no_room()
    {
        var page = Assert.Single(new Column([new Row([]), Laid.Block(10)]).OnPages());

        Assert.Equal(0, Assert.Single(page.Fills).Area.Y);
    }

    [Fact]
    public void Constant_parts_wider_than_the_page_name_the_row()
    {
        var row = new Row([new(new(TrackKind.Constant, 250), Laid.Block(10))]);

        var error = Assert.Throws<LayoutException>(() => row.OnPages());

        Assert.Contains("Row needs 250 x 0 pt but page 1 offers it 200 x 100 pt", error.Message, StringComparison.Ordinal);
    }

    private static bool Near(float one, float other) => Math.Abs(one - other) < 0.1f;
}
