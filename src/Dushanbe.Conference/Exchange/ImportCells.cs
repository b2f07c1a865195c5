using System.Globalization;
using System.Text.RegularExpressions;
using Dushanbe.Conference.Names;

namespace Dushanbe.Conference.Exchange;

/// <summary>Checks of the text of a single cell.</summary>
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

    /// <summary>A cleaned cell; null where it is empty or a placeholder for nothing, such as a dash or n/a.</summary>
    public static string? Clean(string? cell) => Cleaning.Line(cell) is { } text && !Blanks.Contains(text) ? text : null;

    /// <summary>An e-mail address without the joiners that are a part of Persian names and of no address.</summary>
    public static string WithoutJoiners(string text) => text.Replace($"{NonJoiner}", "", StringComparison.Ordinal).Replace($"{Joiner}", "", StringComparison.Ordinal);

    /// <summary>A list value in lower case with single spaces: values that still differ are spelled differently.</summary>
    public static string Plain(string? text) =>
        (Cleaning.Line(text) ?? "").ToLowerInvariant().Replace('ё', 'е').Replace('_', ' ').Replace('-', ' ').Trim(' ', '.', '!');

    /// <summary>Whether cleaning removes invisible characters from a text: control characters, marks of direction, soft hyphens, spaces of other kinds, joiners at the edge of a word or halves of characters.</summary>
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

    /// <summary>Whether a cell of a short field has a line break and a separator, as when it has swallowed following rows.</summary>
    public static bool HoldsRows(string column, string text) => OneLine.Contains(column) && text.AsSpan().ContainsAny('\n', '\r') && text.AsSpan().ContainsAny(',', ';', '\t');

    /// <summary>Whether a further line of a cell has at least as many separators as the header, so that it is probably a row of its own.</summary>
    /// <param name="text">The cell.</param>
    /// <param name="separator">The separator of the file; null for any.</param>
    /// <param name="fewest">The number of separators in the header.</param>
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

    /// <summary>Whether a text is a number in scientific notation from a spreadsheet, such as 9.92E+11.</summary>
    public static bool IsShortened(string text) => Shortened().IsMatch(text);

    /// <summary>Whether a text is unlikely to be a phone number, or several: a date, a fraction, words, or a number too short or too long to be dialled.</summary>
    public static bool IsOddPhone(string text) =>
        DateOrFraction().IsMatch(text) || PhoneWords().Replace(text, "").Any(char.IsLetter)
        || text.Count(char.IsDigit) < FewestDigits || text.Split(',', ';', '/').Any(number => number.Count(char.IsDigit) > MostDigits);

    [GeneratedRegex(@"^[0-9]+([.,][0-9]+)?E\+[0-9]+$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1_000)]
    private static partial Regex Shortened();

    [GeneratedRegex(@"^([0-9]+[.,][0-9]{1,2}|[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}( .*)?|[0-9]{1,2}(?<mark>[./])[0-9]{1,2}\k<mark>([0-9]{2}|[0-9]{4})|[0-9]{1,2}-[0-9]{1,2}-[0-9]{4})$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1_000)]
    private static partial Regex DateOrFraction();

    // usual words around the digits: home, work and mobile numbers and extensions
    [GeneratedRegex(@"(?<!\p{L})(extension|ext|x|phone|tel|mobile|mob|cell|office|work|home|fax|whatsapp|телефон|тел|моб|сот|раб|дом|доб|вн|факс|рақам|дохилӣ)(?!\p{L})", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1_000)]
    private static partial Regex PhoneWords();
}

/// <summary>Detects whole names in one name column while the other is always empty.</summary>
internal sealed class WholeNames
{
    private readonly Part given = new(), family = new();
    private int people;

    /// <summary>Adds the name of one person.</summary>
    public void See(string? givenName, string? familyName)
    {
        people++;
        given.See(givenName);
        family.See(familyName);
    }

    /// <summary>The column, its first whole name and their count; null where names are split or mostly single words.</summary>
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
