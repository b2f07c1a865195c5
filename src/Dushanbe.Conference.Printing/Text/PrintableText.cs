using System.Text;

namespace Dushanbe.Conference.Printing.Text;

/// <summary>
/// Text as the press sets it: NFC, with the replacement character U+FFFD, which is drawn as a visible mark, in place of
/// lone surrogates, control characters and noncharacters, and a space in place of a tabulator. Line ends stay.
/// </summary>
public static class PrintableText
{
    private const char Replacement = '\uFFFD';

    /// <summary>Makes a text printable; a text that is already comes back as it is.</summary>
    public static string From(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        foreach (var character in text)
        {
            if (!IsSuspect(character)) continue;
            text = Replace(text);
            break;
        }

        return NeverCombine(text) || text.IsNormalized() ? text : text.Normalize();
    }

    /// <summary>Latin below U+0300 and the Cyrillic letters are in NFC as they are; to know it here is ten times as fast.</summary>
    private static bool NeverCombine(string text)
    {
        foreach (var character in text)
        {
            if (character is not (< '\u0300' or >= '\u0400' and < '\u0483' or >= '\u048A' and < '\u0530')) return false;
        }

        return true;
    }

    private static string Replace(string text)
    {
        var result = new StringBuilder(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            if (char.IsSurrogatePair(text, i)) result.Append(text, i++, 2);
            else if (text[i] == '\t') result.Append(' ');
            else result.Append(IsSuspect(text[i]) ? Replacement : text[i]);
        }

        return result.ToString();
    }

    /// <summary>Controls other than line ends, surrogates, noncharacters.</summary>
    private static bool IsSuspect(char character) =>
        char.IsSurrogate(character) || character is '\uFFFE' or '\uFFFF' || (char.IsControl(character) && character is not ('\n' or '\r' or '\v' or '\f' or '\u0085'));
}
