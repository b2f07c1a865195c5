using Dushanbe.Conference.Access;
using Dushanbe.Conference.Data;
using Microsoft.EntityFrameworkCore;

namespace Dushanbe.Conference.Accounts;

/// <summary>Reads the actor of an account: its name and its current permissions.</summary>
public sealed class ReadActor(IDbContextFactory<ConferenceDb> databases, TimeProvider clock)
{
    /// <summary>The actor; null where the account is closed or gone.</summary>
    public async Task<Actor?> ReadAsync(Guid accountId, CancellationToken cancel)
    {
        await using var db = await databases.CreateDbContextAsync(cancel);
        var name = await db.Users.TagWith(nameof(ReadActor)).Where(each => each.Id == accountId && each.ClosedAt == null).Select(each => each.DisplayName).SingleOrDefaultAsync(cancel);
        if (name is null) return null;
        var grants = await db.GrantsNow(clock.GetUtcNow().UtcDateTime).TagWith($"{nameof(ReadActor)} grants").Where(each => each.AccountId == accountId)
            .Select(each => new Roles.Held(each.Role, each.Scope, each.ScopeId, each.EditionId)).ToListAsync(cancel);
        return new Actor(accountId, name, Roles.Spread(grants));
    }
}
