using System.Data.Common;
using Dushanbe.Conference.Data;
using Dushanbe.Conference.Files;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Dushanbe.Conference.Sqlite;

/// <summary>SQLite, the embedded engine.</summary>
public sealed class SqliteDatabase : DatabaseDialect
{
    private const int Busy = 5, ReadOnly = 8, InputOutput = 10, Corrupt = 11, Full = 13, CannotOpen = 14, NotADatabase = 26;

    private const int ConstraintUnique = 2067, ConstraintPrimaryKey = 1555;

    /// <inheritdoc/>
    public override string Name => "Sqlite";

    /// <inheritdoc/>
    public override string? ByteCollation => null; // its own is BINARY

    /// <inheritdoc/>
    public override int ParametersAtOnce => 200; // it looks parameters up one by one, and nothing travels

    /// <inheritdoc/>
    public override bool IsUniqueViolation(DbUpdateException exception)
    {
        ArgumentNullException.ThrowIfNull(exception);
        return exception.InnerException is SqliteException { SqliteExtendedErrorCode: ConstraintUnique or ConstraintPrimaryKey };
    }

    /// <inheritdoc/>
    public override bool IsAway(DbException fault) => fault is SqliteException { SqliteErrorCode: Busy or ReadOnly or InputOutput or Corrupt or Full or CannotOpen or NotADatabase };

    /// <inheritdoc/>
    /// <remarks>Reads every page of the file once: a second for some hundred megabytes.</remarks>
    public override async Task<string?> DamageAsync(ConferenceDb db, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(db);
        var place = new SqliteConnectionStringBuilder(db.Database.GetConnectionString()) { Pooling = false };
        // SQLite would make one
        if (!File.Exists(place.DataSource) || new FileInfo(place.DataSource).Length == 0) return null;
        try
        {
            // past EF, which would fill the log with what is said in a sentence
            await using var connection = new SqliteConnection(place.ConnectionString);
            await connection.OpenAsync(cancel);
            await using var command = connection.CreateCommand();
            command.CommandText = "PRAGMA quick_check(1)";
            return await command.ExecuteScalarAsync(cancel) is string found and not "ok" ? found : null;
        }
        catch (SqliteException fault) when (fault.SqliteErrorCode is Corrupt or NotADatabase)
        {
            return fault.Message;
        }
    }

    /// <inheritdoc/>
    /// <remarks>Nothing to wait for: a transaction begins by taking the one lock of those who write.</remarks>
    public override Task TurnAsync(ConferenceDb db, Guid of, CancellationToken cancel) => Task.CompletedTask;

    /// <inheritdoc/>
    /// <remarks>
    /// A locked file beside the database dies with its process. It is never deleted: whoever had opened it before would hold
    /// another file than whoever comes after. EF's own lock on SQLite is a row, which a killed process leaves behind and
    /// everybody then waits for without end; who is alone may delete it.
    /// </remarks>
    public override async Task<IAsyncDisposable> AloneAsync(ConferenceDb db, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(db);
        var file = new SqliteConnectionStringBuilder(db.Database.GetConnectionString()).DataSource;
        // nobody else can open what lies in memory
        if (file is "" or ":memory:") return Stream.Null;
        var alone = await LockAsync($"{file}.starting", cancel);
        KeepToOwner(file);
        if (File.Exists(file) && await db.Database.SqlQueryRaw<int>("SELECT COUNT(*) AS Value FROM sqlite_master WHERE name = '__EFMigrationsLock'").SingleAsync(cancel) > 0)
            await db.Database.ExecuteSqlRawAsync("DELETE FROM \"__EFMigrationsLock\"", cancel);
        return alone;
    }

    /// <inheritdoc/>
    /// <remarks>Deferred: one that takes the lock of those who write would keep everybody waiting.</remarks>
    public override Task<DbTransaction> MomentAsync(DbConnection connection, CancellationToken cancel) => Task.FromResult<DbTransaction>(((SqliteConnection)connection).BeginTransaction(deferred: true));

    /// <inheritdoc/>
    /// <remarks>The log beside the file still has the pages as they were. While somebody reads, what can be done is done.</remarks>
    public override async Task DropRemainsAsync(ConferenceDb db, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(db);
        await db.Database.ExecuteSqlRawAsync("PRAGMA wal_checkpoint(TRUNCATE)", cancel);
    }

