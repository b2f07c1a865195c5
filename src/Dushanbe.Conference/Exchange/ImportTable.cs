namespace Dushanbe.Conference.Exchange;

/// <summary>A raw row of an import file, before parsing.</summary>
/// <param name="Number">The row of the spreadsheet, the header being 1.</param>
/// <param name="Cells">Its cells, up to the last with anything in it.</param>
/// <param name="Width">How many cells it has, empty ones at its end too.</param>
internal sealed record TableRow(int Number, string?[] Cells, int Width)
{
    /// <summary>The cells as they are read: a clerk may have corrected some of them.</summary>
    public string?[] Cells { get; private set; } = Cells;

    /// <summary>Whether a clerk leaves the row out.</summary>
    public bool IsLeftOut { get; private set; }

    /// <summary>The highest severity of the findings while reading its cells.</summary>
    public ImportSeverity Worst { get; set; }

    /// <summary>Applies what a clerk has said of the row.</summary>
    public void Correct(RowCorrection correction)
    {
        IsLeftOut = correction.IsLeftOut;
        foreach (var (at, text) in correction.Cells)
        {
            if (at >= Cells.Length) Cells = [.. Cells, .. new string?[at + 1 - Cells.Length]];
            Cells[at] = text;
        }
    }

    /// <summary>A row of these cells, without empty ones at its end.</summary>
    public static TableRow Of(int number, List<string?> cells)
    {
        var last = cells.FindLastIndex(each => !string.IsNullOrWhiteSpace(each));
        return new TableRow(number, [.. cells.Take(last + 1)], cells.Count);
    }
}

/// <summary>The rows of an import file, or why it cannot be read.</summary>
internal sealed class ImportTable : IDisposable
{
    /// <summary>The most bytes a file may have.</summary>
    public const int MaxBytes = 50 << 20;

    /// <summary>The most rows, header aside.</summary>
    public const int MaxRows = 100_000;

    /// <summary>The most columns.</summary>
    public const int MaxColumns = 200;

    /// <summary>The most cells together: a hundred thousand rows of twenty.</summary>
    public const int MaxCells = 2_000_000;

    /// <summary>The most characters of all cells together.</summary>
    public const int MaxCharacters = 30_000_000;

    /// <summary>The most characters of a cell that are kept, as many as a spreadsheet keeps; no field takes nearly as many.</summary>
    public const int MaxCell = 32_767;

    private const int LowestHeader = 10;               // rows in which the header is searched, below a possible title

    private readonly List<(TableRow Row, IReadOnlyList<ImportFinding> Said)> above = [];
    private int cells;
    private int characters;

    /// <summary>Non-empty rows, the header first. Where no header is found, those near the top.</summary>
    public List<TableRow> Rows { get; } = [];

    /// <summary>The header, once it was found.</summary>
    public ImportHeader? Header { get; private set; }

    /// <summary>The findings about the file and its cells.</summary>
    public FindingList Findings { get; } = new();

    /// <summary>Photos in the same ZIP file.</summary>
    public ImportPhotos? Photos { get; set; }

    /// <summary>The separator of a text table; null for a workbook. Cells of a text table may have the apostrophe that prevents formulas.</summary>
    public char? Separator { get; set; }

    /// <summary>The encoding of a text that was only peeked into; null for a workbook.</summary>
    public string? Encoding { get; set; }

    /// <summary>How it is read.</summary>
    public ImportReading Reading { get; private init; } = ImportReading.Ours;

    /// <summary>Whether it is a text.</summary>
    public bool IsText => Separator is not null;

    /// <summary>Reads a file; its kind is detected from its bytes, not its name.</summary>
    public static Task<ImportTable> ReadAsync(Stream file, CancellationToken cancel) => ReadAsync(file, ImportReading.Ours, cancel);

    /// <summary>Reads a file in a certain way.</summary>
    public static async Task<ImportTable> ReadAsync(Stream file, ImportReading reading, CancellationToken cancel)
    {
        // too large by its declared length: not read at all
        return Of(file.CanSeek && file.Length > MaxBytes ? null : await ImportBytes.LimitedAsync(file, MaxBytes, cancel), reading, cancel);
    }

    /// <summary>Reads the bytes of a file; null for more than allowed.</summary>
    public static ImportTable Of(byte[]? bytes, ImportReading reading, CancellationToken cancel)
    {
        var table = new ImportTable { Reading = reading };
        if (bytes is null) table.Fail(ImportCode.TooLarge, (MaxBytes >> 20).ToString(System.Globalization.CultureInfo.InvariantCulture));
        else ImportBytes.Read(table, bytes, cancel);
        table.Finish();
        if (table.Rows.Count == 0 && table.Findings.Count == 0) table.Fail(ImportCode.EmptyFile);
        return table;
    }

