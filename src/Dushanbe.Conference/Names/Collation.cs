using System.Globalization;
using System.Text;

namespace Dushanbe.Conference.Names;

/// <summary>
/// Alphabetical order by keys of digits, which sort the same in every database and under every culture. Tajik has
/// its own letters in their positions (ICU has no Tajik order), in Russian ё counts as е, accents decide only between
/// words that are otherwise the same, and articles do not count: <c>Bahamas (the)</c>, <c>The Gambia</c>,
/// <c>Maroc (le)</c>, <c>الأردن</c>. The reader's own script comes before the others, digits before letters, 2 before 10.
/// </summary>
public static class Collation
{
    /// <summary>Characters in a key.</summary>
    public const int MaxLength = 400;

    private const string LevelEnd = "00";
    private const string Space = "01";
    private const string Hyphen = "02";
    private const string Number = "03";
    private const int FieldLength = 160;

    private static readonly string[] FrenchArticles = ["le ", "la ", "les ", "l'", "l’"];

    /// <summary>The key of a title or of the name of a State, a body or a place.</summary>
    public static string SortKey(string? text, string language) => Key([WithoutArticle(text, language)], language);

    /// <summary>An order by <see cref="SortKey"/>, and by code points where that finds no difference.</summary>
    public static IComparer<string?> Comparer(string language) => Comparer<string?>.Create((one, other) =>
    {
        var order = string.CompareOrdinal(SortKey(one, language), SortKey(other, language));
        return order != 0 ? order : string.CompareOrdinal(one, other);
    });

    /// <summary>The key of a name in parts, of which an earlier one outweighs all later ones; a person's name has no article.</summary>
    internal static string NameKey(ReadOnlySpan<string?> parts, string language) => Key(parts, language);

    private static string Key(ReadOnlySpan<string?> parts, string language)
    {
        var alphabet = Alphabet.Of(language);
        var key = new StringBuilder(120);
        var marks = new StringBuilder(60);
        foreach (var part in parts)
        {
            var start = key.Length;
            Append(Cleaning.Line(part) ?? "", alphabet, key, marks);
            if (parts.Length > 1 && key.Length - start > FieldLength) key.Length = start + FieldLength;
            key.Append(LevelEnd);
            marks.Append('0');
        }

        var marked = marks.Length;
        while (marked > 0 && marks[marked - 1] == '0') marked--;
        key.Append(marks, 0, marked);
        return key.Length > MaxLength ? key.ToString(0, MaxLength) : key.ToString();
    }

    private static void Append(string text, Alphabet alphabet, StringBuilder key, StringBuilder marks)
    {
        var gap = "";
        var begun = false;
        for (var i = 0; i < text.Length;)
        {
            Rune.DecodeFromUtf16(text.AsSpan(i), out var rune, out var used);
            var atWordStart = i == 0 || char.IsWhiteSpace(text[i - 1]) || text[i - 1] is '(' or '-';
            if (atWordStart && HasArabicArticle(text, i)) { i += 2; continue; }
            i += used;
            if (IsIgnored(rune)) continue;
            if (!Rune.IsLetterOrDigit(rune)) { gap = Wider(gap, rune); continue; }
            if (begun && gap.Length > 0) { key.Append(gap); marks.Append('0'); }
            (gap, begun) = ("", true);
            if (Rune.IsDigit(rune)) i = AppendNumber(text, i - used, key, marks);
            else alphabet.Append(rune, key, marks);
        }
    }

    // a space sorts before a hyphen; a dash between spaces sorts before words that follow a single space
    private static string Wider(string gap, Rune rune) =>
        Rune.GetUnicodeCategory(rune) is not UnicodeCategory.DashPunctuation ? gap.Length > Space.Length ? gap : Space
        : gap.Length == 0 ? Hyphen
        : gap == Space ? Space + Hyphen : gap;

    private static bool IsIgnored(Rune rune) =>
        rune.Value is '\'' or '`' or 0x2018 or 0x2019 or 0x201B or 0x2032 or 0x00B4 or 0x0621 or 0x0640 or 0x05F3 or 0x05F4 or (>= 0x02B9 and <= 0x02C8)
        || Rune.GetUnicodeCategory(rune) is UnicodeCategory.NonSpacingMark or UnicodeCategory.Format;

    private static int AppendNumber(string text, int start, StringBuilder key, StringBuilder marks)
    {
        var digits = new StringBuilder(8);
        var i = start;
        for (; i < text.Length && char.IsDigit(text[i]) && digits.Length < 99; i++) digits.Append((char)('0' + (int)char.GetNumericValue(text[i])));
        if (i == start) return start + 2; // digits outside the basic plane are ignored
        var zeros = 0;
        while (zeros < digits.Length - 1 && digits[zeros] == '0') zeros++;
        var length = digits.Length - zeros;
        key.Append(Number).Append(length.ToString("D2", CultureInfo.InvariantCulture)).Append(digits, zeros, length);
        if (length % 2 == 1) key.Append('0');
        marks.Append((char)('0' + Math.Min(zeros, 9)));
        return i;
    }

    private static bool HasArabicArticle(string text, int at) =>
        at + 3 < text.Length && text[at] == 'ا' && text[at + 1] == 'ل' && char.IsLetter(text[at + 2]) && char.IsLetter(text[at + 3])
        && !(text[at + 2] == 'ل' && text[at + 3] == 'ه');

    private static string? WithoutArticle(string? text, string language)
    {
        if (text is null) return null;
        var clean = text.Trim();
        if (clean.EndsWith(')') && clean.LastIndexOf('(') is > 0 and var open && IsArticle(clean.AsSpan(open + 1, clean.Length - open - 2))) clean = clean[..open].TrimEnd();
        switch (Languages.Normal(language))
        {
            case "en" when clean.Length > 4 && clean.StartsWith("the ", StringComparison.OrdinalIgnoreCase): return clean[4..];
            case "fr":
                foreach (var article in FrenchArticles)
                    if (clean.Length > article.Length && clean.StartsWith(article, StringComparison.OrdinalIgnoreCase)) return clean[article.Length..];
                break;
        }

        return clean;
    }

    internal static bool IsArticle(ReadOnlySpan<char> word) => word is "the" or "le" or "la" or "les" or "l'" or "l’" or "el" or "los" or "las";
}
