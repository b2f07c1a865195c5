using System.Globalization;
using System.Text.RegularExpressions;
using Dushanbe.Conference.Names;

namespace Dushanbe.Conference.Exchange;

/// <summary>What can be seen from the text of a cell alone.</summary>
internal static partial class ImportCells
{
    private const char NonJoiner = '\u200C', Joiner = '\u200D';
    private const int FewestDigits = 5, MostDigits = 20;

    // NA alone is Namibia
    private static readonly HashSet<string> Blanks = new(StringComparer.OrdinalIgnoreCase) { "—", "–", "―", "-", "--", "---", "n/a", "n.a.", "н/д" };

    private static readonly HashSet<string> OneLine = new(StringComparer.Ordinal)
    {
        ImportColumns.Given, ImportColumns.Family, ImportColumns.Iso2, ImportColumns.Category, ImportColumns.Capacity, ImportColumns.Of(nameof(People.ParticipantFields.Email)), ImportColumns.Photo, ImportColumns.State,
    };

    /// <summary>A cell without what nobody typed; null where it is empty or holds a mark that stands for nothing, as a dash or n/a.</summary>
    public static string? Clean(string? cell) => Cleaning.Line(cell) is { } text && !Blanks.Contains(text) ? text : null;

    /// <summary>An e-mail address without the joiners that are a part of Persian names and of no address.</summary>
    public static string WithoutJoiners(string text) => text.Replace($"{NonJoiner}", "", StringComparison.Ordinal).Replace($"{Joiner}", "", StringComparison.Ordinal);

    /// <summary>A word of a list in small letters and with spaces alone between its parts: two words that differ afterwards are spelled differently.</summary>
    public static string Plain(string? text) =>
        (Cleaning.Line(text) ?? "").ToLowerInvariant().Replace('ё', 'е').Replace('_', ' ').Replace('-', ' ').Trim(' ', '.', '!');

    /// <summary>Whether cleaning takes out of a text what cannot be seen: control characters, marks of direction, soft hyphens, spaces of other kinds, joiners at the edge of a word or halves of characters.</summary>
    public static bool HasInvisible(string? text)
    {
        if (text is null) return false;
        var joiners = 0;
        foreach (var c in text)
        {
            if (c is NonJoiner or Joiner) joiners++;
            else if ((char.IsControl(c) && !char.IsWhiteSpace(c)) || c == '\u00AD' || c > '\u007F' && char.IsWhiteSpace(c) || c >= '\u061C' && CharUnicodeInfo.GetUnicodeCategory(c) is UnicodeCategory.Format) return true;
        }

        return !IsWhole(text) || joiners > 0 && (Cleaning.Line(text) ?? "").Count(c => c is NonJoiner or Joiner) < joiners;
    }

    /// <summary>Whether a cell of a single short text has a line break and a separator, as one does that has swallowed the rows behind it.</summary>
    public static bool HoldsRows(string column, string text) => OneLine.Contains(column) && text.AsSpan().ContainsAny('\n', '\r') && text.AsSpan().ContainsAny(',', ';', '\t');

    /// <summary>Whether a line of a cell, other than its first, has at least as many separators as the header, as one has that was a row of its own.</summary>
    /// <param name="text">The cell.</param>
    /// <param name="separator">What parts the cells of the file; null where any may.</param>
    /// <param name="fewest">Separators of the header.</param>
    public static bool HoldsWholeRow(string text, char? separator, int fewest)
    {
        if (!text.AsSpan().ContainsAny('\n', '\r')) return false;
        var isFirst = true;
        foreach (var line in text.AsSpan().EnumerateLines())
        {
            if (!isFirst && Math.Max(line.Count(separator ?? ','), separator is null ? Math.Max(line.Count(';'), line.Count('\t')) : 0) >= fewest) return true;
            isFirst = false;
        }

        return false;
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

    /// <summary>Whether a text is unlikely to be a phone number, or several: a date, a fraction, words, or a number too short or too long to be dialled.</summary>
    public static bool IsOddPhone(string text) =>
        DateOrFraction().IsMatch(text) || PhoneWords().Replace(text, "").Any(char.IsLetter)
        || text.Count(char.IsDigit) < FewestDigits || text.Split(',', ';', '/').Any(number => number.Count(char.IsDigit) > MostDigits);

    [GeneratedRegex(@"^[0-9]+([.,][0-9]+)?E\+[0-9]+$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1_000)]
    private static partial Regex Shortened();

    [GeneratedRegex(@"^([0-9]+[.,][0-9]{1,2}|[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}( .*)?|[0-9]{1,2}(?<mark>[./])[0-9]{1,2}\k<mark>([0-9]{2}|[0-9]{4})|[0-9]{1,2}-[0-9]{1,2}-[0-9]{4})$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1_000)]
    private static partial Regex DateOrFraction();

    // what people write around the digits: home, work and mobile numbers and extensions
    [GeneratedRegex(@"(?<!\p{L})(extension|ext|x|phone|tel|mobile|mob|cell|office|work|home|fax|whatsapp|телефон|тел|моб|сот|раб|дом|доб|вн|факс|рақам|дохилӣ)(?!\p{L})", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1_000)]
    private static partial Regex PhoneWords();
}

/// <summary>Notices that one column of the name holds whole names while the other is empty throughout.</summary>
internal sealed class WholeNames
{
    private readonly Part given = new(), family = new();
    private int people;

    /// <summary>Looks at the name of one person.</summary>
    public void See(string? givenName, string? familyName)
    {
        people++;
        given.See(givenName);
        family.See(familyName);
    }

    /// <summary>The column, the first of its whole names and how many there are; null where the names are parted or most are single words.</summary>
    public (string Column, string Example, int Count)? Found()
    {
        foreach (var (part, other, column) in new[] { (family, given, ImportColumns.Family), (given, family, ImportColumns.Given) })
            if (part.Whole > 0 && part.Whole * 2 >= people && other.Filled == 0) return (column, part.Example!, part.Whole);
        return null;
    }

    private sealed class Part
    {
        public int Filled { get; private set; }

        public int Whole { get; private set; }

        public string? Example { get; private set; }

        public void See(string? text)
        {
            if (text is null) return;
            Filled++;
            if (text.Split(' ').Count(word => word.Any(char.IsLetter) && !Particles.Contains(word)) < 2) return;
            Whole++;
            Example ??= text;
        }
    }
}
