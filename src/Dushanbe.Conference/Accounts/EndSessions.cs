using Dushanbe.Conference.Access;
using Dushanbe.Conference.Data;
using Dushanbe.Conference.Journal;
using Microsoft.EntityFrameworkCore;

namespace Dushanbe.Conference.Accounts;

/// <summary>Ends sessions of the actor's own account, in browsers that the actor no longer has or never had.</summary>
public sealed class EndSessions(IDbContextFactory<ConferenceDb> databases, Bulletin bulletin, TimeProvider clock)
{
    /// <summary>Which.</summary>
    /// <param name="SessionId">The one to end; null for all.</param>
    /// <param name="But">One to leave: that of the browser in use.</param>
    public sealed record Form(Guid? SessionId, Guid? But);

    /// <summary>Ends them, and says how many; sessions of others are not found.</summary>
    public async Task<int> ExecuteAsync(Form form, Actor actor, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(form);
        ArgumentNullException.ThrowIfNull(actor);
        actor.MustAct();
        if (actor.AccountId is not { } id) return 0;
        var ended = await databases.EndSessionsAsync(id, sessions => sessions.Where(each => (form.SessionId == null || each.Id == form.SessionId) && (form.But == null || each.Id != form.But)), actor, clock.GetUtcNow().UtcDateTime, cancel);
        foreach (var session in ended) bulletin.Publish(new SessionEnded(session));
        return ended.Count;
    }
}

internal static class SessionEnds
{
    /// <summary>Ends sessions of an account, with an entry where there are any.</summary>
    /// <returns>Which have ended.</returns>
    public static async Task<IReadOnlyList<Guid>> EndSessionsAsync(this IDbContextFactory<ConferenceDb> databases, Guid accountId, Func<IQueryable<SignInSession>, IQueryable<SignInSession>> which, Actor actor, DateTime now, CancellationToken cancel)
    {
        await using var db = await databases.CreateDbContextAsync(cancel);
        var sessions = await which(db.SignInSessions.TagWith(nameof(EndSessions)).Where(each => each.AccountId == accountId)).ToListAsync(cancel);
        if (sessions.Count == 0) return [];
        db.SignInSessions.RemoveRange(sessions);
        db.Record(actor, now, editionId: null, new Deed(JournalSubject.Account, accountId, JournalAction.SessionsEnded));
        try
        {
            await db.SaveChangesAsync(cancel);
        }
        catch (DbUpdateConcurrencyException)
        {
            // one of them has signed out at this moment: the others are ended in the next try, without it
            return await databases.EndSessionsAsync(accountId, which, actor, now, cancel);
        }

        return [.. sessions.Select(each => each.Id)];
    }
}
