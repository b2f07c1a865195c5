using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using System.Xml;

namespace Dushanbe.Conference.Exchange;

/// <summary>The texts of a workbook, shared and inline, with a common limit.</summary>
internal sealed partial class WorkbookStrings
{
    private const int Most = 1_500_000;                // more than the largest realistic table has

    private readonly List<string> shared = [];
    private long characters;

    /// <summary>Reads the shared strings.</summary>
    /// <exception cref="BombException">There are too many.</exception>
    public static WorkbookStrings Read(WorkbookParts parts, CancellationToken cancel)
    {
        var strings = new WorkbookStrings();
        if (parts.Strings is not { } entry) return strings;
        using var xml = parts.Open(entry);
        while (WorkbookXml.Next(xml))
        {
            if (xml.NodeType != XmlNodeType.Element || xml.LocalName != "si") continue;
            cancel.ThrowIfCancellationRequested();
            if (strings.shared.Count == Most) throw new BombException();
            strings.shared.Add(xml.IsEmptyElement ? "" : strings.Counted(Text(xml, "si")));
        }

        return strings;
    }

    /// <summary>The shared string of an index.</summary>
    /// <exception cref="InvalidDataException">There is none.</exception>
    public string this[string number] => int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var at) && at < shared.Count
        ? shared[at]
        : throw new InvalidDataException("A cell refers to a shared string that the workbook does not contain.");

    /// <summary>The inline text of a cell.</summary>
    public string Inline(XmlReader xml) => Counted(Text(xml, "is"));

    /// <summary>The same text, counted against the limit.</summary>
    /// <exception cref="BombException">The texts exceed the limit.</exception>
    public string Counted(string text) => (characters += text.Length) > ImportTable.MaxCharacters ? throw new BombException() : text;

    /// <summary>The text with the escapes of workbooks for characters not allowed in XML decoded.</summary>
    public static string Unescaped(string text) => !text.Contains("_x", StringComparison.Ordinal) ? text :
        Escape().Replace(text, match => ((char)int.Parse(match.ValueSpan.Slice(2, 4), NumberStyles.HexNumber, CultureInfo.InvariantCulture)).ToString());

    /// <summary>The text of a cell with optional runs, without phonetic readings (Japanese).</summary>
    private static string Text(XmlReader xml, string element)
    {
        var text = new StringBuilder();
        var depth = xml.Depth;
        while (WorkbookXml.Next(xml) && !(xml.Depth == depth && xml.NodeType == XmlNodeType.EndElement && xml.LocalName == element))
        {
            if (xml.NodeType != XmlNodeType.Element) continue;
            if (xml.LocalName == "t" && WorkbookXml.Content(xml) is var part) text.Append(part.AsSpan(0, Math.Min(part.Length, ImportTable.MaxCell - text.Length)));
            else if (xml.LocalName == "rPh") WorkbookXml.Content(xml);
        }

        return Unescaped(text.ToString());
    }

    [GeneratedRegex("_x[0-9A-Fa-f]{4}_", RegexOptions.CultureInvariant, 1_000)]
    private static partial Regex Escape();
}
