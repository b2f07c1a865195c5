using Dushanbe.Conference.Printing.Drawing;

namespace Dushanbe.Conference.Printing.Layout;

/// <summary>The rows of a table that stand on one page.</summary>
internal sealed class TableSlice(TableBody rows, TableGrid grid, LayoutContext layout, TablePosition? start = null)
{
    private readonly List<PlacedCell> placed = [];
    private Dictionary<TableCell, Position?> begun = start is null ? [] : new(start.Begun);
    private int row = start?.Row ?? 0;

    public float Height { get; private set; }

    public bool IsEmpty => placed.Count == 0;

    /// <summary>Where the table goes on; null when all rows are placed.</summary>
    public TablePosition? Rest => row >= rows.RowCount ? null : new(start!.Tags, row, begun);

    /// <summary>Places all rows, or returns false.</summary>
    public bool FillWhole(Space space)
    {
        if (rows.RowCount == 0) return true;
        var misfit = layout.LastMisfit;
        if (Fill(space with { Fresh = false }, breaksRows: false)) return true;
        var namesItself = !ReferenceEquals(layout.LastMisfit, misfit);
        if (!namesItself) layout.Refuse(space.Width, space.Height + 1, space);
        return false;
    }

    /// <summary>Places as many rows as fit; returns whether all did.</summary>
    public bool Fill(Space space, bool breaksRows)
    {
        while (row < rows.RowCount)
        {
            var left = space with { Height = space.Height - Height, Fresh = space.Fresh && IsEmpty };
            if (!PlaceBand(left) && !PlacePart(left, breaksRows)) return false;
            if (begun.Count > 0) return false;
        }

        return true;
    }

    public void Draw(DrawContext draw, Rectangle area, TableRowTags tags)
    {
        foreach (var (item, y, height) in placed)
        {
            var place = new Rectangle(area.X + grid.LeftOf(item.Cell), area.Y + y, grid.WidthOf(item.Cell), height);
            var node = item.IsEmpty ? null : tags.Cell(item.Cell, draw.Node);
            draw.Within(node, inner => item.Piece.Draw(inner, place));
        }
    }

    /// <summary>Places the next rows that belong together, whole, if there is room for them.</summary>
    private bool PlaceBand(Space space)
    {
        var end = rows.BandEnd(row);
        var band = new TableBand(rows, grid, layout, begun);
        var heights = band.Measure(row, end, space);
        if (heights is null || heights.Sum() > space.Height + Space.Tolerance) return false;
        Place(band, end, heights);
        begun = [];
        return true;
    }

    /// <summary>Places as many of the next rows as fit, and a part of the first one if none does.</summary>
    private bool PlacePart(Space space, bool breaksRows)
    {
        if (!space.Fresh && !breaksRows && begun.Count == 0) return false;
        for (var end = rows.BandEnd(row) - 1; end > row; end--)
        {
            var part = new TableBand(rows, grid, layout, begun);
            if (part.Fit(row, end, space) is not { } heights) continue;
            Place(part, end, heights);
            begun = part.Begun(end);
            return true;
        }

        var band = new TableBand(rows, grid, layout, begun);
        if (band.FitPartOf(row, space) is not { } height) return false;
        Place(band, row + 1, [height]);
        row--; // the same row goes on
        begun = band.Begun(row);
        return true;
    }

    private void Place(TableBand band, int end, float[] heights)
    {
        foreach (var item in band.Pieces)
        {
            var first = Math.Max(item.Cell.Row, row) - row;
            var last = Math.Min(item.Cell.EndRow, end) - row;
            placed.Add(new(item, Height + heights.Take(first).Sum(), heights.Skip(first).Take(last - first).Sum()));
        }

        Height += heights.Sum();
        row = end;
    }

    private readonly record struct PlacedCell(CellPiece Item, float Y, float Height);
}
