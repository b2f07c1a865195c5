using System.Collections.Frozen;

namespace Dushanbe.Conference.Names;

/// <summary>What the end of a word says about it: endings that only family names have, and those of patronymics. Most names of the world end in neither.</summary>
internal static class FamilyEndings
{
    private static readonly string[] Endings =
    [
        "ov", "ova", "ev", "eva", "sky", "skiy", "skii", "ski", "skaya", "wska", "enko", "chuk",
        "zoda", "zade", "zadeh", "iyon", "shvili", "oglu", "oğlu",
        "ов", "ова", "ев", "ева", "ский", "ская", "енко", "чук", "зода", "заде", "иён", "швили",
    ];

    private static readonly string[] PatronymicEndings =
    [
        "ovich", "evich", "ovna", "evna", "ichna", "ilyich", "ilich", "kuzmich", "lukich", "fomich", "nikitich",
        "ович", "евич", "овна", "евна", "ична", "ильич", "кузьмич", "лукич", "фомич", "никитич",
    ];

    // given names that end as family names do
    private static readonly FrozenSet<string> GivenNames = new[]
    {
        "lyubov", "liubov", "ljubov", "lubov", "yakov", "jakov", "iakov", "yaakov", "ya'akov", "genoveva", "shahzoda", "shohzoda", "shakhzoda",
        "яков", "шаҳзода", "шоҳзода", "шахзода",
    }.ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    /// <summary>Whether a word, or a part of it between hyphens, ends as family names do.</summary>
    public static bool IsFamily(string word) => Array.Exists(word.Split('-'), part => !GivenNames.Contains(part) && !IsIndian(part) && HasAny(part, Endings));

    /// <summary>Whether a word ends as patronymics do. Some family names do so too (<c>Abramovich</c>).</summary>
    public static bool IsPatronymic(string word) => HasAny(word, PatronymicEndings);

    // Baldev and Rajeev are given names; Medvedev and Alekseev are not
    private static bool IsIndian(string word) =>
        word.EndsWith("jeev", StringComparison.OrdinalIgnoreCase) || (word.EndsWith("dev", StringComparison.OrdinalIgnoreCase) && !word.EndsWith("edev", StringComparison.OrdinalIgnoreCase));

    private static bool HasAny(string word, string[] endings)
    {
        foreach (var ending in endings)
            if (word.Length > ending.Length + 2 && word.EndsWith(ending, StringComparison.OrdinalIgnoreCase)) return true;
        return false;
    }
}
