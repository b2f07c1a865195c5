using System.Diagnostics;
using Dushanbe.Conference.Access;
using Dushanbe.Conference.Accounts.OpenId;
using Dushanbe.Conference.Journal;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Dushanbe.Conference.Accounts.SecondStep;

/// <summary>
/// Takes the authenticator app, the recovery codes and the passkeys from an account, for somebody who has lost them, and ends its
/// sessions. Whoever manages accounts does it for others, and everybody for themselves.
/// </summary>
public sealed class RemoveSecondStep(IServiceScopeFactory scopes, Bulletin bulletin, TimeProvider clock)
{
    /// <summary>The payload.</summary>
    /// <param name="AccountId">The account.</param>
    public sealed record Form(Guid AccountId);

    /// <summary>Takes them.</summary>
    /// <exception cref="NotPermittedException">The account is not the actor's, who may not manage accounts.</exception>
    public async Task<Outcome> ExecuteAsync(Form form, Actor actor, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(form);
        ArgumentNullException.ThrowIfNull(actor);
        actor.MustAct();
        if (actor.AccountId is null || actor.AccountId != form.AccountId) actor.Must(Permission.ManageAccounts, null);
        var now = clock.GetUtcNow().UtcDateTime;
        actor.MustBeProven(now);
        await using var desk = new AccountStore(scopes);
        if (await desk.FindAsync(form.AccountId, cancel) is not { } account) return new Outcome.NoSuchAccount();

        var db = desk.Db;
        var (authenticators, passkeys) = (await db.Authenticators.Where(each => each.AccountId == account.Id).ToListAsync(cancel), await db.UserPasskeys.Where(each => each.UserId == account.Id).ToListAsync(cancel));
        if (authenticators.Count + passkeys.Count == 0) return new Outcome.Done();
        // somebody else's account gets another way in from whoever manages accounts; one's own would be shut
        if (actor.AccountId == account.Id && !await db.HasWayBesidePasskeysAsync(account.Id, desk.Get<IOptions<ProviderOptions>>().Value, cancel)) return new Outcome.OnlyWay();
        db.RemoveRange(authenticators);
        db.RemoveRange(passkeys);
        db.RemoveRange(await db.RecoveryCodes.Where(each => each.AccountId == account.Id).ToListAsync(cancel));
        db.RemoveRange(await db.CodeTallies.Where(each => each.AccountId == account.Id).ToListAsync(cancel));
        db.Record(actor, now, editionId: null, new Deed(JournalSubject.Account, account.Id, JournalAction.SecondStepRemoved));
        await desk.EndSessionsAsync(account);
        bulletin.Publish(new AccountChanged(account.Id));
        return new Outcome.Done();
    }

    /// <summary>Done, or why not.</summary>
    public abstract record Outcome
    {
        private Outcome() { }

        /// <summary>Calls the function of the actual case. Every caller must pass one for each case, so a new case does not compile until all handle it; pass them by name.</summary>
        public T Match<T>(Func<Done, T> done, Func<OnlyWay, T> onlyWay, Func<NoSuchAccount, T> noSuchAccount) => this switch
        {
            Done it => done(it),
            OnlyWay it => onlyWay(it),
            NoSuchAccount it => noSuchAccount(it),
            _ => throw new UnreachableException(),
        };

        /// <summary>The account has none of them now.</summary>
        public sealed record Done : Outcome;

        /// <summary>The actor's own account has no other way in.</summary>
        public sealed record OnlyWay : Outcome;

        /// <summary>There is no such account.</summary>
        public sealed record NoSuchAccount : Outcome;
    }
}
