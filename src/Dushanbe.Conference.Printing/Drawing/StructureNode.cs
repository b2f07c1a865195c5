namespace Dushanbe.Conference.Printing.Drawing;

/// <summary>
/// A node of the structure tree that makes a document readable by assistive technology.
/// Elements create the nodes; the PDF writer attaches marked content to them. Not thread-safe: one tree belongs to one rendering.
/// </summary>
/// <param name="role">A standard structure type of PDF 1.7, 14.8.4: Document, Sect, H1 to H6, P, Span, Table, THead, TBody, TR, TH, TD, L, LI, Lbl, LBody, TOC, TOCI, Reference, Link, Figure, Div.</param>
public sealed class StructureNode(string role)
{
    private readonly List<StructureNode> children = [];

    /// <summary>The standard structure type.</summary>
    public string Role { get; } = role;

    /// <summary>Words that stand for a figure or a link.</summary>
    public string? AlternativeText { get; init; }

    /// <summary>BCP 47 tag where the language differs from the document's.</summary>
    public string? Language { get; init; }

    /// <summary>For a TH: <c>Column</c>, <c>Row</c> or <c>Both</c>.</summary>
    public string? HeaderScope { get; init; }

    /// <summary>For a TH or TD: how many columns it covers.</summary>
    public int ColumnSpan { get; init; } = 1;

    /// <summary>For a TH or TD: how many rows it covers.</summary>
    public int RowSpan { get; init; } = 1;

    /// <summary>The nodes inside this one, in reading order.</summary>
    public IReadOnlyList<StructureNode> Children => children;

    /// <summary>Adds a node at the end and returns it.</summary>
    public StructureNode Add(StructureNode child)
    {
        children.Add(child);
        return child;
    }

    /// <summary>What the writer attached to this node, in reading order with the children; the writer owns it.</summary>
    internal List<object> Content { get; } = [];
}
