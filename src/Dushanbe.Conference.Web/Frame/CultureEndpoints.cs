using System.Globalization;
using Dushanbe.Conference.Names;
using Dushanbe.Conference.Web.Security;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Localization;

namespace Dushanbe.Conference.Web.Frame;

/// <summary>
/// The switches of language and theme for account pages and desks. Each stores the choice in a cookie and reloads
/// the page, since a circuit keeps the language it was opened with.
/// </summary>
internal static class CultureEndpoints
{
    private static readonly CookieOptions ForAYear = new() { MaxAge = TimeSpan.FromDays(365), SameSite = SameSiteMode.Lax, HttpOnly = true, IsEssential = true };

    public static void MapCulture(this IEndpointRouteBuilder app)
    {
        var open = app.MapGroup("/account").AllowAnonymous();
        open.MapGet("/language/{language}", SetLanguage);
        open.MapGet("/theme/{theme:regex(^(light|dark|system)$)}", SetTheme);
    }

    /// <summary>The address that changes to a language and comes back to this page.</summary>
    public static string LanguageAddress(string language, NavigationManager navigation) => $"account/language/{language}?back={Uri.EscapeDataString(Here(navigation))}";

    /// <summary>The address that changes to a theme and comes back to this page.</summary>
    public static string ThemeAddress(string theme, NavigationManager navigation) => $"account/theme/{theme}?back={Uri.EscapeDataString(Here(navigation))}";

    private static string Here(NavigationManager navigation) => $"/{navigation.ToBaseRelativePath(navigation.Uri)}";

    private static IResult SetLanguage(string language, string? back, HttpContext http)
    {
        if (Languages.All.All(each => each.Tag != language)) return Results.NotFound();
        http.Response.Cookies.Append(CookieRequestCultureProvider.DefaultCookieName, CookieRequestCultureProvider.MakeCookieValue(new RequestCulture(CultureInfo.GetCultureInfo(language))), ForAYear);
        return Back(back, http);
    }

    private static IResult SetTheme(string theme, string? back, HttpContext http)
    {
        if (theme == "system") http.Response.Cookies.Delete(DeskTheme.Cookie);
        else http.Response.Cookies.Append(DeskTheme.Cookie, theme, ForAYear);
        return Back(back, http);
    }

    private static IResult Back(string? back, HttpContext http) => Results.LocalRedirect($"{http.Request.PathBase}{Visitors.Local(back, "/desk")}");
}
