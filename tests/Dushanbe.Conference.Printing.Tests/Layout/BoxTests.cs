using Dushanbe.Conference.Printing.Drawing;
using Dushanbe.Conference.Printing.Layout;
using Dushanbe.Conference.Printing.Tests.Support;

namespace Dushanbe.Conference.Printing.Tests.Layout;

public sealed class BoxTests
{
    private static readonly Element Small = new FreeDrawing(new(40, 20), (canvas, area) => canvas.Fill(area, Color.Black));

    [Fact]
    public void Padding_keeps_its_distance_on_every_page()
    {
        var pages = new Padding(new Column([Laid.Block(60), Laid.Block(60)]), new(1, 2, 3, 4)).OnPages();

        Assert.All(pages, page => Assert.Equal([new Rectangle(1, 2, 196, 60)], page.Fills.Select(mark => mark.Area)));
    }

    [Theory]
    [InlineData(0f, 0f, 0, 0)]
    [InlineData(0.5f, 0.5f, 80, 40)]
    [InlineData(1f, 1f, 160, 80)]
    public void An_aligned_element_stands_where_it_should(float horizontal, float vertical, float x, float y)
    {
        var page = Assert.Single(new Extended(new Aligned(Small, horizontal, vertical), Directions.Both).OnPages());

        Assert.Equal(new Rectangle(x, y, 40, 20), Assert.Single(page.Fills).Area);
    }

    [Fact]
    public void Bounds_hold_in_both_directions()
    {
        var box = new Constrained(new Background(Element.Empty, Color.Black)) { MinWidth = 50, MaxWidth = 50, MinHeight = 30, MaxHeight = 30 };

        Assert.Equal(new Rectangle(0, 0, 50, 30), Assert.Single(Assert.Single(box.OnPages()).Fills).Area);
    }

    [Fact]
    public void A_greatest_height_sends_the_rest_to_the_next_page()
    {
        var box = new Constrained(new Column([Laid.Block(20, 1), Laid.Block(20, 2)])) { MaxHeight = 30 };

        Assert.Equal([[Laid.Id(1)], [Laid.Id(2)]], box.OnPages().Select(page => page.Fills.Select(mark => mark.Color)));
    }

    [Theory]
    [InlineData(4, 200, 50)]
    [InlineData(0.5, 50, 100)]
    public void A_proportion_is_kept_inside_the_space(float ratio, float width, float height)
    {
        var box = new AspectRatio(new Background(Element.Empty, Color.Black), ratio);

        Assert.Equal(new Rectangle(0, 0, width, height), Assert.Single(Assert.Single(box.OnPages()).Fills).Area);
    }

    [Fact]
    public void A_frame_lies_inside_the_edge_with_its_corners_and_dashes()
    {
        var page = Assert.Single(new Border(Laid.Block(40), Color.Black, Edges.All(2), cornerRadius: 6, dash: 3).OnPages());

        var stroke = Assert.Single(page.Marks, mark => mark.Kind == "stroke");
        Assert.Equal((new Rectangle(0, 0, 200, 40), "2/6/3"), (stroke.Area, stroke.Text));
    }

    [Fact]
    public void A_frame_may_have_single_sides()
    {
        var page = Assert.Single(new Border(new Constrained(Element.Empty) { MinHeight = 40 }, Color.Black, new(1, 0, 0, 3)).OnPages());

        Assert.Equal([new(0, 37, 200, 3), new(0, 0, 1, 40)], page.Fills.Select(mark => mark.Area));
    }

    [Fact]
    public void A_quarter_turn_to_the_left_reads_from_bottom_to_top()
    {
        var row = new Row([new(new(TrackKind.Constant, 60), Laid.Block(20, 1)), new(new(TrackKind.Constant, 40), Laid.Block(20, 2))]);

        var page = Assert.Single(new QuarterTurn(row, clockwise: false).OnPages());

        Assert.Equal([new(0, 40, 20, 60), new(0, 0, 20, 40)], page.Fills.Select(mark => mark.Area.Rounded()));
    }

    [Fact]
    public void A_quarter_turn_to_the_right_reads_from_top_to_bottom()
    {
        var row = new Row([new(new(TrackKind.Constant, 60), Laid.Block(20, 1)), new(new(TrackKind.Constant, 40), Laid.Block(20, 2))]);

        var page = Assert.Single(new QuarterTurn(row, clockwise: true).OnPages());

        Assert.Equal([new(180, 0, 20, 60), new(180, 60, 20, 40)], page.Fills.Select(mark => mark.Area.Rounded()));
    }

    [Fact]
    public void A_turned_element_keeps_its_middle()
    {
        var page = Assert.Single(new Turned(Laid.Block(40), 180).OnPages());

        Assert.Equal(new Rectangle(0, 0, 200, 40), Assert.Single(page.Fills).Area.Rounded());
    }

    [Fact]
    public void Layers_fill_the_area_of_the_main_one_on_every_page()
    {
        var main = new Column([Laid.Block(60, 1), Laid.Block(70, 1)]);
        var layers = new Layers([new Background(Element.Empty, Laid.Id(2))], main, [new Background(Element.Empty, Laid.Id(3))]);

        var pages = layers.OnPages();

        Assert.All(pages, page => Assert.Equal([Laid.Id(2), Laid.Id(1), Laid.Id(3)], page.Fills.Select(mark => mark.Color)));
        Assert.Equal([60f, 70f], pages.Select(page => page.Fills.Last().Area.Height));
    }

    [Fact]
    public void Boxes_at_fixed_places_stand_exactly_there()
    {
        var sheet = new Absolute([new(new(10, 20, 50, 30), new Background(Element.Empty, Color.Black))]);

        Assert.Equal(new Rectangle(10, 20, 50, 30), Assert.Single(Assert.Single(sheet.OnPages()).Fills).Area);
    }

    [Fact]
    public void What_is_too_large_for_its_box_is_drawn_beyond_it_and_reported()
    {
        var sheet = new Absolute([new(new(10, 20, 50, 10), new Named(new Column([Laid.Block(8, 1), Laid.Block(8, 2)]), "zones"))]);
        var composition = new Composition([new([new PageSetup { Size = new(200, 100), Content = sheet }], false)], tagged: false, CancellationToken.None);

        var page = Assert.Single(Laid.Record(composition));

        Assert.Equal([Laid.Id(1), Laid.Id(2)], page.Fills.Select(mark => mark.Color));
        var overflow = Assert.Single(composition.Report.Overflows);
        Assert.Equal(("Absolute > 'zones'", new Size(20, 16), new Size(50, 10)), (overflow.Where, overflow.Need, overflow.Available));
    }

    [Fact]
    public void Free_drawing_has_its_fixed_size()
    {
        Assert.Equal(new Rectangle(0, 0, 40, 20), Assert.Single(Assert.Single(Small.OnPages()).Fills).Area);
    }

    [Fact]
    public void A_code_is_a_square_without_more_quiet_than_asked_for()
    {
        var page = Assert.Single(new QrCode("7K4-M2Q", Color.Black, quietZone: 0).OnPages());

        var code = Assert.Single(page.Marks, mark => mark.Kind == "modules");
        Assert.Equal((new Rectangle(0, 0, 100, 100), "21"), (code.Area, code.Text));
    }
}
