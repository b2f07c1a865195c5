using Dushanbe.Conference.Printing.Drawing;

namespace Dushanbe.Conference.Printing.Layout;

/// <summary>
/// Something that can be laid out and drawn. An element never changes: laying it out is a function of where it left off and
/// the space there is, so that one tree can be rendered twice and on several threads at once.
/// </summary>
public abstract class Element
{
    /// <summary>The elements inside, for those who look through a tree.</summary>
    public virtual IEnumerable<Element> Children => [];

    /// <summary>Whether the page must not end between this element and the next in its column.</summary>
    public virtual bool KeepsWithNext => false;

    /// <summary>Whether it prints the number of pages or the page of a section, which takes a first pass to find.</summary>
    public virtual bool AsksForPages => Children.Any(child => child.AsksForPages);

    /// <summary>What it is called in error messages.</summary>
    public virtual string Label => GetType().Name;

    /// <summary>
    /// Lays out as much as fits, beginning at <paramref name="from"/> (null: the beginning). Returns null when nothing fits,
    /// after telling <see cref="LayoutContext.Refuse"/> why; never a piece larger than the space.
    /// </summary>
    protected internal abstract Piece? Compose(LayoutContext layout, Position? from, Space space);

    /// <summary>Refuses lengths that no page can have, through <see cref="LayoutContext.Check"/>; called before the element is laid out.</summary>
    protected internal virtual void Check(LayoutContext layout)
    {
        // most elements have no lengths of their own
    }

    /// <summary>
    /// What to draw on a page that the element reaches only because its siblings in the row are longer:
    /// nothing, save for decorations and what is repeated.
    /// </summary>
    protected internal virtual Piece ComposeFinished(LayoutContext layout, Space space) => Piece.Nothing;

    /// <summary>An element that needs no room and draws nothing.</summary>
    public static Element Empty { get; } = new EmptyElement();

    private sealed class EmptyElement : Element
    {
        protected internal override Piece Compose(LayoutContext layout, Position? from, Space space) => Piece.Nothing;
    }
}

/// <summary>An element around one other, which breaks where the inner one breaks.</summary>
public abstract class Wrapper(Element child) : Element
{
    /// <summary>The element inside.</summary>
    protected Element Child => child;

    /// <inheritdoc/>
    public override IEnumerable<Element> Children => [child];

    /// <inheritdoc/>
    public override bool KeepsWithNext => child.KeepsWithNext;

    /// <inheritdoc/>
    protected internal override Piece? Compose(LayoutContext layout, Position? from, Space space)
    {
        var piece = layout.Take(child, from, space);
        return piece is null ? null : new(piece.Size, (draw, area) => Draw(draw, area, piece), piece.Rest);
    }

    /// <inheritdoc/>
    protected internal override Piece ComposeFinished(LayoutContext layout, Space space)
    {
        var piece = child.ComposeFinished(layout, space);
        return new(piece.Size, (draw, area) => Draw(draw, area, piece));
    }

    /// <summary>Draws the inner piece with whatever this element adds to it.</summary>
    protected virtual void Draw(DrawContext draw, Rectangle area, Piece piece) => piece.Draw(draw, area);
}

/// <summary>Gives an element a name for error messages, such as whose photograph it is.</summary>
public sealed class Named(Element child, string name) : Wrapper(child)
{
    /// <inheritdoc/>
    public override string Label => $"'{name}'";
}
