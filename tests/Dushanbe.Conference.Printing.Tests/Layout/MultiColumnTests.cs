using Dushanbe.Conference.Printing.Layout;
using Dushanbe.Conference.Printing.Tests.Support;

namespace Dushanbe.Conference.Printing.Tests.Layout;

public sealed class MultiColumnTests
{
    [Fact]
    public void Content_flows_through_the_columns_and_then_to_the_next_page_where_they_are_even()
    {
        var pages = InColumns(Items(16), 2).OnPages(210);

        // five items of 20 points a column; six are left for the last page
        Assert.Equal([(0f, 5), (110f, 5)], Places(pages[0]).GroupBy(place => place.X).Select(column => (column.Key, column.Count())));
        Assert.Equal([(11, 0f, 0f), (12, 0f, 20f), (13, 0f, 40f), (14, 110f, 0f), (15, 110f, 20f), (16, 110f, 40f)], Places(pages[1]));
    }

    [Fact]
    public void Three_columns_share_seven_items_as_evenly_as_they_go()
    {
        var page = Assert.Single(InColumns(Items(7), 3).OnPages(320));

        Assert.Equal([3, 3, 1], Places(page).GroupBy(place => place.X).Select(column => column.Count()));
    }

    [Fact]
    public void Uneven_columns_are_filled_one_after_the_other()
    {
        var page = Assert.Single(new MultiColumn(Items(6), 2, 10) { IsUneven = true }.OnPages(210));

        Assert.Equal([5, 1], Places(page).GroupBy(place => place.X).Select(column => column.Count()));
    }

    [Fact]
    public void What_follows_stands_below_the_tallest_column()
    {
        var page = Assert.Single(new Column([InColumns(Items(3), 2), Laid.Block(10, id: 77)]).OnPages(210));

        Assert.Equal(40, page.Fills.Single(mark => mark.Color == Laid.Id(77)).Area.Y, 0.6f);
    }

    [Fact]
    public void From_right_to_left_the_first_column_stands_at_the_right()
    {
        var page = Assert.Single(new MultiColumn(Items(4), 2, 10) { FromRight = true }.OnPages(210));

        Assert.Equal([(1, 110f), (2, 110f), (3, 0f), (4, 0f)], Places(page).Select(place => (place.Item, place.X)));
    }

    [Fact]
    public void What_is_kept_together_is_not_divided_to_make_columns_even()
    {
        var items = new Column([new KeepTogether(Items(3)), Item(4)]);

        var page = Assert.Single(InColumns(items, 2).OnPages(210));

        Assert.Equal([(1, 0f), (2, 0f), (3, 0f), (4, 110f)], Places(page).Select(place => (place.Item, place.X)));
    }

    [Fact]
    public void A_page_break_begins_the_next_column()
    {
        var page = Assert.Single(InColumns(new Column([Item(1), new PageBreak(), Item(2)]), 2).OnPages(210));

        Assert.Equal([(1, 0f), (2, 110f)], Places(page).Select(place => (place.Item, place.X)));
    }

    [Fact]
    public void A_list_in_columns_is_one_list_for_those_who_listen()
    {
        var list = new Tagged(new Column([.. Enumerable.Range(1, 4).Select(number => new Tagged(Laid.Words($"{number}"), "LI"))]), "L");

        Assert.Equal("L(LI(P) LI(P) LI(P) LI(P)) ", Laid.Structure(InColumns(list, 2)));
    }

    [Fact]
    public void A_text_is_divided_between_its_lines()
    {
        var page = Assert.Single(InColumns(Laid.Words(string.Join('\n', Enumerable.Range(1, 8))), 2).OnPages(210));

        Assert.Equal([4, 4], page.Texts.GroupBy(mark => mark.Area.X).Select(column => column.Count()));
    }

    [Fact]
    public void No_columns_and_too_much_space_between_them_are_refused()
    {
        Assert.Contains("number of columns", Assert.Throws<LayoutException>(() => new MultiColumn(Items(1), 0, 10).OnPages()).Message, StringComparison.Ordinal);
        Assert.Throws<LayoutException>(() => new MultiColumn(Items(1), 3, 150).OnPages());
    }

    private static MultiColumn InColumns(Element content, int columns) => new(content, columns, 10);

    private static Column Items(int count) => new([.. Enumerable.Range(1, count).Select(Item)]);

    private static Element Item(int number) => Laid.Block(20, number);

    private static List<(int Item, float X, float Y)> Places(RecordingCanvas page) =>
        [.. page.Fills.Select(mark => (mark.Color.Red << 16 | mark.Color.Green << 8 | mark.Color.Blue, MathF.Round(mark.Area.X, 1), MathF.Round(mark.Area.Y, 1)))];
}
