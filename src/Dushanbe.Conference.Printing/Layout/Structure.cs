using Dushanbe.Conference.Printing.Drawing;

namespace Dushanbe.Conference.Printing.Layout;

/// <summary>A named place: the target of links and page references, and an entry in the outline if it has a title.</summary>
/// <param name="child">The element that begins the section.</param>
/// <param name="name">The name, unique in the document.</param>
/// <param name="title">The title in the outline; null keeps it out of the outline.</param>
/// <param name="level">The level in the outline; 0 is the top.</param>
public sealed class Section(Element child, string name, string? title = null, int level = 0) : Wrapper(child)
{
    /// <inheritdoc/>
    protected internal override Piece? Compose(LayoutContext layout, Position? from, Space space)
    {
        var piece = base.Compose(layout, from, space);
        return piece is null || from is not null ? piece : new(piece.Size, (draw, area) => Begin(draw, area, piece), piece.Rest);
    }

    private void Begin(DrawContext draw, Rectangle area, Piece piece)
    {
        draw.Canvas.Destination(name, area.X, area.Y);
        if (title is not null) draw.Canvas.Bookmark(title, level, area.Y);
        piece.Draw(draw, area);
    }
}

/// <summary>Gathers what is inside under one node of the structure tree, over as many pages as it takes.</summary>
/// <param name="child">The element inside.</param>
/// <param name="role">A standard structure type.</param>
/// <param name="alternativeText">The alternative text.</param>
/// <param name="language">BCP 47 tag where the language differs from the document's.</param>
public sealed class Tagged(Element child, string role, string? alternativeText = null, string? language = null) : Wrapper(child)
{
    /// <inheritdoc/>
    protected internal override Piece? Compose(LayoutContext layout, Position? from, Space space)
    {
        var start = from as TaggedPosition ?? new(new(Node), null);
        var piece = layout.Take(Child, start.Inner, space);
        if (piece is null) return null;
        var rest = piece.Rest is null ? null : new TaggedPosition(start.Tag, piece.Rest);
        return new(piece.Size, (draw, area) => draw.Within(start.Tag.Under(draw.Node), inner => piece.Draw(inner, area)), rest);
    }

    private StructureNode Node() => new(role) { AlternativeText = alternativeText, Language = language };

    private sealed class TaggedPosition(Tag tag, Position? inner) : Position
    {
        public Tag Tag => tag;

        public Position? Inner => inner;
    }
}

/// <summary>Makes the area of an element a link, to a section or to an address.</summary>
public sealed class Link : Wrapper
{
    private readonly string? section;
    private readonly Uri? address;
    private readonly string description;

    /// <summary>A link to a section of the document.</summary>
    public Link(Element child, string section, string description) : base(child) => (this.section, this.description) = (section, description);

    /// <summary>A link to an address.</summary>
    public Link(Element child, Uri address, string description) : base(child) => (this.address, this.description) = (address, description);

    /// <inheritdoc/>
    protected internal override Piece ComposeFinished(LayoutContext layout, Space space) => Child.ComposeFinished(layout, space);

    /// <inheritdoc/>
    protected override void Draw(DrawContext draw, Rectangle area, Piece piece)
    {
        var node = draw.AddNode(new("Link") { AlternativeText = description });
        draw.Within(node, inner => piece.Draw(inner, area));
        if (address is not null) draw.Canvas.LinkTo(area, address, description, node);
        else draw.Canvas.LinkTo(area, section!, description, node);
    }
}
