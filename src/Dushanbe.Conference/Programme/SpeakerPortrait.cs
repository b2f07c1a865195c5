using Dushanbe.Conference.Access;
using Dushanbe.Conference.Data;
using Dushanbe.Conference.Files;
using Microsoft.EntityFrameworkCore;

namespace Dushanbe.Conference.Programme;

/// <summary>The portrait of a speaker, for everybody who may read the programme. Photos of participants are in the same store and are never returned here.</summary>
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
        var shown = await TypeAsync(db.PublicPortraits(), hash, cancel);
        if ((shown ?? await TypeAsync(db.Portraits(actor.Rows(Permission.ReadDraft)), hash, cancel)) is not { } type) return null;
        return await files.ReadAsync(hash, cancel) is { } bytes ? new Picture(bytes, type, shown is not null) : null;
    }

    private static Task<string?> TypeAsync(IQueryable<StoredFile> portraits, string hash, CancellationToken cancel) =>
        portraits.TagWith(nameof(SpeakerPortrait)).Where(each => each.Hash == hash).OrderBy(each => each.EditionId).Select(each => each.MediaType).FirstOrDefaultAsync(cancel);
}
