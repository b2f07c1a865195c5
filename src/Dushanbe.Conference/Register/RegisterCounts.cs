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
    public sealed record Counts(int All, int Approved, int Withdrawn, int ToPrint, int Outdated, int WithoutPhoto, int Erased = 0);

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
            ToPrint = group.Count(each => each.IsApproved && !each.HasBadge),
            Outdated = group.Count(each => each.IsApproved && each.IsOutdated),
            WithoutPhoto = group.Count(each => each.IsApproved && !each.HasPhoto),
        }).SingleOrDefaultAsync(cancel);
        var erased = await db.PeopleAndErased(rows).TagWith(nameof(RegisterCounts)).CountAsync(each => each.ErasedAt != null, cancel);
        return counts is null ? new Counts(0, 0, 0, 0, 0, 0, erased) : new Counts(counts.All, counts.Approved, counts.All - counts.Approved, counts.ToPrint, counts.Outdated, counts.WithoutPhoto, erased);
    }
}
