using Dushanbe.Conference.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;

namespace Dushanbe.Conference.People.Quotas;

/// <summary>
/// Lets nobody take a place that is not there. Every save of a context passes here: one that approves somebody, or moves
/// somebody who is approved, locks the rows of the limits that it meets until its transaction ends, and only then counts, its own people
/// among the others. Of two that ask for the last place the second waits, counts one too many, and is undone.
/// </summary>
internal static class QuotaGuard
{
    /// <summary>A place that is taken or freed.</summary>
    /// <param name="EditionId">The edition.</param>
    /// <param name="DelegationId">The delegation; null for none.</param>
    /// <param name="CategoryId">The category.</param>
    /// <param name="IsHosted">Whether it is for a guest of the host.</param>
    /// <param name="By">1 for taken, -1 for freed.</param>
    public sealed record Move(Guid EditionId, Guid? DelegationId, Guid CategoryId, bool IsHosted, int By);

    extension(ConferenceDb db)
    {
        /// <summary>Saves, in a transaction where somebody takes a place.</summary>
        /// <exception cref="NoPlaceException">There is none.</exception>
        public async Task<int> SaveWithinQuotasAsync(Func<bool, CancellationToken, Task<int>> save, bool accept, CancellationToken cancel)
        {
            List<Move> moves = [.. db.ChangeTracker.Entries<Participant>().SelectMany(MovesOf), .. db.ChangeTracker.Entries<HeldPlace>().Select(MoveOf).OfType<Move>()];
            if (!moves.Exists(each => each.By > 0)) return await save(accept, cancel);
            if (db.Database.CurrentTransaction is null) return await db.InTransactionAsync(() => db.SaveWithinQuotasAsync(save, accept, cancel), cancel);
            var count = await save(accept, cancel);
            await db.MustHavePlacesAsync(moves, cancel);
            return count;
        }

        /// <summary>In the transaction that has stored the people: refuses where there are more than places.</summary>
        /// <exception cref="NoPlaceException">There are.</exception>
        public async Task MustHavePlacesAsync(IReadOnlyCollection<Move> moves, CancellationToken cancel)
        {
            foreach (var edition in moves.GroupBy(each => each.EditionId).OrderBy(each => each.Key))
            {
                Guid[] delegations = [.. edition.Select(each => each.DelegationId).OfType<Guid>().Distinct()];
                Guid[] categories = [.. edition.Select(each => each.CategoryId).Distinct()];
                await db.LockAsync(delegations, categories, cancel);
                var full = (await db.LimitsAsync(edition.Key, delegations, categories, cancel)).Select(limit => (Limit: limit, Wanted: Wanted(limit, edition)))
                    .FirstOrDefault(each => each.Wanted > 0 && each.Limit.Taken > each.Limit.Places);
                if (full.Limit is { } limit) throw new NoPlaceException(limit with { Taken = limit.Taken - full.Wanted });
            }
        }

        /// <summary>Which limits some moves would exceed, if nobody else moves: for a report, which decides nothing.</summary>
        public async Task<IReadOnlyList<PlaceLimit>> MissingAsync(Guid editionId, IReadOnlyCollection<Move> moves, CancellationToken cancel)
        {
            Guid[] delegations = [.. moves.Select(each => each.DelegationId).OfType<Guid>().Distinct()];
            Guid[] categories = [.. moves.Select(each => each.CategoryId).Distinct()];
            var limits = await db.LimitsAsync(editionId, delegations, categories, cancel);
            return [.. limits.Where(each => Wanted(each, moves) is > 0 and var wanted && each.Taken + wanted > each.Places)];
        }

        // a row that is written is locked on every engine, also where nothing in it changes; always in the same order, so that two transactions cannot deadlock
        private async Task LockAsync(IReadOnlyCollection<Guid> delegations, IReadOnlyCollection<Guid> categories, CancellationToken cancel)
        {
            var quotas = await db.Quotas.TagWith(nameof(QuotaGuard)).Where(each => delegations.Contains(each.DelegationId) && (each.CategoryId == null || categories.Contains(each.CategoryId.Value)))
                .OrderBy(each => each.Id).Select(each => each.Id).ToListAsync(cancel);
            foreach (var id in quotas)
                await db.Quotas.TagWith(nameof(QuotaGuard)).Where(each => each.Id == id).ExecuteUpdateAsync(set => set.SetProperty(each => each.Places, each => each.Places), cancel);
            var limited = await db.Categories.TagWith(nameof(QuotaGuard)).Where(each => categories.Contains(each.Id) && each.Places != null).OrderBy(each => each.Id).Select(each => each.Id).ToListAsync(cancel);
            foreach (var id in limited)
                await db.Categories.TagWith(nameof(QuotaGuard)).Where(each => each.Id == id).ExecuteUpdateAsync(set => set.SetProperty(each => each.Places, each => each.Places), cancel);
        }
    }

    /// <summary>How many more places of a limit some moves take than they free.</summary>
    public static int Wanted(PlaceLimit limit, IEnumerable<Move> moves) => moves.Where(each => limit.Covers(each.DelegationId, each.CategoryId, each.IsHosted)).Sum(each => each.By);

    // what somebody had before and has after the save
    private static IEnumerable<Move> MovesOf(EntityEntry<Participant> entry)
    {
        if (entry.State is EntityState.Unchanged or EntityState.Detached) return [];
        var before = entry.State == EntityState.Added ? null : Of(entry.OriginalValues, -1);
        var after = entry.State == EntityState.Deleted ? null : Of(entry.CurrentValues, 1);
        // most saves change something else
        return before is not null && before with { By = 1 } == after ? [] : new[] { before, after }.OfType<Move>();
    }

    // a place is held or it goes; it never changes
    private static Move? MoveOf(EntityEntry<HeldPlace> entry) => entry is { State: EntityState.Added or EntityState.Deleted, Entity: var place }
        ? new(place.EditionId, place.DelegationId, place.CategoryId, place.IsHosted, entry.State == EntityState.Added ? 1 : -1)
        : null;

    private static Move? Of(PropertyValues values, int by)
    {
        T Value<T>(string name) => values.GetValue<T>(name);
        return Value<AccreditationState>(nameof(Participant.State)) == AccreditationState.Approved && Value<DateTime?>(nameof(Participant.ErasedAt)) is null
            ? new(Value<Guid>(nameof(Participant.EditionId)), Value<Guid?>(nameof(Participant.DelegationId)), Value<Guid>(nameof(Participant.CategoryId)), Value<bool>(nameof(Participant.IsHosted)), by)
            : null;
    }
}
