using Dushanbe.Conference.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Npgsql;

namespace Dushanbe.Conference.PostgreSql;

/// <summary>PostgreSQL, the free engine for several servers and large installations.</summary>
public sealed class PostgreSqlDatabase : DatabaseDialect
{
    /// <inheritdoc/>
    public override string Name => "PostgreSql";

    /// <inheritdoc/>
    public override bool IsUniqueViolation(DbUpdateException exception)
    {
        ArgumentNullException.ThrowIfNull(exception);
        return exception.InnerException is PostgresException { SqlState: PostgresErrorCodes.UniqueViolation };
    }

    /// <summary>Configures a context for a PostgreSQL database.</summary>
    /// <param name="options">The options of the context.</param>
    /// <param name="connectionString">A connection string of Npgsql.</param>
    public static DbContextOptionsBuilder Use(DbContextOptionsBuilder options, string connectionString) => options
        .UseNpgsql(connectionString, server => server.MigrationsAssembly(typeof(PostgreSqlDatabase).Assembly))
        .ReplaceService<IModelCustomizer, PostgreSqlModel>()
        .AddInterceptors(new VersionInterceptor());
}

/// <summary>What the model says in words that PostgreSQL does not read.</summary>
internal sealed class PostgreSqlModel(ModelCustomizerDependencies dependencies) : RelationalModelCustomizer(dependencies)
{
    /// <inheritdoc/>
    public override void Customize(ModelBuilder modelBuilder, DbContext context)
    {
        base.Customize(modelBuilder, context);
        foreach (var index in modelBuilder.Model.GetEntityTypes().SelectMany(type => type.GetIndexes()))
            if (index.GetFilter() is { } filter) index.SetFilter(filter.Replace('[', '"').Replace(']', '"'));
    }
}
