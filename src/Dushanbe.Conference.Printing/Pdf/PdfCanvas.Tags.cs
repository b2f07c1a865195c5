using System.Numerics;
using Dushanbe.Conference.Printing.Drawing;

namespace Dushanbe.Conference.Printing.Pdf;

internal sealed partial class PdfCanvas
{
    private readonly Stack<StructureNode?> tags = [];
    private StructureNode? openNode;
    private bool isOpen;

    public void BeginTag(StructureNode? node)
    {
        tags.Push(node);
        if (node is { Area: { } area, Bounds: null } && page is { IsTagged: true }) node.Bounds = Bounds(area);
    }

    public void EndTag() => tags.Pop();

    public void LinkTo(Rectangle area, string destination, string description, StructureNode? node)
    {
        ArgumentException.ThrowIfNullOrEmpty(destination);
        page?.AddLink(Bounds(area), destination, address: null, description, node);
    }

    public void LinkTo(Rectangle area, Uri address, string description, StructureNode? node)
    {
        ArgumentNullException.ThrowIfNull(address);
        if (!address.IsAbsoluteUri || address.Scheme is not ("http" or "https" or "mailto"))
            throw new ArgumentException($"'{address}' is not an absolute address of http, https or mailto.", nameof(address));
        page?.AddLink(Bounds(area), destination: null, address, description, node);
    }

    public void Destination(string name, float x, float y)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        page?.AddDestination(name, Vector2.Transform(new(x, y), state.Matrix));
    }

    public void Bookmark(string title, int level, float y)
    {
        ArgumentNullException.ThrowIfNull(title);
        page?.AddBookmark(title, level, Vector2.Transform(new(0, y), state.Matrix));
    }

    /// <summary>
    /// Marks what is drawn next as belonging to the innermost tag. Marks are opened only where something is drawn and stay open
    /// while the tag does not change, so that a paragraph is one mark however many lines it has.
    /// </summary>
    private void OpenMarkedContent()
    {
        if (page is not { IsTagged: true }) return;
        var node = tags.TryPeek(out var top) ? top : null;
        if (isOpen && node == openNode) return;
        CloseMarkedContent();
        if (node is null) content.Add("/Artifact BMC\n"u8);
        else content.Add((byte)'/').Add(node.Role).Add("<</MCID "u8).Integer(page.Mark(node)).Add(">>BDC\n"u8);
        openNode = node;
        isOpen = true;
    }

    private void CloseMarkedContent()
    {
        if (isOpen) content.Add("EMC\n"u8);
        isOpen = false;
        openNode = null;
    }

    /// <summary>The smallest upright rectangle of the page around an area, whatever transformation is at work.</summary>
    private (Vector2 Low, Vector2 High) Bounds(Rectangle area)
    {
        var (a, b) = (Corner(area.X, area.Y), Corner(area.Right, area.Y));
        var (c, d) = (Corner(area.X, area.Bottom), Corner(area.Right, area.Bottom));
        return (Vector2.Min(Vector2.Min(a, b), Vector2.Min(c, d)), Vector2.Max(Vector2.Max(a, b), Vector2.Max(c, d)));

        Vector2 Corner(float x, float y) => Vector2.Transform(new(x, y), state.Matrix);
    }
}
