using System.Buffers.Binary;
using System.Text;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Dushanbe.Conference.Printing.Tests.Support;

/// <summary>The rules of what is drawn: all of it belongs to a node or is an artifact, and every letter says what it is.</summary>
internal sealed partial class PdfUaContent(PdfModel pdf, PdfUaStructure structure, Action<string, string> fault)
{
    private static readonly HashSet<string> Painting = new(StringComparer.Ordinal) { "f", "F", "f*", "S", "s", "B", "B*", "b", "b*", "sh", "Do", "BI", "Tj", "TJ", "'", "\"" };

    private readonly Dictionary<string, Font> fonts = new(StringComparer.Ordinal);
    private readonly HashSet<string> formsSeen = new(StringComparer.Ordinal);

    private enum Mark { None, Artifact, Content }

    public void Check()
    {
        foreach (var page in pdf.Pages)
        {
            var entries = pdf.Dictionary(page)!;
            var content = pdf.Several(entries["/Contents"]).SelectMany(each => pdf.Data(each)).ToArray();
            Walk(page, content, pdf.Dictionary(entries["/Resources"]), page, Mark.None);
        }

        structure.CheckUnseen();
    }

    /// <param name="where">The page or form, for messages.</param>
    /// <param name="content">What is drawn.</param>
    /// <param name="resources">What it refers to.</param>
    /// <param name="page">The page; null in a form, which may not have marks of its own.</param>
    /// <param name="around">What the form stands in.</param>
    private void Walk(string where, byte[] content, JsonObject? resources, string? page, Mark around)
    {
        var marks = new Stack<(Mark Mark, bool InText)>();
        var saved = new Stack<string?>();
        var (font, inText) = ((string?)null, false);
        foreach (var (name, operands) in new ContentReader(content).Read())
        {
            var current = marks.Count > 0 ? marks.Peek().Mark : around;
            switch (name)
            {
                case "BMC" or "BDC":
                    marks.Push((Begin(where, page, operands, current), inText));
                    break;
                case "EMC" when marks.Count == 0 || marks.Pop().InText != inText:
                    fault("7.1", $"marks and texts of {where} are not nested");
                    break;
                case "BT" or "ET":
                    inText = name == "BT";
                    break;
                case "q":
                    saved.Push(font);
                    break;
                case "Q":
                    font = saved.Pop();
                    break;
                case "Tf":
                    font = PdfModel.ReferenceOf(pdf.Dictionary(resources?["/Font"])?[(string)operands[0]]);
                    break;
            }

            if (!Painting.Contains(name)) continue;
            if (current == Mark.None) fault("7.1", $"{name} on {where} is neither content nor artifact");
            foreach (var text in name is "TJ" ? ((List<object>)operands[0]).OfType<byte[]>() : operands.OfType<byte[]>()) CheckText(where, font, text);
            if (name == "Do") CheckObject(pdf.Dictionary(resources?["/XObject"])?[(string)operands[0]], current);
        }

        if (marks.Count > 0) fault("7.1", $"a mark on {where} does not end");
    }

    private Mark Begin(string where, string? page, IReadOnlyList<object> operands, Mark current)
    {
        if ((string)operands[0] == "/Artifact")
        {
            if (current == Mark.Content) fault("7.1", $"an artifact stands in content of {where}");
            return Mark.Artifact;
        }

        var properties = operands.Count > 1 ? operands[1] : new List<object>();
        if (properties is List<object> && ContentReader.Entry(properties, "/Lang") is byte[] language && !PdfUa.IsLanguage(Encoding.ASCII.GetString(language))) fault("7.2", $"a language on {where} is none");
        if (properties is not List<object> || ContentReader.Entry(properties, "/MCID") is not double mark) return current;
        if (current == Mark.Artifact) fault("7.1", $"content stands in an artifact of {where}");
        if (current == Mark.Content) fault("7.1", $"content stands in other content of {where}");
        if (page is null) fault("7.20", $"the form {where} has content of its own");
        else structure.CheckMark(page, (int)mark);
        return Mark.Content;
    }

    private void CheckObject(JsonNode? reference, Mark around)
    {
        if (PdfModel.ReferenceOf(reference) is not { } name || pdf.Dictionary(reference) is not { } entries || pdf.Name(entries["/Subtype"]) != "Form" || !formsSeen.Add(name)) return;
        Walk(name, pdf.Data(reference), pdf.Dictionary(entries["/Resources"]), page: null, around);
    }

