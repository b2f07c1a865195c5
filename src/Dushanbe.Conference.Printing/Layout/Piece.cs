using Dushanbe.Conference.Printing.Drawing;

namespace Dushanbe.Conference.Printing.Layout;

/// <summary>
/// What an element puts on one page: how much room it needs, how it is drawn, and where the element goes on afterwards.
/// </summary>
/// <param name="size">The room it needs; it may be drawn in more.</param>
/// <param name="draw">Draws it in an area at least as large as <paramref name="size"/>. Called at most once.</param>
/// <param name="rest">Where the element continues on the next page; null when it is finished.</param>
public sealed class Piece(Size size, Action<DrawContext, Rectangle> draw, Position? rest = null)
{
    /// <summary>A piece that needs no room and draws nothing.</summary>
    public static Piece Nothing { get; } = new(default, static (_, _) => { });

    /// <summary>The room it needs, in points.</summary>
    public Size Size => size;

    /// <summary>The width it needs, in points.</summary>
    public float Width => size.Width;

    /// <summary>The height it needs, in points.</summary>
    public float Height => size.Height;

    /// <summary>Where the element continues on the next page; null when it is finished.</summary>
    public Position? Rest => rest;

    /// <summary>Draws the piece in an area, which may be larger than it needs.</summary>
    public void Draw(DrawContext context, Rectangle area) => draw(context, area);
}

/// <summary>
/// The position that an element has reached on earlier pages: immutable, so that a container may try a layout and discard it.
/// Each element that can break has its own kind.
/// </summary>
public abstract class Position
{
    /// <summary>Of an element that is finished while its neighbours in a row are not.</summary>
    public static Position Finished { get; } = new FinishedPosition();

    private sealed class FinishedPosition : Position;
}
