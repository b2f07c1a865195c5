using System.Globalization;
using System.Text;

namespace Dushanbe.Conference.Names;

/// <summary>Removes from typed text, before it is stored, characters that are invisible and were not intended.</summary>
internal static class Cleaning
{
    private const char NonJoiner = '\u200C';
    private const char Joiner = '\u200D';

    /// <summary>One line: NFC, trimmed, single spaces, without control, bidi and stray invisible characters; null when nothing is left.</summary>
    public static string? Line(string? text)
    {
        if (string.IsNullOrEmpty(text)) return null;
        if (IsPlainLine(text)) return text;
        var clean = new StringBuilder(text.Length);
        var space = false;
        var normal = Normal(text);
        for (var i = 0; i < normal.Length; i++)
        {
            var c = normal[i];
            if (c is '\u00AD' or '\u180E' || IsInvisible(c) && !(char.IsWhiteSpace(c) || IsJoinerInsideWord(normal, i))) continue;
            if (char.IsWhiteSpace(c)) { space = clean.Length > 0; continue; }
            if (space) clean.Append(' ');
            space = false;
            clean.Append(c);
        }

        // removing a character can make its neighbours compose
        return clean.Length == 0 ? null : clean.ToString().Normalize(NormalizationForm.FormC);
    }

    /// <summary>Text of several lines: as <see cref="Line"/>, but line ends (made <c>\n</c>), tabs and inner spaces stay.</summary>
    public static string Block(string? text)
    {
        if (string.IsNullOrWhiteSpace(text)) return "";
        var normal = Normal(text.Replace("\r\n", "\n", StringComparison.Ordinal).Replace('\r', '\n'));
        var clean = new StringBuilder(normal.Length);
        foreach (var c in normal)
            if (c is '\n' or '\t' or NonJoiner or Joiner || !IsInvisible(c)) clean.Append(c);
        return clean.ToString().Normalize(NormalizationForm.FormC).Trim();
    }

    /// <summary>NFC without lone surrogates, which no normalization accepts.</summary>
    public static string Normal(string text)
    {
        var whole = WithoutLoneSurrogates(text);
        return whole.IsNormalized(NormalizationForm.FormC) ? whole : whole.Normalize(NormalizationForm.FormC);
    }

    private static bool IsPlainLine(string text)
    {
        if (text[0] == ' ' || text[^1] == ' ') return false;
        for (var i = 0; i < text.Length; i++)
            if (text[i] is < ' ' or > '~' || text[i] == ' ' && text[i - 1] == ' ') return false;
        return true;
    }

    private static string WithoutLoneSurrogates(string text)
    {
        StringBuilder? kept = null;
        for (var i = 0; i < text.Length; i++)
        {
            var pair = char.IsHighSurrogate(text[i]) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]);
            if (!pair && (char.IsSurrogate(text[i]) || text[i] is '\uFFFE' or '\uFFFF')) { kept ??= new StringBuilder(text, 0, i, text.Length); continue; }
            kept?.Append(text[i]);
            if (pair) { kept?.Append(text[i + 1]); i++; }
        }

        return kept?.ToString() ?? text;
    }

    private static bool IsInvisible(char c) =>
        char.IsControl(c) || c >= '\u061C' && CharUnicodeInfo.GetUnicodeCategory(c) is UnicodeCategory.Format;

    // part of the spelling in Persian and Indic scripts; without meaning at the edge of a word
    private static bool IsJoinerInsideWord(string text, int at) =>
        text[at] is NonJoiner or Joiner && at > 0 && at + 1 < text.Length && IsWordPart(text[at - 1]) && IsWordPart(text[at + 1]);

    private static bool IsWordPart(char c) =>
        char.IsLetter(c) || char.IsSurrogate(c)
        || CharUnicodeInfo.GetUnicodeCategory(c) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark;
}
