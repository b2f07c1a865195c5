using Dushanbe.Conference.Data;
using Dushanbe.Conference.PostgreSql;
using Dushanbe.Conference.Sqlite;
using Dushanbe.Conference.SqlServer;
using Microsoft.EntityFrameworkCore;

namespace Dushanbe.Conference.Web.Host;

/// <summary>The database engines by the names that the setting <c>Database:Provider</c> has for them.</summary>
internal static class Engines
{
    public const string Sqlite = "Sqlite", PostgreSql = "PostgreSql", SqlServer = "SqlServer";

    /// <summary>What differs on an engine.</summary>
    public static DatabaseDialect Dialect(string engine) => engine switch
    {
        PostgreSql => new PostgreSqlDatabase(),
        SqlServer => new SqlServerDatabase(),
        _ => new SqliteDatabase(),
    };

    /// <summary>Configures a context for a database.</summary>
    public static DbContextOptionsBuilder Use(DbContextOptionsBuilder options, string engine, string connectionString) => engine switch
    {
        PostgreSql => PostgreSqlDatabase.Use(options, connectionString),
        SqlServer => SqlServerDatabase.Use(options, connectionString),
        _ => SqliteDatabase.Use(options, connectionString),
    };

    /// <summary>The connection string of the SQLite file in a data folder.</summary>
    public static string FileIn(string folder) => $"Data Source={Path.Combine(folder, "conference.db")}";
}
