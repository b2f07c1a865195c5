using Dushanbe.Conference.Printing.Drawing;

namespace Dushanbe.Conference.Printing.Layout;

/// <summary>The context of elements during drawing: the canvas, and the current node of the structure tree.</summary>
public sealed class DrawContext(ICanvas canvas, LayoutContext layout, RenderReport report)
{
    /// <summary>Where to draw.</summary>
    public ICanvas Canvas => canvas;

    /// <summary>For what can only be laid out once its area is known.</summary>
    public LayoutContext Layout => layout;

    /// <summary>The report for the caller.</summary>
    public RenderReport Report => report;

    /// <summary>The node that content belongs to; null where everything is an artifact (headers, footers, decorations).</summary>
    public StructureNode? Node { get; private set; }

    /// <summary>Adds a node to the current one, or null inside an artifact.</summary>
    public StructureNode? AddNode(StructureNode node) => Node?.Add(node);

    /// <summary>Draws with another node as the current one.</summary>
    public void Within(StructureNode? node, Action<DrawContext> draw)
    {
        ArgumentNullException.ThrowIfNull(draw);
        var outer = Node;
        Node = node;
        draw(this);
        Node = outer;
    }

    /// <summary>Draws content that belongs to a node, or to none.</summary>
    public void Content(StructureNode? node, Action<ICanvas> draw)
    {
        ArgumentNullException.ThrowIfNull(draw);
        canvas.BeginTag(node);
        draw(canvas);
        canvas.EndTag();
    }

    /// <summary>Draws what carries no meaning of its own: lines, backgrounds.</summary>
    public void Decoration(Action<ICanvas> draw) => Content(node: null, draw);

    /// <summary>
    /// Draws an element in a box that cannot grow. What is too large for it is drawn beyond the edge and reported, never cut.
    /// </summary>
    public void Box(Element element, Rectangle area, ElementPath? path)
    {
        var outer = layout.Path;
        layout.Path = path;
        var piece = layout.Take(element, from: null, new(area.Width, area.Height, Fresh: true));
        if (piece?.Rest is not null || piece is null)
        {
            piece = layout.Take(element, from: null, new(area.Width, Space.Unlimited, Fresh: true))
                ?? layout.Take(element, from: null, new(Space.Unlimited, Space.Unlimited, Fresh: true))
                ?? throw LayoutException.Of(layout.LastMisfit, layout.PageNumber);
            report.Overflowing(new ElementPath(element, -1, path).ToString(), layout.PageNumber, piece.Size, new(area.Width, area.Height));
        }

        layout.Path = outer;
        piece.Draw(this, area);
    }
}

/// <summary>A node of the structure tree that is made when its first piece is drawn and shared by the pieces on later pages.</summary>
internal sealed class Tag(Func<StructureNode> make)
{
    private StructureNode? node;

    public StructureNode? Under(StructureNode? parent)
    {
        if (parent is null) return null;
        return node ??= parent.Add(make());
    }
}
