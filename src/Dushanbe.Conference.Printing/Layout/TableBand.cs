namespace Dushanbe.Conference.Printing.Layout;

/// <summary>
/// An attempt to place rows that belong together on one page, from the top down. Each row is looked at once, so that a page
/// costs no more than the rows that stand on it, however many more a cell spans.
/// </summary>
/// <param name="table">What the rows belong to.</param>
/// <param name="begun">The cells that began on the pages before, and where they go on.</param>
/// <param name="first">The first row.</param>
/// <param name="end">The row after the last that belongs with it.</param>
/// <param name="space">The room on the page.</param>
internal sealed class TableBand(TableFrame table, IReadOnlyDictionary<TableCell, Position?> begun, int first, int end, Space space)
{
    /// <summary>The tops of the rows from the first, and the foot of the last.</summary>
    private readonly List<float> edges = [0];

    private readonly List<CellPiece> pieces = [];

    /// <summary>Cells that have begun on this page or before and whose last row is still to come.</summary>
    private readonly List<OpenCell> open = [];

    private int whole; // rows that end on the page

    private bool onlySpanningCellsOverflow;

    /// <summary>The cells and what they draw, row by row and from left to right.</summary>
    public IReadOnlyList<CellPiece> Pieces => pieces;

    /// <summary>The height of the rows placed so far.</summary>
    public float Height => edges[^1];

    /// <summary>Where the cells go on that reach beyond the page.</summary>
    public Dictionary<TableCell, Position?> Begun { get; } = [];

    /// <summary>The row that the next page begins with.</summary>
    public int Next => first + whole;

    /// <summary>Places whole rows for as long as they fit; returns whether all did.</summary>
    public bool PlaceRows()
    {
        while (Next < end)
            if (!PlaceRow()) return false;
        Sort();
        return true;
    }

    /// <summary>
    /// Ends the page where whole rows no longer fit: inside the next row where only a cell that spans rows is too tall for
    /// what is left of the page, or nothing stands on it yet, else above that row. Returns false if nothing can begin here.
    /// </summary>
    public bool Break()
    {
        if (Height <= 0)
        {
            if (!BreakRow(mayPutOff: false)) return false;
        }
        else if (!onlySpanningCellsOverflow || !BreakRow(mayPutOff: true))
        {
            BreakAbove();
        }

        Sort();
        foreach (var item in pieces)
            if (item.Cell.EndRow > Next) Begun[item.Cell] = item.Next;
        return true;
    }

    /// <summary>Where a cell stands from the top of the band, and how tall it is there.</summary>
    public (float Top, float Height) Place(TableCell cell)
    {
        var top = edges[Math.Max(cell.Row, first) - first];
        return (top, edges[Math.Min(cell.EndRow - first, edges.Count - 1)] - top);
    }

    private bool PlaceRow()
    {
        Open(Next);
        var ending = open.FindAll(each => each.Cell.EndRow == Next + 1);
        var placed = new List<(OpenCell Cell, Piece Piece)>(ending.Count);
        var foot = Height;
        var ownFit = true;
        foreach (var each in ending)
        {
            if (Whole(each) is { } piece && each.Top + piece.Height <= space.Height + Space.Tolerance)
            {
                placed.Add((each, piece));
                foot = Math.Max(foot, each.Top + piece.Height);
            }
            else if (each.Top >= Height)
            {
                ownFit = false;
                break;
            }
        }

        onlySpanningCellsOverflow = ownFit && placed.Count < ending.Count;
        if (placed.Count < ending.Count) return false;
        foreach (var (each, piece) in placed) Add(each.Cell, piece);
        open.RemoveAll(each => each.Cell.EndRow == Next + 1);
        edges.Add(foot);
        whole++;
        return true;
    }

    private void Open(int row)
    {
        if (row == first)
            foreach (var cell in begun.Keys.Where(cell => cell.EndRow > row)) open.Add(new(cell, 0));
        foreach (var cell in table.Rows.Starting(row))
            if (!begun.ContainsKey(cell)) open.Add(new(cell, Height));
    }

    /// <summary>
    /// A cell drawn to its end, or null. The height is that of the page first, so that a text of many pages is not laid out to
    /// its end on each; what fills all of that may only have grown into it.
    /// </summary>
    private Piece? Whole(OpenCell each)
    {
        var room = space.Height - each.Top;
        var piece = Take(each.Cell, room, space.Fresh);
        if (piece is { Rest: null } && end - first > 1 && piece.Height > room - Space.Tolerance)
            piece = Take(each.Cell, Space.Unlimited, space.Fresh);
        return piece is { Rest: null } ? piece : null;
    }

    /// <summary>Draws as much of the next row, and of the cells that reach it from above, as there is room for.</summary>
    private bool BreakRow(bool mayPutOff)
    {
        var parts = open.ConvertAll(each => Take(each.Cell, space.Height - each.Top, space.Fresh && each.Top <= 0));
        if (mayPutOff ? !HasPartOfSpanningCell(parts) : parts.Contains(null)) return false;
        if (parts.Count == 0) return false;
        var foot = Height;
        for (var i = 0; i < parts.Count; i++)
        {
            if (parts[i] is { } part) Add(open[i].Cell, part);
            else PutOff(open[i].Cell);
            foot = Math.Max(foot, open[i].Top + (parts[i]?.Height ?? 0));
        }

        edges.Add(foot);
        return true;
    }

    private bool HasPartOfSpanningCell(List<Piece?> parts)
    {
        for (var i = 0; i < parts.Count; i++)
            if (open[i].Top < Height && parts[i] is { Rest: not null }) return true;
        return false;
    }

    /// <summary>Cuts the cells that reach beyond the last row there.</summary>
    private void BreakAbove()
    {
        foreach (var (cell, top) in open)
        {
            if (cell.Row >= Next) continue;
            if (Take(cell, Height - top, fresh: true) is { } piece) Add(cell, piece);
            else PutOff(cell);
        }
    }

    private void Sort() =>
        pieces.Sort((one, other) => (Math.Max(one.Cell.Row, first), one.Cell.Column).CompareTo((Math.Max(other.Cell.Row, first), other.Cell.Column)));

    private Piece? Take(TableCell cell, float height, bool fresh) =>
        table.Layout.Take(cell.Element, begun.GetValueOrDefault(cell), new(table.Grid.WidthOf(cell), Math.Max(0, height), fresh), cell.Row);

    private void Add(TableCell cell, Piece piece) =>
        pieces.Add(new(cell, piece, piece.Rest ?? Position.Finished, ReferenceEquals(begun.GetValueOrDefault(cell), Position.Finished)));

    /// <summary>Draws a cell that has no room above the page's end without content, which goes on below it from where it was.</summary>
    private void PutOff(TableCell cell) =>
        pieces.Add(new(cell, table.Layout.Take(cell.Element, Position.Finished, default, cell.Row)!, begun.GetValueOrDefault(cell), IsEmpty: true));

    /// <summary>A cell and where it begins on this page.</summary>
    private readonly record struct OpenCell(TableCell Cell, float Top);
}

/// <summary>What a cell draws on one page.</summary>
/// <param name="Cell">The cell.</param>
/// <param name="Piece">What it draws.</param>
/// <param name="Next">Where it goes on; null if it has yet to begin.</param>
/// <param name="IsEmpty">Whether it has no content here, only decorations.</param>
internal readonly record struct CellPiece(TableCell Cell, Piece Piece, Position? Next, bool IsEmpty);

/// <summary>The rows of a table's header or body at the width the table has.</summary>
internal sealed record TableFrame(TableBody Rows, TableGrid Grid, LayoutContext Layout);
