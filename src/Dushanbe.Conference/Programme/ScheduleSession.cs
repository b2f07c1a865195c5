using Dushanbe.Conference.Access;
using Dushanbe.Conference.Data;
using Dushanbe.Conference.Forms;
using Dushanbe.Conference.Journal;
using Microsoft.EntityFrameworkCore;

namespace Dushanbe.Conference.Programme;

/// <summary>
/// Adds a session to the programme, or amends one. The form has the values that the editor saw, so that concurrent changes
/// of others are not overwritten; a new list of speakers or a change that was undone is no conflict.
/// </summary>
public sealed class ScheduleSession(IDbContextFactory<ConferenceDb> databases, DatabaseDialect dialect, Bulletin bulletin, TimeProvider clock)
{
    /// <summary>The new values, and those that the editor saw.</summary>
    /// <param name="EditionId">The edition.</param>
    /// <param name="SessionId">The session; null for a new one.</param>
    /// <param name="Version">The version that the editor saw.</param>
    /// <param name="Seen">The fields that the editor saw; null for a new one.</param>
    /// <param name="Fields">The new values.</param>
    /// <param name="Key">The key of a new record, generated when the form was opened, so that a form sent twice creates one; null to generate it now.</param>
    public sealed record Form(Guid EditionId, Guid? SessionId, long Version, SessionFields? Seen, SessionFields Fields, Guid? Key = null);

    /// <summary>Saves.</summary>
    /// <exception cref="NotPermittedException">The actor may not edit the programme.</exception>
    public async Task<KeepOutcome<SessionFields>> ExecuteAsync(Form form, Actor actor, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(form);
        ArgumentNullException.ThrowIfNull(actor);
        // a grant on a session allows editing that session and creating none
        var rows = form.SessionId is null ? actor.Must(Permission.EditProgramme, form.EditionId) : actor.MustRows(Permission.EditProgramme, form.EditionId);
        await using var db = await databases.CreateDbContextAsync(cancel);
        if (!await db.Editions.TagWith(nameof(ScheduleSession)).AnyAsync(each => each.Id == form.EditionId, cancel)) return new KeepOutcome<SessionFields>.Gone();
        // the form of a new session that is sent again finds the session it created
        var key = form.SessionId ?? form.Key;
        var session = key is null ? null : await db.Sessions(rows).TagWith(nameof(ScheduleSession)).SingleOrDefaultAsync(each => each.Id == key, cancel);
        if (session is null && form.SessionId is not null) return new KeepOutcome<SessionFields>.Gone();

        var current = session is null ? new SessionFields() : SessionFields.Of(session);
        var rooms = await db.Rooms(rows).TagWith(nameof(ScheduleSession))
            .Select(each => new { each.Id, each.Name }).ToDictionaryAsync(each => each.Id, each => each.Name.ToString(), cancel);
        // its address and its place in the programme are the editors': the others' sessions are not told to a co-organizer
        if (session is not null && !rows.IsWhole) form = form with { Fields = form.Fields with { Slug = current.Slug, Order = current.Order } };
        var fields = await SettledAsync(db, form, current, cancel);
        if (session is not null && session.Version != form.Version && current.DifferencesFrom(form.Seen ?? fields).Count > 0)
            return new KeepOutcome<SessionFields>.ChangedMeanwhile(session.Version, current);
        if (await FaultsAsync(db, form, fields, rooms.ContainsKey, cancel) is { Count: > 0 } faults) return new KeepOutcome<SessionFields>.Invalid(faults);

        var changes = ProgrammeJournal.Changes(current, fields, rooms.GetValueOrDefault);
        if (session is not null && changes.Count == 0) return new KeepOutcome<SessionFields>.Saved(session.Id, session.Version);
        var action = session is null ? JournalAction.Created : JournalAction.Amended;
        session ??= db.Sessions.Add(new Session { Id = form.Key ?? Guid.CreateVersion7(), EditionId = form.EditionId, Slug = fields.Slug!, Kind = fields.Kind, Title = fields.Title, Order = fields.Order!.Value }).Entity;
        fields.ApplyTo(session);
        db.Record(actor, clock.GetUtcNow().UtcDateTime, form.EditionId, new Deed(JournalSubject.Session, session.Id, action, changes));
        try
        {
            await db.SaveChangesAsync(cancel);
        }
        catch (DbUpdateConcurrencyException)
        {
            // another editor saved between our read and write: read again and report their changes
            return await ExecuteAsync(form, actor, cancel);
        }
        catch (DbUpdateException exception) when (dialect.IsUniqueViolation(exception))
        {
            return new KeepOutcome<SessionFields>.Invalid([new(nameof(SessionFields.Slug), FieldFaultKind.Taken)]);
        }

        bulletin.Publish(new ProgrammeChanged(form.EditionId));
        return new KeepOutcome<SessionFields>.Saved(session.Id, session.Version);
    }

    private static async Task<SessionFields> SettledAsync(ConferenceDb db, Form form, SessionFields current, CancellationToken cancel)
    {
        var fields = form.Fields.Cleaned();
        var others = db.Sessions.TagWith(nameof(ScheduleSession)).Where(each => each.EditionId == form.EditionId && each.Id != (form.SessionId ?? form.Key));
        return fields with
        {
            Slug = fields.Slug is not null && fields.Slug == current.Slug ? current.Slug : await ProgrammeJournal.SlugAsync(fields.Slug, fields.Title.ToString(), others.Select(each => each.Slug), cancel),
            Order = fields.Order ?? current.Order ?? 1 + (await others.MaxAsync(each => (int?)each.Order, cancel) ?? 0),
        };
    }

    private static async Task<List<FieldFault>> FaultsAsync(ConferenceDb db, Form form, SessionFields fields, Func<Guid, bool> knowsRoom, CancellationToken cancel)
    {
        var faults = new List<FieldFault>(fields.Faults());
        if (fields.RoomId is { } room && !knowsRoom(room)) faults.Add(new(nameof(SessionFields.RoomId), FieldFaultKind.Unknown));
        if (await db.Sessions.TagWith(nameof(ScheduleSession)).AnyAsync(each => each.EditionId == form.EditionId && each.Id != (form.SessionId ?? form.Key) && each.Slug == fields.Slug, cancel))
            faults.Add(new(nameof(SessionFields.Slug), FieldFaultKind.Taken));
        return faults;
    }
}
