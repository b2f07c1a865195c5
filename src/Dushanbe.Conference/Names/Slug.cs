using System.Globalization;
using System.Text;

namespace Dushanbe.Conference.Names;

/// <summary>The part of an address that names a thing: small Latin letters, digits and hyphens.</summary>
public static class Slug
{
    /// <summary>Characters in a slug.</summary>
    public const int MaxLength = 80;

    /// <summary>
    /// A readable slug: other alphabets are spelled out (<c>Раванди Душанбе</c> is <c>ravandi-dushanbe</c>), accents dropped, cut at a word.
    /// A text without any letter gets a number computed from it, so that a slug is never empty.
    /// </summary>
    public static string Of(string? text)
    {
        var normal = Cleaning.Normal(text ?? "").Normalize(NormalizationForm.FormKC);
        var made = new StringBuilder(normal.Length + 8);
        foreach (var c in normal)
        {
            if (Transliteration.Knows(c)) made.Append(Spelled(c));
            else if (c >= '\u0590' && Abjads.Knows(c)) AppendAbjad(made, c);
            else if (!IsInsideWord(c) && made.Length > 0 && made[^1] != '-') made.Append('-');
        }

        var slug = Cut(made);
        return slug.Length > 0 ? slug : $"n{Number(normal).ToString("x8", CultureInfo.InvariantCulture)}";
    }

    private static string Spelled(char c) => c switch
    {
        'ё' or 'Ё' => "yo",
        'ъ' or 'Ъ' or 'ь' or 'Ь' => "",
        'ў' or 'Ў' => "u",
        _ => Transliteration.Plain(c).Replace("shC", "shch", StringComparison.Ordinal).Replace("C", "ch", StringComparison.Ordinal),
    };

    private static void AppendAbjad(StringBuilder made, char c)
    {
        foreach (var spelling in Abjads.Spellings(c.ToString())) { made.Append(spelling); break; }
    }

    private static bool IsInsideWord(char c) =>
        c is '\'' or '`' or '\u2018' or '\u2019' or '\u02BB' or '\u02BC' or '\u02BF' or '\u02BE'
        || CharUnicodeInfo.GetUnicodeCategory(c) is UnicodeCategory.NonSpacingMark or UnicodeCategory.Format;

    private static string Cut(StringBuilder made)
    {
        while (made.Length > 0 && made[^1] == '-') made.Length--;
        var slug = made.ToString();
        if (slug.Length <= MaxLength) return slug;
        var word = slug.LastIndexOf('-', MaxLength);
        return word > MaxLength / 2 ? slug[..word] : slug[..MaxLength].TrimEnd('-');
    }

    // FNV-1a: short, and the same on every machine
    private static uint Number(string text)
    {
        var hash = 2166136261u;
        foreach (var c in text) hash = unchecked((hash ^ c) * 16777619u);
        return hash;
    }
}
