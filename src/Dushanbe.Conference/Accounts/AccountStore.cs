using Dushanbe.Conference.Access;
using Dushanbe.Conference.Data;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Dushanbe.Conference.Accounts;

/// <summary>
/// Identity's user manager and the context its store writes to, in a scope of their own: what is added to the context is
/// saved together with the account. One for each operation, since neither may be shared by the components of a circuit.
/// </summary>
internal sealed class AccountStore(IServiceScopeFactory scopes) : IAsyncDisposable
{
    private readonly AsyncServiceScope scope = scopes.CreateAsyncScope();

    public UserManager<Account> Users => scope.ServiceProvider.GetRequiredService<UserManager<Account>>();

    public ConferenceDb Db => scope.ServiceProvider.GetRequiredService<ConferenceDb>();

    public Task<Account?> FindAsync(Guid id, CancellationToken cancel) => Db.Users.SingleOrDefaultAsync(each => each.Id == id, cancel);

    /// <summary>What the rules say against a password; empty when nothing.</summary>
    public async Task<IReadOnlyList<string>> FaultsOfPasswordAsync(Account account, string password)
    {
        var faults = new List<string>();
        foreach (var validator in Users.PasswordValidators)
            faults.AddRange((await validator.ValidateAsync(Users, account, password)).Errors.Select(error => error.Code));
        return faults;
    }

    /// <summary>Sets a password that has passed <see cref="FaultsOfPasswordAsync"/>, opens a locked account and ends every session of it. Saves.</summary>
    public async Task SetPasswordAsync(Account account, string password)
    {
        account.PasswordHash = Users.PasswordHasher.HashPassword(account, password);
        account.AccessFailedCount = 0;
        account.LockoutEnd = null;
        await EndSessionsAsync(account);
    }

    /// <summary>Ends every session of an account. Saves, and throws where that failed.</summary>
    /// <exception cref="InvalidOperationException">Somebody saved the account meanwhile.</exception>
    public async Task EndSessionsAsync(Account account)
    {
        var result = await Users.UpdateSecurityStampAsync(account);
        if (!result.Succeeded) throw new InvalidOperationException($"The account could not be saved: {string.Join(", ", result.Errors.Select(error => error.Code))}.");
    }

    /// <summary>Whether another open account may manage accounts everywhere. Without one nobody could let anybody in again.</summary>
    public Task<bool> OthersManageAccountsAsync(Guid besides, CancellationToken cancel) => Db.Managers().AnyAsync(each => each.Id != besides, cancel);

    public ValueTask DisposeAsync() => scope.DisposeAsync();
}

internal static class AccountQueries
{
    /// <summary>The open accounts that may manage accounts in the whole installation.</summary>
    public static IQueryable<Account> Managers(this ConferenceDb db) => db.Users.Where(each => each.ClosedAt == null
        && db.Grants.Any(grant => grant.AccountId == each.Id && grant.Permission == Permission.ManageAccounts && grant.Scope == GrantScope.Installation));
}

/// <summary>News: an account, its grants or its password changed.</summary>
/// <param name="AccountId">The account.</param>
public sealed record AccountChanged(Guid AccountId);
