using Dushanbe.Conference.People;

namespace Dushanbe.Conference.Exchange;

/// <summary>The cleaned cells of a row by column. A mapped name is put together from the columns that make it up.</summary>
internal sealed class RowTexts(ImportTable table)
{
    private const int LongestCell = 1_000;             // longest text that is cleaned; no field allows half as many characters

    private static readonly string Email = ImportColumns.Of(nameof(ParticipantFields.Email)), Honorific = ImportColumns.Of(nameof(ParticipantFields.Honorific));

    private TableRow? cleanedRow;
    private string?[] cleaned = [];
    private TableRow? namedRow;
    private MappedName named;

    /// <summary>The header of the file.</summary>
    public ImportHeader Header { get; private set; } = new(new TableRow(1, [], 0));

    /// <summary>Takes the header, once the table has one.</summary>
    public void Begin() => Header = table.Header!;

    /// <summary>What a row says in a column; null for nothing.</summary>
    public string? Of(TableRow row, string column) =>
        Header.Mapping is null || column != ImportColumns.Given && column != ImportColumns.Family && column != Honorific ? Cell(row, column)
        : NamesOf(row) is var names && column == Honorific ? names.Honorific : column == ImportColumns.Given ? names.Given : names.Family;

    /// <summary>The name of a row of a mapped file; nothing in a file of our own form.</summary>
    public MappedName NamesOf(TableRow row)
    {
        if (Header.Mapping is not { } mapping) return default;
        if (!ReferenceEquals(namedRow, row)) (namedRow, named) = (row, MappedName.Of(column => Cell(row, column), mapping.Names));
        return named;
    }

    /// <summary>All cells of a row.</summary>
    public string?[] All(TableRow row)
    {
        if (!ReferenceEquals(cleanedRow, row)) (cleanedRow, cleaned) = (row, Array.ConvertAll(row.Cells, cell => Clean(table.IsText ? Formulas.Original(cell) : cell)));
        return cleaned;
    }

    /// <summary>Whether cleaning removes something that nobody sees.</summary>
    public static bool HasInvisible(string column, string cell) => ImportCells.HasInvisible(cell.Length > LongestCell ? cell[..LongestCell] : cell) || column == Email && ImportCells.WithoutJoiners(cell) != cell;

    private string? Cell(TableRow row, string column)
    {
        var cells = All(row);
        var text = Header.Columns.TryGetValue(column, out var at) && at < cells.Length ? cells[at] : null;
        return column == Email && text is not null ? ImportCells.WithoutJoiners(text) : text;
    }

    // longer texts are refused anyway and not normalized, which could take long
    private static string? Clean(string? cell) => cell is { Length: > LongestCell } && cell.Trim() is { Length: > LongestCell } text ? text[..LongestCell] : ImportCells.Clean(cell);
}
