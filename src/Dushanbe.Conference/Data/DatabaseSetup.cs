using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace Dushanbe.Conference.Data;

/// <summary>Brings the database of an installation up to date.</summary>
public sealed partial class DatabaseSetup(IDbContextFactory<ConferenceDb> databases, DatabaseDialect dialect, ILogger<DatabaseSetup> log)
{
    /// <summary>Applies the migrations that are missing; creates the database where there is none.</summary>
    /// <returns>How many were applied.</returns>
    public async Task<int> ExecuteAsync(CancellationToken cancel)
    {
        await using var db = await databases.CreateDbContextAsync(cancel);
        // asked first, so that whoever has nothing to do waits for nobody
        if (await CountPendingAsync(db, cancel) == 0) return 0;
        await using var alone = await dialect.AloneAsync(db, cancel);
        return await MigrateAsync(db, cancel);
    }

    /// <summary>
    /// The same, and then what must be done once on a database, while every other process that starts on it waits: whoever
    /// comes after finds it done. It must ask for what is there already, and must not come back here.
    /// </summary>
    /// <param name="once">What to do.</param>
    /// <param name="cancel">Ends the wait, and the work.</param>
    public async Task ExecuteAsync(Func<CancellationToken, Task> once, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(once);
        await using var db = await databases.CreateDbContextAsync(cancel);
        await using var alone = await dialect.AloneAsync(db, cancel);
        await MigrateAsync(db, cancel);
        await once(cancel);
    }

    /// <summary>Whether the database can be worked with as it is.</summary>
    public async Task<DatabaseState> ReadAsync(CancellationToken cancel)
    {
        await using var db = await databases.CreateDbContextAsync(cancel);
        return await db.Database.CanConnectAsync(cancel) ? new(true, await CountPendingAsync(db, cancel)) : new(false, 0);
    }

    /// <summary>Writes into the log what the operator should change about the database, if anything.</summary>
    public async Task AdviseAsync(CancellationToken cancel)
    {
        await using var db = await databases.CreateDbContextAsync(cancel);
        if (await dialect.AdviceAsync(db, cancel) is { } advice) Advised(log, advice);
    }

    private async Task<int> MigrateAsync(ConferenceDb db, CancellationToken cancel)
    {
        // asked again, alone: another process may have been ahead
        var pending = await CountPendingAsync(db, cancel);
        if (pending == 0) return 0;
        Migrating(log, pending);
        await db.Database.MigrateAsync(cancel);
        Migrated(log, pending);
        return pending;
    }

    private static async Task<int> CountPendingAsync(ConferenceDb db, CancellationToken cancel) => (await db.Database.GetPendingMigrationsAsync(cancel)).Count();

    [LoggerMessage(1001, LogLevel.Information, "Migrations to apply: {Count}")]
    private static partial void Migrating(ILogger logger, int count);

    [LoggerMessage(1002, LogLevel.Information, "Migrations applied: {Count}")]
    private static partial void Migrated(ILogger logger, int count);

    [LoggerMessage(1003, LogLevel.Warning, "{Advice}")]
    private static partial void Advised(ILogger logger, string advice);
}

/// <summary>How a database stands to this program.</summary>
/// <param name="IsReachable">Whether it is there and lets itself be opened.</param>
/// <param name="Pending">How many migrations it lacks; 0 where it cannot be reached.</param>
public sealed record DatabaseState(bool IsReachable, int Pending)
{
    /// <summary>Whether it can be worked with.</summary>
    public bool IsReady => IsReachable && Pending == 0;
}
