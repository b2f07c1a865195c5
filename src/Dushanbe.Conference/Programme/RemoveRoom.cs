using Dushanbe.Conference.Access;
using Dushanbe.Conference.Data;
using Dushanbe.Conference.Journal;
using Dushanbe.Conference.Names;
using Microsoft.EntityFrameworkCore;

namespace Dushanbe.Conference.Programme;

/// <summary>Removes a room without sessions, with a reason. The journal keeps its data.</summary>
public sealed class RemoveRoom(IDbContextFactory<ConferenceDb> databases, Bulletin bulletin, TimeProvider clock)
{
    /// <summary>The room, and the reason that the journal keeps.</summary>
    /// <param name="RoomId">The room.</param>
    /// <param name="Version">The version that the editor saw.</param>
    /// <param name="Reason">The reason; required.</param>
    public sealed record Form(Guid RoomId, long Version, string? Reason);

    /// <summary>Removes.</summary>
    /// <exception cref="NotPermittedException">The actor may not edit the programme.</exception>
    public async Task<RemoveOutcome> ExecuteAsync(Form form, Actor actor, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(form);
        ArgumentNullException.ThrowIfNull(actor);
        var editions = actor.MustEditions(Permission.EditProgramme);
        await using var db = await databases.CreateDbContextAsync(cancel);
        var room = await db.Rooms(editions).TagWith(nameof(RemoveRoom)).SingleOrDefaultAsync(each => each.Id == form.RoomId, cancel);
        if (room is null) return new RemoveOutcome.Gone();
        if (Reasons.Read(form.Reason) is not { } reason) return new RemoveOutcome.ReasonNeeded();
        if (await SessionsAsync(db, editions, room.Id, cancel) is { Count: > 0 } sessions) return new RemoveOutcome.InUse(sessions);

        var was = ProgrammeJournal.Changes(KeepRoom.Fields.Of(room), KeepRoom.Fields.None);
        db.ExpectVersion(room, form.Version);
        db.Remove(room);
        db.Record(actor, clock.GetUtcNow().UtcDateTime, room.EditionId, new Deed(JournalSubject.Room, room.Id, JournalAction.Removed, was, reason));
        try
        {
            await db.SaveChangesAsync(cancel);
        }
        catch (DbUpdateConcurrencyException)
        {
            return new RemoveOutcome.ChangedMeanwhile();
        }
        catch (DbUpdateException)
        {
            // another editor assigned a session at the same time
            if (await SessionsAsync(db, editions, room.Id, cancel) is { Count: > 0 } since) return new RemoveOutcome.InUse(since);
            throw;
        }

        bulletin.Publish(new ProgrammeChanged(room.EditionId));
        return new RemoveOutcome.Removed();
    }

    private static Task<List<LocalizedText>> SessionsAsync(ConferenceDb db, RowScope editions, Guid roomId, CancellationToken cancel) => db.Sessions(editions).TagWith(nameof(RemoveRoom))
        .Where(each => each.RoomId == roomId).OrderBy(each => each.Order).ThenBy(each => each.Id).Select(each => each.Title).ToListAsync(cancel);
}
