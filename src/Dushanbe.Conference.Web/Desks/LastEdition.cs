using System.Security.Claims;
using Dushanbe.Conference.Access;
using Dushanbe.Conference.Editions;
using Dushanbe.Conference.Names;
using Dushanbe.Conference.Web.Security;
using Microsoft.AspNetCore.Components.Endpoints;

namespace Dushanbe.Conference.Web.Desks;

/// <summary>The edition that an account last worked on in this browser: where it goes after signing in. Another account in the same browser has its own.</summary>
internal static class LastEdition
{
    /// <summary>Stores the edition of every opened desk.</summary>
    public static void UseLastEdition(this IApplicationBuilder app) => app.Use((http, next) =>
    {
        if (IsDesk(http) && http.Request.RouteValues["edition"] is string slug)
        {
            http.Response.OnStarting(() =>
            {
                if (http.Response.StatusCode == StatusCodes.Status200OK) Remember(http, slug);
                return Task.CompletedTask;
            });
        }

        return next(http);
    });

    /// <summary>Responds with 404 to a desk of an edition that does not exist; the error page says so.</summary>
    public static void UseKnownEditions(this IApplicationBuilder app) => app.Use(async (http, next) =>
    {
        if (IsDesk(http) && http.Request.RouteValues["edition"] is string slug && await http.RequestServices.GetRequiredService<FindEdition>().ReadAsync(slug, http.RequestAborted) is null)
        {
            http.Response.StatusCode = StatusCodes.Status404NotFound;
            return;
        }

        await next(http);
    });

    /// <summary>Stores an edition.</summary>
    public static void Remember(HttpContext http, string slug)
    {
        if (NameOf(http) is not { } name || Slug.Of(slug) != slug || http.Request.Cookies[name] == slug) return;
        http.Response.Cookies.Append(name, slug, new CookieOptions { MaxAge = TimeSpan.FromDays(365), SameSite = SameSiteMode.Lax, HttpOnly = true, IsEssential = true });
    }

    /// <summary>The edition; null where none is stored, it is gone, or the account may not open its desks any more.</summary>
    public static async Task<EditionFacts?> ReadAsync(HttpContext http, FindEdition editions, CancellationToken cancel)
    {
        if (NameOf(http) is not { } name || http.Request.Cookies[name] is not { Length: > 0 } slug || await editions.ReadAsync(slug, cancel) is not { } edition) return null;
        return (await http.ActorAsync()).MayInPart(Permission.ReadDesk, edition.Id) ? edition : null;
    }

    private static bool IsDesk(HttpContext http) =>
        HttpMethods.IsGet(http.Request.Method) && http.Request.Path.StartsWithSegments("/desk", StringComparison.Ordinal) && http.GetEndpoint()?.Metadata.GetMetadata<ComponentTypeMetadata>() is not null;

    private static string? NameOf(HttpContext http) => Guid.TryParse(http.User.FindFirstValue(ClaimTypes.NameIdentifier), out var account) ? $"edition-{account.ToString("N")[^12..]}" : null;
}
