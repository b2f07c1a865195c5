using System.Collections;
using System.Globalization;
using System.Xml;

namespace Dushanbe.Conference.Exchange;

/// <summary>Reads the rows of a sheet; formulas are reported, their cached values used.</summary>
internal sealed class WorkbookSheet(WorkbookStrings strings, WorkbookFormats formats)
{
    private const int LastColumn = 16_384;             // of any spreadsheet
    private const int LastRow = 1_048_576;
    private const int MostMerged = 10_000;
    private const int LongestFormula = 200;            // of what is said about one

    /// <summary>A row and the findings about its cells, with column numbers until the header is known.</summary>
    public sealed record Row(TableRow Cells, List<ImportFinding> Findings);

    /// <summary>Merged cells, by their first and last row and column; known once the rows have been read.</summary>
    public List<(int Row, int Column, int LastRow, int LastColumn)> Merged { get; } = [];

    /// <summary>The rows with anything in them.</summary>
    public IEnumerable<Row> Rows(XmlReader xml, CancellationToken cancel)
    {
        var number = 0;
        var seen = new BitArray(LastRow + 1);
        while (WorkbookXml.Next(xml))
        {
            if (xml.NodeType != XmlNodeType.Element) continue;
            if (xml.LocalName == "mergeCell") Merge(xml.GetAttribute("ref"));
            if (xml.LocalName != "row") continue;
            cancel.ThrowIfCancellationRequested();
            var said = xml.GetAttribute("r");
            var isRight = int.TryParse(said, NumberStyles.None, CultureInfo.InvariantCulture, out var given) && given is > 0 and <= LastRow;
            number = isRight ? given : Math.Min(number, LastRow) + 1;
            var findings = new List<ImportFinding>();
            var cells = xml.IsEmptyElement ? [] : Cells(xml, number, isRight, findings);
            // formulas filled down below the list give empty rows
            if (cells.TrueForAll(string.IsNullOrWhiteSpace) && findings.TrueForAll(each => each.Code == ImportCode.EmptyFormula)) continue;
            // a row with an invalid or duplicate number is ambiguous
            if (said is not null && !isRight || number > LastRow || seen[number]) findings.Add(new(number, null, ImportSeverity.Error, ImportCode.RowNotPlaced, said));
            else seen[number] = true;
            yield return new Row(TableRow.Of(number, cells), findings);
        }
    }

    private List<string?> Cells(XmlReader xml, int number, bool isGiven, List<ImportFinding> findings)
    {
        var cells = new List<string?>();
        var (taken, count, isMisplaced) = (new BitArray(ImportTable.MaxColumns + 1), 0, false);
        var depth = xml.Depth;
        var at = -1;
        while (WorkbookXml.Next(xml) && xml.Depth > depth)
        {
            if (xml.NodeType != XmlNodeType.Element || xml.LocalName != "c") continue;
            if (++count > LastColumn) throw new BombException();
            var reference = xml.GetAttribute("r");
            var place = reference is null ? at + 1 : PlaceOf(reference) is var (column, row) && (row == number || !isGiven) ? column : -1;
            if (place >= 0 && place < taken.Count && taken[place]) place = -1;
            var (type, style) = (xml.GetAttribute("t"), xml.GetAttribute("s"));
            var (value, formula) = xml.IsEmptyElement ? (null, null) : Cell(xml, type);
            if (place < 0)
            {
                // assuming the next column would shift values; reported once for each row
                if (!isMisplaced) findings.Add(new(number, null, ImportSeverity.Error, ImportCode.CellNotPlaced, reference));
                isMisplaced = true;
                continue;
            }

            at = place;
            if (at < taken.Count) taken[at] = value is not null || formula is not null;
            // beyond the last column only the first text matters, as proof that the row is too long
            if (at >= ImportTable.MaxColumns && (cells.Count > ImportTable.MaxColumns || string.IsNullOrWhiteSpace(value))) continue;
            while (cells.Count <= Math.Min(at, ImportTable.MaxColumns)) cells.Add(null);
            cells[Math.Min(at, ImportTable.MaxColumns)] = Shown(number, at, new(type, style, value, formula), findings);
        }

        return cells;
    }

