namespace Dushanbe.Conference.Seeds.Training;

/// <summary>
/// Reproducible random numbers: the same seed and purpose give the same sequence on every machine and runtime version.
/// Each purpose has a sequence of its own, so that they do not affect each other.
/// </summary>
internal sealed class Dice
{
    private ulong state;

    public Dice(int seed, string purpose)
    {
        // FNV-1a over the purpose, so that similar seeds and purposes give different sequences
        state = 14695981039346656037;
        foreach (var letter in $"{seed}/{purpose}") state = (state ^ letter) * 1099511628211;
    }

    /// <summary>A number from 0 to one less than the count.</summary>
    public int Below(int count) => (int)(Next() % (ulong)count);

    /// <summary>True with this probability in percent.</summary>
    public bool Chance(int percent) => Below(100) < percent;

    /// <summary>One of these.</summary>
    public T Of<T>(IReadOnlyList<T> choices) => choices[Below(choices.Count)];

    /// <summary>All of these, in another order.</summary>
    public List<T> Shuffled<T>(IEnumerable<T> items)
    {
        var list = items.ToList();
        for (var last = list.Count - 1; last > 0; last--)
        {
            var other = Below(last + 1);
            (list[last], list[other]) = (list[other], list[last]);
        }

        return list;
    }

    // SplitMix64
    private ulong Next()
    {
        var mixed = state += 0x9E3779B97F4A7C15;
        mixed = (mixed ^ (mixed >> 30)) * 0xBF58476D1CE4E5B9;
        mixed = (mixed ^ (mixed >> 27)) * 0x94D049BB133111EB;
        return mixed ^ (mixed >> 31);
    }
}
