using System.Diagnostics;
using Dushanbe.Conference.Access;
using Dushanbe.Conference.Journal;
using Dushanbe.Conference.Names;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Dushanbe.Conference.Accounts;

/// <summary>Adds a passkey to the actor's own account: a key of a phone, a computer or a security key that signs in without a password.</summary>
public sealed class AddPasskey(IServiceScopeFactory scopes, Bulletin bulletin, TimeProvider clock)
{
    /// <summary>The most passkeys of one account.</summary>
    public const int Most = 20;

    /// <summary>The longest name, in characters.</summary>
    public const int LongestName = 60;

    /// <summary>The key.</summary>
    /// <param name="Passkey">What the device made, checked by the host.</param>
    /// <param name="Name">What its owner calls it.</param>
    public sealed record Form(UserPasskeyInfo Passkey, string? Name);

    /// <summary>Adds it.</summary>
    public async Task<Outcome> ExecuteAsync(Form form, Actor actor, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(form);
        ArgumentNullException.ThrowIfNull(actor);
        actor.MustAct();
        var now = clock.GetUtcNow().UtcDateTime;
        await using var desk = new AccountStore(scopes);
        if (actor.AccountId is not { } id || await desk.FindAsync(id, cancel) is not { ClosedAt: null } account) return new Outcome.NoAccount();
        actor.MustBeProven(now);
        if (await desk.Db.UserPasskeys.CountAsync(each => each.UserId == id, cancel) >= Most) return new Outcome.TooMany();
        var name = Cleaning.Line(form.Name);
        form.Passkey.Name = name is { Length: > LongestName } ? name[..LongestName] : name;
        desk.Db.Record(actor, now, editionId: null, new Deed(JournalSubject.Account, id, JournalAction.PasskeyAdded));
        var result = await desk.Users.AddOrUpdatePasskeyAsync(account, form.Passkey);
        if (!result.Succeeded) throw new InvalidOperationException($"The passkey could not be stored: {string.Join(", ", result.Errors.Select(error => error.Code))}.");
        bulletin.Publish(new AccountChanged(id));
        return new Outcome.Added();
    }

    /// <summary>Added, or why not.</summary>
    public abstract record Outcome
    {
        private Outcome() { }

        /// <summary>Calls the function of the actual case. Every caller must pass one for each case, so a new case does not compile until all handle it; pass them by name.</summary>
        public T Match<T>(Func<Added, T> added, Func<TooMany, T> tooMany, Func<NoAccount, T> noAccount) => this switch
        {
            Added it => added(it),
            TooMany it => tooMany(it),
            NoAccount it => noAccount(it),
            _ => throw new UnreachableException(),
        };

        /// <summary>Added.</summary>
        public sealed record Added : Outcome;

        /// <summary>The account has <see cref="Most"/> already.</summary>
        public sealed record TooMany : Outcome;

        /// <summary>Nobody is signed in, or the account is closed.</summary>
        public sealed record NoAccount : Outcome;
    }
}
