using Microsoft.EntityFrameworkCore;

namespace Dushanbe.Conference.Data;

/// <summary>Which chores have been done on a database.</summary>
internal static class ChoreList
{
    public static async Task<bool> IsDoneAsync(this IDbContextFactory<ConferenceDb> databases, string chore, CancellationToken cancel)
    {
        await using var db = await databases.CreateDbContextAsync(cancel);
        return await db.Chores.TagWith(chore).AnyAsync(each => each.Name == chore, cancel);
    }

    /// <summary>Records that one is done. A command running at the same time may have recorded it already.</summary>
    public static async Task DoneAsync(this IDbContextFactory<ConferenceDb> databases, string chore, DatabaseDialect dialect, TimeProvider clock, CancellationToken cancel)
    {
        await using var db = await databases.CreateDbContextAsync(cancel);
        db.Chores.Add(new Chore { Name = chore, DoneAt = clock.GetUtcNow().UtcDateTime });
        try
        {
            await db.SaveChangesAsync(cancel);
        }
        catch (DbUpdateException clash) when (dialect.IsUniqueViolation(clash))
        {
            // recorded already
        }
    }
}
