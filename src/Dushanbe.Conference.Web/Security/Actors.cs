using System.Collections.Concurrent;
using System.Security.Claims;
using Dushanbe.Conference.Access;
using Dushanbe.Conference.Accounts;

namespace Dushanbe.Conference.Web.Security;

/// <summary>
/// Turns whoever is signed in into an actor, with the grants of this moment: kept for two seconds by a clock that nobody sets,
/// dropped at once when this server ends the session or changes the account.
/// </summary>
internal sealed class Actors : IDisposable
{
    /// <summary>The claim of a cookie that names its session.</summary>
    public const string SessionClaim = "session";

    private static readonly TimeSpan Fresh = TimeSpan.FromSeconds(2);

    // beyond so many, those that are no longer fresh go
    private const int Many = 1_000;

    private readonly ConcurrentDictionary<Guid, (Actor Actor, long Read)> known = [];
    private readonly SignInSessions sessions;
    private readonly TimeProvider clock;
    private readonly IDisposable[] subscriptions;

    public Actors(SignInSessions sessions, Bulletin bulletin, TimeProvider clock)
    {
        (this.sessions, this.clock) = (sessions, clock);
        subscriptions = [bulletin.Subscribe<SessionEnded>(news => known.TryRemove(news.SessionId, out _)), bulletin.Subscribe<AccountChanged>(news => Forget(each => each.Actor.AccountId == news.AccountId))];
    }

    /// <summary>The session that a cookie names; null where nobody is signed in.</summary>
    public static Guid? SessionOf(ClaimsPrincipal user) => Guid.TryParse(user.FindFirstValue(SessionClaim), out var id) ? id : null;

    /// <summary>The actor; one who may do nothing where nobody is signed in, the session has ended or the account is closed.</summary>
    public async ValueTask<Actor> OfAsync(ClaimsPrincipal user, CancellationToken cancel)
    {
        if (SessionOf(user) is not { } id) return Actor.Public;
        if (known.TryGetValue(id, out var kept) && IsFresh(kept)) return kept.Actor;
        var read = clock.GetTimestamp();
        if (await sessions.ReadAsync(id, cancel) is not { } actor)
        {
            known.TryRemove(id, out _);
            return Actor.Public;
        }

        if (known.Count > Many) Forget(each => !IsFresh(each));
        known[id] = (actor, read);
        return actor;
    }

    public void Dispose()
    {
        foreach (var subscription in subscriptions) subscription.Dispose();
    }

    private bool IsFresh((Actor Actor, long Read) kept) => clock.GetElapsedTime(kept.Read) < Fresh;

    private void Forget(Func<(Actor Actor, long Read), bool> which)
    {
        foreach (var (id, each) in known)
            if (which(each)) known.TryRemove(id, out _);
    }
}
