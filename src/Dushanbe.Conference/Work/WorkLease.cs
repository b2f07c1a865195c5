using System.Linq.Expressions;
using Dushanbe.Conference.Data;
using Microsoft.EntityFrameworkCore;

namespace Dushanbe.Conference.Work;

/// <summary>
/// The conditional updates that decide who has a piece of work. Each changes the row only while it still stands as the
/// condition says, and answers whether it did: that, and nothing kept in memory, is what holds between processes.
/// </summary>
internal static class WorkLease
{
    /// <summary>How long a taking holds without being renewed: what a crash costs in waiting.</summary>
    public static readonly TimeSpan Length = TimeSpan.FromSeconds(30);

    /// <summary>What may be taken now: what waits and is due, and what a process left behind whose lease has run out.</summary>
    public static Expression<Func<WorkItem, bool>> IsDue(DateTime now) => each =>
        (each.State == WorkState.Queued && (each.DueAt == null || each.DueAt <= now)) || (each.State == WorkState.Running && each.LeasedUntil <= now);

    /// <summary>Takes it, unless somebody else has meanwhile.</summary>
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

    /// <summary>Renews it and notes how far the work is.</summary>
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

    /// <summary>Puts it back, to be begun again not before a moment. A beginning that does not count leaves the attempts as they were.</summary>
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
