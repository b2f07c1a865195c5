using System.Numerics;

namespace Dushanbe.Conference.Names;

/// <summary>Finds a known name that differs from the given one by a typing mistake: one letter too many, too few or wrong; two in long names.</summary>
internal sealed class NearNames<T>
    where T : class
{
    private const int Short = 5, Long = 9;             // least length of a word in which one and two wrong letters count as typing mistakes

    private readonly List<(string Name, uint Letters, T Thing)> names = [];

    /// <summary>Adds a name, folded by <see cref="SearchKey.Fold"/>; names with digits, which also encode other scripts, are similar to none.</summary>
    public void Add(string folded, T thing)
    {
        if (IsWords(folded)) names.Add((folded, LettersOf(folded), thing));
    }

    /// <summary>The item with the most similar name; null where none is similar enough.</summary>
    public T? Find(string folded)
    {
        if (!IsWords(folded)) return null;
        var (letters, most, found) = (LettersOf(folded), folded.Length >= Long ? 2 : 1, default(T));
        foreach (var (name, others, thing) in names)
        {
            // one replaced, added or missing letter changes the counts of two letters at most
            if (Math.Abs(name.Length - folded.Length) > most || BitOperations.PopCount(letters ^ others) > 2 * most) continue;
            var distance = Slips.Between(folded, name, most);
            if (distance > most) continue;
            (found, most) = (thing, distance - 1);
            if (most < 0) break;
        }

        return found;
    }

    private static bool IsWords(string folded) => folded.Length >= Short && folded.All(c => c is ' ' or (>= 'a' and <= 'z'));

    private static uint LettersOf(string folded)
    {
        var letters = 0u;
        foreach (var c in folded)
            if (c != ' ') letters |= 1u << (c - 'a');
        return letters;
    }
}

/// <summary>Edit distance.</summary>
internal static class Slips
{
    /// <summary>How many letters must be added, removed or replaced to turn one word into another; some number above the limit where it is exceeded.</summary>
    public static int Between(string one, string other, int most)
    {
        var (before, now) = (new int[other.Length + 1], new int[other.Length + 1]);
        for (var j = 0; j < before.Length; j++) before[j] = j;
        for (var i = 1; i <= one.Length; i++)
        {
            var least = now[0] = i;
            for (var j = 1; j <= other.Length; j++)
            {
                now[j] = Math.Min(Math.Min(before[j], now[j - 1]) + 1, before[j - 1] + (one[i - 1] == other[j - 1] ? 0 : 1));
                least = Math.Min(least, now[j]);
            }

            if (least > most) return least;
            (before, now) = (now, before);
        }

        return before[^1];
    }
}
