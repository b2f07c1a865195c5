using Dushanbe.Conference.Printing.Drawing;

namespace Dushanbe.Conference.Printing.Pdf;

/// <summary>
/// Writes the structure tree (PDF 1.7, 14.7). A node gets its object number when it is first drawn, so that the way back
/// from a page to its nodes is written with the page; only four bytes a page or link are kept for it.
/// </summary>
internal sealed class StructureTree(ObjectWriter objects)
{
    private readonly List<int> parents = []; // for every key of the parent tree, the object it leads to
    private int numbered;
    private int written;

    public int NumberOf(StructureNode node)
    {
        if (node.IsWritten) throw new InvalidOperationException($"Content was drawn for a {node.Role} that had been released.");
        if (node.ObjectNumber != 0) return node.ObjectNumber;
        numbered++;
        return node.ObjectNumber = objects.Allocate();
    }

    /// <summary>Registers the node that an annotation belongs to and returns the annotation's key.</summary>
    public int AddParent(int node)
    {
        parents.Add(node);
        return parents.Count - 1;
    }

    /// <summary>Registers the nodes that the marked contents of a page belong to and returns the page's key.</summary>
    public int AddParents(List<int> nodes)
    {
        var number = objects.Allocate();
        var body = objects.Open(number).Add((byte)'[');
        foreach (var node in nodes) body.Reference(node);
        body.Add((byte)']');
        objects.Close();
        return AddParent(number);
    }

    /// <summary>Writes a part of the tree that is complete, and frees it.</summary>
    public void Release(StructureNode node)
    {
        if (node.IsWritten) return;
        if (node.Parent is null) throw new InvalidOperationException($"The {node.Role} to release does not belong to a tree.");
        WriteBranch(node, NumberOf(node.Parent));
    }

    /// <summary>Writes what is left of the tree and returns the number of its root.</summary>
    public int Finish(StructureNode root)
    {
        var tree = objects.Allocate();
        WriteBranch(root, tree);
        if (written != numbered)
            throw new InvalidOperationException("Content was drawn for a node that is not part of the structure tree.");

        var keys = Enumerable.Range(0, parents.Count).ToArray();
        var parentTree = SortedTree.Write(objects, "/Nums"u8, keys,
            (body, key) => body.Integer(key).Add((byte)' ').Reference(parents[key]), (body, key) => body.Integer(key));
        var body = objects.Open(tree);
        body.Add("<</Type/StructTreeRoot/K "u8).Reference(root.ObjectNumber).Add("/ParentTree "u8).Reference(parentTree);
        body.Add("/ParentTreeNextKey "u8).Integer(parents.Count).Add(">>"u8);
        objects.Close();
        return tree;
    }

    private void WriteBranch(StructureNode node, int parent)
    {
        if (node.IsWritten) return;
        foreach (var child in node.Children) WriteBranch(child, NumberOf(node));
        WriteNode(node, parent);
        written++;
        node.MarkWritten();
    }

    private void WriteNode(StructureNode node, int parent)
    {
        var body = objects.Open(NumberOf(node));
        body.Add("<</Type/StructElem/S/"u8).Add(node.Role).Add("/P "u8).Reference(parent);
        if (node.AlternativeText is { } words) body.Add("/Alt"u8).TextString(PlainText.From(words));
        if (node.ActualText is { } text) body.Add("/ActualText"u8).TextString(PlainText.From(text));
        if (node.Language is { } language) body.Add("/Lang"u8).TextString(language);
        AddTableAttributes(body, node);
        AddBounds(body, node);
        var page = node.Items is { Count: > 0 } items ? items[0].Page : 0;
        if (page != 0) body.Add("/Pg "u8).Reference(page);
        body.Add("/K["u8);
        AddContent(body, node, page);
        body.Add("]>>"u8);
        objects.Close();
    }

    private static void AddTableAttributes(ByteBuffer body, StructureNode node)
    {
        if (node is { HeaderScope: null, ColumnSpan: 1, RowSpan: 1 }) return;
        body.Add("/A<</O/Table"u8);
        if (node.HeaderScope is { } scope) body.Add("/Scope/"u8).Add(scope);
        if (node.ColumnSpan != 1) body.Add("/ColSpan "u8).Integer(node.ColumnSpan);
        if (node.RowSpan != 1) body.Add("/RowSpan "u8).Integer(node.RowSpan);
        body.Add(">>"u8);
    }

    private static void AddBounds(ByteBuffer body, StructureNode node)
    {
        if (node.Bounds is not var (low, high)) return;
        body.Add("/A<</O/Layout/BBox["u8).Number(low.X).Number(low.Y).Number(high.X).Number(high.Y).Add("]>>"u8);
    }

    /// <summary>Adds the children and the node's own content in reading order.</summary>
    private static void AddContent(ByteBuffer body, StructureNode node, int page)
    {
        var child = 0;
        foreach (var item in node.Items ?? [])
        {
            for (; child < item.ChildrenBefore; child++) body.Reference(node.Children[child].ObjectNumber);
            if (item.IsAnnotation)
                body.Add("<</Type/OBJR/Pg "u8).Reference(item.Page).Add("/Obj "u8).Reference(item.Number).Add(">>"u8);
            else if (item.Page == page)
                body.Integer(item.Number).Add((byte)' ');
            else
                body.Add("<</Type/MCR/Pg "u8).Reference(item.Page).Add("/MCID "u8).Integer(item.Number).Add(">>"u8);
        }

        for (; child < node.Children.Count; child++) body.Reference(node.Children[child].ObjectNumber);
    }
}
