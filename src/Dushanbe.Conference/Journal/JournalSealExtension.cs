using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.Extensions.DependencyInjection;

namespace Dushanbe.Conference.Journal;

/// <summary>Gives a context the seal of its journal.</summary>
public static class JournalSealSetup
{
    /// <summary>For whoever makes contexts that write; one without a seal can read the journal and not write into it.</summary>
    public static DbContextOptionsBuilder UseJournalSeal(this DbContextOptionsBuilder options, JournalSeal seal)
    {
        ArgumentNullException.ThrowIfNull(options);
        ((IDbContextOptionsBuilderInfrastructure)options).AddOrUpdateExtension(new JournalSealExtension(seal));
        return options;
    }
}

internal sealed class JournalSealExtension(JournalSeal seal) : IDbContextOptionsExtension
{
    public JournalSeal Seal { get; } = seal;

    public DbContextOptionsExtensionInfo Info => field ??= new ExtensionInfo(this);

    public void ApplyServices(IServiceCollection services) { }

    public void Validate(IDbContextOptions options) { }

    // the model is the same whatever the key is
    private sealed class ExtensionInfo(JournalSealExtension extension) : DbContextOptionsExtensionInfo(extension)
    {
        public override bool IsDatabaseProvider => false;

        public override string LogFragment => "";

        public override int GetServiceProviderHashCode() => 0;

        public override bool ShouldUseSameServiceProvider(DbContextOptionsExtensionInfo other) => other is ExtensionInfo;

        public override void PopulateDebugInfo(IDictionary<string, string> debugInfo) { }
    }
}
