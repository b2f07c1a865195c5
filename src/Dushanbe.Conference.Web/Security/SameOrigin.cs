namespace Dushanbe.Conference.Web.Security;

/// <summary>For addresses that a script of ours posts to: another site's page cannot, whatever cookies the browser adds.</summary>
internal static class SameOrigin
{
    /// <summary>Refuses requests that a browser sends from another origin, and those that do not say where they come from.</summary>
    public static RouteHandlerBuilder OnlyFromHere(this RouteHandlerBuilder endpoint) => endpoint
        .DisableAntiforgery()
        .AddEndpointFilter(async (context, next) => IsFromHere(context.HttpContext.Request) ? await next(context) : Results.StatusCode(StatusCodes.Status403Forbidden));

    private static bool IsFromHere(HttpRequest request)
    {
        if (request.Headers["Sec-Fetch-Site"].FirstOrDefault() is { } site) return site == "same-origin";
        return Uri.TryCreate(request.Headers.Origin, UriKind.Absolute, out var origin) && origin.Authority == request.Host.Value;
    }
}
