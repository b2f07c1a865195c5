using Dushanbe.Conference.Printing.Drawing;
using Dushanbe.Conference.Printing.Layout;

namespace Dushanbe.Conference.Printing.Fluent;

/// <summary>Extension methods for padding, size, alignment and borders.</summary>
public static class BoxExtensions
{
    /// <summary>White space on all sides.</summary>
    public static Container Padding(this Container container, float value, Unit unit = Unit.Point) =>
        container.Padding(Edges.All(value.ToPoints(unit)));

    /// <summary>White space of its own on each side, in points.</summary>
    public static Container Padding(this Container container, Edges edges) =>
        container.Wrap(child => new Padding(child, edges));

    /// <summary>White space left and right.</summary>
    public static Container PaddingHorizontal(this Container container, float value, Unit unit = Unit.Point) =>
        container.Padding(new(value.ToPoints(unit), 0, value.ToPoints(unit), 0));

    /// <summary>White space above and below.</summary>
    public static Container PaddingVertical(this Container container, float value, Unit unit = Unit.Point) =>
        container.Padding(new(0, value.ToPoints(unit), 0, value.ToPoints(unit)));

    /// <summary>White space at the left.</summary>
    public static Container PaddingLeft(this Container container, float value, Unit unit = Unit.Point) =>
        container.Padding(new(value.ToPoints(unit), 0, 0, 0));

    /// <summary>White space above.</summary>
    public static Container PaddingTop(this Container container, float value, Unit unit = Unit.Point) =>
        container.Padding(new(0, value.ToPoints(unit), 0, 0));

    /// <summary>White space at the right.</summary>
    public static Container PaddingRight(this Container container, float value, Unit unit = Unit.Point) =>
        container.Padding(new(0, 0, value.ToPoints(unit), 0));

    /// <summary>White space below.</summary>
    public static Container PaddingBottom(this Container container, float value, Unit unit = Unit.Point) =>
        container.Padding(new(0, 0, 0, value.ToPoints(unit)));

    /// <summary>White space at the side where the writing begins.</summary>
    public static Container PaddingStart(this Container container, float value, Unit unit = Unit.Point) =>
        container.WrapFrom((child, fromRight) => new Padding(child, Edges.Beginning(value.ToPoints(unit), fromRight)));

    /// <summary>White space at the side where the writing ends.</summary>
    public static Container PaddingEnd(this Container container, float value, Unit unit = Unit.Point) =>
        container.WrapFrom((child, fromRight) => new Padding(child, Edges.Beginning(value.ToPoints(unit), !fromRight)));

    /// <summary>A colour behind the content, with rounded corners if a radius is given.</summary>
    public static Container Background(this Container container, Color color, float cornerRadius = 0) =>
        container.Wrap(child => new Background(child, color, cornerRadius));

    /// <summary>A frame inside the edge; it takes no room, so that content needs padding of its own. A dash of 0 draws a whole line.</summary>
    public static Container Border(this Container container, float thickness, Color color, float cornerRadius = 0, float dash = 0) =>
        container.Wrap(child => new Border(child, color, Edges.All(thickness), cornerRadius, dash));

    /// <summary>Lines of their own thickness on each side.</summary>
    public static Container Border(this Container container, Edges thickness, Color color) =>
        container.Wrap(child => new Border(child, color, thickness));

    /// <summary>A line above.</summary>
    public static Container BorderTop(this Container container, float thickness, Color color) =>
        container.Border(new Edges(0, thickness, 0, 0), color);

    /// <summary>A line below.</summary>
    public static Container BorderBottom(this Container container, float thickness, Color color) =>
        container.Border(new Edges(0, 0, 0, thickness), color);

    /// <summary>A line at the left.</summary>
    public static Container BorderLeft(this Container container, float thickness, Color color) =>
        container.Border(new Edges(thickness, 0, 0, 0), color);

    /// <summary>A line at the right.</summary>
    public static Container BorderRight(this Container container, float thickness, Color color) =>
        container.Border(new Edges(0, 0, thickness, 0), color);

    /// <summary>A line at the side where the writing begins.</summary>
    public static Container BorderStart(this Container container, float thickness, Color color) =>
        container.WrapFrom((child, fromRight) => new Border(child, color, Edges.Beginning(thickness, fromRight)));

    /// <summary>A line at the side where the writing ends.</summary>
    public static Container BorderEnd(this Container container, float thickness, Color color) =>
        container.WrapFrom((child, fromRight) => new Border(child, color, Edges.Beginning(thickness, !fromRight)));