    /// <inheritdoc/>
    public override async Task<long> SizeAsync(ConferenceDb db, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(db);
        return await db.Database.SqlQueryRaw<long>("SELECT page_count * page_size AS Value FROM pragma_page_count(), pragma_page_size()").SingleAsync(cancel);
    }

    /// <inheritdoc/>
    /// <remarks>VACUUM INTO reads under the lock of a reader; unlike a copy of pages it leaves behind what was deleted.</remarks>
    public override async Task<bool> SnapshotAsync(ConferenceDb db, string path, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(db);
        var place = new SqliteConnectionStringBuilder(db.Database.GetConnectionString()) { Pooling = false, Mode = SqliteOpenMode.ReadWrite };
        await using var connection = new SqliteConnection(place.ConnectionString);
        await connection.OpenAsync(cancel);
        await using var command = connection.CreateCommand();
        command.CommandText = "VACUUM INTO $path";
        command.CommandTimeout = 0;
        command.Parameters.AddWithValue("$path", path);
        // SQLite knows no asynchronous calls
        await Task.Run(command.ExecuteNonQuery, cancel);
        return true;
    }

    // it holds names and addresses, and the umask of most systems lets everybody on the machine read. SQLite makes the files
    // beside it with the same rights
    private static void KeepToOwner(string file)
    {
        if (OperatingSystem.IsWindows()) return;
        const UnixFileMode owner = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        if (!File.Exists(file)) new FileStream(file, new FileStreamOptions { Mode = FileMode.OpenOrCreate, Access = FileAccess.Write, UnixCreateMode = owner }).Dispose();
        try
        {
            foreach (var each in new[] { file, $"{file}-wal", $"{file}-shm" }.Where(File.Exists))
                if ((File.GetUnixFileMode(each) & ~owner) != UnixFileMode.None) File.SetUnixFileMode(each, owner);
        }
        catch (UnauthorizedAccessException)
        {
            // somebody else's file, which this account may use: its owner decides who else does
        }
    }

    private static async Task<FileStream> LockAsync(string path, CancellationToken cancel)
    {
        while (true)
        {
            try
            {
                return new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, 1);
            }
            catch (IOException held) when (OwnerFile.IsHeld(held))
            {
                await Task.Delay(50, cancel);
            }
        }
    }

    /// <summary>Configures a context for a SQLite file.</summary>
    /// <param name="options">The options of the context.</param>
    /// <param name="connectionString">For example <c>Data Source=conference.db</c>.</param>
    public static DbContextOptionsBuilder Use(DbContextOptionsBuilder options, string connectionString) => options
        .UseSqlite(connectionString, sqlite => sqlite.MigrationsAssembly(typeof(SqliteDatabase).Assembly))
        .UseDialect(new SqliteDatabase())
        .AddInterceptors(new Pragmas(), new VersionInterceptor());

    // a write-ahead log lets readers go on beside one writer; a writer waits for another instead of failing. What is deleted or
    // overwritten is wiped in the file, since it may be what somebody had a right to have erased
    private sealed class Pragmas : DbConnectionInterceptor
    {
        private const string Reading = "PRAGMA busy_timeout=5000; PRAGMA foreign_keys=ON;";
        private const string Writing = $"PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA secure_delete=ON; {Reading}";

        public override void ConnectionOpened(DbConnection connection, ConnectionEndEventData eventData)
        {
            using var command = connection.CreateCommand();
            command.CommandText = Sql(connection);
            command.ExecuteNonQuery();
        }

        public override async Task ConnectionOpenedAsync(DbConnection connection, ConnectionEndEventData eventData, CancellationToken cancellationToken = default)
        {
            await using var command = connection.CreateCommand();
            command.CommandText = Sql(connection);
            await command.ExecuteNonQueryAsync(cancellationToken);
        }

        // EF asks whether a file is there through a connection that may only read, and cannot make a log where the file has none yet
        private static string Sql(DbConnection connection) => connection.ConnectionString.Contains("Mode=ReadOnly", StringComparison.OrdinalIgnoreCase) ? Reading : Writing;
    }
}
