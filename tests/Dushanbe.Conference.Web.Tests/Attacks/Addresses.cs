using System.Reflection;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Endpoints;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Routing.Patterns;
using Microsoft.AspNetCore.StaticAssets;

namespace Dushanbe.Conference.Web.Tests.Attacks;

/// <summary>Every address of the server that is neither a file of the program nor one of the circuits, so that a new one is attacked without being named.</summary>
internal static class Addresses
{
    public static IEnumerable<RouteEndpoint> Of(WebInstallation web) => web.Get<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
        .Where(each => each.Metadata.GetMetadata<StaticAssetDescriptor>() is null && each.RoutePattern.RawText is { } text
            && !text.Contains("_blazor", StringComparison.Ordinal) && !text.Contains("_framework", StringComparison.Ordinal) && text != "{**path:file}");

    public static string Method(this RouteEndpoint endpoint) => endpoint.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods is [var first, ..] ? first : "GET";

    public static bool IsPage(this RouteEndpoint endpoint) => endpoint.Metadata.GetMetadata<ComponentTypeMetadata>() is not null;

    /// <summary>The address with these values for its parameters.</summary>
    public static string With(this RoutePattern pattern, Func<RoutePatternParameterPart, string> value) => "/" + string.Join('/', pattern.PathSegments.Select(segment => string.Concat(segment.Parts.Select(part => part switch
    {
        RoutePatternLiteralPart literal => literal.Content,
        RoutePatternSeparatorPart separator => separator.Content,
        RoutePatternParameterPart parameter => value(parameter),
        _ => "",
    }))));

    /// <summary>The address that names records of this edition.</summary>
    public static string Of(this RouteEndpoint endpoint, Trap trap, Guid? import = null) => endpoint.RoutePattern.With(parameter => Record(endpoint.RoutePattern.RawText!, parameter, trap, import));

    public static string ValueOf(RouteEndpoint endpoint, RoutePatternParameterPart parameter, Trap trap) => Record(endpoint.RoutePattern.RawText!, parameter, trap, null);

    // which record it names; a new parameter says so here
    private static string Record(string route, RoutePatternParameterPart parameter, Trap trap, Guid? import) => (parameter.Name.ToLowerInvariant(), parameter.IsKey()) switch
    {
        ("edition", _) => trap.Slug,
        ("slug", _) when route.Contains("/sessions/", StringComparison.Ordinal) => trap.Session.Slug,
        ("slug", _) when route.Contains("/speakers/", StringComparison.Ordinal) => trap.Speaker.Slug,
        ("slug", _) when route.StartsWith("/desk/edition", StringComparison.Ordinal) => trap.Slug,
        ("session", false) => trap.Session.Slug,
        ("session", true) => $"{trap.Session.Id}",
        ("speaker", true) => $"{trap.Speaker.Id}",
        ("run", true) => $"{trap.Run.Id}",
        ("kind", _) => "participants",
        ("id", true) when route.Contains("/access/", StringComparison.Ordinal) || route.Contains("/review/", StringComparison.Ordinal) || route.Contains("/participants/", StringComparison.Ordinal) => $"{trap.Person.Id}",
        ("id", true) when route.Contains("/programme/speakers/", StringComparison.Ordinal) => $"{trap.Speaker.Id}",
        ("id", true) when route.Contains("/delegations/", StringComparison.Ordinal) => $"{trap.Delegation.Id}",
        ("id", true) when route.Contains("/categories/", StringComparison.Ordinal) => $"{trap.Category.Id}",
        ("id", true) when route.Contains("/list/", StringComparison.Ordinal) => $"{trap.List.Id}",
        ("id", true) when route.Contains("/import/", StringComparison.Ordinal) => $"{import ?? trap.Import.Id}",
        ("id", true) when route.Contains("/accounts/", StringComparison.Ordinal) => $"{trap.AccountId}",
        ("hash", _) => trap.Portrait,
        ("language", _) => "en",
        ("theme", _) => "dark",
        ("rest" or "path", _) => "",
        _ => throw new ArgumentOutOfRangeException(nameof(parameter), $"{route}: which record does {parameter.Name} name?"),
    };

    public static bool IsKey(this RoutePatternParameterPart parameter) => parameter.ParameterPolicies.Any(policy => policy.Content == "guid");

    /// <summary>The words that an address takes from its query, as its handler or its page declares them.</summary>
    public static IReadOnlyList<string> QueryWords(this RouteEndpoint endpoint)
    {
        if (endpoint.Metadata.GetMetadata<ComponentTypeMetadata>()?.Type is { } page)
            return [.. page.GetProperties(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic)
                .Select(property => (property.Name, Query: property.GetCustomAttribute<SupplyParameterFromQueryAttribute>())).Where(each => each.Query is not null).Select(each => each.Query!.Name ?? each.Name)];
        var inPath = endpoint.RoutePattern.Parameters.Select(each => each.Name).ToHashSet(StringComparer.OrdinalIgnoreCase);
        return [.. Inputs(endpoint).Where(each => !each.IsForm && !inPath.Contains(each.Name)).Select(each => each.Name)];
    }

    /// <summary>The fields that an address takes from a posted form.</summary>
    public static IReadOnlyList<string> FormFields(this RouteEndpoint endpoint) => [.. Inputs(endpoint).Where(each => each.IsForm).Select(each => each.Name)];

    private static IEnumerable<(string Name, bool IsForm)> Inputs(RouteEndpoint endpoint)
    {
        foreach (var parameter in endpoint.Metadata.OfType<MethodInfo>().SelectMany(method => method.GetParameters()))
        {
            if (parameter.GetCustomAttribute<AsParametersAttribute>() is not null)
            {
                foreach (var part in parameter.ParameterType.GetConstructors()[0].GetParameters()) yield return (part.Name!, part.GetCustomAttribute<FromFormAttribute>() is not null);
            }
            else if (IsValue(parameter.ParameterType) || parameter.ParameterType == typeof(IFormFile))
            {
                yield return (parameter.Name!, parameter.ParameterType == typeof(IFormFile) || parameter.GetCustomAttribute<FromFormAttribute>() is not null);
            }
        }
    }

    private static bool IsValue(Type type) => type == typeof(string) || (Nullable.GetUnderlyingType(type) ?? type) is { IsValueType: true } bare && bare != typeof(CancellationToken);
}
