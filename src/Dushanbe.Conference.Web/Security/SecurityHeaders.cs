using System.Security.Cryptography;

namespace Dushanbe.Conference.Web.Security;

/// <summary>
/// The security headers. Public and account pages allow no inline script and no inline style;
/// MudBlazor writes style attributes, which desks therefore allow.
/// </summary>
internal static class SecurityHeaders
{
    private const string Strict = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; connect-src 'self'; manifest-src 'self'; base-uri 'self'; form-action 'self'; frame-ancestors 'none'";

    private const string OwnPaper = "default-src 'none'; object-src 'self'; style-src 'unsafe-inline'; frame-ancestors 'self'";

    private static readonly object NonceKey = new();

    public static void UseSecurityHeaders(this IApplicationBuilder app) => app.Use((http, next) =>
    {
        http.Response.OnStarting(() =>
        {
            Set(http);
            return Task.CompletedTask;
        });
        return next(http);
    });

    /// <summary>Marks a response as a PDF that desks may load in a frame for printing; nothing else may be framed.</summary>
    public static void LetDeskFrame(HttpContext http) => http.Response.Headers.ContentSecurityPolicy = OwnPaper;

    /// <summary>The nonce of this request's import map; desks are never cached, so it is used once.</summary>
    public static string NonceOf(HttpContext http)
    {
        if (http.Items.TryGetValue(NonceKey, out var known)) return (string)known!;
        var nonce = Convert.ToBase64String(RandomNumberGenerator.GetBytes(18));
        http.Items[NonceKey] = nonce;
        return nonce;
    }

    private static void Set(HttpContext http)
    {
        var headers = http.Response.Headers;
        headers.XContentTypeOptions = "nosniff";
        headers["Referrer-Policy"] = "same-origin";
        var isDesk = http.Request.Path.StartsWithSegments("/desk", StringComparison.OrdinalIgnoreCase);
        headers["Permissions-Policy"] = $"camera={(isDesk ? "(self)" : "()")}, microphone=(), geolocation=(), payment=()";
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
        // endpoints for uploads and papers set a policy of their own
        if (headers.ContentSecurityPolicy.Count > 0) return;
        headers.ContentSecurityPolicy = isDesk
            ? $"default-src 'none'; script-src 'self' 'nonce-{NonceOf(http)}'; style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; font-src 'self'; connect-src 'self'; media-src 'self' blob:; frame-src 'self'; worker-src 'self' blob:; manifest-src 'self'; base-uri 'self'; form-action 'self'; frame-ancestors 'none'"
            : Strict;
    }
}
