using System.Diagnostics;
using Dushanbe.Conference.Access;
using Dushanbe.Conference.Data;
using Microsoft.EntityFrameworkCore;

namespace Dushanbe.Conference.Accounts;

/// <summary>Ends all sessions of an account, for whoever manages accounts: a telephone was lost, a desk was left open. Its password and its roles stay.</summary>
public sealed class EndAccountSessions(IDbContextFactory<ConferenceDb> databases, Bulletin bulletin, TimeProvider clock)
{
    /// <summary>The payload.</summary>
    /// <param name="AccountId">The account.</param>
    public sealed record Form(Guid AccountId);

    /// <summary>Ends them.</summary>
    public async Task<Outcome> ExecuteAsync(Form form, Actor actor, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(form);
        ArgumentNullException.ThrowIfNull(actor);
        actor.MustAct();
        actor.Must(Permission.ManageAccounts, null);
        var now = clock.GetUtcNow().UtcDateTime;
        actor.MustBeProven(now);
        await using (var db = await databases.CreateDbContextAsync(cancel))
            if (!await db.Users.TagWith(nameof(EndAccountSessions)).AnyAsync(each => each.Id == form.AccountId, cancel)) return new Outcome.NoSuchAccount();
        var ended = await databases.EndSessionsAsync(form.AccountId, sessions => sessions, actor, now, cancel);
        foreach (var session in ended) bulletin.Publish(new SessionEnded(session));
        return new Outcome.Done(ended.Count);
    }

    /// <summary>Done, or why not.</summary>
    public abstract record Outcome
    {
        private Outcome() { }

        /// <summary>Calls the function of the actual case. Every caller must pass one for each case, so a new case does not compile until all handle it; pass them by name.</summary>
        public T Match<T>(Func<Done, T> done, Func<NoSuchAccount, T> noSuchAccount) => this switch
        {
            Done it => done(it),
            NoSuchAccount it => noSuchAccount(it),
            _ => throw new UnreachableException(),
        };

        /// <summary>The account is signed in nowhere now.</summary>
        /// <param name="Count">How many there were.</param>
        public sealed record Done(int Count) : Outcome;

        /// <summary>There is no such account.</summary>
        public sealed record NoSuchAccount : Outcome;
    }
}
