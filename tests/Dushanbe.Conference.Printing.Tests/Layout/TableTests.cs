using Dushanbe.Conference.Printing.Drawing;
using Dushanbe.Conference.Printing.Layout;
using Dushanbe.Conference.Printing.Tests.Support;

namespace Dushanbe.Conference.Printing.Tests.Layout;

public sealed class TableTests
{
    private static readonly Track[] TwoColumns = [new(TrackKind.Constant, 50), new(TrackKind.Relative, 1)];

    [Fact]
    public void Cells_are_as_high_as_their_row()
    {
        var table = new Table(TwoColumns, [], [Cell(0, 0, Filled(1, "one")), Cell(0, 1, Laid.Block(40, 2))]);

        var page = Assert.Single(table.OnPages());

        Assert.Equal([new(0, 0, 50, 40), new(50, 0, 150, 40)], page.Fills.Select(mark => mark.Area));
    }

    [Fact]
    public void The_header_stands_again_on_every_page()
    {
        var table = new Table(TwoColumns, [Cell(0, 0, Laid.Words("Time"))], Rows(6, 30));

        var pages = table.OnPages();

        Assert.Equal(3, pages.Count);
        Assert.All(pages, page => Assert.Equal("Time", page.Words));
        Assert.All(pages, page => Assert.Equal(12, page.Fills.First().Area.Y, 0.1f));
    }

    [Fact]
    public void A_header_taller_than_the_page_names_the_table()
    {
        var table = new Table(TwoColumns, [Cell(0, 0, Laid.Block(60)), Cell(1, 0, Laid.Block(60))], Rows(1, 10));

        var error = Assert.Throws<LayoutException>(() => table.OnPages());

        Assert.Equal("The header of the table needs 200 x 120 pt but page 1 offers it 200 x 100 pt: Column > 1: Table", error.Message);
    }

    [Fact]
    public void A_header_that_would_break_over_pages_says_how_tall_it_is()
    {
        var table = new Table(TwoColumns, [Cell(0, 0, Laid.Words(string.Join('\n', Enumerable.Repeat("Time", 20))))], Rows(1, 10));

        var error = Assert.Throws<LayoutException>(() => table.OnPages());

        Assert.Equal("The header of the table needs 200 x 240 pt but page 1 offers it 200 x 100 pt: Column > 1: Table", error.Message);
    }

    [Fact]
    public void The_header_is_never_left_alone_at_the_foot_of_a_page()
    {
        var table = new Table(TwoColumns, [Cell(0, 0, Laid.Words("Time"))], Rows(1, 30));

        var pages = new Column([Laid.Block(70), table]).OnPages();

        Assert.Equal(["", "Time"], pages.Select(page => page.Words));
    }

    [Fact]
    public void A_row_stays_whole_if_it_fits_on_an_empty_page()
    {
        var table = new Table(TwoColumns, [], [Cell(0, 0, Laid.Block(60, 1)), Cell(1, 0, new Column([Laid.Block(30, 2), Laid.Block(30, 2)]))]);

        var pages = table.OnPages();

        Assert.Equal([1, 2], pages.Select(page => page.Fills.Count()));
    }

    [Fact]
    public void A_row_breaks_where_that_is_allowed()
    {
        var table = new Table(TwoColumns, [], [Cell(0, 0, Laid.Block(60, 1)), Cell(1, 0, new Column([Laid.Block(30, 2), Laid.Block(30, 2)]))]) { BreaksRows = true };

        var pages = table.OnPages();

        Assert.Equal([2, 1], pages.Select(page => page.Fills.Count()));
    }

    [Fact]
    public void A_row_taller_than_a_page_breaks_and_keeps_its_decorations()
    {
        var tall = new Column([.. Enumerable.Repeat(Laid.Block(40, 2), 4)]);
        var table = new Table(TwoColumns, [], [Cell(0, 0, Filled(1, "one")), Cell(0, 1, tall)]);

        var pages = table.OnPages();

        Assert.Equal([80f, 80f], pages.Select(page => Assert.Single(page.Fills, mark => mark.Color == Laid.Id(1)).Area.Height));
        Assert.Equal(["one", ""], pages.Select(page => page.Words));
        Assert.Equal("Table(TBody(TR(TD(P) TD)))", Laid.Structure(table).Trim());
    }

