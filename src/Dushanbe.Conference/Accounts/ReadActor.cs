using Dushanbe.Conference.Access;
using Dushanbe.Conference.Data;
using Microsoft.EntityFrameworkCore;

namespace Dushanbe.Conference.Accounts;

/// <summary>Reads the actor of an account: its name and its current permissions.</summary>
public sealed class ReadActor(IDbContextFactory<ConferenceDb> databases)
{
    /// <summary>The actor; null where the account is closed or gone.</summary>
    public async Task<Actor?> ReadAsync(Guid accountId, CancellationToken cancel)
    {
        await using var db = await databases.CreateDbContextAsync(cancel);
        var name = await db.Users.TagWith(nameof(ReadActor)).Where(each => each.Id == accountId && each.ClosedAt == null).Select(each => each.DisplayName).SingleOrDefaultAsync(cancel);
        if (name is null) return null;
        var grants = await db.Grants.TagWith($"{nameof(ReadActor)} grants").Where(each => each.AccountId == accountId)
            .Select(each => new GrantedPermission(each.Permission, each.Scope, each.ScopeId)).ToListAsync(cancel);
        return new Actor(accountId, name, grants);
    }
}
