using Dushanbe.Conference.Access;
using Dushanbe.Conference.Data;
using Dushanbe.Conference.People;
using Microsoft.EntityFrameworkCore;

namespace Dushanbe.Conference.Register;

/// <summary>The counts above the register: of all whom the actor may see in the edition, independent of the search.</summary>
public sealed class RegisterCounts(IDbContextFactory<ConferenceDb> databases, RegisterIndex index)
{
    /// <summary>The numbers.</summary>
    /// <param name="All">Registered.</param>
    /// <param name="Approved">Approved.</param>
    /// <param name="Withdrawn">Withdrawn.</param>
    /// <param name="ToPrint">Approved without a valid badge.</param>
    /// <param name="Outdated">Approved with a printed badge that is out of date.</param>
    /// <param name="WithoutPhoto">Approved without a photo.</param>
    /// <param name="Erased">Those besides whose personal data was erased, in any state.</param>
    public sealed record Counts(int All, int Approved, int Withdrawn, int ToPrint, int Outdated, int WithoutPhoto, int Erased = 0)
    {
        /// <summary>Being filled in.</summary>
        public int Draft { get; init; }

        /// <summary>Waiting for a reviewer.</summary>
        public int Submitted { get; init; }

        /// <summary>Taken up by one.</summary>
        public int UnderReview { get; init; }

        /// <summary>Asked for more information.</summary>
        public int MoreInformation { get; init; }

        /// <summary>Put aside.</summary>
        public int OnHold { get; init; }

        /// <summary>Refused.</summary>
        public int Rejected { get; init; }

        /// <summary>Approved before, and no longer.</summary>
        public int Revoked { get; init; }
    }

    /// <summary>Counts.</summary>
    /// <exception cref="NotPermittedException">The actor may not open the desk.</exception>
    public async Task<Counts> ReadAsync(Guid editionId, Actor actor, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(actor);
        var rows = actor.MustRows(Permission.ReadDesk, editionId);
        return await index.Turns.ReadAsync((nameof(RegisterCounts), editionId, rows.Key), stop => CountAsync(rows, stop), cancel, isPatient: true);
    }

    private async Task<Counts> CountAsync(RowScope rows, CancellationToken cancel)
    {
        await using var db = await databases.CreateDbContextAsync(cancel);
        var counts = await db.People(rows).Standing(db).TagWith(nameof(RegisterCounts)).GroupBy(each => each.EditionId).Select(group => new
        {
            All = group.Count(),
            Approved = group.Count(each => each.IsApproved),
            Withdrawn = group.Count(each => each.State == AccreditationState.Withdrawn),
            Draft = group.Count(each => each.State == AccreditationState.Draft),
            Submitted = group.Count(each => each.State == AccreditationState.Submitted),
            UnderReview = group.Count(each => each.State == AccreditationState.UnderReview),
            MoreInformation = group.Count(each => each.State == AccreditationState.MoreInformation),
            OnHold = group.Count(each => each.State == AccreditationState.OnHold),
            Rejected = group.Count(each => each.State == AccreditationState.Rejected),
            Revoked = group.Count(each => each.State == AccreditationState.Revoked),
            ToPrint = group.Count(each => each.IsApproved && !each.HasBadge),
            Outdated = group.Count(each => each.IsApproved && each.IsOutdated),
            WithoutPhoto = group.Count(each => each.IsApproved && !each.HasPhoto),
        }).SingleOrDefaultAsync(cancel);
        var erased = await db.PeopleAndErased(rows).TagWith(nameof(RegisterCounts)).CountAsync(each => each.ErasedAt != null, cancel);
        return counts is null ? new Counts(0, 0, 0, 0, 0, 0, erased) : new Counts(counts.All, counts.Approved, counts.Withdrawn, counts.ToPrint, counts.Outdated, counts.WithoutPhoto, erased)
        {
            Draft = counts.Draft,
            Submitted = counts.Submitted,
            UnderReview = counts.UnderReview,
            MoreInformation = counts.MoreInformation,
            OnHold = counts.OnHold,
            Rejected = counts.Rejected,
            Revoked = counts.Revoked,
        };
    }
}
