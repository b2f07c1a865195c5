using Dushanbe.Conference.Backups;
using Dushanbe.Conference.Data;
using Dushanbe.Conference.PostgreSql;
using Dushanbe.Conference.Sqlite;
using Dushanbe.Conference.SqlServer;
using Microsoft.EntityFrameworkCore;

namespace Dushanbe.Conference.Web.Host;

/// <summary>The database engines by the values of the setting <c>Database:Provider</c>.</summary>
internal static class Engines
{
    public const string Sqlite = "Sqlite", PostgreSql = "PostgreSql", SqlServer = "SqlServer";

    /// <summary>The dialect of an engine.</summary>
    public static DatabaseDialect Dialect(string engine) => engine switch
    {
        PostgreSql => new PostgreSqlDatabase(),
        SqlServer => new SqlServerDatabase(),
        _ => new SqliteDatabase(),
    };

    /// <summary>Configures a context for a database. SQLite has neither lost connections nor deadlocks, so there is nothing to retry.</summary>
    public static DbContextOptionsBuilder Use(DbContextOptionsBuilder options, string engine, string connectionString, int retries = 0) => engine switch
    {
        PostgreSql => PostgreSqlDatabase.Use(options, connectionString, retries),
        SqlServer => SqlServerDatabase.Use(options, connectionString, retries),
        _ => SqliteDatabase.Use(options, connectionString),
    };

    /// <summary>The connection string of the SQLite file in a data folder.</summary>
    public static string FileIn(string folder) => $"Data Source={Path.Combine(folder, DataLayout.Database)}";
}
