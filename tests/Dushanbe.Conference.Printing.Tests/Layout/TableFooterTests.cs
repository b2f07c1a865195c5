using Dushanbe.Conference.Printing.Layout;
using Dushanbe.Conference.Printing.Tests.Support;

namespace Dushanbe.Conference.Printing.Tests.Layout;

public sealed class TableFooterTests
{
    [Fact]
    public void The_footer_stands_below_the_rows_of_every_page()
    {
        var pages = Table(rows: 8, lastPageOnly: false).OnPages();

        // 100 points a page: header and footer 12 each, so that three rows of 20 have room
        Assert.Equal(["Name 1 2 3 Total", "Name 4 5 6 Total", "Name 7 8 Total"], pages.Select(page => page.Words));
        Assert.All(pages, page => Assert.Equal(page.Texts.Max(mark => mark.Area.Y), page.Texts.Single(mark => mark.Text == "Total").Area.Y));
    }

    [Fact]
    public void Or_below_the_last_row_of_the_table_only()
    {
        var pages = Table(rows: 9, lastPageOnly: true).OnPages();

        Assert.Equal(["Name 1 2 3 4", "Name 5 6 7 8", "Name 9 Total"], pages.Select(page => page.Words));
    }

    [Fact]
    public void The_last_row_goes_on_with_the_footer_that_has_no_room()
    {
        var pages = Table(rows: 4, lastPageOnly: true).OnPages();

        Assert.Equal(["Name 1 2 3", "Name 4 Total"], pages.Select(page => page.Words));
    }

    [Fact]
    public void Where_one_row_fills_the_page_the_footer_goes_alone()
    {
        var table = new Table([new(TrackKind.Relative, 1)], [], [new(Laid.Block(95), 0, 0)]) { Footer = [new(Laid.Words("Total"), 0, 0)], FootsLastPageOnly = true };

        Assert.Equal(["", "Total"], table.OnPages().Select(page => page.Words));
    }

    [Fact]
    public void A_table_that_does_not_fit_with_its_footer_begins_on_the_next_page()
    {
        var pages = new Column([Laid.Block(60), Table(rows: 1, lastPageOnly: true)]).OnPages();

        Assert.Equal(["", "Name 1 Total"], pages.Select(page => page.Words));
    }

    [Fact]
    public void A_footer_taller_than_the_page_says_so()
    {
        var table = new Table([new(TrackKind.Relative, 1)], [], [new(Laid.Block(10), 0, 0)]) { Footer = [new(Laid.Block(120), 0, 0)] };

        var error = Assert.Throws<LayoutException>(() => table.OnPages());

        Assert.Equal("The footer of the table needs 200 x 120 pt but page 1 offers it 200 x 100 pt: Column > 1: Table", error.Message);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void It_is_read_aloud_once_after_the_rows(bool lastPageOnly) => Assert.Equal(
        "Table(THead(TR(TH(P))) TBody(" + string.Join(' ', Enumerable.Repeat("TR(TD(P))", 8)) + ") TFoot(TR(TD(P)))) ",
        Laid.Structure(Table(rows: 8, lastPageOnly)));

    private static Table Table(int rows, bool lastPageOnly)
    {
        var cells = Enumerable.Range(0, rows).Select(row => new TableCell(new Constrained(Laid.Words($"{row + 1}")) { MinHeight = 20 }, row, 0)).ToList();
        return new([new(TrackKind.Relative, 1)], [new(Laid.Words("Name"), 0, 0, HeaderScope: "Column")], cells)
        {
            Footer = [new(Laid.Words("Total"), 0, 0)],
            FootsLastPageOnly = lastPageOnly,
        };
    }
}
