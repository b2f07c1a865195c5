using System.Globalization;
using System.IO.Compression;
using System.Text;
using System.Text.RegularExpressions;
using System.Xml;

namespace Dushanbe.Conference.Exchange;

/// <summary>
/// Reads the first sheet of an XLSX workbook as it streams by. Nobody vouches for the file: no more than a fixed length is
/// unpacked, documents may not declare entities, and formulas are noticed rather than believed.
/// </summary>
internal static partial class WorkbookTable
{
    private const long MostUnpacked = 400L << 20;
    private const int MostColumns = 100;

    public static void Read(ImportTable table, ZipArchive zip, CancellationToken cancel)
    {
        var sheet = FirstSheet(zip) ?? throw new InvalidDataException("The workbook has no sheet.");
        var strings = zip.GetEntry("xl/sharedStrings.xml") is { } shared ? SharedStrings(shared, cancel) : [];
        var dates = WorkbookDates.Read(zip);
        using var xml = Open(sheet);
        var number = 0;
        while (xml.Read())
        {
            if (xml.NodeType != XmlNodeType.Element || xml.LocalName != "row") continue;
            cancel.ThrowIfCancellationRequested();
            number = int.TryParse(xml.GetAttribute("r"), NumberStyles.None, CultureInfo.InvariantCulture, out var given) ? given : number + 1;
            var findings = new List<ImportFinding>();
            var cells = xml.IsEmptyElement ? [] : Row(xml, number, strings, dates, findings);
            if (cells.All(string.IsNullOrWhiteSpace) && findings.Count == 0) continue;
            if (table.Rows.Count > ImportTable.MaxRows)
            {
                table.Fail(ImportCode.TooManyRows, ImportTable.MaxRows.ToString(CultureInfo.InvariantCulture));
                return;
            }

            table.Rows.Add(new TableRow(number, [.. cells]));
            table.Findings.AddRange(findings);
        }
    }

    private static ZipArchiveEntry? FirstSheet(ZipArchive zip)
    {
        string? id = null;
        using (var workbook = Open(zip.GetEntry("xl/workbook.xml") ?? throw new InvalidDataException("The workbook has no list of sheets.")))
        {
            while (id is null && workbook.Read())
            {
                if (workbook.NodeType != XmlNodeType.Element || workbook.LocalName != "sheet" || workbook.GetAttribute("state") is "hidden" or "veryHidden") continue;
                while (workbook.MoveToNextAttribute())
                    if (workbook is { LocalName: "id", Prefix.Length: > 0 }) id = workbook.Value;
            }
        }

        if (id is null || zip.GetEntry("xl/_rels/workbook.xml.rels") is not { } relations) return zip.GetEntry("xl/worksheets/sheet1.xml");
        using var xml = Open(relations);
        while (xml.Read())
        {
            if (xml.NodeType == XmlNodeType.Element && xml.LocalName == "Relationship" && xml.GetAttribute("Id") == id && xml.GetAttribute("Target") is { } target)
                return zip.GetEntry(target.StartsWith('/') ? target[1..] : "xl/" + target);
        }

        return null;
    }

    private static List<string> SharedStrings(ZipArchiveEntry entry, CancellationToken cancel)
    {
        var strings = new List<string>();
        using var xml = Open(entry);
        while (xml.Read())
        {
            if (xml.NodeType != XmlNodeType.Element || xml.LocalName != "si") continue;
            cancel.ThrowIfCancellationRequested();
            strings.Add(xml.IsEmptyElement ? "" : Text(xml, "si"));
        }

        return strings;
    }

