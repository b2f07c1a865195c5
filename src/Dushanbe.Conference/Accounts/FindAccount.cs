using Dushanbe.Conference.Access;
using Dushanbe.Conference.Data;
using Microsoft.EntityFrameworkCore;

namespace Dushanbe.Conference.Accounts;

/// <summary>Finds an account by its e-mail address, for the operator of the server.</summary>
public sealed class FindAccount(IDbContextFactory<ConferenceDb> databases)
{
    /// <summary>What is found.</summary>
    /// <param name="Id">Its key.</param>
    /// <param name="IsOpen">Whether one can sign in with it.</param>
    /// <param name="Post">Its post in the whole installation.</param>
    /// <param name="PasswordHash">The hash of its password, to tell whether a password is still that one.</param>
    public sealed record Row(Guid Id, bool IsOpen, string? Post, string? PasswordHash);

    /// <summary>The account, or null.</summary>
    /// <exception cref="NotPermittedException">The actor may not manage accounts.</exception>
    public async Task<Row?> ReadAsync(string email, Actor actor, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(email);
        ArgumentNullException.ThrowIfNull(actor);
        actor.Must(Permission.ManageAccounts, null);
        await using var db = await databases.CreateDbContextAsync(cancel);
        var normal = email.Trim().Normalize().ToUpperInvariant();
        var found = await db.Users.TagWith(nameof(FindAccount)).Where(each => each.NormalizedEmail == normal).Select(each => new { each.Id, each.ClosedAt, each.PasswordHash }).SingleOrDefaultAsync(cancel);
        if (found is null) return null;
        var permissions = await db.Grants.Where(each => each.AccountId == found.Id && each.Scope == GrantScope.Installation).Select(each => each.Permission).ToListAsync(cancel);
        return new Row(found.Id, found.ClosedAt is null, ChangeGrants.PostOf(permissions), found.PasswordHash);
    }
}
