using Dushanbe.Conference.Access;
using Dushanbe.Conference.Data;
using Dushanbe.Conference.Editions.Categories;
using Dushanbe.Conference.Names;
using Dushanbe.Conference.People;
using Microsoft.EntityFrameworkCore;

namespace Dushanbe.Conference.Register;

/// <summary>Everything the desk shows about one person.</summary>
public sealed class ParticipantDetails(IDbContextFactory<ConferenceDb> databases)
{
    /// <summary>A badge and its history.</summary>
    /// <param name="Number">Without hyphen.</param>
    /// <param name="IssuedAt">When the number was assigned (UTC).</param>
    /// <param name="VoidedAt">When it stopped being valid (UTC); null while it is.</param>
    /// <param name="VoidReason">Why.</param>
    /// <param name="VoidedBy">Who made it void.</param>
    /// <param name="Prints">When it was printed and by whom, oldest first.</param>
    public sealed record BadgeLine(string Number, DateTime IssuedAt, DateTime? VoidedAt, string? VoidReason, string? VoidedBy, IReadOnlyList<PrintLine> Prints);

    /// <summary>A print of a badge.</summary>
    /// <param name="RunId">The run.</param>
    /// <param name="At">When (UTC).</param>
    /// <param name="ActorName">Who ordered it.</param>
    /// <param name="Reason">Why it was printed again.</param>
    public sealed record PrintLine(Guid RunId, DateTime At, string ActorName, string? Reason);

    /// <summary>A step of the accreditation.</summary>
    public sealed record StepLine(AccreditationState? From, AccreditationState To, DateTime At, string ActorName, string? Reason);

    /// <summary>A decision about publication.</summary>
    public sealed record ConsentLine(ConsentKind Kind, bool IsGiven, ConsentWay Way, DateTime At, string ActorName);

    /// <summary>A person.</summary>
    /// <param name="EditionId">The edition.</param>
    /// <param name="Row">What lists show; never contact data.</param>
    /// <param name="Fields">The fields but those that are masked, which <see cref="ShowContacts"/> shows.</param>
    /// <param name="SeesContacts">Whether the actor may see contact data; otherwise e-mail and phone are hidden, not missing.</param>
    /// <param name="PhotoOriginalHash">The original photo, so that it can be cropped again.</param>
    /// <param name="PlaceInDelegation">The position among the approved members of the delegation, from 1; null without a delegation and for the withdrawn.</param>
    /// <param name="DelegationSize">How many of the delegation are approved.</param>
    /// <param name="Badges">Badges, newest first.</param>
    /// <param name="Steps">Steps of the accreditation, oldest first.</param>
    public sealed record Person(Guid EditionId, ParticipantRow Row, ParticipantFields Fields, bool SeesContacts, string? PhotoOriginalHash, int? PlaceInDelegation, int DelegationSize, IReadOnlyList<BadgeLine> Badges, IReadOnlyList<StepLine> Steps)
    {
        /// <summary>The name as stored.</summary>
        public PersonName Name => Row.Name;

        /// <summary>When the personal data was erased (UTC); null while it is there.</summary>
        public DateTime? ErasedAt { get; init; }

        /// <summary>What the person decided about publication, the latest of a kind first.</summary>
        public IReadOnlyList<ConsentLine> Consents { get; init; } = [];

        /// <summary>Whether published lists of participants name people of the category.</summary>
        public ListingRule ListingRule { get; init; }

        /// <summary>When a passport was noted (UTC), and by whom; null where none is, or the actor may not see passports.</summary>
        public (DateTime At, string By)? Passport { get; init; }

        /// <summary>The masked values of the other fields, by name: of those that are there and that the actor may know of.</summary>
        public IReadOnlyDictionary<string, string> Masked { get; init; } = new Dictionary<string, string>(StringComparer.Ordinal);
    }

