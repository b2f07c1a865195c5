using Dushanbe.Conference.Names;
using Dushanbe.Conference.People;

namespace Dushanbe.Conference.Lists;

/// <summary>
/// The order of a list: groups by protocol, bodies by the alphabet of a language without articles, people by their delegation. It is
/// computed when a list is told, so that one list can be told in every order.
/// </summary>
internal static class ListOrder
{
    /// <summary>The groups of some entries.</summary>
    public static IReadOnlyList<ListOfParticipants.Part> Parts(IEnumerable<ListEntry> entries, ListLook look) =>
    [
        .. entries.GroupBy(each => each.Group).OrderBy(each => each.Key)
            .Select(group => new ListOfParticipants.Part(group.Key,
            [
                .. group.GroupBy(KeyOf, StringComparer.Ordinal)
                    .Select(each => (People: each, Sort: SortOf(each.First(), look)))
                    .OrderBy(each => each.People.First().Rank).ThenBy(each => each.Sort.Length == 0).ThenBy(each => each.Sort, StringComparer.Ordinal).ThenBy(each => each.People.Key, StringComparer.Ordinal)
                    .Select(each => BodyOf([.. each.People], look)),
            ])),
    ];

    /// <summary>What people of one body have in common; people without a delegation by the letters of their organization.</summary>
    public static string KeyOf(ListEntry entry) => entry.DelegationId is { } id ? $"{id:N}" : $"-{SearchKey.Fold(entry.Organization ?? "")}";

    /// <summary>The name of an entry's body for readers of a language.</summary>
    public static LocalizedValue NameIn(ListEntry entry, string language)
    {
        if (entry.DelegationId is null)
        {
            var organization = entry.Organization ?? "";
            return new(organization, NativeLanguage.Of(organization) ?? language, IsFallback: false);
        }

        // the host's own words first, then those of the United Nations: French and Arabic are no columns of ours
        if (entry.Body.In(language) is { } own) return new(own, language, IsFallback: false);
        return (States.Find(entry.Iso2)?.Name ?? Bodies.Match(entry.Abbreviation)?.Name)?.In(language) is { } known ? new(known, language, IsFallback: false) : entry.Body.Best(language);
    }

    private static string SortOf(ListEntry entry, ListLook look) => NameIn(entry, look.Order).Text is { Length: > 0 } name ? Collation.SortKey(name, look.Order) : "";

    private static ListOfParticipants.Body BodyOf(List<ListEntry> people, ListLook look)
    {
        var first = people[0];
        var (name, ordered) = (NameIn(first, look.Language), NameIn(first, look.Order));
        var abbreviation = first.Iso2 is null ? Bodies.Match(first.Abbreviation)?.Abbreviations.In(look.Language) ?? first.Abbreviation : null;
        // names decide where no delegation does, and between people in one place; a key for each of thousands takes longer than the rest
        var byName = first.DelegationId is null || people.DistinctBy(each => each.Place).Count() < people.Count;
        return new(name, abbreviation == name.Text ? null : abbreviation, look.Order == look.Language || ordered.Text == name.Text ? null : ordered,
        [
            .. people.Select(each => (Entry: each, Sort: byName ? each.Name.SortKey(look.Language, each.Iso2) : ""))
                .OrderBy(each => each.Entry.Capacity != Capacity.HeadOfDelegation).ThenBy(each => each.Entry.DelegationId is null ? 0 : each.Entry.Place)
                .ThenBy(each => each.Sort, StringComparer.Ordinal).ThenBy(each => each.Entry.ParticipantId)
                .Select(each => PersonOf(each.Entry, name, look)),
        ]);
    }

    private static ListOfParticipants.Person PersonOf(ListEntry entry, LocalizedValue body, ListLook look) => new(
        entry.ParticipantId,
        entry.Name,
        Honorifics.In(look.Language, entry.Name.Honorific),
        entry.Name.ListedIn(look.Language, entry.Iso2),
        entry.Capacity == Capacity.HeadOfDelegation,
        entry.Function,
        // people without a delegation stand under their organization
        entry.DelegationId is null || string.Equals(entry.Organization, body.Text, StringComparison.OrdinalIgnoreCase) ? null : entry.Organization);
}
