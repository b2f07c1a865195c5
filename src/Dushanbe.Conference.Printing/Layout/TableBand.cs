namespace Dushanbe.Conference.Printing.Layout;

/// <summary>An attempt to place some rows that belong together.</summary>
internal sealed class TableBand(TableBody rows, TableGrid grid, LayoutContext layout, IReadOnlyDictionary<TableCell, Position?> begun)
{
    private readonly List<CellPiece> pieces = [];

    /// <summary>The cells and what they draw, row by row and from left to right.</summary>
    public IReadOnlyList<CellPiece> Pieces => pieces;

    /// <summary>The heights of the rows when every cell is drawn whole, whatever room that takes; null if one has to break in any case.</summary>
    public float[]? Measure(int first, int end, Space space)
    {
        foreach (var cell in CellsOf(first, end))
        {
            var piece = Take(cell, space with { Height = first + 1 == end ? space.Height : Space.Unlimited });
            if (piece is not { Rest: null }) return null;
            Add(cell, piece);
        }

        return Heights(first, end);
    }

    /// <summary>The heights of the rows when cells that reach beyond them are cut there; null if they do not fit.</summary>
    public float[]? Fit(int first, int end, Space space)
    {
        var cells = CellsOf(first, end).ToList();
        foreach (var cell in cells.Where(cell => cell.EndRow <= end))
        {
            if (Take(cell, space with { Height = Space.Unlimited }) is not { Rest: null } piece) return null;
            Add(cell, piece);
        }

        var heights = Heights(first, end);
        if (heights.Sum() > space.Height + Space.Tolerance || heights.Sum() <= 0) return null;
        foreach (var cell in cells.Where(cell => cell.EndRow > end))
        {
            var room = heights.Skip(Math.Max(cell.Row, first) - first).Sum();
            if (Take(cell, new(space.Width, room, Fresh: true)) is { } piece) Add(cell, piece);
            else PutOff(cell);
        }

        pieces.Sort((one, other) => (Math.Max(one.Cell.Row, first), one.Cell.Column).CompareTo((Math.Max(other.Cell.Row, first), other.Cell.Column)));

        return heights;
    }

    /// <summary>The height of the part of one row that fits; null if a cell cannot begin here.</summary>
    public float? FitPartOf(int row, Space space)
    {
        foreach (var cell in CellsOf(row, row + 1))
        {
            if (Take(cell, space) is not { } piece) return null;
            Add(cell, piece);
        }

        return pieces.Count == 0 ? null : pieces.Max(item => item.Piece.Height);
    }

    /// <summary>Where the cells go on that reach row <paramref name="next"/> or beyond.</summary>
    public Dictionary<TableCell, Position?> Begun(int next) =>
        pieces.Where(item => item.Cell.EndRow > next).ToDictionary(item => item.Cell, item => item.Next);

    private IEnumerable<TableCell> CellsOf(int first, int end)
    {
        var above = begun.Keys.Where(cell => cell.EndRow > first);
        var here = Enumerable.Range(first, end - first).SelectMany(rows.Starting).Where(cell => !begun.ContainsKey(cell));
        return above.Concat(here).OrderBy(cell => Math.Max(cell.Row, first)).ThenBy(cell => cell.Column);
    }

    private Piece? Take(TableCell cell, Space space) =>
        layout.Take(cell.Element, begun.GetValueOrDefault(cell), space with { Width = grid.WidthOf(cell) }, cell.Row);

    private void Add(TableCell cell, Piece piece) =>
        pieces.Add(new(cell, piece, piece.Rest ?? Position.Finished, ReferenceEquals(begun.GetValueOrDefault(cell), Position.Finished)));

    /// <summary>Draws a cell that has no room above the page's end without content, which goes on below it from where it was.</summary>
    private void PutOff(TableCell cell) =>
        pieces.Add(new(cell, layout.Take(cell.Element, Position.Finished, default, cell.Row)!, begun.GetValueOrDefault(cell), IsEmpty: true));

    private float[] Heights(int first, int end)
    {
        var heights = new float[end - first];
        foreach (var (cell, piece, _, _) in pieces.OrderBy(item => item.Cell.EndRow))
        {
            var top = Math.Max(cell.Row, first) - first;
            var last = cell.EndRow - first - 1;
            var before = heights.Skip(top).Take(last - top).Sum();
            heights[last] = Math.Max(heights[last], piece.Height - before);
        }

        return heights;
    }
}

/// <summary>What a cell draws on one page.</summary>
/// <param name="Cell">The cell.</param>
/// <param name="Piece">What it draws.</param>
/// <param name="Next">Where it goes on; null if it has yet to begin.</param>
/// <param name="IsEmpty">Whether it has no content here, only decorations.</param>
internal readonly record struct CellPiece(TableCell Cell, Piece Piece, Position? Next, bool IsEmpty);
