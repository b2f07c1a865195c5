using Dushanbe.Conference.Printing.Drawing;
using Dushanbe.Conference.Printing.Layout;
using Dushanbe.Conference.Printing.Tests.Support;

namespace Dushanbe.Conference.Printing.Tests.Layout;

public sealed class ColumnTests
{
    [Fact]
    public void Items_stand_below_each_other_with_spacing_between_them()
    {
        var pages = new Column([Laid.Block(20), Laid.Block(30)], spacing: 5).OnPages();

        Assert.Equal([new(0, 0, 200, 20), new(0, 25, 200, 30)], Assert.Single(pages).Fills.Select(mark => mark.Area));
    }

    [Fact]
    public void An_item_that_does_not_fit_goes_to_the_next_page_without_the_spacing_before_it()
    {
        var pages = new Column([Laid.Block(60), Laid.Block(60)], spacing: 5).OnPages();

        Assert.Equal([new Rectangle(0, 0, 200, 60)], pages[1].Fills.Select(mark => mark.Area));
    }

    [Fact]
    public void Items_that_fill_the_page_exactly_stay_on_it()
    {
        var pages = new Column([Laid.Block(50), Laid.Block(50)]).OnPages();

        Assert.Single(pages);
    }

    [Fact]
    public void A_page_break_ends_the_page_and_does_nothing_at_its_top()
    {
        var pages = new Column([new PageBreak(), Laid.Block(10, 1), new PageBreak(), new PageBreak(), Laid.Block(10, 2)]).OnPages();

        Assert.Equal([[Laid.Id(1)], [Laid.Id(2)]], pages.Select(page => page.Fills.Select(mark => mark.Color)));
    }

    [Fact]
    public void A_page_break_at_the_end_adds_no_page()
    {
        var pages = new Column([Laid.Block(10), new PageBreak()]).OnPages();

        Assert.Single(pages);
    }

    [Fact]
    public void A_heading_moves_to_the_page_of_what_it_heads()
    {
        var heading = new KeepWithNext(Laid.Block(10, 1));

        var pages = new Column([Laid.Block(80), heading, Laid.Block(20, 2)]).OnPages();

        Assert.Equal([Laid.Id(1), Laid.Id(2)], pages[1].Fills.Select(mark => mark.Color));
    }

    [Fact]
    public void Several_headings_in_a_row_move_together()
    {
        var pages = new Column([Laid.Block(70), new KeepWithNext(Laid.Block(10, 1)), new KeepWithNext(Laid.Block(10, 2)), Laid.Block(20, 3)]).OnPages();

        Assert.Equal([Laid.Id(1), Laid.Id(2), Laid.Id(3)], pages[1].Fills.Select(mark => mark.Color));
    }

    [Fact]
    public void A_heading_stays_where_what_it_heads_begins()
    {
        var text = Laid.Words(string.Join('\n', Enumerable.Range(1, 10)));

        var pages = new Column([Laid.Block(60), new KeepWithNext(Laid.Block(10, 1)), text]).OnPages();

        Assert.Contains(Laid.Id(1), pages[0].Fills.Select(mark => mark.Color));
        Assert.Equal("1 2", pages[0].Words);
    }

    [Fact]
    public void A_heading_before_something_as_tall_as_a_page_does_not_hang_the_layout()
    {
        var pages = new Column([new KeepWithNext(Laid.Block(10, 1)), Laid.Block(100, 2)]).OnPages();

        Assert.Equal([[Laid.Id(1)], [Laid.Id(2)]], pages.Select(page => page.Fills.Select(mark => mark.Color)));
    }

    [Fact]
    public void What_is_kept_together_moves_as_a_whole()
    {
        var whole = new KeepTogether(new Column([Laid.Block(30, 1), Laid.Block(30, 2)]));

        var pages = new Column([Laid.Block(50), whole]).OnPages();

        Assert.Equal([Laid.Id(1), Laid.Id(2)], pages[1].Fills.Select(mark => mark.Color));
    }

    [Fact]
    public void What_is_kept_together_breaks_if_no_page_holds_it()
    {
        var whole = new KeepTogether(new Column([Laid.Block(60, 1), Laid.Block(60, 2)]));

        var pages = new Column([Laid.Block(50), whole]).OnPages();

        Assert.Equal(3, pages.Count);
    }

    [Fact]
    public void An_element_that_wants_space_begins_on_the_next_page()
    {
        var pages = new Column([Laid.Block(50), new EnsureSpace(new Column([Laid.Block(30), Laid.Block(30)]), 60)]).OnPages();

        Assert.Single(pages[0].Fills);
        Assert.Equal(2, pages[1].Fills.Count());
    }

    [Fact]
    public void What_is_left_out_at_the_top_of_a_page_stands_between_two_parts_of_one_page()
    {
        Element[] parts = [Laid.Block(40, 1), new SkipAtTop(Laid.Block(10, 9)), Laid.Block(40, 2), new SkipAtTop(Laid.Block(10, 9)), Laid.Block(40, 3)];

        var pages = new Column(parts).OnPages();

        Assert.Equal([[Laid.Id(1), Laid.Id(9), Laid.Id(2), Laid.Id(9)], [Laid.Id(3)]], pages.Select(page => page.Fills.Select(mark => mark.Color)));
    }

    [Fact]
    public void With_a_heading_it_moves_to_the_next_page_and_is_left_out_there()
    {
        var part = new Column([new KeepWithNext(new SkipAtTop(Laid.Block(10, 9))), new KeepWithNext(Laid.Block(10, 1)), Laid.Block(30, 2)]);

        var pages = new Column([Laid.Block(60, 3), part]).OnPages();

        Assert.Equal([[Laid.Id(3)], [Laid.Id(1), Laid.Id(2)]], pages.Select(page => page.Fills.Select(mark => mark.Color)));
        Assert.Equal([Laid.Id(9), Laid.Id(1), Laid.Id(2)], new Column([Laid.Block(40, 3), part]).OnPages()[0].Fills.Skip(1).Select(mark => mark.Color));
    }
}
