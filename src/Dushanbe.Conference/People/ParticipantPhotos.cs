using Dushanbe.Conference.Data;
using Dushanbe.Conference.Files;
using Dushanbe.Conference.Files.Pictures;
using Microsoft.EntityFrameworkCore;

namespace Dushanbe.Conference.People;

/// <summary>Stores and deletes the photos of participants.</summary>
internal static class ParticipantPhotos
{
    /// <summary>Writes both files, adds their rows, and assigns them to the person. Save, then call <see cref="NewFiles.Keep"/>.</summary>
    public static async Task<NewFiles> StoreAsync(FileStore files, ConferenceDb db, Participant participant, DevelopedPhoto photo, DateTime now, CancellationToken cancel)
    {
        var added = new NewFiles(files);
        try
        {
            var original = await added.SaveAsync(photo.Original, cancel);
            var printed = await added.SaveAsync(photo.Printed, cancel);
            await PhotoPress.DescribeAsync(db, participant.EditionId, FilePurpose.ParticipantPhoto, original, photo.OriginalType, photo.Original.Length, now, cancel);
            await PhotoPress.DescribeAsync(db, participant.EditionId, FilePurpose.ParticipantPhoto, printed, "image/jpeg", photo.Printed.Length, now, cancel);
            participant.Photograph(printed, original);
            return added;
        }
        catch
        {
            await added.DisposeAsync();
            throw;
        }
    }

    /// <summary>Deletes files that no person of the edition uses any more, so that replaced and removed photos do not remain.</summary>
    public static async Task ForgetAsync(FileStore files, ConferenceDb db, Guid editionId, IEnumerable<string?> hashes, CancellationToken cancel)
    {
        foreach (var hash in hashes.OfType<string>())
            await PhotoPress.ForgetAsync(files, db, (editionId, FilePurpose.ParticipantPhoto), hash, stop => db.Participants.TagWith(nameof(ParticipantPhotos))
                .AnyAsync(each => each.EditionId == editionId && (each.PhotoHash == hash || each.PhotoOriginalHash == hash), stop), cancel);
    }
}
