using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.Extensions.DependencyInjection;

namespace Dushanbe.Conference.Data;

/// <summary>An object that the options of a context carry to it.</summary>
/// <param name="value">The object.</param>
/// <param name="model">What of it the model depends on: contexts for which this is equal share one model.</param>
internal sealed class ContextOption<T>(T value, object? model = null) : IDbContextOptionsExtension where T : class
{
    public T Value { get; } = value;

    public DbContextOptionsExtensionInfo Info => field ??= new ExtensionInfo(this, model);

    /// <summary>What a context was given; null where its options carry none.</summary>
    public static T? Of(DbContext db) => db.GetService<IDbContextOptions>().FindExtension<ContextOption<T>>()?.Value;

    public void ApplyServices(IServiceCollection services) { }

    public void Validate(IDbContextOptions options) { }

    private sealed class ExtensionInfo(IDbContextOptionsExtension extension, object? model) : DbContextOptionsExtensionInfo(extension)
    {
        private readonly object? model = model;

        public override bool IsDatabaseProvider => false;

        public override string LogFragment => "";

        public override int GetServiceProviderHashCode() => model?.GetHashCode() ?? 0;

        public override bool ShouldUseSameServiceProvider(DbContextOptionsExtensionInfo other) => other is ExtensionInfo same && Equals(same.model, model);

        public override void PopulateDebugInfo(IDictionary<string, string> debugInfo) { }
    }
}
