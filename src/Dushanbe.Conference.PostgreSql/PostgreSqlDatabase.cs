using System.Data;
using System.Data.Common;
using Dushanbe.Conference.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Storage;
using Npgsql;

namespace Dushanbe.Conference.PostgreSql;

/// <summary>PostgreSQL, the free engine for several servers and large installations.</summary>
public sealed class PostgreSqlDatabase : DatabaseDialect
{
    // any number that nobody else takes for theirs: the letters of "dconf"
    private const long StartLock = 0x64636F6E66;

    /// <inheritdoc/>
    public override string Name => "PostgreSql";

    /// <inheritdoc/>
    public override string? ByteCollation => "C"; // whatever the language of the database

    /// <inheritdoc/>
    public override int ParametersAtOnce => 2_000; // at most 65,535

    /// <inheritdoc/>
    public override bool IsUniqueViolation(DbUpdateException exception)
    {
        ArgumentNullException.ThrowIfNull(exception);
        return exception.InnerException is PostgresException { SqlState: PostgresErrorCodes.UniqueViolation };
    }

    /// <inheritdoc/>
    /// <remarks>Without an answer of the server; or one of the classes 08 connection, 53 resources (a full disk too), 57 intervention (it shuts down), 58 system.</remarks>
    public override bool IsAway(DbException fault) => fault is PostgresException answer ? answer.SqlState[..2] is "08" or "53" or "57" or "58" : fault is NpgsqlException;

    /// <inheritdoc/>
    public override void Shape(ModelBuilder model)
    {
        ArgumentNullException.ThrowIfNull(model);
        // filters of indexes name columns in brackets, which the other engines read
        foreach (var index in model.Model.GetEntityTypes().SelectMany(type => type.GetIndexes()))
            if (index.GetFilter() is { } filter) index.SetFilter(filter.Replace('[', '"').Replace(']', '"'));
    }

    /// <inheritdoc/>
    /// <remarks>
    /// An advisory lock on a connection of its own, which ends with the connection. It belongs to one database: those who find
    /// none make it first, each after the other.
    /// </remarks>
    public override async Task<IAsyncDisposable> AloneAsync(ConferenceDb db, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(db);
        var place = new NpgsqlConnectionStringBuilder(db.Database.GetConnectionString()) { Pooling = false, KeepAlive = 30, CommandTimeout = 0 };
        var creator = db.GetService<IRelationalDatabaseCreator>();
        if (!await creator.ExistsAsync(cancel))
        {
            await using var making = await LockAsync(new NpgsqlConnectionStringBuilder(place.ConnectionString) { Database = "postgres" }, cancel);
            if (!await creator.ExistsAsync(cancel)) await creator.CreateAsync(cancel);
        }

        return await LockAsync(place, cancel);
    }

    /// <inheritdoc/>
    /// <remarks>An advisory lock of the transaction. Two keys that share their last eight bytes would wait for each other, no more.</remarks>
    public override Task TurnAsync(ConferenceDb db, Guid of, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(db);
        return db.Database.ExecuteSqlAsync($"SELECT pg_advisory_xact_lock({BitConverter.ToInt64(of.ToByteArray(), 8)})", cancel);
    }

    private static async Task<NpgsqlConnection> LockAsync(NpgsqlConnectionStringBuilder place, CancellationToken cancel)
    {
        var connection = new NpgsqlConnection(place.ConnectionString);
        try
        {
            await connection.OpenAsync(cancel);
            await using var command = new NpgsqlCommand($"SELECT pg_advisory_lock({StartLock})", connection);
            await command.ExecuteNonQueryAsync(cancel);
            return connection;
        }
        catch
        {
            await connection.DisposeAsync();
            throw;
        }
    }

    /// <inheritdoc/>
    /// <remarks>A snapshot; neither it nor those who write ever wait or fail for the other.</remarks>
    public override async Task<DbTransaction> MomentAsync(DbConnection connection, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(connection);
        return await connection.BeginTransactionAsync(IsolationLevel.RepeatableRead, cancel);
    }

    /// <inheritdoc/>
    public override async Task<long> SizeAsync(ConferenceDb db, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(db);
        return await db.Database.SqlQueryRaw<long>("SELECT pg_database_size(current_database()) AS \"Value\"").SingleAsync(cancel);
    }

    /// <summary>Configures a context for a PostgreSQL database.</summary>
    /// <param name="options">The options of the context.</param>
    /// <param name="connectionString">A connection string of Npgsql.</param>
    /// <param name="retries">How often a save or a transaction is tried again after a lost connection or a deadlock.</param>
    public static DbContextOptionsBuilder Use(DbContextOptionsBuilder options, string connectionString, int retries = 0) => options
        .UseNpgsql(connectionString, server => (retries > 0 ? server.EnableRetryOnFailure(retries) : server).MigrationsAssembly(typeof(PostgreSqlDatabase).Assembly))
        .UseDialect(new PostgreSqlDatabase())
        .AddInterceptors(new VersionInterceptor());
}
