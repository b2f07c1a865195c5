using System.Security.Claims;

namespace Dushanbe.Conference.Web.Security;

/// <summary>For addresses that our scripts post to: refuses posts from pages of other sites, which the browser would send with cookies.</summary>
internal static class SameOrigin
{
    /// <summary>The form field with the account of the desk; scripts send the header <c>X-Desk-Account</c>.</summary>
    public const string AccountField = "account";

    /// <summary>
    /// Refuses requests from another origin or without an origin; and requests of a desk
    /// of one account after another has signed in on the browser, since they would run under the other's name.
    /// </summary>
    public static RouteHandlerBuilder OnlyFromHere(this RouteHandlerBuilder endpoint) => endpoint
        .DisableAntiforgery()
        .AddEndpointFilter(async (context, next) =>
        {
            if (!IsFromHere(context.HttpContext.Request))
            {
                context.HttpContext.RequestServices.GetRequiredService<SecurityLog>().RefuseForeign(context.HttpContext);
                return Results.StatusCode(StatusCodes.Status403Forbidden);
            }

            try
            {
                if (await IsOfAnotherAsync(context.HttpContext)) return Results.Json(new { fault = "OtherAccount" }, statusCode: StatusCodes.Status409Conflict);
            }
            catch (InvalidDataException)
            {
                // a form beyond its limits, or none
                return Results.BadRequest();
            }

            return await next(context);
        });

    private static async Task<bool> IsOfAnotherAsync(HttpContext http)
    {
        var said = http.Request.Headers["X-Desk-Account"].FirstOrDefault();
        // only for small forms; a file upload is not parsed to find the account
        if (said is null && http.Request is { HasFormContentType: true, ContentType: { } type } && type.StartsWith("application/x-www-form-urlencoded", StringComparison.OrdinalIgnoreCase))
            said = (await http.Request.ReadFormAsync(http.RequestAborted))[AccountField].FirstOrDefault();
        return !string.IsNullOrEmpty(said) && !string.Equals(said, http.User.FindFirstValue(ClaimTypes.NameIdentifier), StringComparison.OrdinalIgnoreCase);
    }

    /// <summary>
    /// Refuses to open circuits for pages of other sites: browsers let any page open a web socket to any site, with the
    /// user's cookies. Clients other than browsers send no origin and have no cookies to abuse.
    /// </summary>
    public static void UseOwnCircuits(this IApplicationBuilder app) => app.Use((http, next) =>
    {
        if (!http.Request.Path.StartsWithSegments("/_blazor", StringComparison.OrdinalIgnoreCase) || !IsForeign(http.Request)) return next(http);
        http.Response.StatusCode = StatusCodes.Status403Forbidden;
        return Task.CompletedTask;
    });

    /// <summary>Whether a link of a page of this site was followed: for addresses that do something although they are opened like a page.</summary>
    public static bool CameFromHere(HttpRequest request)
    {
        if (request.Headers["Sec-Fetch-Site"].FirstOrDefault() is { } site) return site == "same-origin";
        return Uri.TryCreate(request.Headers.Referer, UriKind.Absolute, out var from) && from.Authority == request.Host.Value;
    }

    private static bool IsForeign(HttpRequest request) =>
        request.Headers["Sec-Fetch-Site"].FirstOrDefault() is { } site ? site is not ("same-origin" or "none") : request.Headers.Origin.Count > 0 && !IsFromHere(request);

    private static bool IsFromHere(HttpRequest request)
    {
        if (request.Headers["Sec-Fetch-Site"].FirstOrDefault() is { } site) return site == "same-origin";
        return Uri.TryCreate(request.Headers.Origin, UriKind.Absolute, out var origin) && origin.Authority == request.Host.Value;
    }
}
