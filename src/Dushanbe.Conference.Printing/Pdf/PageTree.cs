namespace Dushanbe.Conference.Printing.Pdf;

/// <summary>
/// The tree of pages, balanced and written as it grows: only the open node of each level is kept,
/// so that a document of any length needs a few hundred bytes here.
/// </summary>
internal sealed class PageTree(ObjectWriter objects)
{
    private const int KidsPerNode = 32;

    private readonly List<Node> open = [];

    public int PageCount { get; private set; }

    /// <summary>Adds a page and returns the number of its parent.</summary>
    public int Add(int page)
    {
        PageCount++;
        return Add(level: 0, page, pages: 1);
    }

    /// <summary>Writes the nodes still open and returns the number of the root.</summary>
    public int Finish()
    {
        if (open.Count == 0) Add(level: 0, 0, pages: 0);
        for (var level = 0; level < open.Count - 1; level++) Write(open[level], Add(level + 1, open[level].Number, open[level].Pages));
        Write(open[^1], parent: 0);
        return open[^1].Number;
    }

    private int Add(int level, int kid, int pages)
    {
        if (level == open.Count) open.Add(new(objects.Allocate()));
        var node = open[level];
        if (node.Kids.Count == KidsPerNode)
        {
            Write(node, Add(level + 1, node.Number, node.Pages));
            node = open[level] = new(objects.Allocate());
        }

        if (kid != 0) node.Kids.Add(kid);
        node.Pages += pages;
        return node.Number;
    }

    private void Write(Node node, int parent)
    {
        var body = objects.Open(node.Number);
        body.Add("<</Type/Pages/Count "u8).Integer(node.Pages);
        if (parent != 0) body.Add("/Parent "u8).Reference(parent);
        body.Add("/Kids["u8);
        foreach (var kid in node.Kids) body.Reference(kid);
        body.Add("]>>"u8);
        objects.Close();
    }

    private sealed class Node(int number)
    {
        public int Number { get; } = number;

        public List<int> Kids { get; } = [];

        public int Pages { get; set; }
    }
}
