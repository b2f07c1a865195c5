using Dushanbe.Conference.Printing.Drawing;
using Dushanbe.Conference.Printing.Fluent;
using Dushanbe.Conference.Printing.Layout;
using Dushanbe.Conference.Printing.Text;

namespace Dushanbe.Conference.Printing.Tests.Support;

/// <summary>Lays out elements and looks at the pages.</summary>
internal static class Laid
{
    /// <summary>Regular type of 10 pt with 12 pt from line to line.</summary>
    public static TextStyle Style { get; } = new(FontLibrary.Shipped.Sans, 10) { LineHeight = 1.2f };

    public static TextBlock Words(string text) => new([new(text, Style)]);

    /// <summary>An element of fixed height that fills its width with a colour, so that it can be found, and does not break.</summary>
    public static Element Block(float height, int id = 0) => new Slab(height, Id(id));

    public static Color Id(int id) => new((byte)(id >> 16), (byte)(id >> 8), (byte)id);

    /// <summary>The pages of some content on paper without margins, no taller than it needs.</summary>
    public static List<RecordingCanvas> OnPages(this Element content, float width = 200, float height = 100) =>
        new PageSetup { Size = new(width, height), Content = new Column([content]) }.Pages();

    public static List<RecordingCanvas> Pages(this PageSetup setup) =>
        Record(new Composition([new([setup], setup.AsksForPages)], tagged: true, CancellationToken.None));

    public static List<RecordingCanvas> Pages(this Document document) => Record(document.Compose());

    /// <summary>Draws all pages on canvases that remember.</summary>
    public static List<RecordingCanvas> Record(Composition composition)
    {
        var pages = new List<RecordingCanvas>();
        foreach (var page in composition.Pages())
        {
            var canvas = new RecordingCanvas();
            page.Draw(canvas);
            canvas.AssertBalanced();
            pages.Add(canvas);
        }

        return pages;
    }

    /// <summary>The structure tree of some content, each node with the nodes inside it in brackets.</summary>
    public static string Structure(Element content, float width = 200, float height = 100)
    {
        var setup = new PageSetup { Size = new(width, height), Content = content };
        var composition = new Composition([new([setup], setup.AsksForPages)], tagged: true, CancellationToken.None);
        Record(composition);
        return string.Concat(composition.Root!.Children[0].Children.Select(Outline));
    }

    public static string Outline(StructureNode node) =>
        node.Children.Count == 0 ? node.Role + " " : $"{node.Role}({string.Concat(node.Children.Select(Outline)).Trim()}) ";

    public static Rectangle Rounded(this Rectangle area) => new(Round(area.X), Round(area.Y), Round(area.Width), Round(area.Height));

    private static float Round(float value) => MathF.Round(value, 2);

    private sealed class Slab(float height, Color color) : Element
    {
        protected internal override Printing.Layout.Piece? Compose(LayoutContext layout, Position? from, Space space)
        {
            var size = new Size(Math.Min(space.Width, 20), height);
            if (!space.Holds(size.Width, height)) return layout.Refuse(size.Width, height, space);
            return new Printing.Layout.Piece(size, (draw, area) => draw.Decoration(canvas => canvas.Fill(area with { Height = height }, color)));
        }
    }
}
