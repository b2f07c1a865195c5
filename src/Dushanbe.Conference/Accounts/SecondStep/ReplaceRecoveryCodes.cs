using System.Diagnostics;
using Dushanbe.Conference.Access;
using Dushanbe.Conference.Data;
using Dushanbe.Conference.Journal;
using Microsoft.EntityFrameworkCore;

namespace Dushanbe.Conference.Accounts.SecondStep;

/// <summary>Makes new recovery codes for the actor's own account; those of before are void.</summary>
public sealed class ReplaceRecoveryCodes(IDbContextFactory<ConferenceDb> databases, AccountSecrets secrets, TimeProvider clock)
{
    /// <summary>Makes them.</summary>
    public async Task<Outcome> ExecuteAsync(Actor actor, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(actor);
        actor.MustAct();
        await using var db = await databases.CreateDbContextAsync(cancel);
        if (actor.AccountId is not { } id || !await db.Authenticators.AnyAsync(each => each.AccountId == id, cancel)) return new Outcome.NoAuthenticator();
        var now = clock.GetUtcNow().UtcDateTime;
        actor.MustBeProven(now);
        var codes = secrets.NewCodes(id);
        db.RecoveryCodes.RemoveRange(await db.RecoveryCodes.Where(each => each.AccountId == id).ToListAsync(cancel));
        db.RecoveryCodes.AddRange(codes.Rows);
        db.Record(actor, now, editionId: null, new Deed(JournalSubject.Account, id, JournalAction.RecoveryCodesReplaced));
        await db.SaveChangesAsync(cancel);
        return new Outcome.Done(codes.Shown);
    }

    /// <summary>Made, or why not.</summary>
    public abstract record Outcome
    {
        private Outcome() { }

        /// <summary>Calls the function of the actual case. Every caller must pass one for each case, so a new case does not compile until all handle it; pass them by name.</summary>
        public T Match<T>(Func<Done, T> done, Func<NoAuthenticator, T> noAuthenticator) => this switch
        {
            Done it => done(it),
            NoAuthenticator it => noAuthenticator(it),
            _ => throw new UnreachableException(),
        };

        /// <summary>Made.</summary>
        /// <param name="RecoveryCodes">They are shown once and never again.</param>
        public sealed record Done(IReadOnlyList<string> RecoveryCodes) : Outcome;

        /// <summary>The account has no authenticator app that they would stand in for.</summary>
        public sealed record NoAuthenticator : Outcome;
    }
}
