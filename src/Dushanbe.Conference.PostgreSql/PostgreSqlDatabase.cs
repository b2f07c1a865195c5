using Dushanbe.Conference.Data;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Dushanbe.Conference.PostgreSql;

/// <summary>PostgreSQL, the free engine for several servers and large installations.</summary>
public sealed class PostgreSqlDatabase : DatabaseDialect
{
    /// <inheritdoc/>
    public override string Name => "PostgreSql";

    /// <inheritdoc/>
    public override int ParametersAtOnce => 2_000; // at most 65,535

    /// <inheritdoc/>
    public override bool IsUniqueViolation(DbUpdateException exception)
    {
        ArgumentNullException.ThrowIfNull(exception);
        return exception.InnerException is PostgresException { SqlState: PostgresErrorCodes.UniqueViolation };
    }

    /// <inheritdoc/>
    public override void Shape(ModelBuilder model)
    {
        ArgumentNullException.ThrowIfNull(model);
        // filters of indexes name columns in brackets, which the other engines read
        foreach (var index in model.Model.GetEntityTypes().SelectMany(type => type.GetIndexes()))
            if (index.GetFilter() is { } filter) index.SetFilter(filter.Replace('[', '"').Replace(']', '"'));
    }

    /// <summary>Configures a context for a PostgreSQL database.</summary>
    /// <param name="options">The options of the context.</param>
    /// <param name="connectionString">A connection string of Npgsql.</param>
    public static DbContextOptionsBuilder Use(DbContextOptionsBuilder options, string connectionString) => options
        .UseNpgsql(connectionString, server => server.MigrationsAssembly(typeof(PostgreSqlDatabase).Assembly))
        .UseDialect(new PostgreSqlDatabase())
        .AddInterceptors(new VersionInterceptor());
}
