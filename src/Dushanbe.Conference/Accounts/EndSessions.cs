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
        await using var db = await databases.CreateDbContextAsync(cancel);
        var sessions = await db.SignInSessions.TagWith(nameof(EndSessions)).Where(each => each.AccountId == id && (form.SessionId == null || each.Id == form.SessionId) && (form.But == null || each.Id != form.But)).ToListAsync(cancel);
        if (sessions.Count == 0) return 0;
        db.SignInSessions.RemoveRange(sessions);
        db.Record(actor, clock.GetUtcNow().UtcDateTime, editionId: null, new Deed(JournalSubject.Account, id, JournalAction.SessionsEnded));
        try
        {
            await db.SaveChangesAsync(cancel);
        }
        catch (DbUpdateConcurrencyException)
        {
            // one of them has signed out at this moment: the others are ended in the next try, without it
            return await ExecuteAsync(form, actor, cancel);
        }

        foreach (var session in sessions) bulletin.Publish(new SessionEnded(session.Id));
        return sessions.Count;
    }
}
