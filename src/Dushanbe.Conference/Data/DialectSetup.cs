using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;

namespace Dushanbe.Conference.Data;

/// <summary>Gives a context the dialect of its engine.</summary>
public static class DialectSetup
{
    /// <summary>For the project of an engine, beside the choice of its provider.</summary>
    public static DbContextOptionsBuilder UseDialect(this DbContextOptionsBuilder options, DatabaseDialect dialect)
    {
        ArgumentNullException.ThrowIfNull(options);
        ((IDbContextOptionsBuilderInfrastructure)options).AddOrUpdateExtension(new ContextOption<DatabaseDialect>(dialect, dialect.GetType()));
        return options;
    }
}
