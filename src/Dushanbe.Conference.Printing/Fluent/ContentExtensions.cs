using Dushanbe.Conference.Printing.Drawing;
using Dushanbe.Conference.Printing.Layout;

namespace Dushanbe.Conference.Printing.Fluent;

/// <summary>Extension methods that fill a container.</summary>
public static class ContentExtensions
{
    /// <summary>A paragraph of one part.</summary>
    public static TextDescriptor Text(this Container container, string text)
    {
        var descriptor = new TextDescriptor();
        descriptor.Span(text);
        container.Fill(descriptor.Build);
        return descriptor;
    }

    /// <summary>A paragraph of several parts.</summary>
    public static void Text(this Container container, Action<TextDescriptor> compose)
    {
        var descriptor = new TextDescriptor();
        compose(descriptor);
        container.Fill(descriptor.Build);
    }

    /// <summary>Elements below each other.</summary>
    public static void Column(this Container container, Action<ColumnDescriptor> compose)
    {
        var descriptor = new ColumnDescriptor();
        compose(descriptor);
        container.Fill(descriptor.Build);
    }

    /// <summary>Elements beside each other.</summary>
    public static void Row(this Container container, Action<RowDescriptor> compose)
    {
        var descriptor = new RowDescriptor();
        compose(descriptor);
        container.Fill(descriptor.Build);
    }

    /// <summary>Cells in rows and columns.</summary>
    public static void Table(this Container container, Action<TableDescriptor> compose)
    {
        var descriptor = new TableDescriptor();
        compose(descriptor);
        container.Fill(descriptor.Build);
    }

    /// <summary>Content under a heading that is repeated, with another text, where it continues.</summary>
    public static void Group(this Container container, Action<GroupDescriptor> compose)
    {
        var descriptor = new GroupDescriptor();
        compose(descriptor);
        container.Fill(descriptor.Build);
    }

    /// <summary>Content that flows through columns beside each other.</summary>
    public static void MultiColumn(this Container container, Action<MultiColumnDescriptor> compose)
    {
        var descriptor = new MultiColumnDescriptor();
        compose(descriptor);
        container.Fill(descriptor.Build);
    }

    /// <summary>Items with a mark or a number before each.</summary>
    public static void List(this Container container, Action<ListDescriptor> compose)
    {
        var descriptor = new ListDescriptor();
        compose(descriptor);
        container.Fill(descriptor.Build);
    }

    /// <summary>A list of sections with the page of each.</summary>
    public static void Contents(this Container container, Action<ContentsDescriptor> compose)
    {
        var descriptor = new ContentsDescriptor();
        compose(descriptor);
        container.Fill(descriptor.Build);
    }

    /// <summary>Elements on top of each other.</summary>
    public static void Layers(this Container container, Action<LayersDescriptor> compose)
    {
        var descriptor = new LayersDescriptor();
        compose(descriptor);
        container.Fill(descriptor.Build);
    }

    /// <summary>Elements at fixed places, measured from the top left corner of the container.</summary>
    public static void Absolute(this Container container, Unit unit, Action<AbsoluteDescriptor> compose)
    {
        var descriptor = new AbsoluteDescriptor(unit);
        compose(descriptor);
        container.Fill(descriptor.Build);
    }

    /// <summary>A raster picture; a figure with alternative text, a decoration without.</summary>
    public static void Image(this Container container, Picture picture, string? alternativeText = null, Fit fit = Fit.Width, float cornerRadius = 0) =>
        container.Element(new PictureBox(picture, fit, alternativeText, cornerRadius));

    /// <summary>A vector drawing; a figure with alternative text, a decoration without.</summary>
    public static void Svg(this Container container, VectorDrawing drawing, string? alternativeText = null, Fit fit = Fit.Area) =>
        container.Element(new DrawingBox(drawing, fit, alternativeText));

    /// <summary>A QR code, as large a square as there is room for; the quiet zone is counted in modules.</summary>
    public static void QrCode(this Container container, string text, string? alternativeText = null, int quietZone = 4, Color? color = null) =>
        container.Element(new QrCode(text, color ?? Color.Black, quietZone, alternativeText));

    /// <summary>Free drawing of a fixed size in points.</summary>
    public static void Canvas(this Container container, Size size, Action<ICanvas, Rectangle> draw, string? alternativeText = null) =>
        container.Element(new FreeDrawing(size, draw, alternativeText));

    /// <summary>A line across the width.</summary>
    public static void LineHorizontal(this Container container, float thickness, Color color) =>
        container.Element(new Rule(thickness, color));

    /// <summary>A line down the height of its neighbours in a row.</summary>
    public static void LineVertical(this Container container, float thickness, Color color) =>
        container.Element(new Rule(thickness, color, vertical: true));

    /// <summary>What follows begins on a new page.</summary>
    public static void PageBreak(this Container container) => container.Element(new PageBreak());

    /// <summary>A repeated decoration that is stored in the document once.</summary>
    public static void Reuse(this Container container, Reusable decoration)
    {
        ArgumentNullException.ThrowIfNull(decoration);
        container.Fill(decoration.Build);
    }
}
