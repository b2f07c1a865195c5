using System.Security.Claims;

namespace Dushanbe.Conference.Web.Security;

/// <summary>For addresses that a script of ours posts to: another site's page cannot, whatever cookies the browser adds.</summary>
internal static class SameOrigin
{
    /// <summary>By which a form says whose desk it stands on; scripts say it in the header <c>X-Desk-Account</c>.</summary>
    public const string AccountField = "account";

    /// <summary>
    /// Refuses requests that a browser sends from another origin, and those that do not say where they come from; and what a desk
    /// of one account sends once another has signed in in the browser, since it would be done under the other's name.
    /// </summary>
    public static RouteHandlerBuilder OnlyFromHere(this RouteHandlerBuilder endpoint) => endpoint
        .DisableAntiforgery()
        .AddEndpointFilter(async (context, next) => !IsFromHere(context.HttpContext.Request) ? Results.StatusCode(StatusCodes.Status403Forbidden)
            : await IsOfAnotherAsync(context.HttpContext) ? Results.Json(new { fault = "OtherAccount" }, statusCode: StatusCodes.Status409Conflict)
            : await next(context));

    private static async Task<bool> IsOfAnotherAsync(HttpContext http)
    {
        var said = http.Request.Headers["X-Desk-Account"].FirstOrDefault();
        // the small forms of desks; a file is not read to know whose it is
        if (said is null && http.Request is { HasFormContentType: true, ContentType: { } type } && type.StartsWith("application/x-www-form-urlencoded", StringComparison.OrdinalIgnoreCase))
            said = (await http.Request.ReadFormAsync(http.RequestAborted))[AccountField].FirstOrDefault();
        return !string.IsNullOrEmpty(said) && !string.Equals(said, http.User.FindFirstValue(ClaimTypes.NameIdentifier), StringComparison.OrdinalIgnoreCase);
    }

    /// <summary>
    /// Refuses to open circuits for pages of other sites: a browser lets any page open a web socket anywhere, with the
    /// reader's cookies. What is no browser's names no origin, and has no cookies to abuse.
    /// </summary>
    public static void UseOwnCircuits(this IApplicationBuilder app) => app.Use((http, next) =>
    {
        if (!http.Request.Path.StartsWithSegments("/_blazor", StringComparison.OrdinalIgnoreCase) || !IsForeign(http.Request)) return next(http);
        http.Response.StatusCode = StatusCodes.Status403Forbidden;
        return Task.CompletedTask;
    });

    private static bool IsForeign(HttpRequest request) =>
        request.Headers["Sec-Fetch-Site"].FirstOrDefault() is { } site ? site is not ("same-origin" or "none") : request.Headers.Origin.Count > 0 && !IsFromHere(request);

    private static bool IsFromHere(HttpRequest request)
    {
        if (request.Headers["Sec-Fetch-Site"].FirstOrDefault() is { } site) return site == "same-origin";
        return Uri.TryCreate(request.Headers.Origin, UriKind.Absolute, out var origin) && origin.Authority == request.Host.Value;
    }
}
