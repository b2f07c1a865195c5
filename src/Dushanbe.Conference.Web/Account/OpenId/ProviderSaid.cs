using Microsoft.AspNetCore.WebUtilities;

namespace Dushanbe.Conference.Web.Account.OpenId;

/// <summary>
/// What a page says after the provider. The address names it, so that two tabs do not mix it up, and a cookie confirms that this server
/// has led there: a link of somebody else must not tell people that their account is closed, or connected.
/// </summary>
internal static class ProviderSaid
{
    private const string Cookie = "conference-said", Name = "provider";

    private static readonly TimeSpan Shown = TimeSpan.FromMinutes(5);

    /// <summary>Leads to a page of this site, which may have something to say.</summary>
    public static void Lead(HttpContext http, string page)
    {
        if (page.IndexOf('?', StringComparison.Ordinal) is var at and >= 0 && QueryHelpers.ParseQuery(page[at..]).TryGetValue(Name, out var said))
            http.Response.Cookies.Append(Cookie, said.ToString(), new CookieOptions { HttpOnly = true, SameSite = SameSiteMode.Lax, Secure = http.Request.IsHttps, Path = $"{http.Request.PathBase}/account", MaxAge = Shown, IsEssential = true });
        http.Response.Redirect($"{http.Request.PathBase}{page}");
    }

    /// <summary>Whether this server has led the browser to what an address says.</summary>
    public static bool IsOurs(HttpContext http, string? said) => said is not null && http.Request.Cookies[Cookie] == said;
}
