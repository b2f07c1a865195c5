using Dushanbe.Conference.Access;
using Dushanbe.Conference.Data;
using Dushanbe.Conference.Files;
using Dushanbe.Conference.Files.Pictures;
using Microsoft.EntityFrameworkCore;

namespace Dushanbe.Conference.People;

/// <summary>
/// Encrypts what an older program stored in clear, or under a former key, in the background of a server. The bytes first, each
/// file in its place; then, once for a database, the photos of people get names that do not tell whether two are equal to
/// somebody who has one of them. Interrupted, it is continued by the next run; meanwhile both forms are read.
/// </summary>
public sealed class EncryptPhotos(IDbContextFactory<ConferenceDb> databases, FileStore files, DatabaseDialect dialect, TimeProvider clock)
{
    internal const string Chore = "EncryptPhotos";

    /// <summary>What was done.</summary>
    /// <param name="Files">Files that are encrypted with the current key since.</param>
    /// <param name="Unreadable">Files that are not, since they are damaged, the disk refuses them, or their key is gone.</param>
    /// <param name="People">People whose photos have new names.</param>
    public sealed record Encrypted(int Files, int Unreadable, int People);

    /// <summary>Encrypts.</summary>
    public async Task<Encrypted> ExecuteAsync(CancellationToken cancel)
    {
        var (done, left) = (0, 0);
        foreach (var hash in files.Outdated())
        {
            try
            {
                if (await files.RenewAsync(hash, cancel)) done++;
                else left++;
            }
            catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
            {
                // one that the disk or its owner refuses keeps no other in clear
                left++;
            }
        }

        return new(done, left, await databases.OnceAsync(Chore, dialect, clock, () => PhotoRounds.GoAsync(databases, files, nameof(EncryptPhotos), "PhotosEncrypted", RenameAsync, clock, cancel), cancel));
    }

    private async Task<IReadOnlyList<(Participant Person, string? Printed, string? Original)>> RenameAsync(ConferenceDb db, IReadOnlyList<Participant> people, NewFiles stored, DateTime now, CancellationToken cancel)
    {
        Guid[] ids = [.. people.Select(each => each.Id)];
        var badges = (await db.Badges(Actor.Operator.MustRows(Permission.RegisterParticipants)).TagWith(nameof(EncryptPhotos)).Where(each => ids.Contains(each.ParticipantId) && each.VoidedAt == null).ToListAsync(cancel)).ToLookup(each => each.ParticipantId);
        var renamed = new List<(Participant, string?, string?)>();
        foreach (var person in people)
        {
            var (printed, original) = (await NameAsync(db, person, person.PhotoHash, stored, now, cancel), await NameAsync(db, person, person.PhotoOriginalHash, stored, now, cancel));
            if ((printed, original) == (person.PhotoHash, person.PhotoOriginalHash)) continue;
            renamed.Add((person, person.PhotoHash, person.PhotoOriginalHash));
            var face = person.BadgeFace;
            person.Photograph(printed, original);
            // the picture is the same: no badge is out of date
            foreach (var badge in badges[person.Id]) badge.Follow(face, person.BadgeFace);
        }

        return renamed;
    }

    private async Task<string?> NameAsync(ConferenceDb db, Participant person, string? hash, NewFiles stored, DateTime now, CancellationToken cancel)
    {
        // a file that is missing is counted by the sweep
        if (hash is null || await files.ReadAsync(hash, cancel) is not { Length: > 0 } photo || files.NameOf(photo) == hash) return hash;
        var name = await stored.SaveAsync(photo, cancel);
        await PhotoPress.DescribeAsync(db, person.EditionId, FilePurpose.ParticipantPhoto, name, PhotoPress.MediaType(photo), photo.Length, now, cancel);
        return name;
    }
}
