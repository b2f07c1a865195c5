using Dushanbe.Conference.Access;
using Dushanbe.Conference.Accounts.OpenId;
using Dushanbe.Conference.Data;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Dushanbe.Conference.Accounts;

/// <summary>
/// Identity's user manager and the context of its store, in a scope of their own: entities added to the context are
/// saved together with the account. Create one for each operation, since components of a circuit must not share them.
/// </summary>
internal sealed class AccountStore(IServiceScopeFactory scopes) : IAsyncDisposable
{
    private readonly AsyncServiceScope scope = scopes.CreateAsyncScope();

    public UserManager<Account> Users => scope.ServiceProvider.GetRequiredService<UserManager<Account>>();

    public ConferenceDb Db => scope.ServiceProvider.GetRequiredService<ConferenceDb>();

    /// <summary>Another service, which public operations cannot name in their constructors.</summary>
    public T Get<T>() where T : notnull => scope.ServiceProvider.GetRequiredService<T>();

    public Task<Account?> FindAsync(Guid id, CancellationToken cancel) => Db.Users.SingleOrDefaultAsync(each => each.Id == id, cancel);

    /// <summary>The rules that a password breaks; empty when none.</summary>
    public async Task<IReadOnlyList<string>> FaultsOfPasswordAsync(Account account, string password)
    {
        var faults = new List<string>();
        foreach (var validator in Users.PasswordValidators)
            faults.AddRange((await validator.ValidateAsync(Users, account, password)).Errors.Select(error => error.Code));
        return faults;
    }

    /// <summary>Whether this is the account's password; null where too many wrong ones came before, or with this one.</summary>
    public async Task<bool?> CheckPasswordAsync(Account account, string password)
    {
        if (await Users.IsLockedOutAsync(account)) return null;
        if (await Users.CheckPasswordAsync(account, password))
        {
            if (account.AccessFailedCount > 0) await Users.ResetAccessFailedCountAsync(account);
            return true;
        }

        await Users.AccessFailedAsync(account);
        return await Users.IsLockedOutAsync(account) ? null : false;
    }

    /// <summary>Sets a password that has passed <see cref="FaultsOfPasswordAsync"/>, unlocks the account and ends all its sessions. Saves.</summary>
    public async Task SetPasswordAsync(Account account, string password)
    {
        if (!await TrySetPasswordAsync(account, password)) throw new InvalidOperationException("Somebody has saved the account meanwhile.");
    }

    /// <summary>The same, unless somebody has saved the account since it was read.</summary>
    public async Task<bool> TrySetPasswordAsync(Account account, string password)
    {
        account.PasswordHash = Users.PasswordHasher.HashPassword(account, password);
        account.AccessFailedCount = 0;
        account.LockoutEnd = null;
        var result = await Users.UpdateSecurityStampAsync(account);
        if (result.Errors.Any(error => error.Code != nameof(IdentityErrorDescriber.ConcurrencyFailure))) throw Unsaved(result);
        return result.Succeeded;
    }

    /// <summary>Ends all sessions of an account. Saves, and throws where that failed.</summary>
    /// <exception cref="InvalidOperationException">Somebody saved the account meanwhile.</exception>
    public async Task EndSessionsAsync(Account account)
    {
        var result = await Users.UpdateSecurityStampAsync(account);
        if (!result.Succeeded) throw Unsaved(result);
    }

    private static InvalidOperationException Unsaved(IdentityResult result) => new($"The account could not be saved: {string.Join(", ", result.Errors.Select(error => error.Code))}.");

    public ValueTask DisposeAsync() => scope.DisposeAsync();
}

internal static class AccountQueries
{
    /// <summary>What changes of who manages accounts wait for: they are made one at a time, so that somebody always does.</summary>
    public static Guid Turn { get; } = new("6f0b1d52-3a57-4c1e-9a7d-2f2f5b5f4c11");

    /// <summary>The open accounts that may manage accounts in the whole installation, without an end, and have a way to sign in: not one that was invited and has no password yet.</summary>
    /// <param name="db">The database.</param>
    /// <param name="provider">Whether a connection with a provider is such a way.</param>
    public static IQueryable<Account> Managers(this ConferenceDb db, ProviderOptions provider)
    {
        var (roles, isOn) = (Roles.With(Permission.ManageAccounts), provider.IsOn);
        return db.Users.Where(each => each.ClosedAt == null
            && (each.PasswordHash != null || db.UserPasskeys.Any(key => key.UserId == each.Id) || (isOn && db.UserLogins.Any(login => login.UserId == each.Id && login.LoginProvider == ProviderIdentity.Provider)))
            && db.Grants.Any(grant => grant.AccountId == each.Id && grant.Scope == GrantScope.Installation && grant.EndsAt == null && roles.Contains(grant.Role)));
    }

    /// <summary>Whether one can sign in to an account without a passkey: with a password, or by the provider.</summary>
    public static Task<bool> HasWayBesidePasskeysAsync(this ConferenceDb db, Guid id, ProviderOptions provider, CancellationToken cancel)
    {
        var isOn = provider.IsOn;
        return db.Users.TagWith(nameof(AccountQueries)).AnyAsync(each => each.Id == id && (each.PasswordHash != null || (isOn && db.UserLogins.Any(login => login.UserId == each.Id && login.LoginProvider == ProviderIdentity.Provider))), cancel);
    }

    /// <summary>The grants that have not ended.</summary>
    public static IQueryable<Grant> GrantsNow(this ConferenceDb db, DateTime now) => db.Grants.Where(each => each.EndsAt == null || each.EndsAt > now);
}

/// <summary>News: an account, its grants or its password changed.</summary>
/// <param name="AccountId">The account.</param>
public sealed record AccountChanged(Guid AccountId);
