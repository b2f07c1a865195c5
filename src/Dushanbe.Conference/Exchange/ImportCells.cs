using System.Text.RegularExpressions;

namespace Dushanbe.Conference.Exchange;

/// <summary>What can be seen from the text of a cell alone.</summary>
internal static partial class ImportCells
{
    /// <summary>Whether a text has control characters, marks of direction or halves of characters, which nobody types.</summary>
    public static bool HasInvisible(string? text)
    {
        if (text is null) return false;
        foreach (var c in text)
            if ((char.IsControl(c) && !char.IsWhiteSpace(c)) || c is >= '\u202A' and <= '\u202E' or >= '\u2066' and <= '\u2069' or '\u200B' or '\uFEFF') return true;
        return !IsWhole(text);
    }

    private static bool IsWhole(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (!char.IsSurrogate(text[i])) continue;
            if (i + 1 == text.Length || !char.IsSurrogatePair(text[i], text[i + 1])) return false;
            i++;
        }

        return true;
    }

    /// <summary>Whether a text is what a spreadsheet shows for a number that is too long for its cell, as 9.92E+11.</summary>
    public static bool IsShortened(string text) => Shortened().IsMatch(text);

    [GeneratedRegex(@"^[0-9]+([.,][0-9]+)?E\+[0-9]+$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1_000)]
    private static partial Regex Shortened();
}
