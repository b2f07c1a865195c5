using System.Diagnostics;
using Dushanbe.Conference.Access;
using Dushanbe.Conference.Journal;
using Microsoft.Extensions.DependencyInjection;

namespace Dushanbe.Conference.Accounts;

/// <summary>Sets a new password for somebody who has forgotten theirs, unlocks the account and ends its sessions.</summary>
public sealed class ResetPassword(IServiceScopeFactory scopes, Bulletin bulletin, TimeProvider clock)
{
    /// <summary>The initial password; the holder should change it.</summary>
    /// <param name="AccountId">The account.</param>
    /// <param name="Password">The new password.</param>
    public sealed record Form(Guid AccountId, string Password);

    /// <summary>Sets it.</summary>
    /// <exception cref="NotPermittedException">The actor may not manage accounts.</exception>
    public async Task<Outcome> ExecuteAsync(Form form, Actor actor, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(form);
        ArgumentNullException.ThrowIfNull(actor);
        actor.Must(Permission.ManageAccounts, null);
        actor.MustBeProven(clock.GetUtcNow().UtcDateTime);
        await using var desk = new AccountStore(scopes);
        if (await desk.FindAsync(form.AccountId, cancel) is not { } account) return new Outcome.NoSuchAccount();
        if (await desk.FaultsOfPasswordAsync(account, form.Password) is { Count: > 0 } faults) return new Outcome.Refused(faults);

        desk.Db.Record(actor, clock.GetUtcNow().UtcDateTime, editionId: null, new Deed(JournalSubject.Account, account.Id, JournalAction.PasswordChanged));
        await desk.SetPasswordAsync(account, form.Password);
        bulletin.Publish(new AccountChanged(account.Id));
        return new Outcome.Done();
    }

    /// <summary>Done, or which rules the new password breaks.</summary>
    public abstract record Outcome
    {
        private Outcome() { }

        /// <summary>Calls the function of the actual case. Every caller must pass one for each case, so a new case does not compile until all handle it; pass them by name.</summary>
        public T Match<T>(Func<Done, T> done, Func<Refused, T> refused, Func<NoSuchAccount, T> noSuchAccount) => this switch
        {
            Done it => done(it),
            Refused it => refused(it),
            NoSuchAccount it => noSuchAccount(it),
            _ => throw new UnreachableException(),
        };

        /// <summary>The new password holds.</summary>
        public sealed record Done : Outcome;

        /// <summary>The password breaks a rule.</summary>
        /// <param name="Faults">Error codes of Identity, such as <c>PasswordTooShort</c>; resource keys of the messages.</param>
        public sealed record Refused(IReadOnlyList<string> Faults) : Outcome;

        /// <summary>There is no such account.</summary>
        public sealed record NoSuchAccount : Outcome;
    }
}
