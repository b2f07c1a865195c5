using System.Globalization;
using System.IO.Compression;
using System.Xml;

namespace Dushanbe.Conference.Exchange;

/// <summary>
/// Number formats of a workbook: a date is a number of days with a date format, and a number
/// such as 123456 may be displayed as 00123456.
/// </summary>
internal sealed class WorkbookFormats
{
    private const int DaysTo1904 = 1_462;              // from the first day of the usual calendar to that of old Macintosh workbooks
    private const int Most = 200_000;                  // formats; spreadsheets allow 64,000
    private const int MostZeros = 20;                  // maximum padding; no phone number has more digits
    private const int LongestCode = 1_000;             // spreadsheets allow 255 characters
    private const double LastDay = 2_958_466;          // the year 10000

    private static readonly Format General = new(false, 0, false);

    private readonly List<Format> formats = [];
    private bool from1904;

    private readonly record struct Format(bool IsDate, int Zeros, bool IsShownOtherwise);

    /// <summary>Reads the number formats of the cell styles.</summary>
    public static WorkbookFormats Read(WorkbookParts parts, CancellationToken cancel)
    {
        var read = new WorkbookFormats();
        if (parts.Styles is { } styles) read.ReadStyles(parts, styles, cancel);
        using var workbook = parts.Open(parts.Workbook);
        while (WorkbookXml.Next(workbook))
            if (workbook is { NodeType: XmlNodeType.Element, LocalName: "workbookPr" }) read.from1904 = workbook.GetAttribute("date1904") is "1" or "true";
        return read;
    }

    /// <summary>The number with the leading zeros of its format.</summary>
    public string? WithZeros(string? number, string? style) =>
        Of(style).Zeros is var zeros and > 0 && number is { Length: > 0 } && !number.AsSpan().ContainsAnyExceptInRange('0', '9') ? number.PadLeft(zeros, '0') : number;

    /// <summary>Whether the format displays digits or signs that the number itself does not have.</summary>
    public bool IsShownOtherwise(string? style) => Of(style).IsShownOtherwise;

    /// <summary>The date, with its time if any, of a cell's number; null where its style is not a date.</summary>
    public string? Date(string? number, string? style)
    {
        if (!Of(style).IsDate) return null;
        if (!double.TryParse(number, NumberStyles.Float, CultureInfo.InvariantCulture, out var days)) return null;
        if (from1904) days += DaysTo1904;
        if (days is < 0 or >= LastDay) return null;
        var date = DateTime.FromOADate(days);
        return date.ToString(date.TimeOfDay == TimeSpan.Zero ? "yyyy-MM-dd" : days < 1 ? "HH:mm" : "yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);
    }

    private Format Of(string? style) => int.TryParse(style, NumberStyles.None, CultureInfo.InvariantCulture, out var at) && at < formats.Count ? formats[at] : General;

    private void ReadStyles(WorkbookParts parts, ZipArchiveEntry styles, CancellationToken cancel)
    {
        var custom = new Dictionary<int, Format>();
        using var xml = parts.Open(styles);
        var inCells = false;
        while (WorkbookXml.Next(xml))
        {
            if (xml.LocalName == "cellXfs") inCells = xml.NodeType == XmlNodeType.Element && !xml.IsEmptyElement;
            if (xml.NodeType != XmlNodeType.Element) continue;
            cancel.ThrowIfCancellationRequested();
            if (custom.Count + formats.Count > Most) throw new BombException();
            var id = int.TryParse(xml.GetAttribute("numFmtId"), NumberStyles.None, CultureInfo.InvariantCulture, out var given) ? given : 0;
            if (xml.LocalName == "numFmt") custom[id] = Understood(xml.GetAttribute("formatCode") ?? "");
            else if (xml.LocalName == "xf" && inCells) formats.Add(custom.TryGetValue(id, out var known) ? known : new(IsDate(id), 0, false));
        }
    }

    // 14 to 22 and 45 to 47 are the dates and times that every spreadsheet knows; 27 to 36 and 50 to 58 those of East Asia
    private static bool IsDate(int id) => id is (>= 14 and <= 22) or (>= 27 and <= 36) or (>= 45 and <= 47) or (>= 50 and <= 58);

    private static Format Understood(string code)
    {
        if (code.Length > LongestCode) return new(false, 0, true);
        if (ShowsDate(code)) return new(true, 0, false);
        var whole = code.Split(';', '.', 'E')[0];
        if (whole.Length is > 1 and <= MostZeros && !whole.AsSpan().ContainsAnyExcept('0')) return new(false, whole.Length, false);
        return new(false, 0, whole.Contains("00", StringComparison.Ordinal));
    }

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
