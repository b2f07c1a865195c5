using System.Diagnostics;
using System.Security.Cryptography;
using Dushanbe.Conference.Access;
using Dushanbe.Conference.Accounts.OpenId;
using Dushanbe.Conference.Data;
using Dushanbe.Conference.Journal;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Dushanbe.Conference.Accounts;

/// <summary>Closes an account, so that nobody signs in with it and open sessions end, or opens it again. It stays in the journal.</summary>
public sealed class CloseAccount(IDbContextFactory<ConferenceDb> databases, DatabaseDialect dialect, IOptions<ProviderOptions> provider, Bulletin bulletin, TimeProvider clock)
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
        actor.MustBeProven(clock.GetUtcNow().UtcDateTime);
        var changed = false;
        var outcome = await databases.InTransactionAsync(
            async (db, stop) =>
            {
                // of two owners who close each other at once the second finds that it is the last
                await dialect.TurnAsync(db, AccountQueries.Turn, stop);
                return await StoreAsync(db, stop);
            },
            (db, last, stop) => last is not Outcome.Done ? Task.FromResult(true) : db.Users.TagWith(nameof(CloseAccount)).AnyAsync(each => each.Id == form.AccountId && each.ClosedAt != null == form.Closed, stop),
            cancel);
        if (changed && outcome is Outcome.Done) bulletin.Publish(new AccountChanged(form.AccountId));
        return outcome;

        async Task<Outcome> StoreAsync(ConferenceDb db, CancellationToken stop)
        {
            if (await db.Users.TagWith(nameof(CloseAccount)).SingleOrDefaultAsync(each => each.Id == form.AccountId, stop) is not { } account) return new Outcome.NoSuchAccount();
            if (form.Closed == account.ClosedAt is not null) return new Outcome.Done();
            if (form is { Closed: true, EvenLast: false } && !await db.Managers(provider.Value).TagWith(nameof(CloseAccount)).AnyAsync(each => each.Id != account.Id, stop)) return new Outcome.LastOrganizer();
            var now = clock.GetUtcNow().UtcDateTime;
            account.ClosedAt = form.Closed ? now : null;
            // a new stamp ends every session of before
            account.SecurityStamp = Convert.ToHexString(RandomNumberGenerator.GetBytes(20));
            account.ConcurrencyStamp = Guid.CreateVersion7().ToString();
            db.Record(actor, now, editionId: null, new Deed(JournalSubject.Account, account.Id, form.Closed ? JournalAction.Closed : JournalAction.Reopened));
            await db.SaveChangesAsync(stop);
            changed = true;
            return new Outcome.Done();
        }
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
