using Dushanbe.Conference.Data;
using Dushanbe.Conference.Files;
using Dushanbe.Conference.Files.Pictures;
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

    /// <summary>Cleans them, one in memory at a time.</summary>
    /// <returns>How many people have a new original.</returns>
    public Task<int> ExecuteAsync(CancellationToken cancel) => databases.OnceAsync(Chore, dialect, clock, () => PhotoRounds.GoAsync(databases, files, nameof(CleanOriginals), "PhotoOriginals", ReplaceAsync, clock, cancel), cancel);

    private async Task<IReadOnlyList<(Participant Person, string? Printed, string? Original)>> ReplaceAsync(ConferenceDb db, IReadOnlyList<Participant> people, NewFiles stored, DateTime now, CancellationToken cancel)
    {
        var cleaned = new List<(Participant, string?, string?)>();
        foreach (var person in people.Where(each => each.PhotoOriginalHash is not null))
        {
            var hash = person.PhotoOriginalHash;
            if (await CleanAsync(db, person, stored, now, cancel)) cleaned.Add((person, null, hash));
        }

        return cleaned;
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
