using System.Globalization;
using System.IO.Compression;
using System.Xml;

namespace Dushanbe.Conference.Exchange;

/// <summary>Tells the dates among the numbers of a workbook: a date is a number of days that a format shows as one.</summary>
internal sealed class WorkbookDates
{
    private const int DaysTo1904 = 1_462;              // from the first day of the usual calendar to that of old Macintosh workbooks
    private const double LastDay = 2_958_466;          // the year 10000

    private readonly List<bool> isDate = [];
    private bool from1904;

    /// <summary>Reads which cell styles of a workbook show dates.</summary>
    public static WorkbookDates Read(ZipArchive zip)
    {
        var dates = new WorkbookDates();
        if (zip.GetEntry("xl/styles.xml") is { } styles) dates.ReadStyles(styles);
        using var workbook = WorkbookTable.Open(zip.GetEntry("xl/workbook.xml")!);
        while (workbook.Read())
            if (workbook is { NodeType: XmlNodeType.Element, LocalName: "workbookPr" }) dates.from1904 = workbook.GetAttribute("date1904") is "1" or "true";
        return dates;
    }

    /// <summary>The date, with its time if it has one, that a cell's number means; null where its style shows none.</summary>
    public string? Text(string? number, string? style)
    {
        if (!int.TryParse(style, NumberStyles.None, CultureInfo.InvariantCulture, out var at) || at >= isDate.Count || !isDate[at]) return null;
        if (!double.TryParse(number, NumberStyles.Float, CultureInfo.InvariantCulture, out var days)) return null;
        if (from1904) days += DaysTo1904;
        if (days is < 0 or >= LastDay) return null;
        var date = DateTime.FromOADate(days);
        return date.ToString(date.TimeOfDay == TimeSpan.Zero ? "yyyy-MM-dd" : days < 1 ? "HH:mm" : "yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);
    }

    private void ReadStyles(ZipArchiveEntry styles)
    {
        var custom = new Dictionary<string, bool>(StringComparer.Ordinal);
        using var xml = WorkbookTable.Open(styles);
        var inCells = false;
        while (xml.Read())
        {
            if (xml.LocalName == "cellXfs") inCells = xml.NodeType == XmlNodeType.Element && !xml.IsEmptyElement;
            if (xml.NodeType != XmlNodeType.Element) continue;
            if (xml.LocalName == "numFmt" && xml.GetAttribute("numFmtId") is { } id) custom[id] = ShowsDate(xml.GetAttribute("formatCode") ?? "");
            else if (xml.LocalName == "xf" && inCells) isDate.Add(IsDate(xml.GetAttribute("numFmtId") ?? "", custom));
        }
    }

    // 14 to 22 and 45 to 47 are the dates and times that every spreadsheet knows; 27 to 36 and 50 to 58 those of East Asia
    private static bool IsDate(string format, Dictionary<string, bool> custom) =>
        custom.TryGetValue(format, out var known) ? known
        : int.TryParse(format, NumberStyles.None, CultureInfo.InvariantCulture, out var id) && id is (>= 14 and <= 22) or (>= 27 and <= 36) or (>= 45 and <= 47) or (>= 50 and <= 58);

    /// <summary>Whether a format has a letter of a date or time outside of quotation marks and brackets.</summary>
    private static bool ShowsDate(string format)
    {
        for (var at = 0; at < format.Length; at++)
        {
            var end = format[at] switch { '"' => '"', '[' => ']', _ => '\0' };
            if (format[at] == '\\') at++;
            else if (end != '\0') at = format.IndexOf(end, at + 1) is var close and >= 0 ? close : format.Length;
            else if (format[at] is 'y' or 'Y' or 'd' or 'D' or 'h' or 'H' or 's' or 'S' or 'm' or 'M') return true;
        }

        return false;
    }
}
