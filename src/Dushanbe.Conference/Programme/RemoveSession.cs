using Dushanbe.Conference.Access;
using Dushanbe.Conference.Data;
using Dushanbe.Conference.Journal;
using Microsoft.EntityFrameworkCore;

namespace Dushanbe.Conference.Programme;

/// <summary>Removes a session from the programme, with a reason. The journal keeps its data; its speakers stay.</summary>
public sealed class RemoveSession(IDbContextFactory<ConferenceDb> databases, Bulletin bulletin, TimeProvider clock)
{
    /// <summary>The session, and the reason that the journal keeps.</summary>
    /// <param name="SessionId">The session.</param>
    /// <param name="Version">The version that the editor saw.</param>
    /// <param name="Reason">The reason; required.</param>
    public sealed record Form(Guid SessionId, long Version, string? Reason);

    /// <summary>Removes.</summary>
    /// <exception cref="NotPermittedException">The actor may not edit the programme.</exception>
    public async Task<RemoveOutcome> ExecuteAsync(Form form, Actor actor, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(form);
        ArgumentNullException.ThrowIfNull(actor);
        var editions = actor.MustEditions(Permission.EditProgramme);
        await using var db = await databases.CreateDbContextAsync(cancel);
        var session = await db.Sessions(editions).TagWith(nameof(RemoveSession)).Include(each => each.Appearances).SingleOrDefaultAsync(each => each.Id == form.SessionId, cancel);
        if (session is null) return new RemoveOutcome.Gone();
        if (Reasons.Read(form.Reason) is not { } reason) return new RemoveOutcome.ReasonNeeded();

        var was = ProgrammeJournal.Changes(SessionFields.Of(session), new SessionFields { Kind = session.Kind });
        db.ExpectVersion(session, form.Version);
        db.RemoveRange(session.Appearances);
        db.Remove(session);
        db.Record(actor, clock.GetUtcNow().UtcDateTime, session.EditionId, new Deed(JournalSubject.Session, session.Id, JournalAction.Removed, was, reason));
        try
        {
            await db.SaveChangesAsync(cancel);
        }
        catch (DbUpdateConcurrencyException)
        {
            return new RemoveOutcome.ChangedMeanwhile();
        }

        bulletin.Publish(new ProgrammeChanged(session.EditionId));
        return new RemoveOutcome.Removed();
    }
}
