using System.Diagnostics;
using Dushanbe.Conference.Access;
using Dushanbe.Conference.Journal;
using Microsoft.Extensions.DependencyInjection;

namespace Dushanbe.Conference.Accounts;

/// <summary>Closes an account, so that nobody signs in with it and open sessions end, or opens it again. It stays in the journal.</summary>
public sealed class CloseAccount(IServiceScopeFactory scopes, Bulletin bulletin, TimeProvider clock)
{
    /// <summary>The payload.</summary>
    /// <param name="AccountId">The account.</param>
    /// <param name="Closed">Whether to close it.</param>
    /// <param name="EvenLast">Whether it may be the last account that manages accounts: the host closes demonstration accounts this way.</param>
    public sealed record Form(Guid AccountId, bool Closed = true, bool EvenLast = false);

    /// <summary>Closes or opens it.</summary>
    /// <exception cref="NotPermittedException">The actor may not manage accounts.</exception>
    public async Task<Outcome> ExecuteAsync(Form form, Actor actor, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(form);
        ArgumentNullException.ThrowIfNull(actor);
        actor.Must(Permission.ManageAccounts, null);
        await using var desk = new AccountStore(scopes);
        if (await desk.FindAsync(form.AccountId, cancel) is not { } account) return new Outcome.NoSuchAccount();
        if (form.Closed == account.ClosedAt is not null) return new Outcome.Done();
        if (form is { Closed: true, EvenLast: false } && !await desk.OthersManageAccountsAsync(account.Id, cancel)) return new Outcome.LastOrganizer();

        var now = clock.GetUtcNow().UtcDateTime;
        account.ClosedAt = form.Closed ? now : null;
        desk.Db.Record(actor, now, editionId: null, new Deed(JournalSubject.Account, account.Id, form.Closed ? JournalAction.Closed : JournalAction.Reopened));
        await desk.EndSessionsAsync(account);
        bulletin.Publish(new AccountChanged(account.Id));
        return new Outcome.Done();
    }

    /// <summary>Done, or why not: an installation is never left without an organizer.</summary>
    public abstract record Outcome
    {
        private Outcome() { }

        /// <summary>Calls the function of the actual case. Every caller must pass one for each case, so a new case does not compile until all handle it; pass them by name.</summary>
        public T Match<T>(Func<Done, T> done, Func<LastOrganizer, T> lastOrganizer, Func<NoSuchAccount, T> noSuchAccount) => this switch
        {
            Done it => done(it),
            LastOrganizer it => lastOrganizer(it),
            NoSuchAccount it => noSuchAccount(it),
            _ => throw new UnreachableException(),
        };

        /// <summary>Done.</summary>
        public sealed record Done : Outcome;

        /// <summary>Nobody else may manage accounts, so this one stays open.</summary>
        public sealed record LastOrganizer : Outcome;

        /// <summary>There is no such account.</summary>
        public sealed record NoSuchAccount : Outcome;
    }
}
