using Dushanbe.Conference.Access;
using Dushanbe.Conference.Data;
using Dushanbe.Conference.Editions.Categories;
using Dushanbe.Conference.Names;
using Dushanbe.Conference.People;

namespace Dushanbe.Conference.Register;

/// <summary>A person as lists show them.</summary>
public sealed record ParticipantRow
{
    /// <summary>The key.</summary>
    public required Guid Id { get; init; }

    /// <summary>The version to carry when amending.</summary>
    public required long Version { get; init; }

    /// <summary>The name as stored.</summary>
    public required PersonName Name { get; init; }

    /// <summary>The photo in the file store; null for none.</summary>
    public required string? PhotoHash { get; init; }

    /// <summary>The delegation; null for none.</summary>
    public required Guid? DelegationId { get; init; }

    /// <summary>The delegation's State code or abbreviation.</summary>
    public required string? DelegationCode { get; init; }

    /// <summary>The delegation's name; null for none.</summary>
    public required LocalizedText? DelegationName { get; init; }

    /// <summary>The ministry, body or company.</summary>
    public required string? Organization { get; init; }

    /// <summary>The function.</summary>
    public required string? Function { get; init; }

    /// <summary>The role in the delegation.</summary>
    public required Capacity Capacity { get; init; }

    /// <summary>Whether the host pays for the stay.</summary>
    public bool IsHosted { get; init; }

    /// <summary>The place in the delegation's own order, from 1.</summary>
    public required int OrderInDelegation { get; init; }

    /// <summary>The category.</summary>
    public required Guid CategoryId { get; init; }

    /// <summary>The category's letter.</summary>
    public required string CategoryLetter { get; init; }

    /// <summary>The category's word.</summary>
    public required LocalizedText CategoryWord { get; init; }

    /// <summary>The category's colour.</summary>
    public required CategoryColor CategoryColor { get; init; }

    /// <summary>The state of the accreditation.</summary>
    public required AccreditationState State { get; init; }

    /// <summary>The number of the valid badge, without hyphen; null for none.</summary>
    public required string? BadgeNumber { get; init; }

    /// <summary>How many badges of this person are void.</summary>
    public required int VoidBadges { get; init; }

    /// <summary>How often a badge of this person was printed.</summary>
    public required int Prints { get; init; }

    /// <summary>When last (UTC); null for never.</summary>
    public required DateTime? LastPrintedAt { get; init; }

    /// <summary>Whether the valid badge is out of date.</summary>
    public required bool IsOutdated { get; init; }

    /// <summary>E-mail; for exports and comparisons alone, and null for an actor who may not see contact data.</summary>
    public required string? Email { get; init; }

    /// <summary>Phone; as <see cref="Email"/>.</summary>
    public required string? Phone { get; init; }

    /// <summary>When the person was registered (UTC).</summary>
    public required DateTime RegisteredAt { get; init; }

    /// <summary>Whether the row matches only because the name sounds like the search.</summary>
    public bool SoundsClose { get; init; }

    /// <summary>The row for a screen.</summary>
    internal ParticipantRow WithoutContacts => this with { Email = null, Phone = null };

    /// <summary>The form values of the person; contact data is empty for an actor who may not see it.</summary>
    internal ParticipantFields Fields => new()
    {
        Honorific = Name.Honorific,
        Given = Name.Given,
        Family = Name.Family,
        NativeName = Name.Native,
        DelegationId = DelegationId,
        CategoryId = CategoryId,
        Capacity = Capacity,
        IsHosted = IsHosted,
        Function = Function,
        Organization = Organization,
        Email = Email,
        Phone = Phone,
    };

    /// <summary>People of one edition as rows; contact data only of those in the second scope.</summary>
    internal static IQueryable<ParticipantRow> Of(ConferenceDb db, IQueryable<Participant> people, RowScope contacts)
    {
        var (all, delegations, categories) = (contacts.IsWhole, contacts.Delegations, contacts.Categories);
        var outdated = db.AllOutdated;
        return
            from person in people
            join category in db.Categories on person.CategoryId equals category.Id
            from delegation in db.Delegations.Where(each => each.Id == person.DelegationId).DefaultIfEmpty()
            select new ParticipantRow
            {
                Id = person.Id,
                Version = person.Version,
                Name = person.Name,
                PhotoHash = person.PhotoHash,
                DelegationId = person.DelegationId,
                DelegationCode = delegation == null ? null : delegation.Iso2 ?? delegation.Abbreviation,
                DelegationName = delegation == null ? null : delegation.Name,
                Organization = person.Organization,
                Function = person.Function,
                Capacity = person.Capacity,
                IsHosted = person.IsHosted,
                OrderInDelegation = person.OrderInDelegation,
                CategoryId = person.CategoryId,
                CategoryLetter = category.Letter,
                CategoryWord = category.Word,
                CategoryColor = category.Color,
                State = person.State,
                BadgeNumber = db.Badges.Where(badge => badge.ParticipantId == person.Id && badge.VoidedAt == null).Select(badge => badge.Number).FirstOrDefault(),
                VoidBadges = db.Badges.Count(badge => badge.ParticipantId == person.Id && badge.VoidedAt != null),
                Prints = db.BadgePrints.Count(print => print.ParticipantId == person.Id),
                LastPrintedAt = db.BadgePrints.Where(print => print.ParticipantId == person.Id).Max(print => (DateTime?)print.At),
                IsOutdated = outdated.Any(each => each.Id == person.Id),
                Email = all || (person.DelegationId != null && delegations.Contains(person.DelegationId.Value)) || categories.Contains(person.CategoryId) ? person.Email : null,
                Phone = all || (person.DelegationId != null && delegations.Contains(person.DelegationId.Value)) || categories.Contains(person.CategoryId) ? person.Phone : null,
                RegisteredAt = person.RegisteredAt,
            };
    }
}
