using System.Security.Cryptography;
using Dushanbe.Conference.Data;
using Dushanbe.Conference.Journal;
using Dushanbe.Conference.PostgreSql;
using Dushanbe.Conference.Sqlite;
using Dushanbe.Conference.SqlServer;
using Microsoft.EntityFrameworkCore;

namespace Dushanbe.Conference.Tests;

/// <summary>The engine that the tests of operations run on: SQLite, or the server that the environment names.</summary>
/// <param name="Dialect">What differs on it.</param>
/// <param name="Server">The connection string without a database; null for SQLite.</param>
internal sealed record TestEngine(DatabaseDialect Dialect, string? Server)
{
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
        _ => SqliteDatabase.Use(options, $"Data Source={Path.Combine(folder, "conference.db")};Pooling=False"),
    };

    private static TestEngine Choose()
    {
        if (Environment.GetEnvironmentVariable("CONFERENCE_TEST_POSTGRES") is { Length: > 0 } postgres) return new(new PostgreSqlDatabase(), postgres);
        if (Environment.GetEnvironmentVariable("CONFERENCE_TEST_SQLSERVER") is { Length: > 0 } server) return new(new SqlServerDatabase(), server);
        return Sqlite;
    }
}