    /// <summary>The text of a cell, and the finding about it.</summary>
    private string? Shown(int number, int at, in RawCell cell, List<ImportFinding> findings)
    {
        var column = at.ToString(CultureInfo.InvariantCulture);
        var (value, formula) = (cell.Value, cell.Formula is null ? null : "=" + cell.Formula);
        void Say(ImportSeverity severity, ImportCode code, string? said, params ImportText[] arguments) => findings.Add(new(number, column, severity, code, said, arguments));
        if (cell.Type is null or "n")
        {
            if (formats.Date(value, cell.Style) is { } date)
            {
                Say(ImportSeverity.Warning, ImportCode.DateTaken, date);
                value = date;
            }

            value = formats.WithZeros(value, cell.Style);
            if (value is not null && formats.IsShownOtherwise(cell.Style)) Say(ImportSeverity.Warning, ImportCode.NumberFormatted, value);
        }

        if (cell.Type == "e") Say(ImportSeverity.Error, ImportCode.CellError, value);
        else if (formula is not null && value is null) Say(ImportSeverity.Error, ImportCode.FormulaWithoutValue, formula);
        else if (formula is not null && string.IsNullOrWhiteSpace(value)) Say(ImportSeverity.Warning, ImportCode.EmptyFormula, null, formula);
        else if (formula is not null) Say(ImportSeverity.Warning, ImportCode.FormulaValueTaken, value, formula);
        return value;
    }

    private readonly record struct RawCell(string? Type, string? Style, string? Value, string? Formula);

    private (string? Value, string? Formula) Cell(XmlReader xml, string? type)
    {
        string? value = null, formula = null;
        var depth = xml.Depth;
        while (WorkbookXml.Next(xml) && xml.Depth > depth)
        {
            if (xml.NodeType != XmlNodeType.Element) continue;
            if (xml.LocalName == "is") value = xml.IsEmptyElement ? "" : strings.Inline(xml);
            else if (xml.LocalName == "v") value = type == "s" ? WorkbookXml.Content(xml) : strings.Counted(WorkbookXml.Content(xml));
            else if (xml.LocalName == "f") formula = WorkbookXml.Content(xml) is var text && text.Length > LongestFormula ? text[..LongestFormula] : text;
        }

        return (Meaning(value, type), formula);
    }

    private string? Meaning(string? value, string? type) => type switch
    {
        _ when value is null => null,
        "s" => strings[value],
        "b" => value == "1" ? "TRUE" : "FALSE",
        "str" => WorkbookStrings.Unescaped(value),
        "inlineStr" or "e" => value,
        // a phone number stored as a number may be 9.92372E+11
        _ => WholeNumber(value),
    };

    private static string WholeNumber(string value)
    {
        if (double.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out var figure) && Math.Abs(figure) < 1e15 && figure == Math.Floor(figure)) return figure.ToString("0", CultureInfo.InvariantCulture);
        return decimal.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out var longer) && longer == decimal.Truncate(longer) ? longer.ToString("0", CultureInfo.InvariantCulture) : value;
    }

    /// <summary>The position of a reference such as <c>B7</c> or <c>b7</c>, columns from 0; null where it is invalid.</summary>
    private static (int Column, int Row)? PlaceOf(string reference)
    {
        var (column, at) = (0, 0);
        for (; at < reference.Length && at < 4 && char.IsAsciiLetter(reference[at]); at++) column = column * 26 + (char.ToUpperInvariant(reference[at]) - 'A' + 1);
        return column is > 0 and <= LastColumn && int.TryParse(reference.AsSpan(at), NumberStyles.None, CultureInfo.InvariantCulture, out var row) && row is > 0 and <= LastRow ? (column - 1, row) : null;
    }

    private void Merge(string? range)
    {
        if (range?.Split(':') is [var first, var last] && PlaceOf(first) is { } from && PlaceOf(last) is { } to && Merged.Count < MostMerged)
            Merged.Add((Math.Min(from.Row, to.Row), Math.Min(from.Column, to.Column), Math.Max(from.Row, to.Row), Math.Max(from.Column, to.Column)));
    }
}
