using System.Globalization;
using Dushanbe.Conference.Access;
using Dushanbe.Conference.Data;
using Dushanbe.Conference.Files;
using Dushanbe.Conference.Files.Pictures;
using Dushanbe.Conference.Journal;
using Microsoft.EntityFrameworkCore;

namespace Dushanbe.Conference.People;

/// <summary>
/// Removes metadata (place, time, device, previews) from original photos stored by an
/// older program, as for all new photos. Done once for a database, in the background of the first server, since
/// there may be gigabytes of them; an interrupted run is continued by the next. Clean photos are not changed.
/// </summary>
public sealed class CleanOriginals(IDbContextFactory<ConferenceDb> databases, FileStore files, DatabaseDialect dialect, TimeProvider clock)
{
    internal const string Chore = "CleanOriginals";

    private const int Batch = 20;

    /// <summary>Cleans them, one in memory at a time.</summary>
    /// <returns>How many people have a new original.</returns>
    public Task<int> ExecuteAsync(CancellationToken cancel) => databases.OnceAsync(Chore, dialect, clock, () => AllAsync(cancel), cancel);

    private async Task<int> AllAsync(CancellationToken cancel)
    {
        var (count, last) = (0, Guid.Empty);
        while (await NextAsync(last, cancel) is var (cleaned, next))
        {
            count += cleaned;
            last = next;
        }

        return count;
    }

    // null once nobody is left. If a photo was replaced meanwhile (by a clean one), the batch is processed again
    private async Task<(int Cleaned, Guid Last)?> NextAsync(Guid from, CancellationToken cancel)
    {
        await using var db = await databases.CreateDbContextAsync(cancel);
        var people = await db.People(Actor.Operator.MustRows(Permission.RegisterParticipants)).TagWith(nameof(CleanOriginals))
            .Where(each => each.PhotoOriginalHash != null && each.Id.CompareTo(from) > 0).OrderBy(each => each.Id).Take(Batch).ToListAsync(cancel);
        if (people.Count == 0) return null;
        var now = clock.GetUtcNow().UtcDateTime;
        var before = new List<(Guid EditionId, string Hash)>();
        await using var stored = new NewFiles(files);
        foreach (var person in people)
        {
            var hash = person.PhotoOriginalHash!;
            if (await CleanAsync(db, person, stored, now, cancel)) before.Add((person.EditionId, hash));
        }

        if (before.Count == 0) return (0, people[^1].Id);
        foreach (var edition in before.GroupBy(each => each.EditionId))
            db.Record(Actor.Operator, now, edition.Key, new Deed(JournalSubject.Edition, edition.Key, JournalAction.Amended, [new FieldChange("PhotoOriginals", null, edition.Count().ToString(CultureInfo.InvariantCulture))]));
        try
        {
            await db.SaveChangesAsync(cancel);
        }
        catch (DbUpdateConcurrencyException)
        {
            return (0, from);
        }

        stored.Keep();
        foreach (var edition in before.Distinct().GroupBy(each => each.EditionId)) await ParticipantPhotos.ForgetAsync(files, db, edition.Key, edition.Select(each => each.Hash), cancel);
        return (before.Count, people[^1].Id);
    }

    private async Task<bool> CleanAsync(ConferenceDb db, Participant person, NewFiles stored, DateTime now, CancellationToken cancel)
    {
        // a file that is missing is counted by the sweep
        if (await files.ReadAsync(person.PhotoOriginalHash!, cancel) is not { } photo) return false;
        var cleaned = await HeavyWork.DoAsync(() => PhotoMetadata.Without(photo), cancel);
        if (cleaned.Span.SequenceEqual(photo)) return false;
        var hash = await stored.SaveAsync(cleaned, cancel);
        await PhotoPress.DescribeAsync(db, person.EditionId, FilePurpose.ParticipantPhoto, hash, PhotoPress.MediaType(cleaned.Span), cleaned.Length, now, cancel);
        person.Photograph(person.PhotoHash, hash);
        return true;
    }
}
