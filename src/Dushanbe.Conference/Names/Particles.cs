using System.Collections.Frozen;

namespace Dushanbe.Conference.Names;

/// <summary>The small words of family names. Only lower-case words count as particles: in <c>Al Thani</c> and <c>Van Damme</c> they are part of the name.</summary>
internal static class Particles
{
    private static readonly FrozenSet<string> Words = new[]
    {
        "van", "von", "vom", "und", "zu", "zum", "zur", "der", "den", "dem", "het", "ter", "ten", "tot", "te", "op", "af", "av", "til",
        "de", "da", "do", "dos", "das", "du", "des", "del", "della", "delle", "dei", "degli", "di", "la", "le", "las", "los", "les", "lo",
        "y", "e", "i", "et", "of", "'t", "’t", "'s", "’s", "'n", "’n", "bin", "ibn", "bint", "ben", "bat", "binti", "al", "el", "ul", "ad", "ag", "ould", "mint", "bar",
    }.ToFrozenSet(StringComparer.Ordinal);

    private static readonly FrozenSet<string> PortugueseSuffixes = new[] { "neto", "netto", "filho", "júnior", "junior", "jr", "sobrinho", "segundo" }
        .ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    private static readonly FrozenSet<string> PortugueseStates = new[] { "BR", "PT", "AO", "MZ", "CV", "GW", "ST" }.ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    /// <summary>Whether a word, as typed, is a particle.</summary>
    public static bool Contains(ReadOnlySpan<char> word) => Words.GetAlternateLookup<ReadOnlySpan<char>>().Contains(word);

    /// <summary>The family name from the element it sorts under.</summary>
    public static string? ForSorting(string? family, string? iso2)
    {
        if (family is null) return null;
        var words = family.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var start = iso2 is not null && PortugueseStates.Contains(iso2) ? LastSurname(words) : 0;
        while (start < words.Length - 1 && Contains(words[start])) start++;
        return WithoutShortArticle(string.Join(' ', words[start..]));
    }

    // d'Aubigné and l'Hermite are under A and H, 's-Gravesande under G
    private static string WithoutShortArticle(string name) => name switch
    {
        ['d' or 'l', '\'' or '’', _, ..] => name[2..],
        ['\'' or '’', 's' or 't', '-', _, ..] => name[3..],
        _ => name,
    };

    private static int LastSurname(string[] words)
    {
        var last = words.Length - 1;
        while (last > 0 && PortugueseSuffixes.Contains(words[last].Trim('.'))) last--;
        return Math.Max(last, 0);
    }
}
