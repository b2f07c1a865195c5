using Dushanbe.Conference.Access;
using Dushanbe.Conference.Data;
using Dushanbe.Conference.Names;
using Microsoft.EntityFrameworkCore;

namespace Dushanbe.Conference.Grants;

/// <summary>The accounts of the installation with the roles of each, open ones first, by name.</summary>
public sealed class AccountList(IDbContextFactory<ConferenceDb> databases, TimeProvider clock)
{
    /// <summary>A role that an account has, or had until a given moment.</summary>
    /// <param name="Role">A name of <see cref="Roles"/>, or of a single permission.</param>
    /// <param name="Scope">Where.</param>
    /// <param name="ScopeId">The key of the edition, delegation, category or session; null for the installation.</param>
    /// <param name="EditionId">The edition that this belongs to; null for the installation.</param>
    /// <param name="ScopeName">The name of the delegation, category or session; null for an edition or the installation.</param>
    /// <param name="EndsAt">When it ends (UTC); null for never.</param>
    /// <param name="IsEnded">Whether that has passed.</param>
    public sealed record Held(string Role, GrantScope Scope, Guid? ScopeId, Guid? EditionId, LocalizedText? ScopeName, DateTime? EndsAt, bool IsEnded);

    /// <summary>An account in the list; <c>HasSecondStep</c> where it has an authenticator app or a passkey, <c>IsInvited</c> while its holder has chosen no password yet (who signs in by the provider needs none).</summary>
    public sealed record Row(Guid Id, string DisplayName, string Email, DateTime CreatedAt, DateTime? ClosedAt, DateTimeOffset? LockedUntil, IReadOnlyList<Held> Roles, bool HasSecondStep, bool IsInvited);

    /// <summary>Reads them.</summary>
    /// <exception cref="NotPermittedException">The actor may not read accounts.</exception>
    public Task<IReadOnlyList<Row>> ReadAsync(Actor actor, CancellationToken cancel) => ReadAsync(only: null, actor, cancel);

    /// <summary>One of them; null where it is gone.</summary>
    /// <exception cref="NotPermittedException">The actor may not read accounts.</exception>
    public async Task<Row?> FindAsync(Guid accountId, Actor actor, CancellationToken cancel) => (await ReadAsync(accountId, actor, cancel)).SingleOrDefault();

    private async Task<IReadOnlyList<Row>> ReadAsync(Guid? only, Actor actor, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(actor);
        var rows = actor.Must(Permission.ReadAccounts, null);
        await using var db = await databases.CreateDbContextAsync(cancel);
        var accounts = await db.Users.TagWith(nameof(AccountList)).Where(each => only == null || each.Id == only)
            .OrderBy(each => each.ClosedAt != null).ThenBy(each => each.DisplayName).ThenBy(each => each.Id)
            .Select(each => new { each.Id, each.DisplayName, each.Email, each.CreatedAt, each.ClosedAt, each.LockoutEnd, IsInvited = each.PasswordHash == null && !db.UserLogins.Any(login => login.UserId == each.Id), HasSecondStep = db.Authenticators.Any(app => app.AccountId == each.Id) || db.UserPasskeys.Any(key => key.UserId == each.Id) })
            .ToListAsync(cancel);
        var grants = await db.Grants.TagWith($"{nameof(AccountList)} grants").AsNoTracking().Where(each => only == null || each.AccountId == only).ToListAsync(cancel);
        var parts = await db.GrantPartsAsync(rows, grants, cancel);
        var now = clock.GetUtcNow().UtcDateTime;
        var held = grants.OrderBy(each => each.Scope).ThenBy(each => Order(each.Role)).ThenBy(each => each.ScopeId).ToLookup(each => each.AccountId, each =>
        {
            var part = each.ScopeId is { } key ? parts.GetValueOrDefault(key) : null;
            return new Held(each.Role, each.Scope, each.ScopeId, each.Scope == GrantScope.Edition ? each.ScopeId : each.EditionId, part?.Name, each.EndsAt, each.EndsAt <= now);
        });
        return [.. accounts.Select(each => new Row(each.Id, each.DisplayName, each.Email ?? "", each.CreatedAt, each.ClosedAt, each.LockoutEnd, [.. held[each.Id]], each.HasSecondStep, each.IsInvited))];
    }

    private static int Order(string role) => Roles.All.TakeWhile(each => each.Name != role).Count();
}
