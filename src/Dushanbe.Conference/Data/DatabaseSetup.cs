using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace Dushanbe.Conference.Data;

/// <summary>Brings the database of an installation up to date.</summary>
public sealed partial class DatabaseSetup(IDbContextFactory<ConferenceDb> databases, DatabaseDialect dialect, ILogger<DatabaseSetup> log)
{
    /// <summary>Applies the migrations that are missing; creates the database where there is none.</summary>
    /// <returns>How many were applied.</returns>
    /// <exception cref="NewerDatabaseException">The database was brought up to date by a newer version of the program.</exception>
    public async Task<int> ExecuteAsync(CancellationToken cancel)
    {
        await using var db = await databases.CreateDbContextAsync(cancel);
        // checked first, so that a start with nothing to do does not wait
        if (await CountPendingAsync(db, cancel) == 0) return 0;
        await using var alone = await dialect.AloneAsync(db, cancel);
        return await MigrateAsync(db, cancel);
    }

    /// <summary>
    /// The same, and then work that must be done once on a database, while every other process that starts on it waits and
    /// then finds it done. The work must check what is there already, and must not call this method.
    /// </summary>
    /// <param name="once">What to do.</param>
    /// <param name="cancel">Ends the wait, and the work.</param>
    /// <exception cref="NewerDatabaseException">The database was brought up to date by a newer version of the program.</exception>
    public async Task ExecuteAsync(Func<CancellationToken, Task> once, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(once);
        await using var db = await databases.CreateDbContextAsync(cancel);
        await using var alone = await dialect.AloneAsync(db, cancel);
        await MigrateAsync(db, cancel);
        await once(cancel);
    }

    /// <summary>Checks the database for damage, before a start writes anything.</summary>
    /// <exception cref="DamagedDatabaseException">It is not.</exception>
    public async Task CheckAsync(CancellationToken cancel)
    {
        await using var db = await databases.CreateDbContextAsync(cancel);
        if (await dialect.DamageAsync(db, cancel) is { } damage) throw new DamagedDatabaseException(damage);
    }

    /// <summary>Whether the database can be used as it is.</summary>
    public async Task<DatabaseState> ReadAsync(CancellationToken cancel)
    {
        await using var db = await databases.CreateDbContextAsync(cancel);
        if (!await db.Database.CanConnectAsync(cancel)) return new(false, 0);
        var (pending, unknown) = await CountAsync(db, cancel);
        return new(true, pending, unknown);
    }

    /// <summary>Writes into the log what the operator should change about the database, if anything.</summary>
    public async Task AdviseAsync(CancellationToken cancel)
    {
        await using var db = await databases.CreateDbContextAsync(cancel);
        if (await dialect.AdviceAsync(db, cancel) is { } advice) Advised(log, advice);
    }

    private async Task<int> MigrateAsync(ConferenceDb db, CancellationToken cancel)
    {
        // checked again under the lock: another process may have been faster
        var pending = await CountPendingAsync(db, cancel);
        if (pending == 0) return 0;
        Migrating(log, pending);
        try
        {
            await db.Database.MigrateAsync(cancel);
        }
        catch (DbException fault) when (!dialect.IsAway(fault))
        {
            throw new HalfMigratedException((await db.Database.GetPendingMigrationsAsync(cancel)).First(), fault);
        }

        Migrated(log, pending);
        return pending;
    }

    private static async Task<int> CountPendingAsync(ConferenceDb db, CancellationToken cancel)
    {
        var (pending, unknown) = await CountAsync(db, cancel);
        return unknown == 0 ? pending : throw new NewerDatabaseException(unknown);
    }

    private static async Task<(int Pending, int Unknown)> CountAsync(ConferenceDb db, CancellationToken cancel)
    {
        var (known, applied) = (db.Database.GetMigrations().ToHashSet(StringComparer.Ordinal), (await db.Database.GetAppliedMigrationsAsync(cancel)).ToList());
        return (known.Except(applied, StringComparer.Ordinal).Count(), applied.Count(each => !known.Contains(each)));
    }

    [LoggerMessage(1001, LogLevel.Information, "Migrations to apply: {Count}")]
    private static partial void Migrating(ILogger logger, int count);

    [LoggerMessage(1002, LogLevel.Information, "Migrations applied: {Count}")]
    private static partial void Migrated(ILogger logger, int count);

    [LoggerMessage(1003, LogLevel.Warning, "{Advice}")]
    private static partial void Advised(ILogger logger, string advice);
}

/// <summary>The state of a database as seen by this version of the program.</summary>
/// <param name="IsReachable">Whether it exists and can be opened.</param>
/// <param name="Pending">How many migrations it lacks; 0 where it cannot be reached.</param>
/// <param name="Unknown">How many were applied by a newer program and are unknown to this one; 0 where it cannot be reached.</param>
public sealed record DatabaseState(bool IsReachable, int Pending, int Unknown = 0)
{
    /// <summary>Whether it can be used.</summary>
    public bool IsReady => IsReachable && Pending == 0 && Unknown == 0;
}

/// <summary>The database is damaged, for example by a disk fault; further writing could lose more data.</summary>
/// <param name="damage">The first damage that the engine reported.</param>
public sealed class DamagedDatabaseException(string damage) : Exception($"The database file is damaged ({string.Join(' ', damage.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))}). Stop all servers that use it, move the file and those with its name and -wal or -shm away, restore the last backup, and use .recover of sqlite3 to find newer data in the damaged file.");

/// <summary>A migration failed: its account may not change tables, or an earlier attempt was interrupted where the engine could not undo it, or somebody changed tables by hand.</summary>
/// <param name="migration">The migration.</param>
/// <param name="fault">What the engine said.</param>
public sealed class HalfMigratedException(string migration, Exception fault) : Exception($"The database could not be brought up to date: the migration {migration} failed ({string.Join(' ', fault.Message.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)).TrimEnd('.')}). Check that its account may change tables; if it may, restore the copy made before the update, and start again.", fault);

/// <summary>The database schema is newer than the program, which could overwrite data it does not know.</summary>
/// <param name="unknown">How many migrations the database has that this program does not know.</param>
public sealed class NewerDatabaseException(int unknown) : Exception($"A newer version of the program has brought the database up to date: it has {unknown} migration(s) that this one does not know. Start that version, or restore the copy made before the update.");
