using System.Collections.Concurrent;
using System.Security.Claims;
using Dushanbe.Conference.Access;
using Dushanbe.Conference.Accounts;

namespace Dushanbe.Conference.Web.Security;

/// <summary>
/// Reads the actor of the signed-in user with the current grants: cached for two seconds by a monotonic clock,
/// invalidated at once when this server ends the session or changes the account.
/// </summary>
internal sealed class Actors : IDisposable
{
    /// <summary>The claim with the session's key.</summary>
    public const string SessionClaim = "session";

    private static readonly TimeSpan Fresh = TimeSpan.FromSeconds(2);

    // above this number expired entries are removed
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

    /// <summary>The session of a cookie; null where nobody is signed in.</summary>
    public static Guid? SessionOf(ClaimsPrincipal user) => Guid.TryParse(user.FindFirstValue(SessionClaim), out var id) ? id : null;

    /// <summary>The actor; one without permissions where nobody is signed in, the session has ended or the account is closed.</summary>
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
