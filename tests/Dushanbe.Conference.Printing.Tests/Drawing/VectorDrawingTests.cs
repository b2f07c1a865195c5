using Dushanbe.Conference.Printing.Drawing;
using Dushanbe.Conference.Printing.Tests.Support;

namespace Dushanbe.Conference.Printing.Tests.Drawing;

public sealed class VectorDrawingTests
{
    [Fact]
    public void A_drawing_has_the_size_of_its_view()
    {
        var drawing = VectorDrawing.FromSvg(Samples.Logo, "logo.svg");

        Assert.Equal((100, 80), (drawing.Width, drawing.Height));
        Assert.False(drawing.Pdf.HasTransparency);
        Assert.True(VectorDrawing.FromSvg(Samples.TranslucentLogo, "mark.svg").Pdf.HasTransparency);
    }

    [Fact]
    public void Equal_drawings_are_in_the_document_once()
    {
        var once = PdfFile.WritePage(PageSize.A6, Draw);
        var often = PdfFile.Write(writer =>
        {
            for (var i = 0; i < 20; i++) writer.AddPage(PageSize.A6, Draw);
        });

        Assert.InRange(often.Length - once.Length, 0, 20 * 300);

        static void Draw(ICanvas canvas) => canvas.Drawing(VectorDrawing.FromSvg(Samples.Logo, "logo.svg"), new(0, 0, 50, 40));
    }

    [Fact]
    public void A_document_type_without_entities_does_no_harm()
    {
        var svg = """<?xml version="1.0"?><!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd">""" + Samples.Logo;

        Assert.Equal(100, VectorDrawing.FromSvg(svg, "logo.svg").Width);
    }

    [Theory]
    [InlineData("""<script>alert(1)</script>""", PictureFault.Forbidden)]
    [InlineData("""<foreignObject><p xmlns="http://www.w3.org/1999/xhtml">x</p></foreignObject>""", PictureFault.Forbidden)]
    [InlineData("""<image width="9" height="9" href="https://example.org/a.png"/>""", PictureFault.Forbidden)]
    [InlineData("""<image width="9" height="9" href="file:///etc/passwd"/>""", PictureFault.Forbidden)]
    [InlineData("""<image width="9" height="9" href="data:image/svg+xml;base64,PHN2Zy8+"/>""", PictureFault.Forbidden)]
    [InlineData("""<image width="9" height="9" href="data:image/png;base64,AAAA"/>""", PictureFault.UnknownFormat)]
    [InlineData("""<image width="9" height="9" href="data:image/png;base64,A"/>""", PictureFault.Damaged)]
    [InlineData("""<use href="other.svg#a"/>""", PictureFault.Forbidden)]
    [InlineData("""<rect width="9" height="9" fill="url(https://example.org/#a)"/>""", PictureFault.Forbidden)]
    [InlineData("""<rect width="9" height="9" style="fill:URL( 'https://example.org/#a' )"/>""", PictureFault.Forbidden)]
    [InlineData("""<style>@import "https://example.org/a.css";</style>""", PictureFault.Forbidden)]
    [InlineData("""<text x="1" y="9">Words</text>""", PictureFault.Forbidden)]
    [InlineData("""<filter id="f"><feTurbulence numOctaves="99999"/></filter>""", PictureFault.Forbidden)]
    [InlineData("""<g id="a"><use href="#a"/></g>""", PictureFault.Forbidden)]
    [InlineData("""<pattern id="p"><rect width="9" height="9" fill="url(#p)"/></pattern>""", PictureFault.Forbidden)]
    [InlineData("""<rect></circle>""", PictureFault.Damaged)]
    [InlineData("""<g>&undefined;</g>""", PictureFault.Damaged)]
    public void What_reaches_outside_or_never_ends_is_refused(string content, PictureFault fault)
    {
        var svg = $"""<svg xmlns="http://www.w3.org/2000/svg" width="10" height="10">{content}</svg>""";

        var refusal = Assert.Throws<PictureException>(() => VectorDrawing.FromSvg(svg, "hostile.svg"));

        Assert.Equal(fault, refusal.Fault);
        Assert.StartsWith("hostile.svg", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Reuse_that_multiplies_is_refused()
    {
        var levels = string.Concat(Enumerable.Range(1, 20).Select(i =>
            $"""<g id="l{i}">{string.Concat(Enumerable.Repeat($"""<use href="#l{i - 1}"/>""", 10))}</g>"""));
        var svg = $"""<svg xmlns="http://www.w3.org/2000/svg" width="10" height="10"><defs><rect id="l0" width="1" height="1"/>{levels}</defs><use href="#l20"/></svg>""";

        Assert.Equal(PictureFault.TooLarge, Assert.Throws<PictureException>(() => VectorDrawing.FromSvg(svg, "laughs.svg")).Fault);
    }

    [Fact]
    public void Entities_that_multiply_are_never_expanded()
    {
        const string svg = """<!DOCTYPE svg [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;">]><svg xmlns="http://www.w3.org/2000/svg" width="10" height="10"><g id="&b;"/></svg>""";

        Assert.Equal(PictureFault.Damaged, Assert.Throws<PictureException>(() => VectorDrawing.FromSvg(svg, "entities.svg")).Fault);
    }

    [Theory]
    [InlineData("1000000", "10")]
    [InlineData("10", "1e30")]
    public void A_boundless_drawing_is_refused(string width, string height)
    {
        var svg = $"""<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{height}"><rect width="1" height="1"/></svg>""";

        Assert.Throws<PictureException>(() => VectorDrawing.FromSvg(svg, "vast.svg"));
    }

    [Fact]
    public void Nesting_without_end_is_refused()
    {
        var svg = $"""<svg xmlns="http://www.w3.org/2000/svg">{string.Concat(Enumerable.Repeat("<g>", 100_000))}""";

        Assert.Throws<PictureException>(() => VectorDrawing.FromSvg(svg, "deep.svg"));
    }

    [Fact]
    public void Damaged_drawings_are_drawn_or_refused_and_nothing_else()
    {
        var random = new Random(20260901);

        for (var round = 0; round < 300; round++)
        {
            var damaged = Samples.Logo.ToCharArray();
            for (var i = 0; i < 1 + round % 6; i++) damaged[random.Next(damaged.Length)] = (char)random.Next(32, 127);
            try
            {
                var drawing = VectorDrawing.FromSvg(new(damaged), "damaged.svg");
                Assert.NotEmpty(PdfFile.WritePage(PageSize.A6, canvas => canvas.Drawing(drawing, new(0, 0, 50, 50))));
            }
            catch (PictureException refusal)
            {
                Assert.StartsWith("damaged.svg", refusal.Message, StringComparison.Ordinal);
            }
        }
    }
}
