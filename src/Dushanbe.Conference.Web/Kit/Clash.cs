namespace Dushanbe.Conference.Web.Kit;

/// <summary>A field that two desks changed at the same time.</summary>
/// <param name="Field">Its name in the form.</param>
/// <param name="Theirs">What the other desk saved.</param>
/// <param name="Mine">What is typed here.</param>
/// <param name="By">Who saved it; null where nothing says so.</param>
public sealed record Clash(string Field, string Theirs, string Mine, string? By = null)
{
    /// <summary>What the editor chose for a field.</summary>
    /// <param name="Field">Its name in the form.</param>
    /// <param name="IsTheirs">Whether the other desk's value shall stand.</param>
    /// <param name="Value">The value that shall stand.</param>
    public sealed record Choice(string Field, bool IsTheirs, string Value);

    /// <summary>
    /// Lays three states of a form side by side: as it was opened, as another desk saved it, as it is typed. What only the
    /// other desk changed is taken over; what both changed is returned, to be asked.
    /// </summary>
    public static IReadOnlyList<Clash> Between(IReadOnlyDictionary<string, string> seen, IReadOnlyDictionary<string, string> theirs, IReadOnlyDictionary<string, string> mine, Action<string, string> take)
    {
        var clashes = new List<Clash>();
        foreach (var (field, theirValue) in theirs)
        {
            if (theirValue == seen[field] || theirValue == mine[field]) continue;
            if (mine[field] == seen[field]) take(field, theirValue);
            else clashes.Add(new Clash(field, theirValue, mine[field]));
        }

        return clashes;
    }
}
