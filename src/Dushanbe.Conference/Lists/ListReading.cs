using Dushanbe.Conference.Access;
using Dushanbe.Conference.Data;
using Dushanbe.Conference.Delegations;
using Dushanbe.Conference.Editions;
using Dushanbe.Conference.Editions.Categories;
using Dushanbe.Conference.Names;
using Dushanbe.Conference.People;
using Dushanbe.Conference.Programme;
using Microsoft.EntityFrameworkCore;

namespace Dushanbe.Conference.Lists;

/// <summary>Who is on a list of participants and who is not: one query over the register, and the rules about it.</summary>
internal static class ListReading
{
    /// <summary>A person of the register, and why the person is not on the list; null for one who is.</summary>
    public sealed record Line(ListEntry Entry, ListOmission? Omission);

    extension(ConferenceDb db)
    {
        /// <summary>Everybody of a scope, listed or not.</summary>
        /// <param name="scope">The people.</param>
        /// <param name="editionId">Their edition.</param>
        /// <param name="groups">The parts of the list.</param>
        /// <param name="tag">The operation.</param>
        /// <param name="cancel">Cancels.</param>
        public async Task<IReadOnlyList<Line>> ListLinesAsync(RowScope scope, Guid editionId, IReadOnlyList<ListGroup> groups, string tag, CancellationToken cancel)
        {
            var partners = await db.PartnersOf(editionId, tag, cancel);
            var rows = await (
                from person in db.People(scope).TagWith($"{tag} people")
                from category in db.Categories.Where(each => each.Id == person.CategoryId)
                from delegation in db.Delegations.Where(each => each.Id == person.DelegationId).DefaultIfEmpty()
                select new Row(person.Id, person.Name, person.Function, person.Organization, person.Capacity, person.OrderInDelegation, person.State, category.Listing, person.Listing,
                    person.DelegationId, delegation == null ? null : delegation.Kind, delegation == null ? null : delegation.Iso2, delegation == null ? null : delegation.Abbreviation, delegation == null ? null : delegation.Name)).ToListAsync(cancel);
            var places = new Dictionary<Guid, (ListGroup Group, int Rank)>();
            return [.. rows.Select(row => LineOf(row, PlaceOf(row, partners, places), groups))];
        }
    }

    private static Line LineOf(Row row, (ListGroup Group, int Rank) place, IReadOnlyList<ListGroup> groups)
    {
        var entry = new ListEntry
        {
            ParticipantId = row.Id,
            Group = place.Group,
            Rank = place.Rank,
            DelegationId = row.DelegationId,
            Iso2 = row.Iso2,
            Abbreviation = row.Abbreviation,
            Body = row.Delegation ?? LocalizedText.Empty,
            Place = row.OrderInDelegation,
            Capacity = row.Capacity,
            Name = row.Name,
            Function = row.Function,
            Organization = row.Organization,
        };
        return new(entry, WhyNot(row, entry, groups));
    }

    private static ListOmission? WhyNot(Row row, ListEntry entry, IReadOnlyList<ListGroup> groups) =>
        row.State != AccreditationState.Approved ? ListOmission.NotApproved
        : !entry.Name.HasName ? ListOmission.NoName
        : !Listings.Names(row.Rule, row.Decision) ? Objection(row)
        : !groups.Contains(entry.Group) ? ListOmission.GroupNotChosen
        : null;

    private static ListOmission Objection(Row row) => row.Decision == false ? ListOmission.Refused : row.Rule == ListingRule.Never ? ListOmission.CategoryNotListed : ListOmission.NoConsent;

    // a body's place is the same for all its people
    private static (ListGroup Group, int Rank) PlaceOf(Row row, IReadOnlyList<EditionFront.Partner> partners, Dictionary<Guid, (ListGroup Group, int Rank)> known)
    {
        if (row.DelegationId is not { } id || row.Kind is not { } kind) return (ListGroup.Others, 0);
        if (known.TryGetValue(id, out var place)) return place;
        var organizing = partners.Where(each => each.Role != PartnershipRole.Supporter).ToList();
        var at = organizing.FindIndex(each => IsOf(each, row));
        return known[id] = at < 0 ? (GroupOf(kind), 0) : (organizing[at].Role == PartnershipRole.Host ? ListGroup.Host : ListGroup.CoOrganizers, at + 1);
    }

    private static bool IsOf(EditionFront.Partner partner, Row row) => partner.Iso2 is { } state
        ? state == row.Iso2
        : (row.Abbreviation is { } abbreviation && string.Equals(partner.Abbreviation, abbreviation, StringComparison.OrdinalIgnoreCase))
            || (row.Iso2 is null && row.Delegation is { } name && name.Values.Any(each => string.Equals(partner.Name.In(each.Key), each.Value, StringComparison.OrdinalIgnoreCase)));

    private static ListGroup GroupOf(DelegationKind kind) => kind switch
    {
        DelegationKind.State => ListGroup.States,
        DelegationKind.UnitedNations => ListGroup.UnitedNations,
        DelegationKind.IntergovernmentalOrganization => ListGroup.IntergovernmentalOrganizations,
        DelegationKind.NonGovernmentalOrganization => ListGroup.NonGovernmentalOrganizations,
        DelegationKind.Media => ListGroup.Media,
        _ => ListGroup.Others,
    };

    private sealed record Row(
        Guid Id, PersonName Name, string? Function, string? Organization, Capacity Capacity, int OrderInDelegation, AccreditationState State, ListingRule Rule, bool? Decision,
        Guid? DelegationId, DelegationKind? Kind, string? Iso2, string? Abbreviation, LocalizedText? Delegation);
}
