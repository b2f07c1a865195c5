using System.Text;
using Microsoft.AspNetCore.Diagnostics;

namespace Dushanbe.Conference.Web.Security;

/// <summary>What a request wants.</summary>
internal static class Visitors
{
    /// <summary>
    /// Whether a person reads the answer, so that an error deserves a page of its own.
    /// </summary>
    public static bool ReadPages(HttpContext http) => (HttpMethods.IsGet(http.Request.Method) || HttpMethods.IsHead(http.Request.Method)) && IsPage(http);

    /// <summary>Whether a person has sent a form.</summary>
    public static bool Posts(HttpContext http) => HttpMethods.IsPost(http.Request.Method) && IsPage(http);

    /// <summary>
    /// Leaves the answers to forms as they are: running one a second time under another address would turn its answer into a
    /// different one. Where the database is away there is no answer, and <see cref="Host.Unavailable"/> allows the page that says so.
    /// </summary>
    public static void UseOwnAnswersOfPosts(this IApplicationBuilder app) => app.Use((http, next) =>
    {
        if (HttpMethods.IsPost(http.Request.Method) && http.Features.Get<IStatusCodePagesFeature>() is { } pages) pages.Enabled = false;
        return next(http);
    });

    private static bool IsPage(HttpContext http) =>
        !http.Request.Path.StartsWithSegments("/health", StringComparison.Ordinal)
        && !http.Request.Path.StartsWithSegments("/_blazor", StringComparison.Ordinal)
        && !http.Request.Path.StartsWithSegments("/_framework", StringComparison.Ordinal);

    /// <summary>The address to go back to: one of this site, or home; as a header can carry it.</summary>
    public static string Local(string? address, string home) =>
        address is ['/', ..] and not ['/', '/' or '\\', ..] && !address.Any(char.IsControl) ? Ascii(address) : home;

    /// <summary>An address whose letters beyond ASCII are written as %-signs: a header holds no others, and the answer would be an error.</summary>
    public static string Ascii(string address)
    {
        if (address.All(char.IsAscii)) return address;
        var ascii = new StringBuilder(address.Length * 2);
        foreach (var letter in address.EnumerateRunes()) ascii.Append(letter.IsAscii ? letter.ToString() : Uri.EscapeDataString(letter.ToString()));
        return ascii.ToString();
    }
}
