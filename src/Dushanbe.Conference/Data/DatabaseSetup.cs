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
        // asked first, so that a start with nothing to do never takes the migrations lock, which a killed process can leave behind
        var pending = (await db.Database.GetPendingMigrationsAsync(cancel)).ToList();
        if (pending.Count == 0) return 0;
        using var alone = await dialect.BeginMigrationAsync(db, cancel);
        Migrating(log, pending.Count);
        await db.Database.MigrateAsync(cancel);
        Migrated(log, pending.Count);
        return pending.Count;
    }

    /// <summary>Whether the database can be reached and lacks no migration.</summary>
    public async Task<bool> ReadAsync(CancellationToken cancel)
    {
        await using var db = await databases.CreateDbContextAsync(cancel);
        return await db.Database.CanConnectAsync(cancel) && !(await db.Database.GetPendingMigrationsAsync(cancel)).Any();
    }

    [LoggerMessage(1001, LogLevel.Information, "Migrations to apply: {Count}")]
    private static partial void Migrating(ILogger logger, int count);

    [LoggerMessage(1002, LogLevel.Information, "Migrations applied: {Count}")]
    private static partial void Migrated(ILogger logger, int count);
}
