using System.Security.Cryptography;
using Dushanbe.Conference.Data;
using Dushanbe.Conference.Journal;
using Dushanbe.Conference.PostgreSql;
using Dushanbe.Conference.Sqlite;
using Dushanbe.Conference.SqlServer;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Dushanbe.Conference.Tests;

/// <summary>The engine that the tests of operations run on: SQLite, or the server that the environment names.</summary>
internal sealed class TestEngine
{
    // migrated once a run, since that takes longer than most tests
    private readonly Lazy<Task<string>> empty;

    private TestEngine(DatabaseDialect dialect, string? server)
    {
        (Dialect, Server) = (dialect, server);
        empty = new(MigrateAsync);
    }

    /// <summary>What differs on it.</summary>
    public DatabaseDialect Dialect { get; }

    /// <summary>The connection string without a database; null for SQLite.</summary>
    public string? Server { get; }

    /// <summary>SQLite, whatever engine this run is for.</summary>
    public static TestEngine Sqlite { get; } = new(new SqliteDatabase(), null);

    /// <summary>The engine of this run.</summary>
    public static TestEngine Chosen { get; } = Choose();

    /// <summary>Whether databases lie on a server and have to be dropped.</summary>
    public bool IsServer => Server is not null;

    /// <summary>The seal of all journals of these tests.</summary>
    public static JournalSeal Seal { get; } = new(SHA256.HashData("the key of the tests"u8));

    /// <summary>Configures a context for the database that belongs to a folder.</summary>
    public DbContextOptionsBuilder Use(DbContextOptionsBuilder options, string folder) => UseUnsealed(options, folder).UseJournalSeal(Seal);

    /// <summary>The same without the seal of the journal.</summary>
    public DbContextOptionsBuilder UseUnsealed(DbContextOptionsBuilder options, string folder) => Dialect switch
    {
        // a pool for each database would hold on to a server's connections, which are few
        PostgreSqlDatabase => PostgreSqlDatabase.Use(options, $"{Server};Database={Path.GetFileName(folder)};Maximum Pool Size=20;Connection Idle Lifetime=2;Connection Pruning Interval=1"),
        SqlServerDatabase => SqlServerDatabase.Use(options, $"{Server};Initial Catalog={Path.GetFileName(folder)}"),
        _ => SqliteDatabase.Use(options, $"Data Source={Path.Combine(folder, "conference.db")}"),
    };

    /// <summary>A context of its own.</summary>
    public ConferenceDb Open(string folder)
    {
        var options = new DbContextOptionsBuilder<ConferenceDb>();
        Use(options, folder).UseIdentitySchema();
        return new ConferenceDb(options.Options);
    }

    /// <summary>Closes what is still open of the database of a folder, and drops it where it lies on a server.</summary>
    public async Task EndAsync(string folder)
    {
        await using var db = Open(folder);
        if (IsServer) await db.Database.EnsureDeletedAsync();
        else SqliteConnection.ClearPool((SqliteConnection)db.Database.GetDbConnection());
    }

    /// <summary>Makes the database of a folder, with every table and no row, by copying one that was migrated for all; false where the engine cannot copy.</summary>
    public async Task<bool> MakeAsync(string folder)
    {
        if (Dialect is SqlServerDatabase) return false;
        var migrated = await empty.Value;
        if (IsServer) await OnServerAsync($"CREATE DATABASE \"{Path.GetFileName(folder)}\" TEMPLATE \"{Path.GetFileName(migrated)}\"");
        else File.Copy(Path.Combine(migrated, "conference.db"), Path.Combine(folder, "conference.db"));
        return true;
    }

    private async Task<string> MigrateAsync()
    {
        var folder = Directory.CreateTempSubdirectory("conference-empty-").FullName;
        AppDomain.CurrentDomain.ProcessExit += (_, _) =>
        {
            if (IsServer) OnServerAsync($"DROP DATABASE IF EXISTS \"{Path.GetFileName(folder)}\" WITH (FORCE)").GetAwaiter().GetResult();
            Directory.Delete(folder, recursive: true);
        };
        await using (var db = Open(folder))
        {
            await db.Database.MigrateAsync();
            // a file is whole, and a server copies a database, once nobody is connected to it
            if (IsServer) NpgsqlConnection.ClearPool((NpgsqlConnection)db.Database.GetDbConnection());
            else SqliteConnection.ClearPool((SqliteConnection)db.Database.GetDbConnection());
        }

        return folder;
    }

    private async Task OnServerAsync(string statement)
    {
        await using var server = NpgsqlDataSource.Create($"{Server};Database=postgres;Pooling=false");
        await using var command = server.CreateCommand(statement);
        await command.ExecuteNonQueryAsync();
    }

    private static TestEngine Choose()
    {
        if (Environment.GetEnvironmentVariable("CONFERENCE_TEST_POSTGRES") is { Length: > 0 } postgres) return new(new PostgreSqlDatabase(), postgres);
        if (Environment.GetEnvironmentVariable("CONFERENCE_TEST_SQLSERVER") is { Length: > 0 } server) return new(new SqlServerDatabase(), server);
        return Sqlite;
    }
}
