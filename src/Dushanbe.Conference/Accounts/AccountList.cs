using Dushanbe.Conference.Access;
using Dushanbe.Conference.Data;
using Microsoft.EntityFrameworkCore;

namespace Dushanbe.Conference.Accounts;

/// <summary>The accounts of the installation with what each may do, open ones first, by name.</summary>
public sealed class AccountList(IDbContextFactory<ConferenceDb> databases)
{
    /// <summary>What somebody may do somewhere.</summary>
    /// <param name="EditionId">The edition; null for the whole installation.</param>
    /// <param name="Post">The role with exactly these permissions; null where there is none.</param>
    /// <param name="Permissions">The permissions.</param>
    public sealed record Held(Guid? EditionId, string? Post, IReadOnlyList<Permission> Permissions);

    /// <summary>An account in the list.</summary>
    public sealed record Row(Guid Id, string DisplayName, string Email, DateTime CreatedAt, DateTime? ClosedAt, DateTimeOffset? LockedUntil, IReadOnlyList<Held> Posts);

    /// <summary>Reads them.</summary>
    /// <exception cref="NotPermittedException">The actor may not manage accounts.</exception>
    public async Task<IReadOnlyList<Row>> ReadAsync(Actor actor, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(actor);
        actor.Must(Permission.ManageAccounts, null);
        await using var db = await databases.CreateDbContextAsync(cancel);
        var accounts = await db.Users.TagWith(nameof(AccountList))
            .OrderBy(each => each.ClosedAt != null).ThenBy(each => each.DisplayName).ThenBy(each => each.Id)
            .Select(each => new { each.Id, each.DisplayName, each.Email, each.CreatedAt, each.ClosedAt, each.LockoutEnd })
            .ToListAsync(cancel);
        var grants = (await db.Grants.TagWith($"{nameof(AccountList)} grants")
            .Where(each => each.Scope == GrantScope.Installation || each.Scope == GrantScope.Edition)
            .Select(each => new { each.AccountId, each.ScopeId, each.Permission })
            .ToListAsync(cancel)).ToLookup(each => each.AccountId);
        return
        [
            .. accounts.Select(each => new Row(each.Id, each.DisplayName, each.Email ?? "", each.CreatedAt, each.ClosedAt, each.LockoutEnd,
            [
                .. grants[each.Id].GroupBy(grant => grant.ScopeId).OrderBy(group => group.Key)
                    .Select(group => new Held(group.Key, ChangeGrants.PostOf(group.Select(grant => grant.Permission)), [.. group.Select(grant => grant.Permission).Order()])),
            ])),
        ];
    }
}
