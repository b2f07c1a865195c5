using Dushanbe.Conference.Data;
using Dushanbe.Conference.Files;
using Microsoft.EntityFrameworkCore;

namespace Dushanbe.Conference.Programme;

/// <summary>The portrait of a speaker, for everybody. Photos of participants lie in the same store and are never given out here.</summary>
public sealed class SpeakerPortrait(IDbContextFactory<ConferenceDb> databases, FileStore files)
{
    /// <summary>A picture.</summary>
    public sealed record Picture(byte[] Bytes, string MediaType);

    /// <summary>The portrait of this hash; null where there is none.</summary>
    public async Task<Picture?> ReadAsync(string hash, CancellationToken cancel)
    {
        await using var db = await databases.CreateDbContextAsync(cancel);
        var mediaType = await db.Files.TagWith(nameof(SpeakerPortrait))
            .Where(each => each.Hash == hash && each.Purpose == FilePurpose.SpeakerPortrait)
            .Select(each => each.MediaType).FirstOrDefaultAsync(cancel);
        if (mediaType is null) return null;
        return await files.ReadAsync(hash, cancel) is { } bytes ? new Picture(bytes, mediaType) : null;
    }
}
