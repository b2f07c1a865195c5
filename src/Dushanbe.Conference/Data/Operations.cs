using Microsoft.Extensions.DependencyInjection;

namespace Dushanbe.Conference.Data;

/// <summary>Finds the operations and queries: the public sealed classes with a method <c>ExecuteAsync</c>, <c>ReadAsync</c> or <c>WriteAsync</c>.</summary>
public static class Operations
{
    /// <summary>All of them, in the order of their names.</summary>
    public static IReadOnlyList<Type> All { get; } =
    [
        .. typeof(Operations).Assembly.GetExportedTypes()
            .Where(type => type is { IsClass: true, IsSealed: true, IsAbstract: false }
                && type.GetMethods().Any(method => method.Name is "ExecuteAsync" or "ReadAsync" or "WriteAsync" && method.DeclaringType == type && !method.IsStatic))
            .OrderBy(type => type.FullName, StringComparer.Ordinal),
    ];

    /// <summary>What does work that outlives its request: the sealed classes that derive from <see cref="Work.WorkHandler"/>.</summary>
    public static IReadOnlyList<Type> Handlers { get; } = [.. typeof(Operations).Assembly.GetTypes().Where(type => type is { IsSealed: true } && type.IsSubclassOf(typeof(Work.WorkHandler))).OrderBy(type => type.FullName, StringComparer.Ordinal)];

    /// <summary>Registers them as singletons: they hold no state and make a context for each call.</summary>
    public static IServiceCollection AddConferenceOperations(this IServiceCollection services)
    {
        ArgumentNullException.ThrowIfNull(services);
        services.AddSingleton<Bulletin>();
        services.AddSingleton<Files.FileStore>();
        services.AddSingleton<Papers.PaperFonts>();
        services.AddSingleton<Register.RegisterIndex>();
        services.AddSingleton<Work.WorkHandlers>();
        services.AddSingleton<Work.WorkRunner>();
        services.AddSingleton<Work.WorkWatch>();
        foreach (var handler in Handlers) services.AddSingleton(typeof(Work.WorkHandler), handler);
        foreach (var operation in All) services.AddSingleton(operation);
        return services;
    }
}