    [Fact]
    public void A_cell_may_cover_columns()
    {
        var table = new Table(TwoColumns, [], [new(Laid.Block(10), 0, 0, ColumnSpan: 2)]);

        Assert.Equal(new Rectangle(0, 0, 200, 10), Assert.Single(Assert.Single(table.OnPages()).Fills).Area);
    }

    [Fact]
    public void A_cell_that_covers_rows_stretches_the_last_of_them()
    {
        var table = new Table(TwoColumns, [], [new(Laid.Block(60, 1), 0, 0, RowSpan: 2), Cell(0, 1, Filled(2, "one")), Cell(1, 1, Filled(3, "two"))]);

        var page = Assert.Single(table.OnPages());

        Assert.Equal([new(0, 0, 50, 60), new(50, 0, 150, 12), new(50, 12, 150, 48)], page.Fills.Select(mark => mark.Area.Rounded()));
    }

    [Fact]
    public void Rows_under_one_cell_stay_together()
    {
        TableCell[] cells = [Cell(0, 0, Laid.Block(50)), new(Laid.Block(20, 1), 1, 0, RowSpan: 2), Cell(1, 1, Laid.Block(30, 2)), Cell(2, 1, Laid.Block(30, 3))];

        var pages = new Table(TwoColumns, [], cells).OnPages();

        Assert.Equal([Laid.Id(1), Laid.Id(2), Laid.Id(3)], pages[1].Fills.Select(mark => mark.Color));
    }

    [Fact]
    public void Rows_under_one_cell_part_if_no_page_holds_them_all()
    {
        TableCell[] cells = [new(Filled(9, "day"), 0, 0, RowSpan: 3), .. Enumerable.Range(0, 3).Select(row => Cell(row, 1, Laid.Block(40, row)))];

        var pages = new Table(TwoColumns, [], cells).OnPages();

        Assert.Equal([[Laid.Id(9), Laid.Id(0), Laid.Id(1)], [Laid.Id(9), Laid.Id(2)]], pages.Select(page => page.Fills.Select(mark => mark.Color)));
        Assert.Equal(["day", ""], pages.Select(page => page.Words));
    }

    [Fact]
    public void Each_of_many_rows_under_one_cell_stands_once_below_a_header_on_every_page()
    {
        const int Persons = 120;
        TableCell[] cells =
        [
            new(Laid.Words("Tajikistan"), 0, 0, RowSpan: Persons), .. Enumerable.Range(0, Persons).Select(row => Cell(row, 1, Laid.Words($"person{row}"))),
            Cell(Persons, 0, Laid.Words("Norway")), Cell(Persons, 1, Laid.Words("last")),
        ];

        var pages = new Table(TwoColumns, [Cell(0, 0, Laid.Words("State"))], cells).OnPages();

        Assert.True(pages.Count > 10, $"{pages.Count} pages");
        Assert.All(pages, page => Assert.Equal("State", page.Texts.First().Text));
        Assert.Equal(
            ["Tajikistan", .. Enumerable.Range(0, Persons).Select(row => $"person{row}"), "Norway", "last"],
            pages.SelectMany(page => page.Texts.Skip(1)).Select(mark => mark.Text));
    }

    [Fact]
    public void Rows_under_one_cell_that_no_page_holds_begin_where_there_is_room()
    {
        TableCell[] cells = [new(Filled(9, "day"), 0, 0, RowSpan: 4), .. Enumerable.Range(0, 4).Select(row => Cell(row, 1, Laid.Block(40, row)))];

        var pages = new Column([Laid.Block(10, 8), new Table(TwoColumns, [], cells)]).OnPages();

        Assert.Equal([[Laid.Id(8), Laid.Id(9), Laid.Id(0), Laid.Id(1)], [Laid.Id(9), Laid.Id(2), Laid.Id(3)]], pages.Select(page => page.Fills.Select(mark => mark.Color)));
    }

