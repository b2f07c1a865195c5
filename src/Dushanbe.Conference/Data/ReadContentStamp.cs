using Microsoft.EntityFrameworkCore;

namespace Dushanbe.Conference.Data;

/// <summary>Reads the stamp that changes whenever anything public does.</summary>
public sealed class ReadContentStamp(IDbContextFactory<ConferenceDb> databases)
{
    /// <summary>The stamp.</summary>
    public async Task<Guid> ReadAsync(CancellationToken cancel)
    {
        await using var db = await databases.CreateDbContextAsync(cancel);
        return await db.ContentStamps.TagWith(nameof(ReadContentStamp)).Select(each => each.Value).SingleAsync(cancel);
    }
}
