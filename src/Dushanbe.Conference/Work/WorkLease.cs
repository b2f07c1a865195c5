using System.Linq.Expressions;
using Dushanbe.Conference.Data;
using Microsoft.EntityFrameworkCore;

namespace Dushanbe.Conference.Work;

/// <summary>
/// The conditional updates that decide which process holds a work item. Each changes the row only while it still matches the
/// condition, and returns whether it did: processes share nothing else.
/// </summary>
internal static class WorkLease
{
    /// <summary>How long a lease lasts without being renewed: the delay after a crash.</summary>
    public static readonly TimeSpan Length = TimeSpan.FromSeconds(30);

    /// <summary>Items that may be taken now: waiting and due, or with an expired lease.</summary>
    public static Expression<Func<WorkItem, bool>> IsDue(DateTime now)
    {
        // one that ends later than any that was taken now is of a clock that ran ahead; the clocks of two servers may be a little apart
        var never = now + 2 * Length;
        return each => (each.State == WorkState.Queued && (each.DueAt == null || each.DueAt <= now))
            || (each.State == WorkState.Running && (each.LeasedUntil <= now || each.LeasedUntil > never));
    }

    /// <summary>Takes it, unless another process has meanwhile.</summary>
    public static async Task<bool> TakeAsync(ConferenceDb db, Guid id, Guid lease, DateTime now, CancellationToken cancel)
    {
        var until = now + Length;
        return await db.Work.Where(each => each.Id == id).Where(IsDue(now)).ExecuteUpdateAsync(set => set
            .SetProperty(each => each.State, WorkState.Running)
            .SetProperty(each => each.LeaseId, lease)
            .SetProperty(each => each.LeasedUntil, until)
            .SetProperty(each => each.Attempts, each => each.Attempts + 1)
            .SetProperty(each => each.StartedAt, each => each.StartedAt ?? now)
            .SetProperty(each => each.Version, each => each.Version + 1), cancel) == 1;
    }

    /// <summary>Renews the lease and stores the progress.</summary>
    public static async Task<bool> RenewAsync(ConferenceDb db, Guid id, Guid lease, WorkProgress progress, DateTime now, CancellationToken cancel)
    {
        var until = now + Length;
        return await Held(db, id, lease).ExecuteUpdateAsync(set => set
            .SetProperty(each => each.LeasedUntil, until)
            .SetProperty(each => each.Stage, progress.Stage)
            .SetProperty(each => each.Done, progress.Done)
            .SetProperty(each => each.Total, progress.Total)
            .SetProperty(each => each.Version, each => each.Version + 1), cancel) == 1;
    }

    /// <summary>Ends the work, in the transaction that the context has open, if any.</summary>
    public static async Task<bool> EndAsync(ConferenceDb db, Guid id, Guid lease, WorkState state, string? result, string? fault, DateTime now, CancellationToken cancel) =>
        await Held(db, id, lease).ExecuteUpdateAsync(set => set
            .SetProperty(each => each.State, state)
            .SetProperty(each => each.LeaseId, (Guid?)null)
            .SetProperty(each => each.LeasedUntil, (DateTime?)null)
            .SetProperty(each => each.EndedAt, now)
            .SetProperty(each => each.Result, result)
            .SetProperty(each => each.Fault, fault)
            .SetProperty(each => each.Version, each => each.Version + 1), cancel) == 1;

    /// <summary>Puts it back, to be started again not before a given time. An attempt that does not count is not added.</summary>
    public static async Task<bool> GiveBackAsync(ConferenceDb db, Guid id, Guid lease, bool counts, string? fault, DateTime? due, CancellationToken cancel)
    {
        var taken = counts ? 0 : 1;
        return await Held(db, id, lease).ExecuteUpdateAsync(set => set
            .SetProperty(each => each.State, WorkState.Queued)
            .SetProperty(each => each.LeaseId, (Guid?)null)
            .SetProperty(each => each.LeasedUntil, (DateTime?)null)
            .SetProperty(each => each.Attempts, each => each.Attempts - taken)
            .SetProperty(each => each.DueAt, due)
            .SetProperty(each => each.Fault, fault)
            .SetProperty(each => each.Version, each => each.Version + 1), cancel) == 1;
    }

    private static IQueryable<WorkItem> Held(ConferenceDb db, Guid id, Guid lease) =>
        db.Work.Where(each => each.Id == id).Where(each => each.LeaseId == lease);
}
