using System.Globalization;
using System.Text;

namespace Dushanbe.Conference.Printing.Tests.Support;

/// <summary>Reads the operators of a content stream with what stands before them.</summary>
internal sealed class ContentReader(byte[] content)
{
    private int at;

    /// <summary>An operator. A string is its bytes, a name a text with its slash, a number a double, an array or dictionary a list.</summary>
    public sealed record Operator(string Name, IReadOnlyList<object> Operands);

    public IEnumerable<Operator> Read()
    {
        var operands = new List<object>();
        while (Next() is { } token)
        {
            if (token is not Word word)
            {
                operands.Add(token);
                continue;
            }

            if (word.Text == "BI") operands = ReadPicture();
            yield return new(word.Text, operands);
            operands = [];
        }
    }

    /// <summary>The value of a key in what stood between double brackets.</summary>
    public static object? Entry(object dictionary, string key)
    {
        var entries = (List<object>)dictionary;
        for (var i = 0; i + 1 < entries.Count; i += 2)
            if (entries[i] is string name && name == key) return entries[i + 1];
        return null;
    }

    private sealed record Word(string Text);

    private object? Next()
    {
        while (at < content.Length && IsBlank(content[at])) at++;
        if (at == content.Length) return null;
        switch ((char)content[at])
        {
            case '(': return Literal();
            case '<' when content[at + 1] == '<': return List(2, ">>");
            case '<': return Hexadecimal();
            case '[': return List(1, "]");
            case ']':
                at++;
                return new Word("]");
            case '>':
                at += 2;
                return new Word(">>");
        }

        var start = at++;
        while (at < content.Length && !IsBlank(content[at]) && "()<>[]/".IndexOf((char)content[at]) < 0) at++;
        var text = Encoding.Latin1.GetString(content, start, at - start);
        if (text[0] == '/') return text;
        return double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number : new Word(text);
    }

    private List<object> List(int opening, string end)
    {
        at += opening;
        var items = new List<object>();
        while (Next() is { } item && item is not Word { Text: "]" or ">>" }) items.Add(item);
        return items;
    }

    private byte[] Literal()
    {
        var bytes = new List<byte>();
        var depth = 0;
        for (at++; ; at++)
        {
            var each = content[at];
            if (each == '\\')
            {
                each = content[++at];
                bytes.Add(each switch { (byte)'n' => 10, (byte)'r' => 13, (byte)'t' => 9, (byte)'b' => 8, (byte)'f' => 12, _ => each });
                continue;
            }

            if (each == '(') depth++;
            if (each == ')' && depth-- == 0) break;
            bytes.Add(each);
        }

        at++;
        return [.. bytes];
    }

    private byte[] Hexadecimal()
    {
        var end = System.Array.IndexOf(content, (byte)'>', at);
        var digits = Encoding.ASCII.GetString(content, at + 1, end - at - 1);
        at = end + 1;
        return Convert.FromHexString(digits);
    }

    /// <summary>A picture inside the content: its entries, then its data up to the letters at its end.</summary>
    private List<object> ReadPicture()
    {
        var entries = new List<object>();
        while (Next() is { } token && token is not Word { Text: "ID" }) entries.Add(token is Word word ? word.Text : token);
        var (width, height) = ((int)(double)Entry(entries, "/W")!, (int)(double)Entry(entries, "/H")!);
        at += Entry(entries, "/F") is null ? 1 + ((width + 7) / 8 * height) : 0;
        at += content.AsSpan(at).IndexOf("EI\n"u8) + 2;
        return entries;
    }

    private static bool IsBlank(byte value) => value is 0 or 9 or 10 or 12 or 13 or 32;
}
