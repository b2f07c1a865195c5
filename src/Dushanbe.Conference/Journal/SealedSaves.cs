using Dushanbe.Conference.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;

namespace Dushanbe.Conference.Journal;

/// <summary>
/// How a context saves. New journal entries are sealed in the transaction that stores them, which first takes the lock of their
/// chain. Where the settings let a save retry after a lost connection, it first checks by its new rows whether the previous
/// attempt was committed after all; without this check a stored change would be reported as a conflict with itself.
/// </summary>
internal static class SealedSaves
{
    /// <param name="db">The context.</param>
    /// <param name="save">Its own save.</param>
    /// <param name="accept">Whether what was saved counts as unchanged afterwards.</param>
    /// <param name="cancel">Cancels.</param>
    public static async Task<int> SaveSealedAsync(this ConferenceDb db, Func<bool, CancellationToken, Task<int>> save, bool accept, CancellationToken cancel)
    {
        var entries = db.NewEntries();
        if (db.Database.CurrentTransaction is not null)
        {
            if (entries.Count > 0) await db.SealAsync(entries, cancel);
            return await save(accept, cancel);
        }

        var strategy = db.Database.CreateExecutionStrategy();
        var receipt = entries.Count > 0 ? db.Entry(entries[0])
            : strategy.RetriesOnFailure ? db.ChangeTracker.Entries().FirstOrDefault(each => each.State == EntityState.Added)
            : null;
        if (receipt is null) return await save(accept, cancel);
        var count = await strategy.ExecuteAsync(
            entries,
            (_, rows, stop) => db.InTransactionAsync(async () =>
            {
                if (rows.Count > 0) await db.SealAsync(rows, stop);
                return await save(false, stop);
            }, stop),
            async (_, _, stop) => new ExecutionResult<int>(await receipt.GetDatabaseValuesAsync(stop) is not null, 0),
            cancel);
        if (accept) db.ChangeTracker.AcceptAllChanges();
        return count;
    }
}
