using Dushanbe.Conference.Printing.Layout;
using Dushanbe.Conference.Printing.Tests.Support;

namespace Dushanbe.Conference.Printing.Tests.Layout;

public sealed class GroupTests
{
    [Fact]
    public void The_heading_says_on_later_pages_that_the_group_goes_on()
    {
        var pages = Tajikistan(rows: 12, height: 20).OnPages();

        Assert.Equal(["Tajikistan 1 2 3 4", "Tajikistan (continued) 5 6 7 8", "Tajikistan (continued) 9 10 11 12"], pages.Select(page => page.Words));
    }

    [Fact]
    public void A_group_that_ends_with_the_page_does_not_go_on()
    {
        Assert.Equal(["Tajikistan 1 2 3 4"], Tajikistan(rows: 4, height: 20).OnPages().Select(page => page.Words));
    }

    [Fact]
    public void The_heading_never_stands_without_its_content()
    {
        var pages = new Column([Laid.Block(75), Tajikistan(rows: 2, height: 20)]).OnPages();

        Assert.Equal(["", "Tajikistan 1 2"], pages.Select(page => page.Words));
    }

    [Fact]
    public void A_table_in_it_repeats_its_header_below_what_says_that_it_goes_on()
    {
        var cells = Enumerable.Range(1, 8).Select(row => new TableCell(Row(row, 20), row - 1, 0)).ToList();
        var table = new Table([new(TrackKind.Relative, 1)], [new(Laid.Words("Name"), 0, 0)], cells);

        var pages = new Group(Laid.Words("People"), Laid.Words("People (continued)"), table).OnPages();

        Assert.Equal(["People Name 1 2 3", "People (continued) Name 4 5 6", "People (continued) Name 7 8"], pages.Select(page => page.Words));
    }

    [Fact]
    public void What_says_that_it_goes_on_is_no_second_heading_for_those_who_listen()
    {
        var group = new Group(new TextBlock([new("Tajikistan", Laid.Style)]) { Role = "H2" }, new TextBlock([new("(continued)", Laid.Style)]) { Role = "H2" }, Rows(8, 20));

        Assert.Equal("H2 " + string.Concat(Enumerable.Repeat("P ", 8)), Laid.Structure(group));
    }

    [Fact]
    public void A_heading_taller_than_the_page_says_so()
    {
        var group = new Group(Laid.Words(string.Join('\n', Enumerable.Range(1, 9))), Laid.Words("again"), Laid.Words("content"));

        var fault = Assert.Throws<LayoutException>(() => group.OnPages(height: 60));

        Assert.Contains("The heading of the group", fault.Message, StringComparison.Ordinal);
    }

    private static Group Tajikistan(int rows, float height) => new(Laid.Words("Tajikistan"), Laid.Words("Tajikistan (continued)"), Rows(rows, height));

    private static Column Rows(int count, float height) => new([.. Enumerable.Range(1, count).Select(row => Row(row, height))]);

    private static Constrained Row(int number, float height) => new(Laid.Words($"{number}")) { MinHeight = height };
}
