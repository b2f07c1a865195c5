using System.Text;
using Microsoft.AspNetCore.Diagnostics;

namespace Dushanbe.Conference.Web.Security;

/// <summary>Classifies requests.</summary>
internal static class Visitors
{
    /// <summary>
    /// Whether a person will see the response, so that an error needs a page.
    /// </summary>
    public static bool ReadPages(HttpContext http) => (HttpMethods.IsGet(http.Request.Method) || HttpMethods.IsHead(http.Request.Method)) && IsPage(http);

    /// <summary>Whether a form was posted.</summary>
    public static bool Posts(HttpContext http) => HttpMethods.IsPost(http.Request.Method) && IsPage(http);

    /// <summary>
    /// Excludes form posts from error pages: re-executing one under another address would turn its response into a
    /// different one. Where the database is unreachable <see cref="Host.Unavailable"/> allows the error page.
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

    /// <summary>The return address: a local one or the root; encoded for a header.</summary>
    public static string Local(string? address, string home) =>
        address is ['/', ..] and not ['/', '/' or '\\', ..] && !address.Any(char.IsControl) ? Ascii(address) : home;

    /// <summary>The address of an account page that leads back to another page of this site, as <see cref="Local"/> reads it.</summary>
    public static string WithReturn(string page, string back) => $"{page}?return={Uri.EscapeDataString(back)}";

    /// <summary>An address with non-ASCII characters percent-encoded, as headers require.</summary>
    public static string Ascii(string address)
    {
        if (address.All(char.IsAscii)) return address;
        var ascii = new StringBuilder(address.Length * 2);
        foreach (var letter in address.EnumerateRunes()) ascii.Append(letter.IsAscii ? letter.ToString() : Uri.EscapeDataString(letter.ToString()));
        return ascii.ToString();
    }
}
