using Dushanbe.Conference.Access;
using Dushanbe.Conference.Data;
using Dushanbe.Conference.Files;
using Dushanbe.Conference.Files.Pictures;
using Microsoft.EntityFrameworkCore;

namespace Dushanbe.Conference.People;

/// <summary>The photo of a person, for desks. Photos are addressed by person, so that hashes cannot be guessed. Who reads one as it was supplied is noted in the journal, once a day.</summary>
public sealed class ReadPhoto(IDbContextFactory<ConferenceDb> databases, FileStore files, SmallPhotos small, TimeProvider clock)
{
    /// <summary>A photo.</summary>
    /// <param name="Bytes">The file.</param>
    /// <param name="MediaType">Its type, as found in the bytes.</param>
    /// <param name="Hash">Its hash: the entity tag of its address.</param>
    public sealed record Photo(byte[] Bytes, string MediaType, string Hash);

    /// <summary>Reads it; null where there is none, or the actor may not see it.</summary>
    /// <param name="participantId">The person.</param>
    /// <param name="original">True for the photo as supplied, which only those who register may see.</param>
    /// <param name="actor">Who asks.</param>
    /// <param name="cancel">Cancels.</param>
    /// <param name="editionId">The edition of the address; null for any.</param>
    /// <exception cref="NotPermittedException">The actor may not open the desk, or only looks and wants the original.</exception>
    public async Task<Photo?> ReadAsync(Guid participantId, bool original, Actor actor, CancellationToken cancel, Guid? editionId = null)
    {
        ArgumentNullException.ThrowIfNull(actor);
        var rows = actor.MustRows(original ? Permission.RegisterParticipants : Permission.ReadDesk);
        await using var db = await databases.CreateDbContextAsync(cancel);
        var person = await db.People(rows, [participantId]).TagWith(nameof(ReadPhoto)).Where(each => editionId == null || each.EditionId == editionId)
            .Select(each => new { each.EditionId, Hash = original ? each.PhotoOriginalHash : each.PhotoHash }).SingleOrDefaultAsync(cancel);
        if (person?.Hash is null) return null;
        var type = await db.Photos(rows).TagWith(nameof(ReadPhoto))
            .Where(each => each.Hash == person.Hash && each.EditionId == person.EditionId)
            .Select(each => each.MediaType).SingleOrDefaultAsync(cancel);
        var bytes = await files.ReadAsync(person.Hash, cancel);
        if (bytes is null || type is null) return null;
        if (original) await ReadingNotes.NoteAsync(databases, rows, (person.EditionId, participantId), [ParticipantJournal.Photo], actor, clock.GetUtcNow().UtcDateTime, cancel);
        return new Photo(bytes, type, person.Hash);
    }

    /// <summary>Reads the thumbnail for lists; null where there is none, or the actor may not see it.</summary>
    /// <param name="editionId">The edition of the address.</param>
    /// <param name="participantId">The person.</param>
    /// <param name="actor">Who asks.</param>
    /// <param name="cancel">Cancels.</param>
    /// <exception cref="NotPermittedException">The actor may not open the desk.</exception>
    public async Task<Photo?> ReadSmallAsync(Guid editionId, Guid participantId, Actor actor, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(actor);
        var rows = actor.MustRows(Permission.ReadDesk, editionId);
        await using var db = await databases.CreateDbContextAsync(cancel);
        var hash = await db.People(rows, [participantId]).TagWith(nameof(ReadPhoto)).Where(each => each.EditionId == editionId).Select(each => each.PhotoHash).SingleOrDefaultAsync(cancel);
        return hash is not null && await small.ReadAsync(hash, cancel) is { } bytes ? new Photo(bytes, "image/jpeg", hash) : null;
    }
}
