using System.Globalization;
using System.IO.Compression;
using Dushanbe.Conference.Names;

namespace Dushanbe.Conference.Exchange;

/// <summary>Reads the participants from an XLSX workbook: from the only visible sheet that matches, never a hidden one, and reports which it was.</summary>
internal static class WorkbookTable
{
    private const int MostTried = 30;                  // sheets
    private const int RowsTried = 10;                  // rows of each, as many as may be above a header
    private const long BytesTried = 8 << 20;
    private const int MostMergedCells = 10_000;        // merged cells that are checked

    private static readonly HashSet<string> Ours = [.. Languages.All.SelectMany(language => new[] { ImportReport.Word("Help", language.Tag), ImportReport.Word("Allowed", language.Tag) })];

    /// <summary>Reads the workbook into the table.</summary>
    /// <exception cref="BombException">It exceeds a limit.</exception>
    /// <exception cref="InvalidDataException">It is damaged.</exception>
    public static void Read(ImportTable table, ZipArchive zip, CancellationToken cancel)
    {
        var parts = new WorkbookParts(zip, cancel);
        var visible = parts.Sheets.Where(each => !each.IsHidden && !Ours.Contains(each.Name)).ToList();
        if (parts.Sheets.Count == 0) throw new InvalidDataException("The workbook has no sheet.");
        if (visible.Count == 0)
        {
            table.Fail(ImportCode.AllSheetsHidden, Listed(parts.Sheets));
            return;
        }

        var sheet = new WorkbookSheet(WorkbookStrings.Read(parts, cancel), WorkbookFormats.Read(parts, cancel));
        var lists = visible.Count == 1 ? visible : [.. visible.Take(MostTried).Where(each => HoldsList(parts, sheet, each, cancel))];
        if (lists.Count > 1)
        {
            table.Fail(ImportCode.SeveralLists, Listed(lists));
            return;
        }

        var chosen = lists.Count == 1 ? lists[0] : visible[0];
        ReadSheet(table, sheet, parts.Open(chosen.Entry), cancel);
        if (table.Rows.Count > 0 && parts.Sheets.Any(each => each != chosen && !Ours.Contains(each.Name)))
            table.Findings.Add(new ImportFinding(0, null, ImportSeverity.Note, ImportCode.SheetRead, chosen.Name));
    }

    /// <summary>Whether a participants header is near the top of the sheet.</summary>
    private static bool HoldsList(WorkbookParts parts, WorkbookSheet reader, WorkbookParts.Sheet sheet, CancellationToken cancel)
    {
        try
        {
            using var xml = parts.Open(sheet.Entry, BytesTried);
            return reader.Rows(xml, cancel).Take(RowsTried).Any(row => new ImportHeader(row.Cells).IsWhole);
        }
        catch (BombException)
        {
            return false;
        }
    }

    private static void ReadSheet(ImportTable table, WorkbookSheet reader, System.Xml.XmlReader sheet, CancellationToken cancel)
    {
        using var xml = sheet;
        reader.Merged.Clear();
        foreach (var (row, findings) in reader.Rows(xml, cancel))
            if (!table.Add(row, findings)) return;
        table.Finish();
        SayMerged(table, reader, cancel);
    }

    /// <summary>Reports each cell covered by a merged one.</summary>
    private static void SayMerged(ImportTable table, WorkbookSheet reader, CancellationToken cancel)
    {
        if (table.Header is null || reader.Merged.Count == 0) return;
        var rows = table.Rows.OrderBy(each => each.Number).ToList();
        var numbers = rows.ConvertAll(each => each.Number);
        var left = MostMergedCells;
        foreach (var (first, column, last, lastColumn) in reader.Merged)
        {
            cancel.ThrowIfCancellationRequested();
            var found = numbers.BinarySearch(first);
            var value = found >= 0 && column < rows[found].Cells.Length ? rows[found].Cells[column] : null;
            // only existing rows, regardless of the declared range
            for (var at = found < 0 ? ~found : found; at < rows.Count && numbers[at] <= last; at++)
            {
                for (var place = column; place <= Math.Min(lastColumn, ImportTable.MaxColumns); place++)
                {
                    if (left-- == 0) return;
                    if ((numbers[at], place) == (first, column) || place < rows[at].Cells.Length && !string.IsNullOrWhiteSpace(rows[at].Cells[place])) continue;
                    table.Say(rows[at], new(numbers[at], place.ToString(CultureInfo.InvariantCulture), ImportSeverity.Warning, ImportCode.MergedCell, value, first.ToString(CultureInfo.InvariantCulture)));
                }

                if (left-- == 0) return;
            }
        }
    }

    private static string Listed(IEnumerable<WorkbookParts.Sheet> sheets) => string.Join(", ", sheets.Take(MostTried).Select(each => $"“{each.Name}”"));
}
