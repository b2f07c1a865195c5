using Dushanbe.Conference.Data;
using Microsoft.EntityFrameworkCore;

namespace Dushanbe.Conference.Work;

/// <summary>
/// Tells the desks of this process about the progress of work in other processes: polls the watched records,
/// since a bulletin stays within its process. Without watchers nothing is queried.
/// </summary>
public sealed class WorkWatch(IDbContextFactory<ConferenceDb> databases, WorkRunner runner, Bulletin bulletin)
{
    private readonly Lock gate = new();
    private readonly List<Watcher> watchers = [];
    private Dictionary<Guid, long> known = [];

    /// <summary>Watches a work item until disposed of: each change is announced here as <see cref="WorkMoved"/>, at most a second late.</summary>
    public IDisposable Over(Guid workId)
    {
        var watcher = new Watcher(this, workId);
        lock (gate) watchers.Add(watcher);
        return watcher;
    }

    /// <summary>Polls once and announces what has changed since the last time. Not thread-safe.</summary>
    public async Task LookAsync(CancellationToken cancel)
    {
        Guid[] watched;
        lock (gate) watched = [.. watchers.Select(each => each.WorkId).Distinct()];
        if (watched.Length == 0) return;
        await using var db = await databases.CreateDbContextAsync(cancel);
        var rows = await db.Work.TagWith(nameof(WorkWatch)).Where(each => watched.Contains(each.Id))
            .Select(each => new { each.Id, each.State, each.Version, each.Stage, each.Done, each.Total }).ToListAsync(cancel);
        // work of this process is announced directly; an item polled for the first time may have changed since its desk read it
        var moved = rows.Where(each => known.GetValueOrDefault(each.Id) != each.Version && !runner.IsAt(each.Id)).ToList();
        known = rows.ToDictionary(each => each.Id, each => each.Version);
        foreach (var each in moved) bulletin.Publish(new WorkMoved(each.Id, each.State, new(each.Stage, each.Done, each.Total)));
    }

    private sealed class Watcher(WorkWatch watch, Guid workId) : IDisposable
    {
        public Guid WorkId => workId;

        public void Dispose()
        {
            lock (watch.gate) watch.watchers.Remove(this);
        }
    }
}
