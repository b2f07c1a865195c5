using System.Globalization;
using Dushanbe.Conference.Access;
using Dushanbe.Conference.Data;
using Dushanbe.Conference.Files;
using Dushanbe.Conference.Files.Pictures;
using Dushanbe.Conference.Journal;
using Microsoft.EntityFrameworkCore;

namespace Dushanbe.Conference.People;

/// <summary>Goes through all people with photos, some at a time, and puts other files in place of theirs: with an entry for each edition, and without the former files.</summary>
internal static class PhotoRounds
{
    private const int Batch = 20;

    /// <summary>Replaces the photos of some people, as far as it is needed; returns those changed, with the hashes they had.</summary>
    public delegate Task<IReadOnlyList<(Participant Person, string? Printed, string? Original)>> Replacing(ConferenceDb db, IReadOnlyList<Participant> people, NewFiles stored, DateTime now, CancellationToken cancel);

    /// <summary>Goes through them.</summary>
    /// <param name="databases">The database.</param>
    /// <param name="files">Where the photos are.</param>
    /// <param name="name">What queries are tagged with.</param>
    /// <param name="field">The field of the journal's entries that has the number of people.</param>
    /// <param name="replace">Replaces the photos of some people.</param>
    /// <param name="clock">The clock.</param>
    /// <param name="cancel">Cancels between two batches; the next run goes on.</param>
    /// <returns>How many people have other files.</returns>
    public static async Task<int> GoAsync(IDbContextFactory<ConferenceDb> databases, FileStore files, string name, string field, Replacing replace, TimeProvider clock, CancellationToken cancel)
    {
        var (count, last) = (0, Guid.Empty);
        while (await NextAsync(last) is var (changed, next))
        {
            count += changed;
            last = next;
        }

        return count;

        // null once nobody is left. If a person was changed meanwhile, the batch is processed again
        async Task<(int Changed, Guid Last)?> NextAsync(Guid from)
        {
            await using var db = await databases.CreateDbContextAsync(cancel);
            var people = await db.People(Actor.Operator.MustRows(Permission.RegisterParticipants)).TagWith(name)
                .Where(each => (each.PhotoHash != null || each.PhotoOriginalHash != null) && each.Id.CompareTo(from) > 0).OrderBy(each => each.Id).Take(Batch).ToListAsync(cancel);
            if (people.Count == 0) return null;
            var now = clock.GetUtcNow().UtcDateTime;
            await using var stored = new NewFiles(files);
            var changed = await replace(db, people, stored, now, cancel);
            if (changed.Count == 0) return (0, people[^1].Id);
            var editions = changed.GroupBy(each => each.Person.EditionId).ToList();
            foreach (var edition in editions)
                db.Record(Actor.Operator, now, edition.Key, new Deed(JournalSubject.Edition, edition.Key, JournalAction.Amended, [new FieldChange(field, null, edition.Count().ToString(CultureInfo.InvariantCulture))]));
            try
            {
                await db.SaveChangesAsync(cancel);
            }
            catch (DbUpdateConcurrencyException)
            {
                return (0, from);
            }

            stored.Keep();
            foreach (var edition in editions) await ParticipantPhotos.ForgetAsync(files, db, edition.Key, edition.SelectMany(each => new[] { each.Printed, each.Original }).Distinct(StringComparer.Ordinal), cancel);
            return (changed.Count, people[^1].Id);
        }
    }
}
