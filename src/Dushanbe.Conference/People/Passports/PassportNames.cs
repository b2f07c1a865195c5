using Dushanbe.Conference.Names;

namespace Dushanbe.Conference.People.Passports;

/// <summary>Compares the name that was typed with that of the passport.</summary>
public static class PassportNames
{
    /// <summary>
    /// Whether they are the same name: each word of the shorter one sounds like one of the other, in whatever order and script.
    /// True where the passport's name is not known.
    /// </summary>
    public static bool Agree(PersonName typed, PassportFields passport)
    {
        ArgumentNullException.ThrowIfNull(typed);
        ArgumentNullException.ThrowIfNull(passport);
        var latin = WordsOf($"{passport.LatinFamily} {passport.LatinGiven}");
        if (latin.Count == 0) return true;
        // a name in Chinese characters tells nothing of its sound
        HashSet<string>[] known = [.. new[] { WordsOf($"{typed.Family} {typed.Given}"), WordsOf(typed.Native ?? "") }.Where(words => words.Count > 0)];
        return known.Length == 0 || Array.Exists(known, words => words.Count <= latin.Count ? words.IsSubsetOf(latin) : latin.IsSubsetOf(words));
    }

    private static HashSet<string> WordsOf(string name) => [.. SearchKey.Sounds(name).Split(' ', StringSplitOptions.RemoveEmptyEntries)];
}
