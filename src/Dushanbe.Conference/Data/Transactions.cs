using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;

namespace Dushanbe.Conference.Data;

/// <summary>Transactions of our own: what takes several saves, or goes past the change tracker, and must happen as a whole or not at all.</summary>
internal static class Transactions
{
    /// <summary>
    /// Does work in one transaction. Where the settings allow it, a connection that is lost or a deadlock makes it begin again
    /// with a fresh context; and where the connection was lost at the commit, the database is asked first whether it came
    /// through, so that nothing is done twice.
    /// </summary>
    /// <param name="databases">Makes a context for each try.</param>
    /// <param name="work">The work. It may run more than once, so it changes nothing that outlives its context.</param>
    /// <param name="isStored">Whether the work is in the database, told by what the work returned; asked with a context of its own.</param>
    /// <param name="cancel">Ends it.</param>
    public static async Task<T> InTransactionAsync<T>(
        this IDbContextFactory<ConferenceDb> databases,
        Func<ConferenceDb, CancellationToken, Task<T>> work,
        Func<ConferenceDb, T, CancellationToken, Task<bool>> isStored,
        CancellationToken cancel)
    {
        await using var chooser = await databases.CreateDbContextAsync(cancel);
        var (done, last) = (false, default(T)!);
        return await chooser.Database.CreateExecutionStrategy().ExecuteAsync(
            0,
            async (_, _, stop) =>
            {
                done = false;
                await using var db = await databases.CreateDbContextAsync(stop);
#pragma warning disable RS0030 // the one place
                await using var transaction = await db.Database.BeginTransactionAsync(stop);
#pragma warning restore RS0030
                last = await work(db, stop);
                done = true;
                await transaction.CommitAsync(stop);
                return last;
            },
            async (_, _, stop) =>
            {
                if (!done) return new ExecutionResult<T>(false, last);
                await using var db = await databases.CreateDbContextAsync(stop);
                return new ExecutionResult<T>(await isStored(db, last, stop), last);
            },
            cancel);
    }
}
