namespace Dushanbe.Conference.Web.Host;

/// <summary>
/// What the log never says, whatever level the settings ask for: addresses with what was searched for, the messages between a browser
/// and its desk, values that did not fit a field. The framework writes them where it is asked for details.
/// </summary>
internal static class Discretion
{
    /// <summary>Categories, with the least level that they may write.</summary>
    public static IReadOnlyDictionary<string, LogLevel> Least { get; } = new Dictionary<string, LogLevel>(StringComparer.Ordinal)
    {
        ["Microsoft.AspNetCore.Hosting.Diagnostics"] = LogLevel.Warning,
        ["Microsoft.AspNetCore.SignalR"] = LogLevel.Information,
        ["Microsoft.AspNetCore.Http"] = LogLevel.Information,
        ["Microsoft.AspNetCore.HttpLogging"] = LogLevel.None,
        ["Microsoft.AspNetCore.Components"] = LogLevel.Information,
        ["Microsoft.AspNetCore.Routing"] = LogLevel.Information,
        ["Microsoft.AspNetCore.OutputCaching"] = LogLevel.Information,
        ["Microsoft.AspNetCore.StaticFiles"] = LogLevel.Information,
        ["Microsoft.AspNetCore.StaticAssets"] = LogLevel.Information,
        ["Microsoft.AspNetCore.HostFiltering"] = LogLevel.Information,
        ["Microsoft.AspNetCore.Server.Kestrel"] = LogLevel.Information,
        ["Microsoft.AspNetCore.Localization"] = LogLevel.Information,
        ["Microsoft.AspNetCore.Identity"] = LogLevel.Information,
        // what a provider answers in words may name somebody, and tokens do; the log of our own says what failed
        ["Microsoft.AspNetCore.Authentication.OpenIdConnect"] = LogLevel.None,
        // names the value that a unique index refused, on SQL Server; operations answer it, and other errors are written with their reference
        ["Microsoft.EntityFrameworkCore.Update"] = LogLevel.None,
    };

    /// <summary>Comes after the settings, which would otherwise have the last word on a category or a provider that they name.</summary>
    public static void KeepDiscretion(this IServiceCollection services) => services.PostConfigure<LoggerFilterOptions>(options =>
    {
        foreach (var provider in options.Rules.Select(rule => rule.ProviderName).Append(null).Distinct(StringComparer.Ordinal).ToList())
            foreach (var (category, least) in Least) Keep(options, provider, category, least);
    });

    private static void Keep(LoggerFilterOptions options, string? provider, string category, LogLevel least)
    {
        var rules = options.Rules.Where(rule => rule.ProviderName == provider).ToList();
        foreach (var rule in rules.Where(rule => IsIn(rule.CategoryName, category) && (rule.LogLevel ?? LogLevel.Trace) < least))
            options.Rules[options.Rules.IndexOf(rule)] = new LoggerFilterRule(provider, rule.CategoryName, least, rule.Filter);
        if (rules.Any(rule => string.Equals(rule.CategoryName, category, StringComparison.OrdinalIgnoreCase))) return;
        // the settings may be quieter about everything
        var broader = rules.Where(rule => rule.CategoryName is null || IsIn(category, rule.CategoryName)).OrderBy(rule => rule.CategoryName?.Length ?? 0).LastOrDefault()?.LogLevel ?? options.MinLevel;
        options.Rules.Add(new LoggerFilterRule(provider, category, broader > least ? broader : least, null));
    }

    private static bool IsIn(string? name, string category) => name is not null && (name.Equals(category, StringComparison.OrdinalIgnoreCase) || name.StartsWith($"{category}.", StringComparison.OrdinalIgnoreCase));
}
