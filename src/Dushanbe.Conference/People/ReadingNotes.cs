using Dushanbe.Conference.Access;
using Dushanbe.Conference.Data;
using Dushanbe.Conference.Editions;
using Dushanbe.Conference.Journal;
using Microsoft.EntityFrameworkCore;

namespace Dushanbe.Conference.People;

/// <summary>Notes in the journal that somebody read data that is not shown to everybody: of one person, by one account, once a day at the venue.</summary>
internal static class ReadingNotes
{
    private static readonly TimeSpan DayAndMore = TimeSpan.FromHours(27);

    /// <summary>Notes it, unless it was noted today; before anything is given away.</summary>
    /// <param name="databases">Makes the contexts.</param>
    /// <param name="rows">The rows in which the person is.</param>
    /// <param name="person">The person.</param>
    /// <param name="fields">What is read, by the names of the fields; their values are not noted.</param>
    /// <param name="actor">Who reads.</param>
    /// <param name="now">When (UTC).</param>
    /// <param name="cancel">Cancels.</param>
    /// <exception cref="OnlyLookingException">The actor only looks: nothing is read that would have to be noted.</exception>
    public static async Task NoteAsync(IDbContextFactory<ConferenceDb> databases, RowScope rows, (Guid EditionId, Guid Id) person, IReadOnlyCollection<string> fields, Actor actor, DateTime now, CancellationToken cancel)
    {
        if (fields.Count == 0) return;
        actor.MustAct();
        await using (var db = await databases.CreateDbContextAsync(cancel))
            if (await IsNotedAsync(db, rows, person, fields, actor, now, cancel)) return;

        await databases.InTransactionAsync(
            async (db, stop) =>
            {
                // two desks of one account at once: one notes it
                await db.Dialect.TurnAsync(db, person.EditionId, stop);
                if (await IsNotedAsync(db, rows, person, fields, actor, now, stop)) return false;
                db.Record(actor, now, person.EditionId, new Deed(JournalSubject.Participant, person.Id, JournalAction.Read, [.. fields.Order(StringComparer.Ordinal).Select(each => new FieldChange(each, null, null))]));
                await db.SaveChangesAsync(stop);
                return true;
            },
            (db, _, stop) => IsNotedAsync(db, rows, person, fields, actor, now, stop),
            cancel);
    }

    private static async Task<bool> IsNotedAsync(ConferenceDb db, RowScope rows, (Guid EditionId, Guid Id) person, IReadOnlyCollection<string> fields, Actor actor, DateTime now, CancellationToken cancel)
    {
        var since = now - DayAndMore;
        var (account, name) = (actor.AccountId, actor.Name);
        var notes = await db.Journal(JournalSubject.Participant, db.People(rows).Where(each => each.Id == person.Id).Select(each => each.Id)).TagWith(nameof(ReadingNotes))
            .Where(each => each.SubjectId == person.Id && each.At >= since && each.Action == JournalAction.Read && each.ActorId == account && (account != null || each.ActorName == name))
            .Select(each => new { each.At, each.Changes }).ToListAsync(cancel);
        if (notes.Count == 0) return false;
        var zone = await db.Editions.TagWith(nameof(ReadingNotes)).Where(each => each.Id == person.EditionId).Select(each => each.ZoneId).SingleAsync(cancel);
        var today = EditionClock.Local(zone, now).Date;
        var noted = notes.Where(each => EditionClock.Local(zone, each.At).Date == today).SelectMany(each => each.Changes).Select(each => each.Field).ToHashSet(StringComparer.Ordinal);
        return fields.All(noted.Contains);
    }
}