    /// <summary>Reads a person; null where there is none, or the actor may not see them.</summary>
    /// <exception cref="NotPermittedException">The actor may not open the desk.</exception>
    public async Task<Person?> ReadAsync(Guid participantId, Actor actor, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(actor);
        var rows = actor.MustRows(Permission.ReadDesk);
        await using var db = await databases.CreateDbContextAsync(cancel);
        var participant = await db.PeopleAndErased(rows).TagWith(nameof(ParticipantDetails)).AsNoTracking().SingleOrDefaultAsync(each => each.Id == participantId, cancel);
        if (participant is null) return null;
        var contacts = actor.Rows(Permission.SeeContacts, participant.EditionId);
        var withContacts = contacts.Holds(participant.EditionId, participant.DelegationId, participant.CategoryId);
        bool May(Permission permission) => actor.Rows(permission, participant.EditionId).Holds(participant.EditionId, participant.DelegationId, participant.CategoryId);
        var fields = ParticipantFields.Of(participant);
        var row = await ParticipantRow.Of(db, db.PeopleAndErased(rows).TagWith(nameof(ParticipantDetails)).Where(each => each.Id == participantId), contacts).SingleAsync(cancel);
        var (place, size) = await PlaceAsync(db, rows, participant, cancel);
        return new Person(
            participant.EditionId,
            row.WithoutContacts,
            ParticipantFields.Declared.Unasked(ParticipantFields.Declared.Seen(fields, May)),
            withContacts,
            participant.PhotoOriginalHash,
            place,
            size,
            await BadgesAsync(db, rows, participantId, cancel),
            await db.PeopleAndErased(rows).TagWith(nameof(ParticipantDetails)).Where(each => each.Id == participantId).SelectMany(each => each.Steps)
                .OrderBy(step => step.At).ThenBy(step => step.Id)
                .Select(step => new StepLine(step.From, step.To, step.At, step.ActorName, step.Reason)).ToListAsync(cancel))
        {
            ErasedAt = participant.ErasedAt,
            Masked = ParticipantFields.Declared.Masks(fields, May),
            Passport = May(Permission.SeePassports) && await db.Passports(rows).TagWith(nameof(ParticipantDetails)).Where(each => each.ParticipantId == participantId).Select(each => new { each.At, each.ActorName }).SingleOrDefaultAsync(cancel) is { } noted ? (noted.At, noted.ActorName) : null,
            Consents = await db.ConsentsOf(rows, participantId).TagWith(nameof(ParticipantDetails)).Select(each => new ConsentLine(each.Kind, each.IsGiven, each.Way, each.At, each.ActorName)).ToListAsync(cancel),
            ListingRule = await db.Categories.TagWith(nameof(ParticipantDetails)).Where(each => each.Id == participant.CategoryId).Select(each => each.Listing).SingleAsync(cancel),
        };
    }

    private static async Task<(int? Place, int Size)> PlaceAsync(ConferenceDb db, RowScope rows, Participant person, CancellationToken cancel)
    {
        if (person.DelegationId is null) return (null, 0);
        var members = await db.People(rows).TagWith(nameof(ParticipantDetails))
            .Where(each => each.EditionId == person.EditionId && each.DelegationId == person.DelegationId && each.State == AccreditationState.Approved)
            .OrderBy(each => each.OrderInDelegation).ThenBy(each => each.SortKey).ThenBy(each => each.Id)
            .Select(each => each.Id).ToListAsync(cancel);
        var place = members.IndexOf(person.Id);
        return (place < 0 ? null : place + 1, members.Count);
    }

    private static async Task<IReadOnlyList<BadgeLine>> BadgesAsync(ConferenceDb db, RowScope rows, Guid participantId, CancellationToken cancel)
    {
        var badges = await db.Badges(rows).TagWith(nameof(ParticipantDetails)).AsNoTracking().Where(badge => badge.ParticipantId == participantId).ToListAsync(cancel);
        var prints = await db.BadgePrints(rows).TagWith(nameof(ParticipantDetails)).Where(print => print.ParticipantId == participantId)
            .Join(db.BadgeRuns, print => print.RunId, run => run.Id, (print, run) => new { print.BadgeId, Line = new PrintLine(run.Id, print.At, run.ActorName, run.Reason) })
            .ToListAsync(cancel);
        return [.. badges.OrderByDescending(badge => badge.IssuedAt).ThenByDescending(badge => badge.Id).Select(badge => new BadgeLine(
            badge.Number, badge.IssuedAt, badge.VoidedAt, badge.VoidReason, badge.VoidedBy,
            [.. prints.Where(print => print.BadgeId == badge.Id).Select(print => print.Line).OrderBy(line => line.At)]))];
    }
}
