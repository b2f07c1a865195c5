using Dushanbe.Conference.Access;
using Dushanbe.Conference.Data;
using Dushanbe.Conference.Files;
using Microsoft.EntityFrameworkCore;

namespace Dushanbe.Conference.Programme;

/// <summary>The portrait of a speaker, for everybody who may read the programme. Photos of participants lie in the same store and are never given out here.</summary>
public sealed class SpeakerPortrait(IDbContextFactory<ConferenceDb> databases, FileStore files)
{
    /// <summary>A picture.</summary>
    /// <param name="Bytes">The file.</param>
    /// <param name="MediaType">Its type, as found in the bytes.</param>
    /// <param name="IsPublic">Whether everybody may see it; otherwise only editors of a programme that is not published yet.</param>
    public sealed record Picture(byte[] Bytes, string MediaType, bool IsPublic);

    /// <summary>The portrait of this hash; null where no speaker has it, or none whose programme the reader may see.</summary>
    public async Task<Picture?> ReadAsync(string hash, Actor actor, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(actor);
        await using var db = await databases.CreateDbContextAsync(cancel);
        var uses = await (
            from file in db.Files.TagWith(nameof(SpeakerPortrait))
            where file.Hash == hash && file.Purpose == FilePurpose.SpeakerPortrait
            join edition in db.Editions on file.EditionId equals edition.Id
            where db.Speakers.Any(each => each.PhotoHash == hash && each.EditionId == edition.Id)
            select new { file.MediaType, edition.Id, IsPublic = edition.ProgrammePublishedAt != null }).ToListAsync(cancel);
        if (uses.OrderByDescending(each => each.IsPublic).FirstOrDefault(each => each.IsPublic || actor.May(Permission.EditProgramme, each.Id)) is not { } use) return null;
        return await files.ReadAsync(hash, cancel) is { } bytes ? new Picture(bytes, use.MediaType, use.IsPublic) : null;
    }
}
