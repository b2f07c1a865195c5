using Microsoft.EntityFrameworkCore;

namespace Dushanbe.Conference.Data;

/// <summary>Does chores once per database.</summary>
internal static class ChoreList
{
    /// <summary>Does a chore unless it is recorded as done, and records it.</summary>
    /// <param name="databases">Makes the contexts.</param>
    /// <param name="chore">Its name.</param>
    /// <param name="dialect">The engine.</param>
    /// <param name="clock">Tells when.</param>
    /// <param name="work">The work; interrupted, it is done again by the next start.</param>
    /// <param name="cancel">Ends it.</param>
    /// <returns>What the work returned; 0 where it was done before.</returns>
    public static async Task<int> OnceAsync(this IDbContextFactory<ConferenceDb> databases, string chore, DatabaseDialect dialect, TimeProvider clock, Func<Task<int>> work, CancellationToken cancel)
    {
        await using (var db = await databases.CreateDbContextAsync(cancel))
            if (await db.Chores.TagWith(chore).AnyAsync(each => each.Name == chore, cancel)) return 0;

        var count = await work();
        await RecordAsync(databases, chore, dialect, clock, cancel);
        return count;
    }

    // a command running at the same time may have recorded it already
    private static async Task RecordAsync(IDbContextFactory<ConferenceDb> databases, string chore, DatabaseDialect dialect, TimeProvider clock, CancellationToken cancel)
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
