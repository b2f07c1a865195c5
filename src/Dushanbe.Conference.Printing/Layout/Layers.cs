using System.Numerics;
using Dushanbe.Conference.Printing.Drawing;

namespace Dushanbe.Conference.Printing.Layout;

/// <summary>Elements on top of each other. The main one settles size and pages; the others are drawn in its area on every page.</summary>
/// <param name="under">Elements drawn before the main one.</param>
/// <param name="main">The main element.</param>
/// <param name="over">Elements drawn after the main one.</param>
public sealed class Layers(IReadOnlyList<Element> under, Element main, IReadOnlyList<Element> over) : Element
{
    /// <inheritdoc/>
    public override IEnumerable<Element> Children => [.. under, main, .. over];

    /// <inheritdoc/>
    protected internal override Piece? Compose(LayoutContext layout, Position? from, Space space)
    {
        var piece = layout.Take(main, from, space);
        if (piece is null) return null;
        var path = layout.Path;
        return new(piece.Size, Draw, piece.Rest);

        void Draw(DrawContext draw, Rectangle area)
        {
            foreach (var layer in under) draw.Box(layer, area, path);
            piece.Draw(draw, area);
            foreach (var layer in over) draw.Box(layer, area, path);
        }
    }

    /// <inheritdoc/>
    protected internal override Piece ComposeFinished(LayoutContext layout, Space space)
    {
        var pieces = Children.Select(layer => layer.ComposeFinished(layout, space)).ToList();
        return new(default, (draw, area) => pieces.ForEach(piece => piece.Draw(draw, area)));
    }
}

/// <summary>An element at a fixed place.</summary>
/// <param name="Area">Its place, measured from the top left corner of the sheet it stands on.</param>
/// <param name="Element">The element.</param>
public readonly record struct PlacedElement(Rectangle Area, Element Element);

/// <summary>
/// A sheet whose elements stand at fixed places, as on a badge. They do not push each other; what is too large for its
/// place is drawn beyond it and reported.
/// </summary>
/// <param name="elements">The elements, in reading order.</param>
/// <param name="size">The size of the sheet; null takes all the room there is.</param>
public sealed class Absolute(IReadOnlyList<PlacedElement> elements, Size? size = null) : Element
{
    /// <inheritdoc/>
    public override IEnumerable<Element> Children => elements.Select(placed => placed.Element);

    /// <inheritdoc/>
    protected internal override void Check(LayoutContext layout)
    {
        foreach (var (area, _) in elements)
        {
            layout.Check(area.Width, "width of a box");
            layout.Check(area.Height, "height of a box");
            layout.Check(Math.Abs(area.X), "place of a box from the left");
            layout.Check(Math.Abs(area.Y), "place of a box from the top");
        }
    }

    /// <inheritdoc/>
    protected internal override Piece? Compose(LayoutContext layout, Position? from, Space space)
    {
        var own = size ?? new(space.Width, space.IsUnlimited ? elements.Select(placed => placed.Area.Bottom).DefaultIfEmpty().Max() : space.Height);
        if (!space.Holds(own.Width, own.Height)) return layout.Refuse(own.Width, own.Height, space);
        var path = layout.Path;
        return new(own, Draw);

        void Draw(DrawContext draw, Rectangle area)
        {
            foreach (var (place, element) in elements)
                draw.Box(element, place with { X = area.X + place.X, Y = area.Y + place.Y }, path);
        }
    }
}

/// <summary>Turns an element by a quarter; width and height change places.</summary>
/// <param name="child">The element inside.</param>
/// <param name="clockwise">To the right, read from top to bottom; otherwise to the left, read from bottom to top.</param>
public sealed class QuarterTurn(Element child, bool clockwise) : Wrapper(child)
{
    /// <inheritdoc/>
    protected internal override Piece? Compose(LayoutContext layout, Position? from, Space space)
    {
        var piece = layout.Take(Child, from, space with { Width = space.Height, Height = space.Width });
        return piece is null ? null : new(new(piece.Height, piece.Width), (draw, area) => Draw(draw, area, piece), piece.Rest);
    }

    /// <inheritdoc/>
    protected override void Draw(DrawContext draw, Rectangle area, Piece piece)
    {
        draw.Canvas.Save();
        draw.Canvas.Transform(clockwise ? new(0, 1, -1, 0, area.Right, area.Y) : new(0, -1, 1, 0, area.X, area.Bottom));
        piece.Draw(draw, new(0, 0, area.Height, area.Width));
        draw.Canvas.Restore();
    }
}

/// <summary>Turns an element around its middle by any angle; its room stays that of the unturned element.</summary>
/// <param name="child">The element inside.</param>
/// <param name="degrees">The angle, clockwise.</param>
public sealed class Turned(Element child, float degrees) : Wrapper(child)
{
    /// <inheritdoc/>
    protected internal override void Check(LayoutContext layout) => layout.Check(Math.Abs(degrees), "angle");

    /// <inheritdoc/>
    protected override void Draw(DrawContext draw, Rectangle area, Piece piece)
    {
        var middle = new Vector2(area.X + (area.Width / 2), area.Y + (area.Height / 2));
        draw.Canvas.Save();
        draw.Canvas.Transform(Matrix3x2.CreateRotation(degrees * MathF.PI / 180, middle));
        piece.Draw(draw, area);
        draw.Canvas.Restore();
    }
}
