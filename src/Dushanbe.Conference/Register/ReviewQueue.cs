using Dushanbe.Conference.Access;
using Dushanbe.Conference.Data;
using Dushanbe.Conference.Delegations;
using Dushanbe.Conference.People;
using Dushanbe.Conference.People.Quotas;
using Microsoft.EntityFrameworkCore;

namespace Dushanbe.Conference.Register;

/// <summary>The people about whom a reviewer decides, those who wait longest first.</summary>
public sealed class ReviewQueue(IDbContextFactory<ConferenceDb> databases, RegisterIndex index)
{
    /// <summary>The most lines that are shown at once; those behind come when the first are decided.</summary>
    public const int Most = 200;

    /// <summary>The states of a filter without one: a reviewer's turn.</summary>
    public static IReadOnlyList<AccreditationState> ToDecide { get; } = [AccreditationState.Submitted, AccreditationState.UnderReview];

    /// <summary>Whom to show.</summary>
    public sealed record Filter
    {
        /// <summary>The edition.</summary>
        public required Guid EditionId { get; init; }

        /// <summary>Only this state; null for <see cref="ToDecide"/>.</summary>
        public AccreditationState? State { get; init; }

        /// <summary>Only members of this delegation.</summary>
        public Guid? DelegationId { get; init; }

        /// <summary>Only holders of this category.</summary>
        public Guid? CategoryId { get; init; }

        /// <summary>Only those without a photo.</summary>
        public bool WithoutPhoto { get; init; }

        /// <summary>Only those who may be registered twice: with the name or the passport of somebody else.</summary>
        public bool MaybeTwice { get; init; }

        /// <summary>Only members of delegations whose credentials have not come, or were returned.</summary>
        public bool WithoutCredentials { get; init; }

        /// <summary>Only those for whom there is no place: approving them would be refused.</summary>
        public bool OverQuota { get; init; }

        /// <summary>Only those who have waited at least since then (UTC).</summary>
        public DateTime? SentBefore { get; init; }
    }

    /// <summary>Somebody in the queue.</summary>
    /// <param name="Row">The person, without contact data.</param>
    /// <param name="Since">When they were sent to review last (UTC).</param>
    /// <param name="MaybeTwice">Whether somebody else has the same name or passport.</param>
    public sealed record Line(ParticipantRow Row, DateTime Since, bool MaybeTwice)
    {
        /// <summary>The places that are all taken; null where there is one.</summary>
        public PlaceLimit? Full { get; init; }
    }

    /// <summary>The queue.</summary>
    /// <param name="Lines">The first of them.</param>
    /// <param name="Total">How many there are.</param>
    public sealed record Page(IReadOnlyList<Line> Lines, int Total);

    /// <summary>Somebody who may be the same person.</summary>
    /// <param name="Row">The person, without contact data.</param>
    /// <param name="Reason">Why.</param>
    /// <param name="Last">The last step of the other accreditation: what was decided, by whom and why.</param>
    public sealed record Twin(ParticipantRow Row, DuplicateReason Reason, ParticipantDetails.StepLine Last);

