using System.Data;
using System.Data.Common;
using Dushanbe.Conference.Data;
using Microsoft.Data.SqlClient;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Storage;

namespace Dushanbe.Conference.SqlServer;

/// <summary>SQL Server, the engine for several servers and large installations.</summary>
public sealed class SqlServerDatabase : DatabaseDialect
{
    private const int DuplicateKeyInIndex = 2601, DuplicateKeyInConstraint = 2627;

    /// <inheritdoc/>
    public override string Name => "SqlServer";

    /// <inheritdoc/>
    public override string? ByteCollation => "Latin1_General_100_BIN2"; // by code points, whatever the language of the server

    /// <inheritdoc/>
    public override int ParametersAtOnce => 1_000; // at most 2,100, and at most 1,000 rows

    /// <inheritdoc/>
    public override bool IsUniqueViolation(DbUpdateException exception)
    {
        ArgumentNullException.ThrowIfNull(exception);
        return exception.InnerException is SqlException { Number: DuplicateKeyInIndex or DuplicateKeyInConstraint };
    }

    /// <inheritdoc/>
    /// <remarks>From class 17 on it is the server's resources (a full disk is 17), from class 20 on the connection ends; numbers below zero and of sockets come from the client.</remarks>
    public override bool IsAway(DbException fault) => fault is SqlException { Class: >= 17 } or SqlException { Number: -2 or -1 or 2 or 53 or 258 or 4060 or 10053 or 10054 or 10060 or 10061 };

    /// <inheritdoc/>
    /// <remarks>
    /// Rows lie in the order of the clustered key. A GUID would scatter them, since SQL Server compares its last bytes first,
    /// and those are random; so keys are looked up beside the rows, and rows lie in the order in which they were made.
    /// </remarks>
    public override void Shape(ModelBuilder model)
    {
        ArgumentNullException.ThrowIfNull(model);
        foreach (var type in model.Model.GetEntityTypes().Where(each => !each.IsOwned()))
        {
            if (type.FindPrimaryKey() is not { } key || !IsScattered(key.Properties[0])) continue;
            key.SetIsClustered(false);
            if (Made.Select(type.FindProperty).FirstOrDefault(each => each is { IsNullable: false }) is { } made) type.AddIndex(made).SetIsClustered(true);
        }
    }

    // what says when a row was made
    private static readonly string[] Made = ["At", "RegisteredAt", "IssuedAt", "StoredAt", "StartedAt", "CreatedAt"];

    private static bool IsScattered(IReadOnlyProperty first) => first.ClrType == typeof(Guid) || first.Name.EndsWith("Hash", StringComparison.Ordinal);

    /// <inheritdoc/>
    /// <remarks>
    /// An application lock on a connection of its own, which ends with the connection. It belongs to one database: those who
    /// find none make it first, each after the other.
    /// </remarks>
    public override async Task<IAsyncDisposable> AloneAsync(ConferenceDb db, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(db);
        var place = new SqlConnectionStringBuilder(db.Database.GetConnectionString()) { Pooling = false, CommandTimeout = 0 };
        var creator = db.GetService<IRelationalDatabaseCreator>();
        if (!await creator.ExistsAsync(cancel))
        {
            await using var making = await LockAsync(new SqlConnectionStringBuilder(place.ConnectionString) { InitialCatalog = "master" }, cancel);
            if (!await creator.ExistsAsync(cancel)) await creator.CreateAsync(cancel);
        }

        return await LockAsync(place, cancel);
    }

    /// <summary>Takes the lock, waiting as long as it takes; what it answers below 0 says why it was not given.</summary>
    public const string LockStatement = "DECLARE @given int; EXEC @given = sp_getapplock @Resource = N'Dushanbe.Conference start', @LockMode = 'Exclusive', @LockOwner = 'Session', @LockTimeout = -1; SELECT @given;";

    /// <summary>Asks whether readers see the last committed state instead of waiting for those who write.</summary>
    public const string SnapshotQuestion = "SELECT is_read_committed_snapshot_on AS Value FROM sys.databases WHERE database_id = DB_ID()";

    /// <inheritdoc/>
    public override async Task<string?> AdviceAsync(ConferenceDb db, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(db);
        if (await db.Database.SqlQueryRaw<bool>(SnapshotQuestion).SingleAsync(cancel)) return null;
        var name = db.Database.GetDbConnection().Database.Replace("]", "]]", StringComparison.Ordinal);
        return $"Snapshot reads are off in this database: people who look at lists wait for those who write. With nobody connected, run ALTER DATABASE [{name}] SET READ_COMMITTED_SNAPSHOT ON.";
    }

    /// <summary>Takes the lock of a turn until the transaction ends, waiting as long as it takes; fails where it is not given.</summary>
    public const string TurnStatement = "DECLARE @given int; EXEC @given = sp_getapplock @Resource = {0}, @LockMode = 'Exclusive', @LockOwner = 'Transaction', @LockTimeout = -1; IF @given < 0 THROW 50000, 'The server did not give the lock of a turn.', 1;";

    /// <inheritdoc/>
    /// <remarks>An application lock of the transaction.</remarks>
    public override Task TurnAsync(ConferenceDb db, Guid of, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(db);
        return db.Database.ExecuteSqlRawAsync(TurnStatement, [of.ToString()], cancel);
    }

    /// <summary>Asks whether a transaction may read the database as it was at its beginning.</summary>
    public const string MomentQuestion = "SELECT snapshot_isolation_state FROM sys.databases WHERE database_id = DB_ID()";

    /// <inheritdoc/>
    /// <remarks>A snapshot where the database allows it; otherwise those who write wait until it ends.</remarks>
    public override async Task<DbTransaction> MomentAsync(DbConnection connection, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(connection);
        await using var command = connection.CreateCommand();
        command.CommandText = MomentQuestion;
        return await connection.BeginTransactionAsync(await command.ExecuteScalarAsync(cancel) is (byte)1 ? IsolationLevel.Snapshot : IsolationLevel.Serializable, cancel);
    }

    private static async Task<SqlConnection> LockAsync(SqlConnectionStringBuilder place, CancellationToken cancel)
    {
        var connection = new SqlConnection(place.ConnectionString);
        try
        {
            await connection.OpenAsync(cancel);
            await using var command = new SqlCommand(LockStatement, connection);
            var given = (int)(await command.ExecuteScalarAsync(cancel))!;
            return given >= 0 ? connection : throw new InvalidOperationException($"The start lock could not be taken on the server ({given}).");
        }
        catch
        {
            await connection.DisposeAsync();
            throw;
        }
    }

    /// <summary>Configures a context for a SQL Server database.</summary>
    /// <param name="options">The options of the context.</param>
    /// <param name="connectionString">A connection string of Microsoft.Data.SqlClient.</param>
    /// <param name="retries">How often a save or a transaction is tried again after a lost connection or a deadlock.</param>
    public static DbContextOptionsBuilder Use(DbContextOptionsBuilder options, string connectionString, int retries = 0) => options
        .UseSqlServer(connectionString, server => (retries > 0 ? server.EnableRetryOnFailure(retries) : server).MigrationsAssembly(typeof(SqlServerDatabase).Assembly))
        .UseDialect(new SqlServerDatabase())
        .AddInterceptors(new VersionInterceptor());
}