    private void CheckText(string where, string? reference, byte[] text)
    {
        if (reference is null)
        {
            fault("7.21", $"a text on {where} has no font");
            return;
        }

        if (!fonts.TryGetValue(reference, out var font)) fonts[reference] = font = Read(reference);
        for (var i = 0; i + 1 < text.Length; i += 2)
        {
            int code = BinaryPrimitives.ReadUInt16BigEndian(text.AsSpan(i));
            if (!font.Meanings.TryGetValue(code, out var meaning)) fault("7.21.7", $"the code {code:X4} of the font {reference} has no meaning");
            else if (meaning.Length == 0 || meaning.Any(c => c is '\0' or '\uFEFF' or '\uFFFE')) fault("7.21.7", $"the code {code:X4} of the font {reference} means no character");
            if (font.GlyphOf(code) == 0) fault("7.21.8", $"the code {code:X4} of the font {reference} leads to the mark for a missing glyph");
            if (font.Defect(code) is { } defect) fault("7.21.5", $"the code {code:X4} of the font {reference} {defect}");
        }
    }

    private Font Read(string reference)
    {
        var entries = pdf.Dictionary(reference)!;
        var descendant = pdf.Dictionary(pdf.Array(entries["/DescendantFonts"])[0])!;
        var meanings = entries["/ToUnicode"] is { } map ? Pairs(pdf.Data(map)).ToDictionary(pair => pair.Code, pair => Encoding.BigEndianUnicode.GetString(Convert.FromHexString(pair.Value))) : [];
        var numbers = pdf.Name(entries["/Encoding"]) is null && entries["/Encoding"] is { } encoding
            ? Numbers().Matches(Encoding.ASCII.GetString(pdf.Data(encoding))).ToDictionary(each => Convert.ToInt32(each.Groups["code"].Value, 16), each => int.Parse(each.Groups["number"].Value, System.Globalization.CultureInfo.InvariantCulture))
            : null;
        var glyphs = pdf.Name(descendant["/CIDToGIDMap"]) is null && descendant["/CIDToGIDMap"] is { } table ? pdf.Data(table) : null;
        var descriptor = pdf.Dictionary(descendant["/FontDescriptor"]);
        return new(meanings, numbers, glyphs, Widths(descendant), descriptor?["/FontFile2"] is { } file ? pdf.Data(file) : null);
    }

    private Dictionary<int, double> Widths(JsonObject descendant)
    {
        var widths = new Dictionary<int, double>();
        var first = 0;
        foreach (var item in pdf.Array(descendant["/W"]))
        {
            if (pdf.Integer(item) is { } number) first = number;
            else foreach (var width in pdf.Array(item)) widths[first++] = pdf.Number(width);
        }

        return widths;
    }

    private static IEnumerable<(int Code, string Value)> Pairs(byte[] map) =>
        Meanings().Matches(Encoding.ASCII.GetString(map)).Select(each => (Convert.ToInt32(each.Groups["code"].Value, 16), each.Groups["value"].Value));

    [GeneratedRegex(@"^<(?<code>[0-9A-F]{4})>\s*<(?<value>[0-9A-F]*)>\r?$", RegexOptions.Multiline, 5000)]
    private static partial Regex Meanings();

    [GeneratedRegex(@"^<(?<code>[0-9A-F]{4})> (?<number>\d+)$", RegexOptions.Multiline, 5000)]
    private static partial Regex Numbers();

    /// <summary>What a font says of its codes, and what stands in its program.</summary>
    private sealed record Font(Dictionary<int, string> Meanings, Dictionary<int, int>? Numbers, byte[]? Glyphs, Dictionary<int, double> Widths, byte[]? Program)
    {
        public int GlyphOf(int code)
        {
            var number = Numbers is null ? code : Numbers.GetValueOrDefault(code);
            return Glyphs is null ? number : 2 * number + 1 < Glyphs.Length ? BinaryPrimitives.ReadUInt16BigEndian(Glyphs.AsSpan(2 * number)) : 0;
        }

        /// <summary>Why the width that is written beside a code is not that of its glyph; null where it is, or where the program is not TrueType.</summary>
        public string? Defect(int code)
        {
            if (Program is null) return null;
            int perEm = BinaryPrimitives.ReadUInt16BigEndian(Table("head")[18..]), count = BinaryPrimitives.ReadUInt16BigEndian(Table("hhea")[34..]);
            var advance = BinaryPrimitives.ReadUInt16BigEndian(Table("hmtx")[(4 * Math.Min(GlyphOf(code), count - 1))..]) * 1000.0 / perEm;
            var written = Widths.GetValueOrDefault(code);
            return Math.Abs(advance - written) > 1 ? $"is {advance:0.#} wide and said to be {written:0.#}" : null;
        }

        private ReadOnlySpan<byte> Table(string name)
        {
            var file = Program.AsSpan();
            for (var entry = file[12..]; ; entry = entry[16..])
                if (Encoding.ASCII.GetString(entry[..4]) == name) return file[(int)BinaryPrimitives.ReadUInt32BigEndian(entry[8..])..];
        }
    }
}
