using System.Diagnostics;
using Dushanbe.Conference.Access;
using Dushanbe.Conference.Journal;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Dushanbe.Conference.Accounts.SecondStep;

/// <summary>
/// Sets the authenticator app of the actor's own account, in place of another where there is one. From now on the password
/// alone opens no session; those that are open end.
/// </summary>
public sealed class SetAuthenticator(IServiceScopeFactory scopes, AccountSecrets secrets, Bulletin bulletin, TimeProvider clock)
{
    /// <summary>The secret that the page has shown, and the code that the app shows now: the app has read it.</summary>
    /// <param name="Secret">The secret (<see cref="TimeCode.NewSecret"/>).</param>
    /// <param name="Code">The code.</param>
    public sealed record Form(byte[] Secret, string Code);

    /// <summary>Sets it.</summary>
    public async Task<Outcome> ExecuteAsync(Form form, Actor actor, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(form);
        ArgumentNullException.ThrowIfNull(actor);
        actor.MustAct();
        await using var desk = new AccountStore(scopes);
        if (actor.AccountId is not { } id || await desk.FindAsync(id, cancel) is not { ClosedAt: null } account) return new Outcome.NoAccount();
        actor.MustBeProven(clock.GetUtcNow().UtcDateTime);
        if (form.Secret.Length != TimeCode.SecretLength || TimeCode.Find(form.Secret, form.Code, clock.GetUtcNow()) is not { } step) return new Outcome.WrongCode();

        var (db, now) = (desk.Db, clock.GetUtcNow().UtcDateTime);
        var secret = secrets.Protect(id, form.Secret);
        if (await db.Authenticators.SingleOrDefaultAsync(each => each.AccountId == id, cancel) is { } former) (former.Secret, former.SetAt) = (secret, now);
        else db.Authenticators.Add(new() { AccountId = id, Secret = secret, SetAt = now });
        if (await db.CodeTallies.SingleOrDefaultAsync(each => each.AccountId == id, cancel) is { } tally) (tally.Failures, tally.LastStep) = (0, step);
        else db.CodeTallies.Add(new() { AccountId = id, LastStep = step });
        var codes = secrets.NewCodes(id);
        db.RecoveryCodes.RemoveRange(await db.RecoveryCodes.Where(each => each.AccountId == id).ToListAsync(cancel));
        db.RecoveryCodes.AddRange(codes.Rows);
        db.Record(actor, now, editionId: null, new Deed(JournalSubject.Account, id, JournalAction.SecondStepSet));
        await desk.EndSessionsAsync(account);
        bulletin.Publish(new AccountChanged(id));
        return new Outcome.Done(codes.Shown);
    }

    /// <summary>Set, or what is wrong.</summary>
    public abstract record Outcome
    {
        private Outcome() { }

        /// <summary>Calls the function of the actual case. Every caller must pass one for each case, so a new case does not compile until all handle it; pass them by name.</summary>
        public T Match<T>(Func<Done, T> done, Func<WrongCode, T> wrongCode, Func<NoAccount, T> noAccount) => this switch
        {
            Done it => done(it),
            WrongCode it => wrongCode(it),
            NoAccount it => noAccount(it),
            _ => throw new UnreachableException(),
        };

        /// <summary>Set; all sessions of the account have ended.</summary>
        /// <param name="RecoveryCodes">The recovery codes, in place of any before: they are shown once and never again.</param>
        public sealed record Done(IReadOnlyList<string> RecoveryCodes) : Outcome;

        /// <summary>The code is not of this secret, or not of this minute.</summary>
        public sealed record WrongCode : Outcome;

        /// <summary>Nobody is signed in, or the account is closed.</summary>
        public sealed record NoAccount : Outcome;
    }
}
