using System.Numerics;

namespace Dushanbe.Conference.Printing.Drawing;

/// <summary>
/// A node of the structure tree that makes a document readable by assistive technology.
/// Elements create the nodes; the PDF writer attaches marked content to them. Not thread-safe: one tree belongs to one rendering.
/// </summary>
/// <param name="role">A standard structure type of PDF 1.7, 14.8.4: Document, Sect, H1 to H6, P, Span, Table, THead, TBody, TR, TH, TD, L, LI, Lbl, LBody, TOC, TOCI, Reference, Link, Figure, Div.</param>
public sealed class StructureNode(string role)
{
    private List<StructureNode>? children;

    /// <summary>The standard structure type.</summary>
    public string Role { get; } = role;

    /// <summary>The alternative text of a figure or a link.</summary>
    public string? AlternativeText { get; init; }

    /// <summary>
    /// The text of the node in the order it is read, where its glyphs stand in another: readers that copy put letters from right
    /// to left in order by their places, those that speak take them as they come.
    /// </summary>
    public string? ActualText
    {
        get => particulars?.ActualText;
        init
        {
            if (value is not null) Particular.ActualText = value;
        }
    }

    /// <summary>Where a figure stands, in the coordinates of the canvas when its content begins.</summary>
    public Rectangle? Area
    {
        get => particulars?.Area;
        init
        {
            if (value is not null) Particular.Area = value;
        }
    }

    /// <summary>BCP 47 tag where the language differs from the document's.</summary>
    public string? Language { get; init; }

    /// <summary>For a TH: <c>Column</c>, <c>Row</c> or <c>Both</c>.</summary>
    public string? HeaderScope
    {
        get => particulars?.HeaderScope;
        init
        {
            if (value is not null) Particular.HeaderScope = value;
        }
    }

    /// <summary>For a TH or TD: how many columns it covers.</summary>
    public int ColumnSpan { get; init; } = 1;

    /// <summary>For a TH or TD: how many rows it covers.</summary>
    public int RowSpan { get; init; } = 1;

    /// <summary>The nodes inside this one, in reading order.</summary>
    public IReadOnlyList<StructureNode> Children => children ?? [];

    /// <summary>Adds a node at the end and returns it.</summary>
    public StructureNode Add(StructureNode child)
    {
        ArgumentNullException.ThrowIfNull(child);
        children ??= [];
        child.Parent = this;
        child.index = children.Count;
        children.Add(child);
        return child;
    }

    /// <summary>The node this one was added to.</summary>
    internal StructureNode? Parent { get; private set; }

    /// <summary>The area on the sheet, once the figure was drawn.</summary>
    internal (Vector2 Low, Vector2 High)? Bounds
    {
        get => particulars?.Bounds;
        set => Particular.Bounds = value;
    }

    /// <summary>The number of the PDF object that stands for the node, or 0 while it has none.</summary>
    internal int ObjectNumber { get; set; }

    /// <summary>Whether the writer has already written the node and let its content go.</summary>
    internal bool IsWritten { get; private set; }

    /// <summary>The marked content and annotations of the node itself, in the order they were drawn.</summary>
    internal List<ContentItem>? Items { get; private set; }

    private Particulars Particular => particulars ??= new();

    private Particulars? particulars;
    private int index;
    private int childrenBegun;

    /// <summary>Attaches content drawn on a page; it follows the children that were drawn before it.</summary>
    internal void Attach(int page, int number, bool isAnnotation)
    {
        (Items ??= []).Add(new(page, number, childrenBegun, isAnnotation));
        for (var node = this; node.Parent is { } parent && parent.childrenBegun <= node.index; node = parent)
            parent.childrenBegun = node.index + 1;
    }

    /// <summary>Frees what only the writer needed.</summary>
    internal void MarkWritten()
    {
        IsWritten = true;
        children = null;
        Items = null;
        particulars = null;
    }

    /// <summary>What few nodes have: most stay small, since a long document keeps many.</summary>
    private sealed class Particulars
    {
        public string? ActualText { get; set; }

        public Rectangle? Area { get; set; }

        public (Vector2 Low, Vector2 High)? Bounds { get; set; }

        public string? HeaderScope { get; set; }
    }

    /// <summary>A piece of a page that belongs to a node.</summary>
    /// <param name="Page">The object number of the page.</param>
    /// <param name="Number">The marked-content identifier, or the object number of the annotation.</param>
    /// <param name="ChildrenBefore">How many children of the node precede it in reading order.</param>
    /// <param name="IsAnnotation">Whether it is an annotation rather than marked content.</param>
    internal readonly record struct ContentItem(int Page, int Number, int ChildrenBefore, bool IsAnnotation);
}
