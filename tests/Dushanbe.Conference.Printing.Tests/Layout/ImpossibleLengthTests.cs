using Dushanbe.Conference.Printing.Drawing;
using Dushanbe.Conference.Printing.Fluent;
using Dushanbe.Conference.Printing.Layout;
using Dushanbe.Conference.Printing.Tests.Support;

namespace Dushanbe.Conference.Printing.Tests.Layout;

/// <summary>Lengths that no page can have are refused with the way to them, wherever they stand.</summary>
public sealed class ImpossibleLengthTests
{
    public static TheoryData<string, Action<Container, float>> Places => new()
    {
        { "padding", (place, value) => place.PaddingTop(value).Text("a") },
        { "greatest width", (place, value) => place.MaxWidth(value).Text("a") },
        { "least height", (place, value) => place.MinHeight(value).Text("a") },
        { "ratio of width to height", (place, value) => place.AspectRatio(value).Text("a") },
        { "thickness", (place, value) => place.Border(value, Color.Black).Text("a") },
        { "corner radius", (place, value) => place.Background(Color.Black, value).Text("a") },
        { "dash", (place, value) => place.Border(1, Color.Black, dash: value).Text("a") },
        { "height", (place, value) => place.EnsureSpace(value).Text("a") },
        { "size of the letters", (place, value) => place.Text("a").FontSize(value) },
        { "line height", (place, value) => place.Text("a").LineHeight(value) },
        { "smallest size of the letters", (place, value) => place.Text("a").ShrinkTo(value) },
        { "first baseline", (place, value) => place.Text("a").FirstBaseline(value) },
        { "spacing", (place, value) => place.Column(column => { column.Spacing(value); column.Item().Text("a"); }) },
        { "constant width", (place, value) => place.Row(row => row.ConstantItem(value).Text("a")) },
        { "constant width", (place, value) => place.Table(table => { table.Columns(columns => columns.ConstantColumn(value)); table.Cell().Text("a"); }) },
        { "width of a box", (place, value) => place.Absolute(Unit.Point, box => box.Box(0, 0, value, 10).Text("a")) },
        { "thickness", (place, value) => place.LineHorizontal(value, Color.Black) },
        { "width", (place, value) => place.Canvas(new(value, 10), (_, _) => { }) },
    };

    [Theory]
    [MemberData(nameof(Places))]
    public void What_is_negative_or_no_number_says_where_it_stands(string name, Action<Container, float> fill)
    {
        foreach (var value in (float[])[-1, float.NaN, float.PositiveInfinity])
        {
            var document = Document.Create(d => d.Page(page => page.Content().Named("the place").Element(place => fill(place, value))));

            var error = Assert.Throws<LayoutException>(() => document.WritePdf(Stream.Null, new() { Title = "Test" }));

            Assert.StartsWith(FormattableString.Invariant($"The {name} is {value}, which no page can have (page 1): 'the place'"), error.Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Pages_of_no_size_and_margins_wider_than_the_page_are_refused()
    {
        Assert.Equal("The width of the page is NaN, which no page can have (page 1): the page itself", Refusal(page => page.Size(float.NaN, 100)));
        Assert.Equal("The height of the page is 0, which no page can have (page 1): the page itself", Refusal(page => page.Size(100, 0)));
        Assert.Equal("The margin of the page is -5, which no page can have (page 1): the page itself", Refusal(page => page.Margin(-5)));
        Assert.Equal("The width between the margins is -20, which no page can have (page 1): the page itself", Refusal(page =>
        {
            page.Size(100, 200);
            page.Margin(60);
        }));
    }

    [Fact]
    public void An_element_of_ones_own_that_measures_itself_wrongly_is_named()
    {
        var error = Assert.Throws<LayoutException>(() => new Named(new Endless(), "the map").OnPages());

        Assert.Equal("The height is Infinity, which no page can have (page 1): Column > 1: 'the map' > Endless", error.Message);
    }

    [Fact]
    public void A_text_too_long_for_a_code_says_where_the_code_stands()
    {
        var document = Document.Create(d => d.Page(page => page.Content().Named("badge of Fatou Diop").QrCode(new string('x', 5_000))));

        var error = Assert.Throws<LayoutException>(() => document.WritePdf(Stream.Null, new() { Title = "Test" }));

        Assert.Equal(
            "The text of a QR code is too long: 5,000 characters or bytes, of which the largest symbol with Medium correction holds 2,331 (page 1): 'badge of Fatou Diop' > QrCode",
            error.Message);
    }

    private static string Refusal(Action<PageDescriptor> set) =>
        Assert.Throws<LayoutException>(() => Document.Create(d => d.Page(set)).WritePdf(Stream.Null, new() { Title = "Test" })).Message;

    private sealed class Endless : Element
    {
        protected internal override Piece? Compose(LayoutContext layout, Position? from, Space space) => new(new(1, float.PositiveInfinity), (_, _) => { });
    }
}
