using Dushanbe.Conference.Printing.Drawing;

namespace Dushanbe.Conference.Printing.Layout;

/// <summary>When a page may end between rows that belong together, or inside a row.</summary>
internal enum RowBreaks
{
    /// <summary>Never: all rows stand on one page.</summary>
    Never,

    /// <summary>Only where no page holds them.</summary>
    WhereNeeded,

    /// <summary>Wherever the page is full.</summary>
    Anywhere,
}

/// <summary>The rows of a table that stand on one page.</summary>
/// <param name="table">What the rows belong to.</param>
/// <param name="start">Where the table goes on; null for the rows of the header.</param>
internal sealed class TableSlice(TableFrame table, TablePosition? start = null)
{
    private readonly List<PlacedCell> placed = [];
    private IReadOnlyDictionary<TableCell, Position?> begun = start?.Begun ?? new Dictionary<TableCell, Position?>();
    private int row = start?.Row ?? 0;

    public float Height { get; private set; }

    public bool IsEmpty => placed.Count == 0;

    /// <summary>Where the table goes on; null when all rows are placed.</summary>
    public TablePosition? Rest => row >= table.Rows.RowCount ? null : new(start!.Tags, row, begun);

    /// <summary>Places all rows, or says how tall they are and returns false.</summary>
    /// <param name="space">The room for them.</param>
    /// <param name="name">What messages call the rows.</param>
    public bool FillWhole(Space space, string name)
    {
        if (Fill(space with { Fresh = false }, RowBreaks.Never)) return true;
        var whole = new TableSlice(table);
        if (whole.Fill(space with { Height = Space.Unlimited, Fresh = false }, RowBreaks.Never)) table.Layout.Refuse(space.Width, whole.Height, space, name);
        return false;
    }

    /// <summary>Places as many rows as fit; returns whether all did.</summary>
    public bool Fill(Space space, RowBreaks breaks, float tallest = 0)
    {
        while (row < table.Rows.RowCount)
        {
            var left = space with { Height = space.Height - Height, Fresh = space.Fresh && IsEmpty };
            var band = new TableBand(table, begun, row, table.Rows.BandEnd(row), left);
            var isWhole = band.PlaceRows();
            if (!isWhole && (!MayBreak(left, breaks, tallest) || !band.Break())) return false;
            Place(band);
            if (!isWhole) return false;
        }

        return true;
    }

    public void Draw(DrawContext draw, Rectangle area, TableRowTags tags)
    {
        foreach (var (item, y, height) in placed)
        {
            var place = new Rectangle(area.X + table.Grid.LeftOf(item.Cell), area.Y + y, table.Grid.WidthOf(item.Cell), height);
            var node = item.IsEmpty ? null : tags.Cell(item.Cell, draw.Node);
            draw.Within(node, inner => item.Piece.Draw(inner, place));
        }
    }

    private bool MayBreak(Space space, RowBreaks breaks, float tallest)
    {
        if (breaks == RowBreaks.Never) return false;
        return space.Fresh || breaks == RowBreaks.Anywhere || begun.Count > 0 || IsTallerThan(tallest, space);
    }

    /// <summary>Whether the next rows belong together and would not fit on a page of their own either, so that moving them there gains nothing.</summary>
    private bool IsTallerThan(float tallest, Space space)
    {
        var end = table.Rows.BandEnd(row);
        return end > row + 1 && tallest > 0 && !new TableBand(table, begun, row, end, space with { Height = tallest, Fresh = true }).PlaceRows();
    }

    private void Place(TableBand band)
    {
        foreach (var item in band.Pieces)
        {
            var (top, height) = band.Place(item.Cell);
            placed.Add(new(item, Height + top, height));
        }

        Height += band.Height;
        row = band.Next;
        begun = band.Begun;
    }

    private readonly record struct PlacedCell(CellPiece Item, float Y, float Height);
}
