using Dushanbe.Conference.Printing.Drawing;

namespace Dushanbe.Conference.Printing.Layout;

/// <summary>A cell of a table.</summary>
/// <param name="Element">Its content, which fills the cell.</param>
/// <param name="Row">Its first row, from 0.</param>
/// <param name="Column">Its first column, from 0.</param>
/// <param name="RowSpan">How many rows it covers.</param>
/// <param name="ColumnSpan">How many columns it covers.</param>
/// <param name="HeaderScope">What it is the header of, <c>Column</c>, <c>Row</c> or <c>Both</c>; null for an ordinary cell.</param>
public sealed record TableCell(Element Element, int Row, int Column, int RowSpan = 1, int ColumnSpan = 1, string? HeaderScope = null)
{
    internal int EndRow => Row + RowSpan;

    internal StructureNode Node() => new(HeaderScope is null ? "TD" : "TH") { HeaderScope = HeaderScope, RowSpan = RowSpan, ColumnSpan = ColumnSpan };
}

/// <summary>
/// Cells in rows and columns. The header stands again on every page, and the footer below the last row of each, or of the
/// last one only. A row stays whole if it fits on an empty page, unless
/// <see cref="BreaksRows"/>; rows that a cell spans stay together if a page holds them, and fill the pages from the top if
/// none does. A cell too tall for the rows it spans stretches the last of them.
/// </summary>
/// <param name="columns">The widths, constant or relative.</param>
/// <param name="header">The cells of the header rows, which are counted on their own.</param>
/// <param name="cells">The cells of the body.</param>
public sealed class Table(IReadOnlyList<Track> columns, IReadOnlyList<TableCell> header, IReadOnlyList<TableCell> cells) : Element
{
    private readonly TableBody headerRows = new(header);
    private readonly TableBody bodyRows = new(cells);
    private readonly TableBody footerRows = new([]);

    /// <summary>The cells of the footer rows, which are counted on their own.</summary>
    public IReadOnlyList<TableCell> Footer
    {
        get;
        init
        {
            field = value;
            footerRows = new(value);
        }
    } = [];

    /// <summary>Whether the footer stands below the last row of the table only.</summary>
    public bool FootsLastPageOnly { get; init; }

    /// <summary>Whether a page may end inside a row that would fit on the next one.</summary>
    public bool BreaksRows { get; init; }

    /// <summary>Whether the first column stands at the right, as in a text that runs right to left.</summary>
    public bool FromRight { get; init; }

    /// <inheritdoc/>
    protected internal override void Check(LayoutContext layout)
    {
        foreach (var column in columns) column.Check(layout);
    }

    /// <inheritdoc/>
    public override IEnumerable<Element> Children => header.Concat(cells).Concat(Footer).Select(cell => cell.Element);

    /// <inheritdoc/>
    protected internal override Piece? Compose(LayoutContext layout, Position? from, Space space)
    {
        var start = from as TablePosition ?? new(new(), 0, new Dictionary<TableCell, Position?>());
        var grid = new TableGrid(columns, space.Width, FromRight);
        if (grid.Missing > Space.Tolerance) return layout.Refuse(space.Width + grid.Missing, 0, space);
        var head = new TableSlice(new(headerRows, grid, layout));
        if (!head.FillWhole(space, "The header of the table")) return null;
        var room = space with { Height = space.Height - head.Height };
        var foot = new TableSlice(new(footerRows, grid, layout));
        if (!foot.FillWhole(room, "The footer of the table")) return null;
        var body = Fill(FootsLastPageOnly ? 0 : foot.Height);
        var rest = body.Rest;
        if (FootsLastPageOnly && rest is null && body.Height + foot.Height > room.Height + Space.Tolerance)
        {
            // the last rows go on to the next page with the footer; where none can, it goes alone
            if (Fill(foot.Height) is { IsEmpty: false, Rest: { } } shorter) (body, rest) = (shorter, shorter.Rest);
            else if (from is null && !space.Fresh) return layout.Refuse(space.Width, head.Height + body.Height + foot.Height, space);
            else rest = new(start.Tags, bodyRows.RowCount, new Dictionary<TableCell, Position?>());
        }

        if (body.IsEmpty && start.Row < bodyRows.RowCount) return null;
        var (showsHeaderFirst, isLast) = (from is null, rest is null);
        var footHeight = isLast || !FootsLastPageOnly ? foot.Height : 0;
        return new(new(space.Width, head.Height + body.Height + footHeight), Draw, rest);

        TableSlice Fill(float footer)
        {
            var slice = new TableSlice(new(bodyRows, grid, layout), start);
            var height = layout.PageHeight - head.Height - footer;
            slice.Fill(room with { Height = room.Height - footer }, BreaksRows ? RowBreaks.Anywhere : RowBreaks.WhereNeeded, height);
            return slice;
        }

        void Draw(DrawContext draw, Rectangle area)
        {
            var table = start.Tags.Table.Under(draw.Node);
            draw.Within(showsHeaderFirst ? start.Tags.Head.Under(headerRows.RowCount > 0 ? table : null) : null, inner => head.Draw(inner, area, start.Tags.HeadRows));
            var below = new Rectangle(area.X, area.Y + head.Height, area.Width, area.Height - head.Height);
            draw.Within(start.Tags.Body.Under(table), inner => body.Draw(inner, below, start.Tags.BodyRows));
            if (footHeight <= 0) return;
            var foots = new Rectangle(area.X, below.Y + body.Height, area.Width, footHeight);
            draw.Within(isLast ? start.Tags.Foot.Under(table) : null, inner => foot.Draw(inner, foots, start.Tags.FootRows));
        }
    }
}

/// <summary>The nodes of a table in the structure tree, which outlive the page.</summary>
internal sealed class TableTags
{
    public Tag Table { get; } = new(() => new("Table"));

    public Tag Head { get; } = new(() => new("THead"));

    public Tag Body { get; } = new(() => new("TBody"));

    public Tag Foot { get; } = new(() => new("TFoot"));

    public TableRowTags HeadRows { get; } = new();

    public TableRowTags FootRows { get; } = new();

    public TableRowTags BodyRows { get; } = new();
}

internal sealed class TableRowTags
{
    private readonly Dictionary<object, Tag> tags = [];

    public StructureNode? Cell(TableCell cell, StructureNode? section) =>
        Of(cell, cell.Node).Under(section is null ? null : Of(cell.Row, () => new("TR")).Under(section));

    private Tag Of(object key, Func<StructureNode> make)
    {
        if (!tags.TryGetValue(key, out var tag)) tags[key] = tag = new(make);
        return tag;
    }
}

/// <summary>The row a table goes on with, and the cells that began above it.</summary>
internal sealed class TablePosition(TableTags tags, int row, IReadOnlyDictionary<TableCell, Position?> begun) : Position
{
    public TableTags Tags => tags;

    public int Row => row;

    public IReadOnlyDictionary<TableCell, Position?> Begun => begun;
}
