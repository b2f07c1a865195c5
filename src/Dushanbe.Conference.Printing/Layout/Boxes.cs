using Dushanbe.Conference.Printing.Drawing;

namespace Dushanbe.Conference.Printing.Layout;

/// <summary>A thickness or distance for each side, in points.</summary>
public readonly record struct Edges(float Left, float Top, float Right, float Bottom)
{
    /// <summary>The same on all sides.</summary>
    public static Edges All(float value) => new(value, value, value, value);

    /// <summary>At the side where the writing begins alone.</summary>
    internal static Edges Beginning(float value, bool fromRight) => fromRight ? new(0, 0, value, 0) : new(value, 0, 0, 0);

    /// <summary>Left and right together.</summary>
    public float Horizontal => Left + Right;

    /// <summary>Top and bottom together.</summary>
    public float Vertical => Top + Bottom;

    internal void Check(LayoutContext layout, string name)
    {
        layout.Check(Left, name);
        layout.Check(Top, name);
        layout.Check(Right, name);
        layout.Check(Bottom, name);
    }

    internal bool AreEqual => Left.Equals(Right) && Left.Equals(Top) && Left.Equals(Bottom);
}

/// <summary>White space around an element, on every page it reaches.</summary>
public sealed class Padding(Element child, Edges edges) : Wrapper(child)
{
    /// <inheritdoc/>
    protected internal override void Check(LayoutContext layout) => edges.Check(layout, "padding");

    /// <inheritdoc/>
    protected internal override Piece? Compose(LayoutContext layout, Position? from, Space space)
    {
        var inner = space with { Width = space.Width - edges.Horizontal, Height = space.Height - edges.Vertical };
        if (inner.Width < -Space.Tolerance || inner.Height < -Space.Tolerance) return layout.Refuse(edges.Horizontal, edges.Vertical, space);
        var piece = layout.Take(Child, from, inner with { Width = Math.Max(0, inner.Width), Height = Math.Max(0, inner.Height) });
        return piece is null ? null : new(Around(piece.Size), (draw, area) => Draw(draw, area, piece), piece.Rest);
    }

    /// <inheritdoc/>
    protected override void Draw(DrawContext draw, Rectangle area, Piece piece) =>
        piece.Draw(draw, new(area.X + edges.Left, area.Y + edges.Top, area.Width - edges.Horizontal, area.Height - edges.Vertical));

    private Size Around(Size size) => new(size.Width + edges.Horizontal, size.Height + edges.Vertical);
}

/// <summary>Bounds on the size of an element; a bound that is null does not hold.</summary>
public sealed class Constrained(Element child) : Wrapper(child)
{
    /// <summary>The least width, in points.</summary>
    public float? MinWidth { get; init; }

    /// <summary>The greatest width, in points.</summary>
    public float? MaxWidth { get; init; }

    /// <summary>The least height, in points; the element refuses a page with less room.</summary>
    public float? MinHeight { get; init; }

    /// <summary>The greatest height, in points; what does not fit continues on the next page.</summary>
    public float? MaxHeight { get; init; }

    /// <inheritdoc/>
    protected internal override void Check(LayoutContext layout)
    {
        layout.Check(MinWidth ?? 0, "least width");
        layout.Check(MaxWidth ?? 0, "greatest width");
        layout.Check(MinHeight ?? 0, "least height");
        layout.Check(MaxHeight ?? 0, "greatest height");
    }

    /// <inheritdoc/>
    protected internal override Piece? Compose(LayoutContext layout, Position? from, Space space)
    {
        if (!space.Holds(MinWidth ?? 0, MinHeight ?? 0)) return layout.Refuse(MinWidth ?? 0, MinHeight ?? 0, space);
        var inner = space with { Width = Math.Min(space.Width, MaxWidth ?? space.Width), Height = Math.Min(space.Height, MaxHeight ?? space.Height) };
        var piece = layout.Take(Child, from, inner);
        if (piece is null) return null;
        var size = new Size(Math.Max(piece.Width, MinWidth ?? 0), Math.Max(piece.Height, MinHeight ?? 0));
        return new(size, (draw, area) => Draw(draw, area, piece), piece.Rest);
    }

    /// <inheritdoc/>
    protected override void Draw(DrawContext draw, Rectangle area, Piece piece) =>
        piece.Draw(draw, area with { Width = Math.Min(area.Width, MaxWidth ?? area.Width), Height = Math.Min(area.Height, MaxHeight ?? area.Height) });
}

/// <summary>Gives an element a fixed proportion: as wide as there is room, and tall in proportion; narrower where that is too tall.</summary>
/// <param name="child">The element inside, which fills the area.</param>
/// <param name="ratio">Width divided by height.</param>
public sealed class AspectRatio(Element child, float ratio) : Wrapper(child)
{
    /// <inheritdoc/>
    protected internal override void Check(LayoutContext layout) => layout.CheckPositive(ratio, "ratio of width to height");

    /// <inheritdoc/>
    protected internal override Piece? Compose(LayoutContext layout, Position? from, Space space)
    {
        var size = Fitting.Inside(ratio, space);
        if (size.Width <= 0) return layout.Refuse(space.Width, space.Width / ratio, space);
        var piece = layout.Take(Child, from, space with { Width = size.Width, Height = size.Height });
        return piece is null ? null : new(size, (draw, area) => Draw(draw, new(area.X, area.Y, size.Width, size.Height), piece), piece.Rest);
    }
}

/// <summary>The sides an element grows to.</summary>
[Flags]
public enum Directions
{
    /// <summary>Neither.</summary>
    None = 0,

    /// <summary>To the full width.</summary>
    Horizontal = 1,

    /// <summary>To the foot of the page or box.</summary>
    Vertical = 2,

    /// <summary>To the full width and height.</summary>
    Both = 3,
}

/// <summary>Takes all the room there is, in one direction or both.</summary>
public sealed class Extended(Element child, Directions directions) : Wrapper(child)
{
    /// <inheritdoc/>
    protected internal override Piece? Compose(LayoutContext layout, Position? from, Space space)
    {
        var piece = layout.Take(Child, from, space);
        if (piece is null) return null;
        var width = directions.HasFlag(Directions.Horizontal) ? Math.Max(piece.Width, space.Width) : piece.Width;
        var height = directions.HasFlag(Directions.Vertical) && !space.IsUnlimited ? Math.Max(piece.Height, space.Height) : piece.Height;
        return new(new(width, height), (draw, area) => Draw(draw, area, piece), piece.Rest);
    }
}

/// <summary>Where an element stands in an area larger than it needs: 0 left or top, 0.5 in the middle, 1 right or bottom; null fills the area.</summary>
public sealed class Aligned(Element child, float? horizontal, float? vertical) : Wrapper(child)
{
    /// <inheritdoc/>
    protected override void Draw(DrawContext draw, Rectangle area, Piece piece)
    {
        var width = horizontal is null ? area.Width : Math.Min(piece.Width, area.Width);
        var height = vertical is null ? area.Height : piece.Height;
        var x = area.X + ((area.Width - width) * (horizontal ?? 0));
        var y = area.Y + ((area.Height - height) * (vertical ?? 0));
        piece.Draw(draw, new(x, y, width, height));
    }
}