    private static List<string?> Row(XmlReader xml, int number, List<string> strings, WorkbookDates dates, List<ImportFinding> findings)
    {
        var cells = new List<string?>();
        var depth = xml.Depth;
        while (xml.Read() && xml.Depth > depth)
        {
            if (xml.NodeType != XmlNodeType.Element || xml.LocalName != "c") continue;
            var at = ColumnOf(xml.GetAttribute("r")) ?? cells.Count;
            var type = xml.GetAttribute("t");
            var style = xml.GetAttribute("s");
            var (value, formula) = xml.IsEmptyElement ? (null, null) : Cell(xml, type, strings);
            if (at >= MostColumns) continue;
            while (cells.Count <= at) cells.Add(null);
            var date = type is null or "n" ? dates.Text(value, style) : null;
            cells[at] = date ?? value;
            // the column's name is filled in where the header is known
            var column = at.ToString(CultureInfo.InvariantCulture);
            if (date is not null) findings.Add(new(number, column, ImportSeverity.Warning, ImportCode.DateTaken, date));
            if (type == "e") findings.Add(new(number, column, ImportSeverity.Error, ImportCode.CellError, value));
            else if (formula is not null && value is null) findings.Add(new(number, column, ImportSeverity.Error, ImportCode.FormulaWithoutValue, "=" + formula));
            else if (formula is not null) findings.Add(new(number, column, ImportSeverity.Warning, ImportCode.FormulaValueTaken, value, "=" + formula));
        }

        return cells;
    }

    private static (string? Value, string? Formula) Cell(XmlReader xml, string? type, List<string> strings)
    {
        string? value = null, formula = null;
        var depth = xml.Depth;
        while (xml.Read() && xml.Depth > depth)
        {
            if (xml.NodeType != XmlNodeType.Element) continue;
            if (xml.LocalName == "is") value = xml.IsEmptyElement ? "" : Text(xml, "is");
            else if (xml.LocalName == "v") value = Content(xml);
            else if (xml.LocalName == "f") formula = Content(xml);
        }

        return (Meaning(value, type, strings), formula);
    }

    private static string? Meaning(string? value, string? type, List<string> strings) => type switch
    {
        _ when value is null => null,
        "s" => int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var at) && at < strings.Count ? strings[at] : throw new InvalidDataException("A cell names a text that the workbook lacks."),
        "b" => value == "1" ? "TRUE" : "FALSE",
        "str" => Unescaped(value),
        "inlineStr" or "e" => value,
        // a phone number kept as a number comes as 9.92372E+11
        _ => WholeNumber(value),
    };

    private static string WholeNumber(string value)
    {
        if (double.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out var figure) && Math.Abs(figure) < 1e15 && figure == Math.Floor(figure)) return figure.ToString("0", CultureInfo.InvariantCulture);
        return decimal.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out var longer) && longer == decimal.Truncate(longer) ? longer.ToString("0", CultureInfo.InvariantCulture) : value;
    }

    private static string Content(XmlReader xml)
    {
        if (xml.IsEmptyElement) return "";
        var text = new StringBuilder();
        var depth = xml.Depth;
        while (xml.Read() && xml.Depth > depth)
            if (xml.NodeType is XmlNodeType.Text or XmlNodeType.CDATA or XmlNodeType.SignificantWhitespace or XmlNodeType.Whitespace) text.Append(xml.Value);
        return text.ToString();
    }

    /// <summary>The text of a cell that may be parted into runs; readings above Japanese characters are left out.</summary>
    private static string Text(XmlReader xml, string element)
    {
        var text = new StringBuilder();
        var depth = xml.Depth;
        while (xml.Read() && !(xml.Depth == depth && xml.NodeType == XmlNodeType.EndElement && xml.LocalName == element))
        {
            if (xml.NodeType != XmlNodeType.Element) continue;
            if (xml.LocalName == "t") text.Append(Content(xml));
            else if (xml.LocalName == "rPh") Content(xml);
        }

        return Unescaped(text.ToString());
    }

    private static string Unescaped(string text) => !text.Contains("_x", StringComparison.Ordinal) ? text :
        Escape().Replace(text, match => ((char)int.Parse(match.ValueSpan.Slice(2, 4), NumberStyles.HexNumber, CultureInfo.InvariantCulture)).ToString());

    private static int? ColumnOf(string? reference)
    {
        if (string.IsNullOrEmpty(reference)) return null;
        var column = 0;
        foreach (var c in reference)
        {
            if (!char.IsAsciiLetterUpper(c)) break;
            column = column * 26 + (c - 'A' + 1);
            if (column > 20_000) break;
        }

        return column == 0 ? null : column - 1;
    }

    public static XmlReader Open(ZipArchiveEntry entry) => XmlReader.Create(
        new LimitedStream(entry.Open(), MostUnpacked),
        new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null, CloseInput = true, CheckCharacters = false });

    [GeneratedRegex("_x[0-9A-Fa-f]{4}_", RegexOptions.CultureInvariant, 1_000)]
    private static partial Regex Escape();
}