    [Fact]
    public void A_cell_too_tall_for_its_rows_fills_the_page_beside_the_last_of_them()
    {
        var tall = new Background(new Column([.. Enumerable.Range(0, 6).Select(id => Laid.Block(40, 10 + id))]), Laid.Id(9));
        TableCell[] cells = [new(tall, 0, 0, RowSpan: 2), Cell(0, 1, Filled(1, "one")), Cell(1, 1, Filled(2, "two"))];

        var pages = new Table(TwoColumns, [], cells).OnPages();

        Assert.Equal([2, 2, 2], pages.Select(page => page.Fills.Count(mark => mark.Color.Blue >= 10)));
        Assert.Equal(["one two", "", ""], pages.Select(page => page.Words));
        Assert.Equal([new(50, 0, 150, 12), new(50, 12, 150, 68)], pages[0].Fills.Where(mark => mark.Color.Blue is 1 or 2).Select(mark => mark.Area.Rounded()));
        Assert.Equal([68f, 80f, 80f], pages.Select(page => Assert.Single(page.Fills, mark => mark.Color == Laid.Id(2)).Area.Height), (one, other) => Math.Abs(one - other) < 0.01f);
        Assert.Equal("Table(TBody(TR(TD TD(P)) TR(TD(P))))", Laid.Structure(new Table(TwoColumns, [], cells)).Trim());
    }

    [Fact]
    public void A_cell_over_rows_that_has_no_room_on_a_page_goes_on_below_it_and_keeps_its_decorations()
    {
        var tall = new Background(new Column([Laid.Block(50, 1), Laid.Block(80, 2)]), Laid.Id(9));
        float[] heights = [40, 40, 30, 95];
        TableCell[] cells = [new(tall, 0, 0, RowSpan: 4), .. heights.Select((height, row) => Cell(row, 1, Laid.Block(height, 3)))];

        var pages = new Table(TwoColumns, [], cells).OnPages();

        Assert.Equal([1, 2], pages.SelectMany(page => page.Fills).Select(mark => mark.Color.Blue).Where(id => id < 3));
        Assert.Equal([80f, 30f, 95f], pages.Select(page => Assert.Single(page.Fills, mark => mark.Color == Laid.Id(9)).Area.Height));
    }

    [Fact]
    public void From_the_right_the_first_column_stands_at_the_right()
    {
        var table = new Table(TwoColumns, [], [Cell(0, 0, Laid.Block(10, 1)), Cell(0, 1, Laid.Block(10, 2))]) { FromRight = true };

        var page = Assert.Single(table.OnPages());

        Assert.Equal([new(150, 0, 50, 10), new(0, 0, 150, 10)], page.Fills.Select(mark => mark.Area));
    }

    [Fact]
    public void Headers_are_tagged_once_and_later_headers_are_decorations()
    {
        var header = new TableCell(Laid.Words("Time"), 0, 0, HeaderScope: "Column");
        var table = new Table(TwoColumns, [header], [new(Laid.Words("09:30"), 0, 0, HeaderScope: "Row"), Cell(0, 1, Laid.Words("Opening")), Cell(1, 1, Laid.Block(90))]);

        Assert.Equal("Table(THead(TR(TH(P))) TBody(TR(TH(P) TD(P)) TR(TD)))", Laid.Structure(table, height: 110).Trim());
    }

    [Fact]
    public void Header_cells_say_what_they_head_and_how_much_they_cover()
    {
        var table = new Table(TwoColumns, [new(Laid.Words("Day"), 0, 0, ColumnSpan: 2, HeaderScope: "Column")], Rows(1, 10));
        var composition = new Composition([new([new PageSetup { Size = new(200, 100), Content = table }], false)], tagged: true, CancellationToken.None);

        Laid.Record(composition);

        var cell = composition.Root!.Children[0].Children[0].Children[0].Children[0].Children[0];
        Assert.Equal(("TH", "Column", 2, 1), (cell.Role, cell.HeaderScope, cell.ColumnSpan, cell.RowSpan));
    }

    private static TableCell Cell(int row, int column, Element element) => new(element, row, column);

    private static Background Filled(int id, string text) => new(Laid.Words(text), Laid.Id(id));

    private static List<TableCell> Rows(int count, float height) =>
        [.. Enumerable.Range(0, count).Select(row => Cell(row, 0, Laid.Block(height, row)))];
}
