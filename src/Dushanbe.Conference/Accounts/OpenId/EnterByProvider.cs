using System.Diagnostics;
using System.Security.Cryptography;
using Dushanbe.Conference.Access;
using Dushanbe.Conference.Journal;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Dushanbe.Conference.Accounts.OpenId;

/// <summary>
/// Finds the account of somebody whom a provider has just authenticated, or makes it where the installation wants that. An account
/// that is there already is never taken over for its e-mail address: its holder connects it (<see cref="LinkProvider"/>), unless the
/// installation relies on addresses that the provider has verified.
/// </summary>
public sealed class EnterByProvider(IServiceScopeFactory scopes, Bulletin bulletin, TimeProvider clock)
{
    /// <summary>Who acts in the journal where nobody but the provider has decided.</summary>
    internal static Actor Provider { get; } = new(null, "OpenID Connect", []);

    /// <summary>What the provider says.</summary>
    /// <param name="Identity">Who it is.</param>
    /// <param name="Name">The name that journals show.</param>
    /// <param name="Email">The e-mail address.</param>
    /// <param name="IsVerified">Whether the provider has made sure that the address is theirs.</param>
    /// <param name="MayMake">Whether an account is made for somebody who has none.</param>
    /// <param name="MayLink">Whether a verified address connects an account that is there already.</param>
    public sealed record Form(ProviderIdentity Identity, string? Name, string? Email, bool IsVerified, bool MayMake, bool MayLink);

    /// <summary>Finds or makes it.</summary>
    public async Task<Outcome> ExecuteAsync(Form form, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(form);
        if (await KnownAsync(form.Identity, cancel) is { } known) return known;
        if (!form.MayMake && !form.MayLink) return new Outcome.Unknown();
        // an address that anybody could have typed at the provider would keep its owner out, or let them into an account of two people
        if (!form.IsVerified) return new Outcome.Unverified();
        var fields = AccountFields.Declared.Cleaned(new() { DisplayName = form.Name, Email = form.Email });
        if (string.IsNullOrEmpty(fields.DisplayName)) fields = fields with { DisplayName = fields.Email };
        if (AccountFields.Declared.Faults(fields).Any()) return new Outcome.Unusable();
        try
        {
            return await StoreAsync(form, fields, cancel);
        }
        catch (DbUpdateException)
        {
            // two windows at once: the other was first
            if (await KnownAsync(form.Identity, cancel) is { } first) return first;
            throw;
        }
    }

    private async Task<Outcome?> KnownAsync(ProviderIdentity identity, CancellationToken cancel)
    {
        await using var desk = new AccountStore(scopes);
        var keys = identity.Keys;
        var account = await desk.Db.UserLogins.TagWith(nameof(EnterByProvider)).Where(each => each.LoginProvider == ProviderIdentity.Provider && keys.Contains(each.ProviderKey))
            .Join(desk.Db.Users, login => login.UserId, user => user.Id, (_, user) => new { user.Id, user.ClosedAt }).OrderBy(user => user.Id).FirstOrDefaultAsync(cancel);
        return account is null ? null : account.ClosedAt is null ? new Outcome.Entered(account.Id) : new Outcome.Closed(account.Id);
    }

    private async Task<Outcome> StoreAsync(Form form, AccountFields fields, CancellationToken cancel)
    {
        await using var desk = new AccountStore(scopes);
        var now = clock.GetUtcNow().UtcDateTime;
        if (await desk.Users.FindByEmailAsync(fields.Email!) is { } there)
        {
            if (!form.MayLink || await desk.Db.UserLogins.AnyAsync(each => each.UserId == there.Id && each.LoginProvider == ProviderIdentity.Provider, cancel)) return new Outcome.Taken(there.Id);
            if (there.ClosedAt is not null) return new Outcome.Closed(there.Id);
            desk.Db.UserLogins.Add(form.Identity.LoginOf(there.Id));
            desk.Db.Record(Provider, now, editionId: null, new Deed(JournalSubject.Account, there.Id, JournalAction.ProviderLinked, Reason: form.Identity.Reason));
            // the link of an invitation that was not used ends; it would else set a password once the account is disconnected
            if (there.PasswordHash is null) (there.SecurityStamp, there.ConcurrencyStamp) = (Convert.ToHexString(RandomNumberGenerator.GetBytes(20)), Guid.CreateVersion7().ToString());
            await desk.Db.SaveChangesAsync(cancel);
            bulletin.Publish(new AccountChanged(there.Id));
            return new Outcome.Entered(there.Id);
        }

        if (!form.MayMake) return new Outcome.Unknown();
        var account = NewAccount.Of(fields, now);
        desk.Db.UserLogins.Add(form.Identity.LoginOf(account.Id));
        desk.Db.Record(Provider, now, editionId: null, new Deed(JournalSubject.Account, account.Id, JournalAction.Created, Reason: form.Identity.Reason));
        if (!(await desk.Users.CreateAsync(account)).Succeeded) return new Outcome.Unusable();
        bulletin.Publish(new AccountChanged(account.Id));
        return new Outcome.Entered(account.Id);
    }

    /// <summary>The account, or why there is none.</summary>
    public abstract record Outcome
    {
        private Outcome() { }

        /// <summary>Calls the function of the actual case. Every caller must pass one for each case, so a new case does not compile until all handle it; pass them by name.</summary>
        public T Match<T>(Func<Entered, T> entered, Func<Closed, T> closed, Func<Taken, T> taken, Func<Unknown, T> unknown, Func<Unverified, T> unverified, Func<Unusable, T> unusable) => this switch
        {
            Entered it => entered(it),
            Closed it => closed(it),
            Taken it => taken(it),
            Unknown it => unknown(it),
            Unverified it => unverified(it),
            Unusable it => unusable(it),
            _ => throw new UnreachableException(),
        };

        /// <summary>The account is open.</summary>
        /// <param name="AccountId">Its key.</param>
        public sealed record Entered(Guid AccountId) : Outcome;

        /// <summary>The account is closed.</summary>
        /// <param name="AccountId">Its key.</param>
        public sealed record Closed(Guid AccountId) : Outcome;

        /// <summary>Another account has the address; its holder can connect it.</summary>
        /// <param name="AccountId">That account.</param>
        public sealed record Taken(Guid AccountId) : Outcome;

        /// <summary>Nobody has given this person an account, and none is made.</summary>
        public sealed record Unknown : Outcome;

        /// <summary>The provider has not verified the address, so no account is made or found with it.</summary>
        public sealed record Unverified : Outcome;

        /// <summary>The address or the name is missing or not valid.</summary>
        public sealed record Unusable : Outcome;
    }
}
