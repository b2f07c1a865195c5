using Dushanbe.Conference.Editions;

namespace Dushanbe.Conference.Papers.Badges;

/// <summary>The words that are the same on every badge of an edition, in its language.</summary>
internal sealed class BadgeWords
{
    public BadgeWords(BadgeEdition edition)
    {
        Words = new PaperWords(edition.Language);
        PlaceAndDates = PlaceDates(edition);
        Organized = OrganizedBy(edition);
    }

    public PaperWords Words { get; }

    /// <summary>"Dushanbe, 20–21 October 2026", and that it is a training where it is.</summary>
    public string PlaceAndDates { get; }

    /// <summary>By whom, and in a second line with whose support; blank where nobody is named.</summary>
    public string Organized { get; }

    private string PlaceDates(BadgeEdition edition)
    {
        var dates = DateWords.Range(edition.Starts, edition.Ends, edition.Language);
        var line = edition.City.Length == 0 ? dates : $"{edition.City}, {dates}";
        return edition.IsTraining ? $"{line}{PaperWords.Dot}{Words["Training"]}" : line;
    }

    private string OrganizedBy(BadgeEdition edition)
    {
        var hosts = edition.Hosts.Count == 0 ? "" : Words["OrganizedBy", string.Join(PaperWords.Dot, edition.Hosts)];
        var supporters = edition.Supporters.Count == 0 ? "" : Words["WithSupport", string.Join(PaperWords.Dot, edition.Supporters)];
        return hosts.Length == 0 || supporters.Length == 0 ? hosts + supporters : $"{hosts}\n{supporters}";
    }
}