    /// <summary>Adds the next row and the findings about its cells, with column numbers; false where no more are needed.</summary>
    public bool Add(TableRow row, IReadOnlyList<ImportFinding> said)
    {
        cells += row.Cells.Length;
        foreach (var cell in row.Cells) characters += cell?.Length ?? 0;
        if (Rows.Count > MaxRows) return Refuse(ImportCode.TooManyRows, Said(MaxRows));
        if (cells > MaxCells || characters > MaxCharacters) return Refuse(ImportCode.TableTooLarge, Said(MaxCells / 1_000_000), Said(MaxCharacters / 1_000_000));
        if (Reading.Peek is { } most) return AddPeeked(row, most);
        if (Header is null) return Reading.Mapping is { } mapping ? AddMapped(row, said, mapping) : AddAbove(row, said);
        if (Reading.Corrections.TryGetValue(row.Number, out var correction)) row.Correct(correction);
        Rows.Add(row);
        foreach (var finding in said) Say(row, finding);
        return true;
    }

    /// <summary>Adds the rows that waited for a header, where none was found.</summary>
    public void Finish()
    {
        if (above.Count == 0) return;
        if (above[0].Row.Cells.Length > MaxColumns)
        {
            Fail(ImportCode.TooManyColumns, Said(MaxColumns));
            return;
        }

        Header = new ImportHeader(above[0].Row);
        foreach (var (row, said) in above)
        {
            Rows.Add(row);
            foreach (var finding in said) Say(row, finding);
        }

        above.Clear();
    }

    /// <summary>Adds a finding about an added row, with a column number.</summary>
    public void Say(TableRow row, ImportFinding finding)
    {
        if (row.IsLeftOut || finding.Column is { } column && Reading.Corrections.TryGetValue(row.Number, out var correction) && correction.Cells.ContainsKey(int.Parse(column, System.Globalization.CultureInfo.InvariantCulture))) return;
        if (Header!.Named(finding) is not { } named) return;
        if (named.Severity > row.Worst) row.Worst = named.Severity;
        Findings.Add(named);
    }

    /// <summary>The rows below the header, each released once it was read.</summary>
    public IEnumerable<TableRow> TakeRows()
    {
        for (var at = 1; at < Rows.Count; at++)
        {
            var row = Rows[at];
            Rows[at] = Rows[0];
            yield return row;
        }
    }

    public void Dispose() => Photos?.Dispose();

    /// <summary>Adds that the whole file cannot be used.</summary>
    public void Fail(ImportCode code, params ImportText[] arguments)
    {
        Rows.Clear();
        above.Clear();
        Findings.Clear();
        Findings.Add(new ImportFinding(0, null, ImportSeverity.Error, code, null, arguments));
    }

    /// <summary>A number as a finding has it.</summary>
    internal static string Said(int number) => number.ToString(System.Globalization.CultureInfo.InvariantCulture);

    private bool Refuse(ImportCode code, params ImportText[] arguments)
    {
        Fail(code, arguments);
        return false;
    }

    private bool AddPeeked(TableRow row, int most)
    {
        if (row.Cells.Length > MaxColumns) return Refuse(ImportCode.TooManyColumns, Said(MaxColumns));
        Rows.Add(row);
        return Rows.Count < most;
    }

    // what is above the header that somebody confirmed is no part of the list
    private bool AddMapped(TableRow row, IReadOnlyList<ImportFinding> said, ImportMapping mapping)
    {
        if (row.Number < mapping.HeaderRow) return true;
        if (row.Cells.Length > MaxColumns) return Refuse(ImportCode.TooManyColumns, Said(MaxColumns));
        Header = new ImportHeader(row, mapping);
        Rows.Add(row);
        foreach (var finding in said) Say(row, finding);
        return true;
    }

    private bool AddAbove(TableRow row, IReadOnlyList<ImportFinding> said)
    {
        above.Add((row, said));
        if (!new ImportHeader(row).IsWhole)
        {
            // the rows cannot be used
            if (above.Count < LowestHeader) return true;
            Finish();
            return false;
        }

        var isBelow = above.Count > 1;
        above.RemoveRange(0, above.Count - 1);
        Finish();
        if (isBelow && Rows.Count > 0) Findings.Add(new ImportFinding(row.Number, null, ImportSeverity.Warning, ImportCode.HeaderBelow, null, Said(row.Number)));
        return Rows.Count > 0;
    }
}
