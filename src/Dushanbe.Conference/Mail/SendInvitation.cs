using System.Diagnostics;
using Dushanbe.Conference.Access;
using Dushanbe.Conference.Accounts;
using Dushanbe.Conference.Data;
using Dushanbe.Conference.Journal;
using Dushanbe.Conference.Work;
using Microsoft.EntityFrameworkCore;

namespace Dushanbe.Conference.Mail;

/// <summary>Sends the holder of an account without a password another link with which to choose one; the former one works until one is used.</summary>
public sealed class SendInvitation(IDbContextFactory<ConferenceDb> databases, DatabaseDialect dialect, IMailTransport transport, Bulletin bulletin, TimeProvider clock)
{
    /// <summary>To whom.</summary>
    /// <param name="AccountId">The account.</param>
    /// <param name="Language">The language of the letter.</param>
    public sealed record Form(Guid AccountId, string Language);

    /// <summary>Asks for the letter.</summary>
    /// <exception cref="NotPermittedException">The actor may not manage accounts.</exception>
    public async Task<Outcome> ExecuteAsync(Form form, Actor actor, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(form);
        ArgumentNullException.ThrowIfNull(actor);
        actor.Must(Permission.ManageAccounts, null);
        var now = clock.GetUtcNow().UtcDateTime;
        actor.MustBeProven(now);
        if (!transport.IsOn) return new Outcome.MailIsOff();
        Guid? work = null;
        var outcome = await databases.InTransactionAsync(
            async (db, stop) =>
            {
                work = null;
                await dialect.TurnAsync(db, LinkAsks.Turn, stop);
                var account = await db.Users.TagWith(nameof(SendInvitation)).Where(each => each.Id == form.AccountId && each.ClosedAt == null).Select(each => new { each.PasswordHash }).SingleOrDefaultAsync(stop);
                if (account is null) return new Outcome.NoSuchAccount();
                if (account.PasswordHash is not null) return new Outcome.Accepted();
                var letters = await db.LinksOf(form.AccountId, LinkKind.Invitation, now.AddDays(-1)).TagWith($"{nameof(SendInvitation)} letters").Select(each => new { each.CreatedAt, each.State }).ToListAsync(stop);
                // one that waits for the mail server is on its way; one that has failed counts no more
                if (letters.Exists(each => each.State is WorkState.Queued or WorkState.Running) || LinkAsks.AreEnough([.. letters.Where(each => each.State == WorkState.Done).Select(each => each.CreatedAt)], now)) return new Outcome.TooSoon();
                work = db.Ask(nameof(SendLinkWork), null, actor, new LinkAsk(form.AccountId, LinkKind.Invitation, LinkAsks.LanguageOf(form.Language)), now).Id;
                db.Record(actor, now, editionId: null, new Deed(JournalSubject.Account, form.AccountId, JournalAction.Invited));
                await db.SaveChangesAsync(stop);
                return (Outcome)new Outcome.OnItsWay();
            },
            async (db, _, stop) => work is null || await db.Work.TagWith(nameof(SendInvitation)).AnyAsync(each => each.Id == work, stop),
            cancel);
        if (work is not { } asked) return outcome;
        bulletin.Publish(new AccountChanged(form.AccountId));
        bulletin.Publish(new WorkAsked(asked));
        return outcome;
    }

    /// <summary>Whether a letter follows, or why none does.</summary>
    public abstract record Outcome
    {
        private Outcome() { }

        /// <summary>Calls the function of the actual case. Every caller must pass one for each case, so a new case does not compile until all handle it; pass them by name.</summary>
        public T Match<T>(Func<OnItsWay, T> onItsWay, Func<TooSoon, T> tooSoon, Func<Accepted, T> accepted, Func<NoSuchAccount, T> noSuchAccount, Func<MailIsOff, T> mailIsOff) => this switch
        {
            OnItsWay it => onItsWay(it),
            TooSoon it => tooSoon(it),
            Accepted it => accepted(it),
            NoSuchAccount it => noSuchAccount(it),
            MailIsOff it => mailIsOff(it),
            _ => throw new UnreachableException(),
        };

        /// <summary>A letter follows.</summary>
        public sealed record OnItsWay : Outcome;

        /// <summary>One is on its way or was sent within ten minutes, or five within a day.</summary>
        public sealed record TooSoon : Outcome;

        /// <summary>The account has a password already.</summary>
        public sealed record Accepted : Outcome;

        /// <summary>There is no such account, or it is closed.</summary>
        public sealed record NoSuchAccount : Outcome;

        /// <summary>This installation sends no mail.</summary>
        public sealed record MailIsOff : Outcome;
    }
}
