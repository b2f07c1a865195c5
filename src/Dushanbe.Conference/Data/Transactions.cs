using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;

namespace Dushanbe.Conference.Data;

/// <summary>Explicit transactions, for work that takes several saves or bypasses the change tracker and must be atomic.</summary>
internal static class Transactions
{
    /// <summary>
    /// Does work in one transaction. Where the settings allow it, it is retried after a lost connection or a deadlock
    /// with a fresh context; where the connection was lost at the commit, the database is first checked for whether it came
    /// through, so that nothing is done twice.
    /// </summary>
    /// <param name="databases">Makes a context for each try.</param>
    /// <param name="work">The work. It may run more than once, so it changes nothing that outlives its context.</param>
    /// <param name="isStored">Whether the work was committed, given its result; called with a context of its own.</param>
    /// <param name="cancel">Ends it.</param>
    public static async Task<T> InTransactionAsync<T>(
        this IDbContextFactory<ConferenceDb> databases,
        Func<ConferenceDb, CancellationToken, Task<T>> work,
        Func<ConferenceDb, T, CancellationToken, Task<bool>> isStored,
        CancellationToken cancel)
    {
        await using var db = await databases.CreateDbContextAsync(cancel);
        var tries = new Tries<T>(databases, work, isStored);
        return await db.Database.CreateExecutionStrategy().ExecuteAsync(tries, (_, it, stop) => it.TryAsync(stop), (_, it, stop) => it.LookAsync(stop), cancel);
    }

    /// <summary>Runs one save of a context in a transaction; for the context itself, whose execution strategy retries it.</summary>
    public static async Task<T> InTransactionAsync<T>(this ConferenceDb db, Func<Task<T>> save, CancellationToken cancel)
    {
#pragma warning disable RS0030 // the other place: a save whose journal is sealed
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
#pragma warning restore RS0030
        // the save is all there is in it
        var savepoints = db.Database.AutoSavepointsEnabled;
        db.Database.AutoSavepointsEnabled = false;
        try
        {
            var result = await save();
            await transaction.CommitAsync(cancel);
            return result;
        }
        finally
        {
            db.Database.AutoSavepointsEnabled = savepoints;
        }
    }

    private sealed class Tries<T>(IDbContextFactory<ConferenceDb> databases, Func<ConferenceDb, CancellationToken, Task<T>> work, Func<ConferenceDb, T, CancellationToken, Task<bool>> isStored)
    {
        private bool done;
        private T last = default!;

        public async Task<T> TryAsync(CancellationToken cancel)
        {
            done = false;
            await using var db = await databases.CreateDbContextAsync(cancel);
#pragma warning disable RS0030 // the one place for operations
            await using var transaction = await db.Database.BeginTransactionAsync(cancel);
#pragma warning restore RS0030
            last = await work(db, cancel);
            done = true;
            await transaction.CommitAsync(cancel);
            return last;
        }

        /// <summary>Whether the last attempt was committed; one that never reached its commit was not.</summary>
        public async Task<ExecutionResult<T>> LookAsync(CancellationToken cancel)
        {
            if (!done) return new ExecutionResult<T>(false, last);
            await using var db = await databases.CreateDbContextAsync(cancel);
            return new ExecutionResult<T>(await isStored(db, last, cancel), last);
        }
    }
}
