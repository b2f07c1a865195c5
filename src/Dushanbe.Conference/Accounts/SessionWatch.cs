using Dushanbe.Conference.Access;

namespace Dushanbe.Conference.Accounts;

/// <summary>
/// Tells the open desks of this process when another process (a server or a command) has ended their session or changed
/// its grants, which the bulletin of this process does not announce. Queries nothing while no desk is open.
/// </summary>
public sealed class SessionWatch(SignInSessions sessions, Bulletin bulletin)
{
    // of one query
    private const int AtOnce = 200;

    private readonly Lock gate = new();
    private readonly List<Watcher> watchers = [];
    private Dictionary<Guid, Actor> known = [];

    /// <summary>Watches a session until disposed of: its end becomes <see cref="SessionEnded"/> here, a change of its grants <see cref="AccountChanged"/>.</summary>
    public IDisposable Over(Guid sessionId)
    {
        var watcher = new Watcher(this, sessionId);
        lock (gate) watchers.Add(watcher);
        return watcher;
    }

    /// <summary>Checks once and announces what has changed since the last check. Not thread-safe.</summary>
    public async Task LookAsync(CancellationToken cancel)
    {
        Guid[] watched;
        lock (gate) watched = [.. watchers.Select(each => each.SessionId).Distinct()];
        var before = known;
        var now = new Dictionary<Guid, Actor>(watched.Length);
        foreach (var some in watched.Chunk(AtOnce))
            foreach (var (id, actor) in await sessions.ReadAsync(some, cancel)) now[id] = actor;
        known = now;
        Guid[] gone = [.. watched.Where(each => !now.ContainsKey(each))];
        var unused = await sessions.UnusedAsync(gone, cancel);
        foreach (var ended in gone) bulletin.Publish(new SessionEnded(ended, unused.Contains(ended)));
        foreach (var account in now.Where(each => before.TryGetValue(each.Key, out var was) && (was.LooksAs != each.Value.LooksAs || !was.Grants.ToHashSet().SetEquals(each.Value.Grants))).Select(each => each.Value.AccountId).Distinct())
            bulletin.Publish(new AccountChanged(account!.Value));
    }

    private sealed class Watcher(SessionWatch watch, Guid sessionId) : IDisposable
    {
        public Guid SessionId => sessionId;

        public void Dispose()
        {
            lock (watch.gate) watch.watchers.Remove(this);
        }
    }
}
