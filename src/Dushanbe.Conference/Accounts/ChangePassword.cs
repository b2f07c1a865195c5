using System.Diagnostics;
using Dushanbe.Conference.Access;
using Dushanbe.Conference.Journal;
using Microsoft.Extensions.DependencyInjection;

namespace Dushanbe.Conference.Accounts;

/// <summary>Lets the holder of an account change its password. A wrong current one counts as a failed sign-in.</summary>
public sealed class ChangePassword(IServiceScopeFactory scopes, Bulletin bulletin, TimeProvider clock)
{
    /// <summary>Both passwords: an open page alone does not prove who is at the keyboard.</summary>
    /// <param name="Current">The current password.</param>
    /// <param name="New">The new password.</param>
    public sealed record Form(string Current, string New);

    /// <summary>Changes it for the actor's own account.</summary>
    public async Task<Outcome> ExecuteAsync(Form form, Actor actor, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(form);
        ArgumentNullException.ThrowIfNull(actor);
        actor.MustAct();
        await using var desk = new AccountStore(scopes);
        if (actor.AccountId is not { } id || await desk.FindAsync(id, cancel) is not { ClosedAt: null } account) return new Outcome.WrongPassword();
        if (await desk.CheckPasswordAsync(account, form.Current) is not true and var isRight) return isRight is null ? new Outcome.Locked() : new Outcome.WrongPassword();
        if (await desk.FaultsOfPasswordAsync(account, form.New) is { Count: > 0 } faults) return new Outcome.Refused(faults);
        desk.Db.Record(actor, clock.GetUtcNow().UtcDateTime, editionId: null, new Deed(JournalSubject.Account, account.Id, JournalAction.PasswordChanged));
        await desk.SetPasswordAsync(account, form.New);
        bulletin.Publish(new AccountChanged(account.Id));
        return new Outcome.Changed();
    }

    /// <summary>Changed, or what is wrong with one of the passwords.</summary>
    public abstract record Outcome
    {
        private Outcome() { }

        /// <summary>Calls the function of the actual case. Every caller must pass one for each case, so a new case does not compile until all handle it; pass them by name.</summary>
        public T Match<T>(Func<Changed, T> changed, Func<WrongPassword, T> wrongPassword, Func<Locked, T> locked, Func<Refused, T> refused) => this switch
        {
            Changed it => changed(it),
            WrongPassword it => wrongPassword(it),
            Locked it => locked(it),
            Refused it => refused(it),
            _ => throw new UnreachableException(),
        };

        /// <summary>The password was changed; other sessions of the account end.</summary>
        public sealed record Changed : Outcome;

        /// <summary>The current password is wrong.</summary>
        public sealed record WrongPassword : Outcome;

        /// <summary>Too many wrong ones; the account is locked for a while.</summary>
        public sealed record Locked : Outcome;

        /// <summary>The new password breaks a rule.</summary>
        /// <param name="Faults">Error codes of Identity, such as <c>PasswordTooShort</c>; resource keys of the messages.</param>
        public sealed record Refused(IReadOnlyList<string> Faults) : Outcome;
    }
}