    /// <summary>Reads the queue.</summary>
    /// <exception cref="NotPermittedException">The actor may not review there.</exception>
    public async Task<Page> ReadAsync(Filter filter, Actor actor, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(filter);
        ArgumentNullException.ThrowIfNull(actor);
        var rows = actor.MustRows(Permission.ReviewAccreditations, filter.EditionId);
        await using var db = await databases.CreateDbContextAsync(cancel);
        var states = filter.State is { } state ? [state] : ToDecide;
        var (everybody, passports) = (db.People(rows), db.Passports(actor.Rows(Permission.SeePassports, filter.EditionId)));
        // whoever reviews may know how far they are, whatever else they see of the delegation
        var there = db.Credentials.Where(each => each.EditionId == filter.EditionId && (each.State == CredentialsState.Received || each.State == CredentialsState.Accepted));
        var sought = db.People(rows).TagWith(nameof(ReviewQueue)).Where(each => states.Contains(each.State)
                && (filter.DelegationId == null || each.DelegationId == filter.DelegationId) && (filter.CategoryId == null || each.CategoryId == filter.CategoryId)
                && (!filter.WithoutPhoto || each.PhotoHash == null)
                && (!filter.WithoutCredentials || (each.DelegationId != null && !there.Any(credentials => credentials.DelegationId == each.DelegationId))))
            .Select(each => new
            {
                each.Id,
                Since = each.Steps.Where(step => step.To == AccreditationState.Submitted).Max(step => (DateTime?)step.At) ?? each.RegisteredAt,
                MaybeTwice = everybody.Any(other => other.Id != each.Id && other.SortKey == each.SortKey)
                    || passports.Any(own => own.ParticipantId == each.Id && own.NumberHash != null && passports.Any(other => other.NumberHash == own.NumberHash && other.ParticipantId != each.Id)),
            });
        var full = (await db.LimitsAsync(filter.EditionId, null, null, cancel)).Where(each => each.IsFull).ToList();
        if (filter.OverQuota)
        {
            // few limits are full, and few people wait: a condition in the query would count for each of them
            var over = (await sought.Select(each => each.Id).Join(db.People(rows), id => id, each => each.Id, (_, each) => new { each.Id, each.DelegationId, each.CategoryId, each.IsHosted }).ToListAsync(cancel))
                .Where(each => full.Exists(limit => limit.Covers(each.DelegationId, each.CategoryId, each.IsHosted))).Select(each => each.Id).ToList();
            sought = sought.Where(each => over.Contains(each.Id));
        }

        if (filter.MaybeTwice) sought = sought.Where(each => each.MaybeTwice);
        if (filter.SentBefore is { } before) sought = sought.Where(each => each.Since <= before);
        var total = await sought.CountAsync(cancel);
        var first = await sought.OrderBy(each => each.Since).ThenBy(each => each.Id).Take(Most).ToListAsync(cancel);
        Guid[] ids = [.. first.Select(each => each.Id)];
        var people = await ParticipantRow.Of(db, db.People(rows, ids).TagWith(nameof(ReviewQueue)), RowScope.Nothing).ToDictionaryAsync(each => each.Id, cancel);
        // somebody who was erased in between is left out
        return new([.. first.Where(each => people.ContainsKey(each.Id)).Select(each => new Line(people[each.Id].WithoutContacts, each.Since, each.MaybeTwice) { Full = FullFor(people[each.Id], full) })], total);
    }

    private static PlaceLimit? FullFor(ParticipantRow row, List<PlaceLimit> full) => full.Find(limit => limit.Covers(row.DelegationId, row.CategoryId, row.IsHosted));

    /// <summary>Reads who may be the same person as somebody, with what was decided about them: of those whom the actor may see.</summary>
    /// <exception cref="NotPermittedException">The actor may not review anybody.</exception>
    public async Task<IReadOnlyList<Twin>> TwinsAsync(Guid participantId, Actor actor, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(actor);
        var reviewed = actor.MustRows(Permission.ReviewAccreditations);
        await using var db = await databases.CreateDbContextAsync(cancel);
        if (await db.People(reviewed).TagWith(nameof(ReviewQueue)).AsNoTracking().SingleOrDefaultAsync(each => each.Id == participantId, cancel) is not { } person) return [];
        RowScope Rows(Permission permission) => actor.Rows(permission, person.EditionId);
        var (rows, contacts, passports) = (Rows(Permission.ReadDesk), Rows(Permission.SeeContacts), db.Passports(Rows(Permission.SeePassports)));
        var form = new FindDuplicates.Form(person.EditionId, person.Name.Given, person.Name.Family, person.Name.Native, person.Email, person.DelegationId, person.Id);
        var alike = await Twins.AmongAsync(db, index, form, rows, contacts, cancel);
        var ids = await passports.Where(other => other.ParticipantId != person.Id && passports.Any(own => own.ParticipantId == person.Id && own.NumberHash != null && own.NumberHash == other.NumberHash))
            .TagWith(nameof(ReviewQueue)).OrderBy(each => each.ParticipantId).Select(each => each.ParticipantId).Take(Most).ToListAsync(cancel);
        var same = await ParticipantRow.Of(db, db.People(rows, ids).TagWith(nameof(ReviewQueue)), RowScope.Nothing).ToListAsync(cancel);
        var found = same.Select(row => new Twins.Match(row.WithoutContacts, DuplicateReason.SamePassport)).Concat(alike).DistinctBy(each => each.Row.Id).Take(5).ToList();
        var steps = await StepsAsync(db, rows, [.. found.Select(each => each.Row.Id)], cancel);
        return [.. found.Where(each => steps.Contains(each.Row.Id)).Select(each => new Twin(each.Row, each.Reason, steps[each.Row.Id].Last()))];
    }

    private static async Task<ILookup<Guid, ParticipantDetails.StepLine>> StepsAsync(ConferenceDb db, RowScope rows, IReadOnlyList<Guid> ids, CancellationToken cancel) =>
        (await db.People(rows, ids).TagWith(nameof(ReviewQueue)).SelectMany(each => each.Steps).OrderBy(step => step.At).ThenBy(step => step.Id)
            .Select(step => new { step.ParticipantId, Line = new ParticipantDetails.StepLine(step.From, step.To, step.At, step.ActorName, step.Reason) }).ToListAsync(cancel))
        .ToLookup(each => each.ParticipantId, each => each.Line);
}
