using System.Globalization;
using System.Text;

namespace Dushanbe.Conference.Programme;

/// <summary>The lines of an iCalendar file (RFC 5545, 3.1): at most 75 octets of UTF-8 each, and no character in two of them. The library parts some characters.</summary>
internal static class CalendarLines
{
    private const int MaxOctets = 75;
    private const string End = "\r\n";
    private const string Continued = End + " ";

    /// <summary>The same text, folded again.</summary>
    public static string Fold(string text)
    {
        var folded = new StringBuilder(text.Length + (text.Length / 32));
        foreach (var line in text.Replace(Continued, "", StringComparison.Ordinal).Split(End))
        {
            if (folded.Length > 0) folded.Append(End);
            Fold(line, folded);
        }

        return folded.ToString();
    }

    private static void Fold(string line, StringBuilder into)
    {
        var used = 0;
        foreach (var part in Parts(line))
        {
            var octets = Encoding.UTF8.GetByteCount(part);
            if (used + octets > MaxOctets)
            {
                into.Append(Continued);
                used = 1;
            }

            into.Append(part);
            used += octets;
        }
    }

    // what a reader sees as one character, unless that alone is longer than a line
    private static IEnumerable<string> Parts(string line)
    {
        var elements = StringInfo.GetTextElementEnumerator(line);
        while (elements.MoveNext())
        {
            var element = elements.GetTextElement();
            if (Encoding.UTF8.GetByteCount(element) < MaxOctets) yield return element;
            else foreach (var rune in element.EnumerateRunes()) yield return rune.ToString();
        }
    }
}
