using Dushanbe.Conference.Printing.Layout;

namespace Dushanbe.Conference.Printing.Fluent;

/// <summary>A table: its columns, its header and its cells. Rows and columns are counted from 1.</summary>
public sealed class TableDescriptor
{
    private readonly List<Track> columns = [];
    private readonly TableCellsDescriptor header = new("Column");
    private readonly TableCellsDescriptor body = new(null);
    private readonly TableCellsDescriptor footer = new(null);
    private bool footsLastPageOnly;
    private bool breaksRows;
    private bool? fromRight;

    /// <summary>Sets the widths of the columns, from the side where the writing begins.</summary>
    public void Columns(Action<TableColumnsDescriptor> define)
    {
        ArgumentNullException.ThrowIfNull(define);
        define(new(columns));
    }

    /// <summary>Sets the header, which stands again on every page.</summary>
    public void Header(Action<TableCellsDescriptor> compose)
    {
        ArgumentNullException.ThrowIfNull(compose);
        compose(header);
    }

    /// <summary>Sets the footer, which stands below the rows of every page, or of the last one only.</summary>
    public void Footer(Action<TableCellsDescriptor> compose, bool lastPageOnly = false)
    {
        ArgumentNullException.ThrowIfNull(compose);
        compose(footer);
        footsLastPageOnly = lastPageOnly;
    }

    /// <summary>Adds a cell at the next free place, row by row.</summary>
    public TableCellContainer Cell() => body.Cell();

    /// <summary>Lets a page end inside a row that would fit on the next one.</summary>
    public void BreakRows() => breaksRows = true;

    /// <summary>Begins at the right, as in a text that runs right to left.</summary>
    public void FromRight() => fromRight = true;

    /// <summary>Begins at the left, also where everything around it begins at the right.</summary>
    public void FromLeft() => fromRight = false;

    internal Table Build(Surroundings surroundings) =>
        new(columns, header.Build(surroundings, columns.Count), body.Build(surroundings, columns.Count))
        {
            Footer = footer.Build(surroundings, columns.Count),
            FootsLastPageOnly = footsLastPageOnly,
            BreaksRows = breaksRows,
            FromRight = fromRight ?? surroundings.FromRight,
        };
}

/// <summary>The columns of a table.</summary>
public sealed class TableColumnsDescriptor
{
    private readonly List<Track> columns;

    internal TableColumnsDescriptor(List<Track> columns) => this.columns = columns;

    /// <summary>Adds a column of a fixed width.</summary>
    public void ConstantColumn(float width, Unit unit = Unit.Point) => columns.Add(new(TrackKind.Constant, width.ToPoints(unit)));

    /// <summary>Adds a column that shares what the others leave.</summary>
    public void RelativeColumn(float shares = 1)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(shares);
        columns.Add(new(TrackKind.Relative, shares));
    }
}

/// <summary>The cells of a table's header, body or footer.</summary>
public sealed class TableCellsDescriptor
{
    private readonly string? scope;
    private readonly List<TableCellContainer> cells = [];

    internal TableCellsDescriptor(string? scope) => this.scope = scope;

    /// <summary>Adds a cell at the next free place, row by row.</summary>
    public TableCellContainer Cell()
    {
        var cell = new TableCellContainer { Scope = scope };
        cells.Add(cell);
        return cell;
    }

    internal List<TableCell> Build(Surroundings surroundings, int columns)
    {
        var taken = new HashSet<(int Row, int Column)>();
        var next = (Row: 0, Column: 0);
        var built = new List<TableCell>(cells.Count);
        foreach (var cell in cells)
        {
            var place = cell.PlaceFrom(next, taken, columns);
            for (var row = place.Row; row < place.Row + cell.Rows; row++)
                for (var column = place.Column; column < place.Column + cell.Columns; column++)
                    if (!taken.Add((row, column))) throw new InvalidOperationException($"Two cells of a table cover row {row + 1}, column {column + 1}.");
            built.Add(new(cell.Build(surroundings), place.Row, place.Column, cell.Rows, cell.Columns, cell.Scope));
            next = place;
        }

        return built;
    }
}

/// <summary>A cell of a table.</summary>
public sealed class TableCellContainer : Container
{
    private int? row;
    private int? column;

    internal int Rows { get; private set; } = 1;

    internal int Columns { get; private set; } = 1;

    internal string? Scope { get; set; }

    /// <summary>Puts the cell into a row, counted from 1.</summary>
    public TableCellContainer Row(int number)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(number, 1);
        row = number - 1;
        return this;
    }

    /// <summary>Puts the cell into a column, counted from 1.</summary>
    public TableCellContainer Column(int number)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(number, 1);
        column = number - 1;
        return this;
    }

    /// <summary>Lets the cell cover several rows.</summary>
    public TableCellContainer RowSpan(int rows)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(rows, 1);
        Rows = rows;
        return this;
    }

    /// <summary>Lets the cell cover several columns.</summary>
    public TableCellContainer ColumnSpan(int columns)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(columns, 1);
        Columns = columns;
        return this;
    }

    /// <summary>Makes the cell the header of its row.</summary>
    public TableCellContainer HeadsRow()
    {
        Scope = Scope is null ? "Row" : "Both";
        return this;
    }

    internal (int Row, int Column) PlaceFrom((int Row, int Column) next, HashSet<(int Row, int Column)> taken, int columns)
    {
        if (Columns > columns || column + Columns > columns) throw new InvalidOperationException($"A cell reaches beyond the {columns} columns of its table.");
        if (row is { } fixedRow && column is { } fixedColumn) return (fixedRow, fixedColumn);
        var place = row is { } start ? (Row: start, Column: 0) : next;
        while (place.Column + Columns > columns || (column is { } wanted && wanted != place.Column) || Covers(place, taken))
            place = place.Column + 1 < columns ? place with { Column = place.Column + 1 } : (place.Row + 1, 0);
        return place;
    }

    private bool Covers((int Row, int Column) place, HashSet<(int Row, int Column)> taken)
    {
        for (var i = place.Row; i < place.Row + Rows; i++)
            for (var j = place.Column; j < place.Column + Columns; j++)
                if (taken.Contains((i, j))) return true;
        return false;
    }
}
