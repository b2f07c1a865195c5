using Dushanbe.Conference.Data;
using Dushanbe.Conference.Work;
using Microsoft.EntityFrameworkCore;

namespace Dushanbe.Conference.Backups;

/// <summary>The work items of scheduled backups.</summary>
internal static class BackupRuns
{
    // so far the clocks of several servers may be apart
    private static readonly TimeSpan Apart = WorkLease.Length;

    /// <summary>All that count, latest first. One that has ended and was asked for in the future is of a clock that ran ahead: it would be the latest until then.</summary>
    public static IQueryable<WorkItem> ScheduledBackups(this ConferenceDb db, DateTime now)
    {
        var until = now + Apart;
        return db.Work.Where(each => each.Kind == nameof(BackUpWork) && (each.State == WorkState.Queued || each.State == WorkState.Running || each.CreatedAt <= until))
            .OrderByDescending(each => each.CreatedAt).ThenByDescending(each => each.Id);
    }

    /// <summary>The result of the last whole backup as long as its record is kept; null for none. So uploads that are lost for good count as known after that time.</summary>
    public static async Task<BackupResult?> LastWholeAsync(this ConferenceDb db, DateTime now, CancellationToken cancel)
    {
        var since = now - SweepWork.Kept;
        var results = await db.ScheduledBackups(now).TagWith(nameof(BackupRuns)).Where(each => each.State == WorkState.Done && each.EndedAt > since).Select(each => each.Result).ToListAsync(cancel);
        return results.Select(BackupResult.Read).FirstOrDefault(each => each is { IsWhole: true });
    }
}
