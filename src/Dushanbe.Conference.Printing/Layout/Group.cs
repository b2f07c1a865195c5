using Dushanbe.Conference.Printing.Drawing;

namespace Dushanbe.Conference.Printing.Layout;

/// <summary>
/// Content under a heading that says on later pages that it goes on: "Tajikistan", then "Tajikistan (continued)". The heading
/// never stands without the beginning of its content. On later pages it is an artifact: it is read aloud once.
/// </summary>
/// <param name="heading">Stands above the beginning of the content.</param>
/// <param name="continued">Stands above what goes on on another page or in another column.</param>
/// <param name="content">The content; it may break.</param>
public sealed class Group(Element heading, Element continued, Element content) : Element
{
    /// <inheritdoc/>
    public override IEnumerable<Element> Children => [heading, continued, content];

    /// <inheritdoc/>
    protected internal override Piece? Compose(LayoutContext layout, Position? from, Space space)
    {
        var start = from as GroupPosition;
        var head = layout.Take(start is null ? heading : continued, from: null, space, start is null ? 0 : 1);
        if (head is null) return null;
        if (head.Rest is not null) return layout.Refuse(head.Width, head.Height, space, "The heading of the group");
        var body = layout.Take(content, start?.Inner, space with { Height = Math.Max(0, space.Height - head.Height) }, 2);
        if (body is null) return null;
        var size = new Size(Math.Max(head.Width, body.Width), head.Height + body.Height);
        return new(size, Draw, body.Rest is null ? null : new GroupPosition(body.Rest));

        void Draw(DrawContext draw, Rectangle area)
        {
            var top = area with { Height = head.Height };
            if (start is null) head.Draw(draw, top);
            else draw.Within(node: null, inner => head.Draw(inner, top));
            body.Draw(draw, new(area.X, area.Y + head.Height, area.Width, area.Height - head.Height));
        }
    }

    private sealed class GroupPosition(Position inner) : Position
    {
        public Position Inner => inner;
    }
}
