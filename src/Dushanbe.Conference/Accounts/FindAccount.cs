using Dushanbe.Conference.Access;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Dushanbe.Conference.Accounts;

/// <summary>Finds an account by its e-mail address, for the operator of the server.</summary>
public sealed class FindAccount(IServiceScopeFactory scopes, TimeProvider clock)
{
    /// <summary>What is found.</summary>
    /// <param name="Id">Its key.</param>
    /// <param name="IsOpen">Whether one can sign in with it.</param>
    /// <param name="Roles">Its roles in the whole installation that have not ended.</param>
    /// <param name="HasPassword">Whether its password is the given one.</param>
    public sealed record Row(Guid Id, bool IsOpen, IReadOnlyList<string> Roles, bool HasPassword);

    /// <summary>The account, or null.</summary>
    /// <param name="email">Its address, in any case.</param>
    /// <param name="password">A password to compare with its own; hashes are never returned.</param>
    /// <param name="actor">Who asks.</param>
    /// <param name="cancel">Cancels.</param>
    /// <exception cref="NotPermittedException">The actor may not manage accounts.</exception>
    public async Task<Row?> ReadAsync(string email, string password, Actor actor, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(email);
        ArgumentNullException.ThrowIfNull(actor);
        actor.Must(Permission.ManageAccounts, null);
        await using var desk = new AccountStore(scopes);
        var normal = email.Trim().Normalize().ToUpperInvariant();
        var found = await desk.Db.Users.TagWith(nameof(FindAccount)).Where(each => each.NormalizedEmail == normal).AsNoTracking().SingleOrDefaultAsync(cancel);
        if (found is null) return null;
        var roles = await desk.Db.GrantsNow(clock.GetUtcNow().UtcDateTime).TagWith($"{nameof(FindAccount)} grants").Where(each => each.AccountId == found.Id && each.Scope == GrantScope.Installation).Select(each => each.Role).Order().ToListAsync(cancel);
        var same = found.PasswordHash is { } hash && desk.Users.PasswordHasher.VerifyHashedPassword(found, hash, password) != PasswordVerificationResult.Failed;
        return new Row(found.Id, found.ClosedAt is null, roles, same);
    }
}
