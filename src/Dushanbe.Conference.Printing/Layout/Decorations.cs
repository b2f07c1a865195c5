using Dushanbe.Conference.Printing.Drawing;

namespace Dushanbe.Conference.Printing.Layout;

/// <summary>Fills the area behind an element.</summary>
public sealed class Background(Element child, Color color, float cornerRadius = 0) : Wrapper(child)
{
    /// <inheritdoc/>
    protected internal override void Check(LayoutContext layout) => layout.Check(cornerRadius, "corner radius");

    /// <inheritdoc/>
    protected override void Draw(DrawContext draw, Rectangle area, Piece piece)
    {
        if (area is { Width: > 0, Height: > 0 }) draw.Decoration(canvas => canvas.Fill(area, color, cornerRadius));
        piece.Draw(draw, area);
    }
}

/// <summary>A frame around an element, inside its edge; it takes no room of its own.</summary>
/// <param name="child">The element inside.</param>
/// <param name="color">The colour of the line.</param>
/// <param name="sides">Its thickness on each side.</param>
/// <param name="cornerRadius">The radius of the corners; only where all sides are equally thick.</param>
/// <param name="dash">The length of a dash and of the gap after it; 0 draws a whole line.</param>
public sealed class Border(Element child, Color color, Edges sides, float cornerRadius = 0, float dash = 0) : Wrapper(child)
{
    /// <inheritdoc/>
    protected internal override void Check(LayoutContext layout)
    {
        sides.Check(layout, "thickness");
        layout.Check(cornerRadius, "corner radius");
        layout.Check(dash, "dash");
    }

    /// <inheritdoc/>
    protected override void Draw(DrawContext draw, Rectangle area, Piece piece)
    {
        piece.Draw(draw, area);
        if (area is not { Width: > 0, Height: > 0 }) return;
        if (sides.AreEqual) draw.Decoration(canvas => canvas.Stroke(area, color, sides.Left, cornerRadius, dash));
        else draw.Decoration(canvas => DrawSides(canvas, area));
    }

    private void DrawSides(ICanvas canvas, Rectangle area)
    {
        if (sides.Top > 0) canvas.Fill(area with { Height = sides.Top }, color);
        if (sides.Bottom > 0) canvas.Fill(new(area.X, area.Bottom - sides.Bottom, area.Width, sides.Bottom), color);
        if (sides.Left > 0) canvas.Fill(area with { Width = sides.Left }, color);
        if (sides.Right > 0) canvas.Fill(new(area.Right - sides.Right, area.Y, sides.Right, area.Height), color);
    }
}

/// <summary>Shows only what lies inside the element's area, with rounded corners if a radius is given.</summary>
public sealed class Clipped(Element child, float cornerRadius = 0) : Wrapper(child)
{
    /// <inheritdoc/>
    protected internal override void Check(LayoutContext layout) => layout.Check(cornerRadius, "corner radius");

    /// <inheritdoc/>
    protected override void Draw(DrawContext draw, Rectangle area, Piece piece)
    {
        draw.Canvas.Save();
        draw.Canvas.Clip(area, cornerRadius);
        piece.Draw(draw, area);
        draw.Canvas.Restore();
    }
}

/// <summary>Content without meaning of its own: it is left out of the structure tree and not read aloud.</summary>
public sealed class Artifact(Element child) : Wrapper(child)
{
    /// <inheritdoc/>
    protected override void Draw(DrawContext draw, Rectangle area, Piece piece) =>
        draw.Within(node: null, inner => piece.Draw(inner, area));
}

/// <summary>
/// A decoration repeated on many pages and stored once in the document. Its content is an artifact and must be the same
/// wherever the same element is used; it is drawn at the size of its first use.
/// </summary>
public sealed class Reused(Element child) : Wrapper(child)
{
    /// <inheritdoc/>
    protected override void Draw(DrawContext draw, Rectangle area, Piece piece)
    {
        var size = new Size(area.Width, area.Height);
        draw.Decoration(canvas => canvas.Form((this, size), size, form => DrawForm(form, draw, piece, size), area));
    }

    private static void DrawForm(ICanvas form, DrawContext draw, Piece piece, Size size)
    {
        var inner = new DrawContext(form, draw.Layout, draw.Report);
        piece.Draw(inner, new(0, 0, size.Width, size.Height));
    }
}
