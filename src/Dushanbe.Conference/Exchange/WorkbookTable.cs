using System.Globalization;
using System.IO.Compression;
using Dushanbe.Conference.Names;

namespace Dushanbe.Conference.Exchange;

/// <summary>Reads the list of people out of an XLSX workbook: the one visible sheet that can be it, never a hidden one, and says which it was.</summary>
internal static class WorkbookTable
{
    private const int MostTried = 30;                  // sheets
    private const int RowsTried = 10;                  // of each, as many as may stand above a header
    private const long BytesTried = 8 << 20;
    private const int MostFindings = 50_000;
    private const int MostMergedCells = 10_000;

    private static readonly HashSet<string> Ours = [.. Languages.All.SelectMany(language => new[] { ImportReport.Word("Help", language.Tag), ImportReport.Word("Allowed", language.Tag) })];

    /// <summary>Reads the workbook into the table.</summary>
    /// <exception cref="BombException">It holds more than any list of people.</exception>
    /// <exception cref="InvalidDataException">It is damaged.</exception>
    public static void Read(ImportTable table, ZipArchive zip, CancellationToken cancel)
    {
        var parts = new WorkbookParts(zip);
        var visible = parts.Sheets.Where(each => !each.IsHidden && !Ours.Contains(each.Name)).ToList();
        if (parts.Sheets.Count == 0) throw new InvalidDataException("The workbook has no sheet.");
        if (visible.Count == 0)
        {
            table.Fail(ImportCode.AllSheetsHidden, Listed(parts.Sheets));
            return;
        }

        var sheet = new WorkbookSheet(WorkbookStrings.Read(parts.Strings, cancel), WorkbookFormats.Read(parts));
        var lists = visible.Count == 1 ? visible : [.. visible.Take(MostTried).Where(each => HoldsList(sheet, each, cancel))];
        if (lists.Count > 1)
        {
            table.Fail(ImportCode.SeveralLists, Listed(lists));
            return;
        }

        var chosen = lists.Count == 1 ? lists[0] : visible[0];
        ReadSheet(table, sheet, chosen, cancel);
        if (table.Rows.Count > 0 && parts.Sheets.Any(each => each != chosen && !Ours.Contains(each.Name)))
            table.Findings.Add(new(0, null, ImportSeverity.Note, ImportCode.SheetRead, chosen.Name));
    }

    /// <summary>Whether a header of people stands near the top of the sheet.</summary>
    private static bool HoldsList(WorkbookSheet reader, WorkbookParts.Sheet sheet, CancellationToken cancel)
    {
        try
        {
            using var xml = WorkbookXml.Open(sheet.Entry, BytesTried);
            return reader.Rows(xml, cancel).Take(RowsTried).Any(row => new ImportHeader(row.Cells).IsWhole);
        }
        catch (BombException)
        {
            return false;
        }
    }

    private static void ReadSheet(ImportTable table, WorkbookSheet reader, WorkbookParts.Sheet sheet, CancellationToken cancel)
    {
        using var xml = WorkbookXml.Open(sheet.Entry);
        reader.Merged.Clear();
        foreach (var (row, findings) in reader.Rows(xml, cancel))
        {
            if (table.Rows.Count > ImportTable.MaxRows)
            {
                table.Fail(ImportCode.TooManyRows, ImportTable.MaxRows.ToString(CultureInfo.InvariantCulture));
                return;
            }

            if (table.Rows.Count == 0 && row.Cells.Length > ImportTable.MaxColumns)
            {
                table.Fail(ImportCode.TooManyColumns, ImportTable.MaxColumns.ToString(CultureInfo.InvariantCulture));
                return;
            }

            table.Rows.Add(row);
            // a thousand of each fault in each column: of honest lists, a few columns have one
            table.Findings.AddRange(findings);
            if (table.Findings.Count > MostFindings) throw new BombException();
        }

        SayMerged(table, reader);
    }

    /// <summary>Says of each cell that a merged one covers that its value stands elsewhere.</summary>
    private static void SayMerged(ImportTable table, WorkbookSheet reader)
    {
        var rows = new Dictionary<int, TableRow>();
        foreach (var row in table.Rows) rows.TryAdd(row.Number, row);
        var left = MostMergedCells;
        foreach (var (first, column, last, lastColumn) in reader.Merged)
        {
            var value = rows.TryGetValue(first, out var top) && column < top.Cells.Length ? top.Cells[column] : null;
            for (var number = first; number <= last && left > 0; number++)
            {
                for (var at = column; at <= Math.Min(lastColumn, ImportTable.MaxColumns) && left-- > 0; at++)
                {
                    if ((number, at) == (first, column) || !rows.TryGetValue(number, out var row) || at < row.Cells.Length && !string.IsNullOrWhiteSpace(row.Cells[at])) continue;
                    table.Findings.Add(new(number, at.ToString(CultureInfo.InvariantCulture), ImportSeverity.Warning, ImportCode.MergedCell, value, first.ToString(CultureInfo.InvariantCulture)));
                }
            }
        }
    }

    private static string Listed(IEnumerable<WorkbookParts.Sheet> sheets) => string.Join(", ", sheets.Take(MostTried).Select(each => $"“{each.Name}”"));
}
