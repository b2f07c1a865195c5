using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Dushanbe.Conference.Printing.Drawing;
using SkiaSharp;

namespace Dushanbe.Conference.Printing.Pdf;

/// <summary>
/// A drawing as Skia writes it into a PDF of one page, taken apart into its objects so that they can be copied into our documents.
/// Skia's files are simple: a classic table, direct lengths, no object streams.
/// </summary>
internal sealed partial class SkiaPdf
{
    private readonly string text; // one character a byte
    private readonly byte[] bytes;
    private readonly int[] offsets;
    private readonly Dictionary<int, Part> parts = [];

    private SkiaPdf(byte[] bytes)
    {
        this.bytes = bytes;
        text = Encoding.Latin1.GetString(bytes);
        offsets = ReadTable();
        var page = Enumerable.Range(1, offsets.Length - 1).Select(Get).First(part => PageType().IsMatch(part.Dictionary));
        Resources = ReadResources(page.Dictionary);
        Contents = Get(int.Parse(Reference("/Contents", page.Dictionary), CultureInfo.InvariantCulture));
        HasTransparency = Transparency().IsMatch(Resources) || Reachable(Resources, []).Any(part => Transparency().IsMatch(part.Dictionary));
    }

    /// <summary>An object: its dictionary or value, and the data of its stream.</summary>
    public readonly record struct Part(string Dictionary, ReadOnlyMemory<byte>? Data);

    /// <summary>The resources of the page, a dictionary whose references are Skia's.</summary>
    public string Resources { get; }

    /// <summary>The operators of the page.</summary>
    public Part Contents { get; }

    /// <summary>Whether it cannot be shown without transparency.</summary>
    public bool HasTransparency { get; }

    public static SkiaPdf Record(VectorDrawing drawing)
    {
        using var stream = new MemoryStream();
        using (var document = SKDocument.CreatePdf(stream))
        {
            var canvas = document.BeginPage(drawing.Width, drawing.Height);
            drawing.Draw(canvas, new(0, 0, drawing.Width, drawing.Height));
            document.EndPage();
            document.Close();
        }

        return new(stream.ToArray());
    }

    /// <summary>Replaces the references in a dictionary.</summary>
    public static string MapReferences(string dictionary, Func<int, int> map) =>
        AnyReference().Replace(dictionary, match => $"{map(int.Parse(match.Groups["number"].Value, CultureInfo.InvariantCulture))} 0 R");

    /// <summary>The entries of a stream's dictionary besides its length.</summary>
    public static string StreamEntries(string dictionary) => LengthEntry().Replace(dictionary, "")[2..^2];

    public Part Get(int number)
    {
        if (parts.TryGetValue(number, out var known)) return known;
        var start = offsets[number] == 0 ? -1 : text.IndexOf("obj", offsets[number], StringComparison.Ordinal) + 3;
        return parts[number] = start < 0 ? new("null", null) : ReadPart(start);
    }

    private Part ReadPart(int start)
    {
        while (char.IsWhiteSpace(text[start])) start++;
        if (!text.AsSpan(start).StartsWith("<<")) return new(text[start..text.IndexOf("endobj", start, StringComparison.Ordinal)].Trim(), null);
        var end = EndOfDictionary(text, start);
        var dictionary = text[start..end];
        var after = end;
        while (char.IsWhiteSpace(text[after])) after++;
        if (!text.AsSpan(after).StartsWith("stream")) return new(dictionary, null);
        after += "stream".Length;
        if (text[after] == '\r') after++;
        after++;
        var length = int.Parse(LengthEntry().Match(dictionary).Groups["number"].Value, CultureInfo.InvariantCulture);
        return new(dictionary, bytes.AsMemory(after, length));
    }

    private int[] ReadTable()
    {
        var at = text.LastIndexOf("startxref", StringComparison.Ordinal);
        var table = int.Parse(text.AsSpan(at + 9, text.IndexOf("%%EOF", at, StringComparison.Ordinal) - at - 9).Trim(), CultureInfo.InvariantCulture);
        var lines = text[table..].Split('\n');
        var count = int.Parse(lines[1].Split(' ')[1], CultureInfo.InvariantCulture);
        return [.. lines.Skip(2).Take(count).Select(line => line.Contains('n') ? int.Parse(line.AsSpan(0, 10), CultureInfo.InvariantCulture) : 0)];
    }

    private string ReadResources(string page)
    {
        var at = page.IndexOf("/Resources", StringComparison.Ordinal);
        if (at < 0) return "<<>>";
        at += "/Resources".Length;
        while (char.IsWhiteSpace(page[at])) at++;
        return page[at] == '<' ? page[at..EndOfDictionary(page, at)] : Get(int.Parse(Reference("/Resources", page), CultureInfo.InvariantCulture)).Dictionary;
    }

    private static string Reference(string key, string dictionary) =>
        AnyReference().Match(dictionary, dictionary.IndexOf(key, StringComparison.Ordinal)).Groups["number"].Value;

    private IEnumerable<Part> Reachable(string dictionary, HashSet<int> seen)
    {
        foreach (Match match in AnyReference().Matches(dictionary))
        {
            var number = int.Parse(match.Groups["number"].Value, CultureInfo.InvariantCulture);
            if (!seen.Add(number)) continue;
            yield return Get(number);
            foreach (var part in Reachable(Get(number).Dictionary, seen)) yield return part;
        }
    }

    private static int EndOfDictionary(string text, int start)
    {
        var depth = 0;
        var at = start;
        do
        {
            switch (text[at])
            {
                case '<' when text[at + 1] == '<':
                    depth++;
                    at++;
                    break;
                case '>' when text[at + 1] == '>':
                    depth--;
                    at++;
                    break;
                case '(':
                    at = EndOfString(text, at);
                    break;
            }

            at++;
        }
        while (depth > 0);
        return at;
    }

    private static int EndOfString(string text, int start)
    {
        for (int at = start, depth = 0; ; at++)
        {
            if (text[at] == '\\') at++;
            else if (text[at] == '(') depth++;
            else if (text[at] == ')' && --depth == 0) return at;
        }
    }

    [GeneratedRegex(@"/Type\s*/Page\b(?!s)", RegexOptions.None, 1000)]
    private static partial Regex PageType();

    [GeneratedRegex(@"(?<number>\d+) 0 R\b", RegexOptions.None, 1000)]
    private static partial Regex AnyReference();

    [GeneratedRegex(@"/Length (?<number>\d+)\b", RegexOptions.None, 1000)]
    private static partial Regex LengthEntry();

    /// <summary>A soft mask, a group, a blend mode, or an opacity other than one.</summary>
    [GeneratedRegex(@"/SMask\s*(?!\s*/None)|/S\s*/Transparency|/BM\s*(?!\s*/Normal)|/ca\s+(?!1\b(?!\.))|/CA\s+(?!1\b(?!\.))", RegexOptions.None, 1000)]
    private static partial Regex Transparency();
}
