using Dushanbe.Conference.Data;
using Microsoft.Data.SqlClient;
using Microsoft.EntityFrameworkCore;

namespace Dushanbe.Conference.SqlServer;

/// <summary>SQL Server, the engine for several servers and large installations.</summary>
public sealed class SqlServerDatabase : DatabaseDialect
{
    private const int DuplicateKeyInIndex = 2601, DuplicateKeyInConstraint = 2627;

    /// <inheritdoc/>
    public override string Name => "SqlServer";

    /// <inheritdoc/>
    public override int ParametersAtOnce => 1_000; // at most 2,100, and at most 1,000 rows

    /// <inheritdoc/>
    public override bool IsUniqueViolation(DbUpdateException exception)
    {
        ArgumentNullException.ThrowIfNull(exception);
        return exception.InnerException is SqlException { Number: DuplicateKeyInIndex or DuplicateKeyInConstraint };
    }

    /// <summary>Configures a context for a SQL Server database.</summary>
    /// <param name="options">The options of the context.</param>
    /// <param name="connectionString">A connection string of Microsoft.Data.SqlClient.</param>
    public static DbContextOptionsBuilder Use(DbContextOptionsBuilder options, string connectionString) => options
        .UseSqlServer(connectionString, server => server.MigrationsAssembly(typeof(SqlServerDatabase).Assembly))
        .UseDialect(new SqlServerDatabase())
        .AddInterceptors(new VersionInterceptor());
}
