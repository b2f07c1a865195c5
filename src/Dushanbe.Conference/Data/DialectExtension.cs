using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.Extensions.DependencyInjection;

namespace Dushanbe.Conference.Data;

/// <summary>Gives a context the dialect of its engine.</summary>
public static class DialectSetup
{
    /// <summary>For the project of an engine, beside the choice of its provider.</summary>
    public static DbContextOptionsBuilder UseDialect(this DbContextOptionsBuilder options, DatabaseDialect dialect)
    {
        ArgumentNullException.ThrowIfNull(options);
        ((IDbContextOptionsBuilderInfrastructure)options).AddOrUpdateExtension(new DialectExtension(dialect));
        return options;
    }
}

internal sealed class DialectExtension(DatabaseDialect dialect) : IDbContextOptionsExtension
{
    public DatabaseDialect Dialect { get; } = dialect;

    public DbContextOptionsExtensionInfo Info => field ??= new ExtensionInfo(this);

    public void ApplyServices(IServiceCollection services) { }

    public void Validate(IDbContextOptions options) { }

    // dialects hold no state, so instances of one type share a model
    private sealed class ExtensionInfo(DialectExtension extension) : DbContextOptionsExtensionInfo(extension)
    {
        public override bool IsDatabaseProvider => false;

        public override string LogFragment => "";

        private Type Kind => ((DialectExtension)Extension).Dialect.GetType();

        public override int GetServiceProviderHashCode() => Kind.GetHashCode();

        public override bool ShouldUseSameServiceProvider(DbContextOptionsExtensionInfo other) => other is ExtensionInfo same && same.Kind == Kind;

        public override void PopulateDebugInfo(IDictionary<string, string> debugInfo) { }
    }
}
