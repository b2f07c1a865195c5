using Dushanbe.Conference.Data;
using Microsoft.EntityFrameworkCore;

namespace Dushanbe.Conference.Work;

/// <summary>Deletes the records of work that ended long ago.</summary>
public sealed class SweepWork(IDbContextFactory<ConferenceDb> databases, TimeProvider clock)
{
    /// <summary>How long a record is kept after its end.</summary>
    public static readonly TimeSpan Kept = TimeSpan.FromDays(30);

    /// <summary>Sweeps once.</summary>
    /// <returns>How many records went.</returns>
    public async Task<int> ExecuteAsync(CancellationToken cancel)
    {
        await using var db = await databases.CreateDbContextAsync(cancel);
        var until = clock.GetUtcNow().UtcDateTime - Kept;
        return await db.Work.Where(each => each.EndedAt <= until).ExecuteDeleteAsync(cancel);
    }
}
