using Dushanbe.Conference.Editions;

namespace Dushanbe.Conference.Papers.Badges;

/// <summary>The words that are the same on every badge of an edition, in its language.</summary>
internal sealed class BadgeWords
{
    public BadgeWords(BadgeEdition edition)
    {
        Words = new PaperWords(edition.Language);
        PlaceAndDates = PlaceDates(edition);
        Organized = [.. OrganizedBy(edition)];
    }

    public PaperWords Words { get; }

    /// <summary>"Dushanbe, 20–21 October 2026", and that it is a training where it is.</summary>
    public string PlaceAndDates { get; }

    /// <summary>
    /// By whom, and in a second line with whose support; blank where nobody is named. First everybody, then with one name fewer
    /// each time, for badges that do not hold them all.
    /// </summary>
    public IReadOnlyList<string> Organized { get; }

    private string PlaceDates(BadgeEdition edition)
    {
        var dates = DateWords.Range(edition.Starts, edition.Ends, edition.Language);
        var line = edition.City.Length == 0 ? dates : $"{edition.City}, {dates}";
        return edition.IsTraining ? $"{line}{PaperWords.Dot}{Words["Training"]}" : line;
    }

    private IEnumerable<string> OrganizedBy(BadgeEdition edition)
    {
        IReadOnlyList<string> hosts = edition.Organizers.Length > 0 ? [edition.Organizers] : edition.Hosts;
        for (var named = hosts.Count + edition.Supporters.Count; named > 0; named--)
        {
            var by = hosts.Count == 0 ? "" : Words["OrganizedBy", string.Join(PaperWords.Dot, hosts.Take(named))];
            var with = named <= hosts.Count ? "" : Words["WithSupport", string.Join(PaperWords.Dot, edition.Supporters.Take(named - hosts.Count))];
            yield return by.Length == 0 || with.Length == 0 ? by + with : $"{by}\n{with}";
        }

        if (hosts.Count + edition.Supporters.Count == 0) yield return "";
    }
}
