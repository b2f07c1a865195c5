using Dushanbe.Conference.Access;
using Dushanbe.Conference.Data;
using Dushanbe.Conference.Forms;
using Dushanbe.Conference.Journal;
using Dushanbe.Conference.Names;
using Microsoft.EntityFrameworkCore;

namespace Dushanbe.Conference.Programme;

/// <summary>Adds a room of the venue or amends one.</summary>
public sealed class KeepRoom(IDbContextFactory<ConferenceDb> databases, Bulletin bulletin, TimeProvider clock)
{
    /// <summary>The editable data of a room.</summary>
    /// <param name="Name">Its name; needed in one language at least.</param>
    /// <param name="Place">Where in the building.</param>
    /// <param name="Order">Its position in lists from 1; null puts a new room at the end.</param>
    public sealed record Fields(LocalizedText Name, LocalizedText Place, int? Order) : IFormFields<Fields>
    {
        /// <inheritdoc/>
        public static FieldList<Fields> Declared { get; } = new(
            Field.Lines(nameof(Name), SpeakerFields.LongestFunction, (Fields form) => form.Name, (form, value) => form with { Name = value }) with { IsNeeded = true },
            Field.Lines(nameof(Place), SpeakerFields.LongestFunction, (Fields form) => form.Place, (form, value) => form with { Place = value }),
            Field.Chosen(nameof(Order), (Fields form) => form.Order, (form, value) => form with { Order = value }));

        /// <summary>Empty fields.</summary>
        internal static Fields None { get; } = new(LocalizedText.Empty, LocalizedText.Empty, null);

        /// <summary>The stored values of a room.</summary>
        internal static Fields Of(Room room) => new(room.Name, room.Place, room.Order);
    }

    /// <summary>The values of a new or amended room.</summary>
    /// <param name="EditionId">The edition.</param>
    /// <param name="RoomId">The room; null for a new one.</param>
    /// <param name="Version">The version that the editor saw.</param>
    /// <param name="Fields">The new values.</param>
    /// <param name="Key">The key of a new record, generated when the form was opened, so that a form sent twice creates one; null to generate it now.</param>
    public sealed record Form(Guid EditionId, Guid? RoomId, long Version, Fields Fields, Guid? Key = null);

    /// <summary>Saves.</summary>
    /// <exception cref="NotPermittedException">The actor may not edit the programme.</exception>
    public async Task<KeepOutcome<Fields>> ExecuteAsync(Form form, Actor actor, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(form);
        ArgumentNullException.ThrowIfNull(actor);
        var rows = actor.Must(Permission.EditProgramme, form.EditionId);
        await using var db = await databases.CreateDbContextAsync(cancel);
        if (!await db.Editions.TagWith(nameof(KeepRoom)).AnyAsync(each => each.Id == form.EditionId, cancel)) return new KeepOutcome<Fields>.Gone();
        var rooms = await db.Rooms(rows).TagWith(nameof(KeepRoom)).ToListAsync(cancel);
        var room = rooms.Find(each => each.Id == (form.RoomId ?? form.Key));
        if (room is null && form.RoomId is not null) return new KeepOutcome<Fields>.Gone();

        var current = room is null ? Fields.None : Fields.Of(room);
        var fields = Fields.Declared.Cleaned(form.Fields);
        fields = fields with { Order = fields.Order ?? current.Order ?? 1 + rooms.Select(each => each.Order).DefaultIfEmpty().Max() };
        // the form of a new room that is sent again finds the room it created
        if (room is not null && room.Version != form.Version && (form.RoomId is not null || current.DifferencesFrom(fields).Count > 0)) return new KeepOutcome<Fields>.ChangedMeanwhile(room.Version, current);
        if (Fields.Declared.Faults(fields).ToList() is { Count: > 0 } faults) return new KeepOutcome<Fields>.Invalid(faults);
        var changes = ProgrammeJournal.Changes(current, fields);
        if (room is not null && changes.Count == 0) return new KeepOutcome<Fields>.Saved(room.Id, room.Version);

        var action = room is null ? JournalAction.Created : JournalAction.Amended;
        room ??= db.Rooms.Add(new Room { Id = form.Key ?? Guid.CreateVersion7(), EditionId = form.EditionId, Name = fields.Name, Order = fields.Order!.Value }).Entity;
        (room.Name, room.Place, room.Order) = (fields.Name, fields.Place, fields.Order!.Value);
        db.Record(actor, clock.GetUtcNow().UtcDateTime, form.EditionId, new Deed(JournalSubject.Room, room.Id, action, changes));
        try
        {
            await db.SaveChangesAsync(cancel);
        }
        catch (DbUpdateConcurrencyException)
        {
            return await ExecuteAsync(form, actor, cancel);
        }

        bulletin.Publish(new ProgrammeChanged(form.EditionId));
        return new KeepOutcome<Fields>.Saved(room.Id, room.Version);
    }
}
