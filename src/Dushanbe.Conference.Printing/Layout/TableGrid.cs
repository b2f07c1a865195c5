namespace Dushanbe.Conference.Printing.Layout;

/// <summary>The columns of a table at a certain width.</summary>
internal sealed class TableGrid
{
    private readonly float[] edges;
    private readonly bool fromRight;
    private readonly float width;

    public TableGrid(IReadOnlyList<Track> columns, float width, bool fromRight)
    {
        this.fromRight = fromRight;
        this.width = width;
        var constant = columns.Where(column => column.Kind == TrackKind.Constant).Sum(column => column.Value);
        var shares = columns.Where(column => column.Kind == TrackKind.Relative).Sum(column => column.Value);
        Missing = constant - width;
        edges = new float[columns.Count + 1];
        for (var i = 0; i < columns.Count; i++)
            edges[i + 1] = edges[i] + (columns[i].Kind == TrackKind.Constant ? columns[i].Value : (width - constant) * columns[i].Value / shares);
    }

    /// <summary>By how much the constant columns are wider than the table.</summary>
    public float Missing { get; }

    public float WidthOf(TableCell cell) => edges[cell.Column + cell.ColumnSpan] - edges[cell.Column];

    public float LeftOf(TableCell cell) =>
        fromRight ? width - edges[cell.Column + cell.ColumnSpan] : edges[cell.Column];
}

/// <summary>The rows of a table's header or body.</summary>
internal sealed class TableBody
{
    private readonly List<TableCell>[] starting;
    private readonly int[] bandEnds;

    public TableBody(IReadOnlyList<TableCell> cells)
    {
        RowCount = cells.Count == 0 ? 0 : cells.Max(cell => cell.EndRow);
        starting = new List<TableCell>[RowCount];
        for (var i = 0; i < RowCount; i++) starting[i] = [];
        foreach (var cell in cells) starting[cell.Row].Add(cell);
        foreach (var row in starting) row.Sort((one, other) => one.Column.CompareTo(other.Column));
        bandEnds = BandEnds();
    }

    public int RowCount { get; }

    /// <summary>The cells whose first row this is, from left to right.</summary>
    public IReadOnlyList<TableCell> Starting(int row) => starting[row];

    /// <summary>The row after the last one that is tied to this one by cells that span rows.</summary>
    public int BandEnd(int row) => bandEnds[row];

    private int[] BandEnds()
    {
        var ends = new int[RowCount];
        for (var first = 0; first < RowCount;)
        {
            var end = first + 1;
            for (var row = first; row < end; row++) end = Math.Max(end, starting[row].Count == 0 ? row + 1 : starting[row].Max(cell => cell.EndRow));
            for (var row = first; row < end; row++) ends[row] = end;
            first = end;
        }

        return ends;
    }
}
