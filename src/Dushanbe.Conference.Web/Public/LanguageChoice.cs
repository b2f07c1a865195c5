using Dushanbe.Conference.Names;
using Microsoft.AspNetCore.Localization;

namespace Dushanbe.Conference.Web.Public;

/// <summary>The language of a visitor without one in the address: from the cookie, then the browser, then the edition.</summary>
internal static class LanguageChoice
{
    public static string Of(HttpRequest request, string? editionDefault) =>
        Known(FromCookie(request))
        ?? request.GetTypedHeaders().AcceptLanguage.OrderByDescending(each => each.Quality ?? 1).Select(each => Known(each.Value.Value)).FirstOrDefault(each => each is not null)
        ?? Known(editionDefault)
        ?? Languages.Default;

    private static string? FromCookie(HttpRequest request) =>
        request.Cookies.TryGetValue(CookieRequestCultureProvider.DefaultCookieName, out var value)
            ? CookieRequestCultureProvider.ParseCookieValue(value)?.UICultures.FirstOrDefault().Value
            : null;

    private static string? Known(string? tag)
    {
        var language = tag?.Split('-', '_')[0].ToLowerInvariant();
        return Languages.All.Any(each => each.Tag == language) ? language : null;
    }
}
