using System.Text;

namespace Dushanbe.Conference.Names;

/// <summary>
/// Which words of a name typed in one line are the family name. A comma and capitals say it (<c>Ivanova, Petra</c>,
/// <c>IVANOVA Petra</c>, <c>Petra IVANOVA</c>); else patronymics and the endings of family names do; else the last word is taken
/// for it. A guess for a form whose fields stay open to correction, never for stored names.
/// </summary>
public static class NameGuess
{
    /// <summary>The name in its parts. One that is not in Latin letters is the native form, which has none.</summary>
    public static PersonName Of(string? typed)
    {
        if (Cleaning.Line(typed) is not { } line) return PersonName.None;
        var comma = line.IndexOf(',', StringComparison.Ordinal);
        var (before, after) = comma < 0 ? ([], Words(line)) : (Words(line[..comma]), Words(line[(comma + 1)..]));
        if (!line.EnumerateRunes().All(IsLatin)) return PersonName.None with { Native = Joined([.. after, .. before]) };
        return before.Length > 0 && after.Length > 0 ? Name(after, before) : Parted([.. before, .. after]);
    }

    private static PersonName Parted(string[] words)
    {
        if (words.Length == 0) return PersonName.None;
        if (words.Length == 1) return Name([], words);
        var family = ByCapitals(words) ?? ByPatronymic(words) ?? ByEnding(words) ?? LastFrom(words, words.Length - 1)..;
        return Name([.. words[..family.Start.GetOffset(words.Length)], .. words[family.End.GetOffset(words.Length)..]], words[family]);
    }

    // capitals at one end of the name, when the rest is not in capitals too
    private static Range? ByCapitals(string[] words)
    {
        // von der LEYEN Ursula
        var small = words.TakeWhile(each => Particles.Contains(each)).Count();
        var first = small + words[small..].TakeWhile(IsCapitals).Count();
        if (first == small) first = 0;
        var last = words.Length;
        while (last > 0 && IsCapitals(words[last - 1])) last--;
        return (first, words.Length - last) switch
        {
            (0, > 0) => LastFrom(words, last)..,
            ( > 0, 0) => ..first,
            _ => null,
        };
    }

    // Ivanova Petra Sergeevna; in Petra Sergeevna Ivanova the family name stands last anyway
    private static Range? ByPatronymic(string[] words) =>
        words.Length > 2 && FamilyEndings.IsPatronymic(words[^1]) && !words[1..^1].Any(FamilyEndings.IsPatronymic) && !Particles.Contains(words[0]) ? ..1 : null;

    // Rahmonov Farrukh; where both ends look like family names, or neither, nothing is known
    private static Range? ByEnding(string[] words)
    {
        if (!FamilyEndings.IsFamily(words[0]) || FamilyEndings.IsFamily(words[^1]) || words.Any(each => Particles.Contains(each))) return null;
        var end = 1;
        while (end < words.Length - 1 && FamilyEndings.IsFamily(words[end])) end++;
        return ..end;
    }

    // the small words before a family name belong to it: van der Berg, bin Salman, de la Cruz, Al Nahyan
    private static int LastFrom(string[] words, int at)
    {
        var start = at;
        while (start > 1 && (Particles.Contains(words[start - 1]) || words[start - 1] is "Al" or "El")) start--;
        // Ortega y Gasset
        return start < at && start > 1 && words[start] is "y" or "e" or "i" ? start - 1 : start;
    }

    // McDONALD, al-ASSAD, d'AUBIGNÉ; two letters are a name where they end in a vowel (LI), otherwise they may be initials (JP)
    private static bool IsCapitals(string word)
    {
        var letters = WithoutPrefix(word).Where(char.IsLetter).ToArray();
        return Array.TrueForAll(letters, char.IsUpper) && (letters.Length > 2 || (letters.Length == 2 && word.Length == 2 && IsVowel(letters[1])));
    }

    private static string WithoutPrefix(string word)
    {
        if (word.StartsWith("Mc", StringComparison.Ordinal)) return word[2..];
        var mark = word.AsSpan().LastIndexOfAny('-', '\'', '’');
        return mark > 0 && !word.AsSpan(0, mark).ContainsAnyExceptInRange('a', 'z') ? word[(mark + 1)..] : word;
    }

    private static bool IsVowel(char letter) => $"{letter}".Normalize(NormalizationForm.FormD)[0] is 'A' or 'E' or 'I' or 'O' or 'U' or 'Y';

    // with the letters of Vietnamese, and the apostrophes that Uzbek and Arabic names are transcribed with
    private static bool IsLatin(Rune rune) => !Rune.IsLetter(rune) || rune.Value is < 0x250 or >= 0x2B0 and < 0x300 or >= 0x1E00 and < 0x1F00;

    private static PersonName Name(string[] given, string[] family) => PersonName.None with { Given = Joined(given), Family = Joined(family) };

    private static string? Joined(string[] words) => words.Length == 0 ? null : string.Join(' ', words);

    private static string[] Words(string text) => text.Split([' ', ','], StringSplitOptions.RemoveEmptyEntries);
}