    /// <summary>Shows only what lies inside the area, with rounded corners if a radius is given.</summary>
    public static Container Clip(this Container container, float cornerRadius = 0) =>
        container.Wrap(child => new Clipped(child, cornerRadius));

    /// <summary>Exactly this wide.</summary>
    public static Container Width(this Container container, float value, Unit unit = Unit.Point) =>
        container.Wrap(child => new Constrained(child) { MinWidth = value.ToPoints(unit), MaxWidth = value.ToPoints(unit) });

    /// <summary>Exactly this high; what does not fit continues on the next page.</summary>
    public static Container Height(this Container container, float value, Unit unit = Unit.Point) =>
        container.Wrap(child => new Constrained(child) { MinHeight = value.ToPoints(unit), MaxHeight = value.ToPoints(unit) });

    /// <summary>At least this wide.</summary>
    public static Container MinWidth(this Container container, float value, Unit unit = Unit.Point) =>
        container.Wrap(child => new Constrained(child) { MinWidth = value.ToPoints(unit) });

    /// <summary>At most this wide.</summary>
    public static Container MaxWidth(this Container container, float value, Unit unit = Unit.Point) =>
        container.Wrap(child => new Constrained(child) { MaxWidth = value.ToPoints(unit) });

    /// <summary>At least this high.</summary>
    public static Container MinHeight(this Container container, float value, Unit unit = Unit.Point) =>
        container.Wrap(child => new Constrained(child) { MinHeight = value.ToPoints(unit) });

    /// <summary>At most this high; what does not fit continues on the next page.</summary>
    public static Container MaxHeight(this Container container, float value, Unit unit = Unit.Point) =>
        container.Wrap(child => new Constrained(child) { MaxHeight = value.ToPoints(unit) });

    /// <summary>A fixed proportion of width to height.</summary>
    public static Container AspectRatio(this Container container, float ratio) =>
        container.Wrap(child => new AspectRatio(child, ratio));

    /// <summary>All the room there is.</summary>
    public static Container Extend(this Container container) =>
        container.Wrap(child => new Extended(child, Directions.Both));

    /// <summary>The full width.</summary>
    public static Container ExtendHorizontal(this Container container) =>
        container.Wrap(child => new Extended(child, Directions.Horizontal));

    /// <summary>Down to the foot of the page or box.</summary>
    public static Container ExtendVertical(this Container container) =>
        container.Wrap(child => new Extended(child, Directions.Vertical));

    /// <summary>At the left, no wider than it needs.</summary>
    public static Container AlignLeft(this Container container) => container.Align(horizontal: 0, vertical: null);

    /// <summary>In the middle between left and right.</summary>
    public static Container AlignCenter(this Container container) => container.Align(horizontal: 0.5f, vertical: null);

    /// <summary>At the right.</summary>
    public static Container AlignRight(this Container container) => container.Align(horizontal: 1, vertical: null);

    /// <summary>At the side where the writing begins, no wider than it needs.</summary>
    public static Container AlignStart(this Container container) =>
        container.WrapFrom((child, fromRight) => new Aligned(child, fromRight ? 1 : 0, vertical: null));

    /// <summary>At the side where the writing ends.</summary>
    public static Container AlignEnd(this Container container) =>
        container.WrapFrom((child, fromRight) => new Aligned(child, fromRight ? 0 : 1, vertical: null));

    /// <summary>At the top, no higher than it needs.</summary>
    public static Container AlignTop(this Container container) => container.Align(horizontal: null, vertical: 0);

    /// <summary>In the middle between top and bottom.</summary>
    public static Container AlignMiddle(this Container container) => container.Align(horizontal: null, vertical: 0.5f);

    /// <summary>At the bottom.</summary>
    public static Container AlignBottom(this Container container) => container.Align(horizontal: null, vertical: 1);

    /// <summary>A quarter turn to the left: read from bottom to top.</summary>
    public static Container RotateLeft(this Container container) => container.Wrap(child => new QuarterTurn(child, clockwise: false));

    /// <summary>A quarter turn to the right: read from top to bottom.</summary>
    public static Container RotateRight(this Container container) => container.Wrap(child => new QuarterTurn(child, clockwise: true));

    /// <summary>Any turn around the middle, clockwise in degrees; the room stays that of the unturned content.</summary>
    public static Container Rotate(this Container container, float degrees) => container.Wrap(child => new Turned(child, degrees));

    private static Container Align(this Container container, float? horizontal, float? vertical) =>
        container.Wrap(child => new Aligned(child, horizontal, vertical));
}
