using System.Collections.Concurrent;
using System.Security.Claims;
using Dushanbe.Conference.Access;
using Dushanbe.Conference.Accounts;

namespace Dushanbe.Conference.Web.Security;

/// <summary>
/// Turns whoever is signed in into an actor, with the grants of this moment: kept for half a minute, dropped at once when
/// this server changes them.
/// </summary>
internal sealed class Actors : IDisposable
{
    private static readonly TimeSpan Fresh = TimeSpan.FromSeconds(30);

    private readonly ConcurrentDictionary<Guid, (Actor Actor, DateTimeOffset Until)> known = [];
    private readonly ReadActor read;
    private readonly TimeProvider clock;
    private readonly IDisposable subscription;

    public Actors(ReadActor read, Bulletin bulletin, TimeProvider clock)
    {
        (this.read, this.clock) = (read, clock);
        subscription = bulletin.Subscribe<AccountChanged>(news => known.TryRemove(news.AccountId, out _));
    }

    /// <summary>The actor; one who may do nothing where nobody is signed in or the account is closed.</summary>
    public async ValueTask<Actor> OfAsync(ClaimsPrincipal user, CancellationToken cancel)
    {
        if (!Guid.TryParse(user.FindFirstValue(ClaimTypes.NameIdentifier), out var id)) return Actor.Public;
        var now = clock.GetUtcNow();
        if (known.TryGetValue(id, out var kept) && kept.Until > now) return kept.Actor;
        var actor = await read.ReadAsync(id, cancel) ?? Actor.Public;
        known[id] = (actor, now + Fresh);
        return actor;
    }

    public void Dispose() => subscription.Dispose();
}
