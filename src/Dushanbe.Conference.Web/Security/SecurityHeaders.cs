using System.Security.Cryptography;
using Dushanbe.Conference.Web.Host;
using Microsoft.AspNetCore.StaticAssets;
using Microsoft.Extensions.Options;

namespace Dushanbe.Conference.Web.Security;

/// <summary>
/// The security headers. Public and account pages allow no inline script and no inline style. MudBlazor writes style attributes, and its
/// dialogs style elements whose content changes, so that neither nonce nor hash can name them: desks therefore allow inline style.
/// </summary>
internal static class SecurityHeaders
{
    private const string Strict = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; connect-src 'self'; manifest-src 'self'; base-uri 'self'; form-action 'self'; frame-ancestors 'none'";

    private const string OwnPaper = "default-src 'none'; object-src 'self'; style-src 'unsafe-inline'; frame-ancestors 'self'";

    private static readonly object NonceKey = new();

    public static void UseSecurityHeaders(this WebApplication app)
    {
        // a browser that has seen it refuses this host without TLS for a year, so developers do without
        var transport = app.Environment.IsDevelopment() ? null
            : $"max-age=31536000{(app.Services.GetRequiredService<IOptions<InstallationOptions>>().Value.SecureSubdomains ? "; includeSubDomains" : "")}";
        app.Use((http, next) =>
        {
            http.Response.OnStarting(() =>
            {
                Set(http, transport);
                return Task.CompletedTask;
            });
            return next(http);
        });
    }

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

    private static void Set(HttpContext http, string? transport)
    {
        var headers = http.Response.Headers;
        headers.XContentTypeOptions = "nosniff";
        // the address of a link in a letter is a secret, which not even our own files need to be told; "no-referrer" would also take
        // away the origin of the form that it is for
        headers["Referrer-Policy"] = IsUnder(http, "/account/link") ? "strict-origin" : "same-origin";
        var isDesk = IsUnder(http, "/desk");
        headers["Permissions-Policy"] = $"camera={(isDesk ? "(self)" : "()")}, microphone=(), geolocation=(), payment=()";
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
        headers["Cross-Origin-Resource-Policy"] = "same-origin";
        headers["Origin-Agent-Cluster"] = "?1";
        headers["X-Permitted-Cross-Domain-Policies"] = "none";
        if (transport is not null && http.Request.IsHttps && !ThisMachine.Is(http.Request.Host.Host)) headers.StrictTransportSecurity = transport;
        if (IsPersonal(http) && !headers.CacheControl.ToString().Contains("no-store", StringComparison.OrdinalIgnoreCase)) headers.CacheControl = "private, no-store";
        // endpoints for uploads and papers set a policy of their own
        if (headers.ContentSecurityPolicy.Count > 0) return;
        headers.ContentSecurityPolicy = isDesk
            ? $"default-src 'none'; script-src 'self' 'nonce-{NonceOf(http)}'; style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; font-src 'self'; connect-src 'self'; media-src 'self' blob:; frame-src 'self'; worker-src 'self' blob:; manifest-src 'self'; base-uri 'self'; form-action 'self'; frame-ancestors 'none'"
            : Strict;
    }

    // what depends on who is signed in, or sets a cookie, must stay neither in the browser of a shared machine nor in a proxy;
    // style sheets, scripts and what says that it is public are the same for everybody
    private static bool IsPersonal(HttpContext http) =>
        (http.User.Identity is { IsAuthenticated: true } || http.Response.Headers.SetCookie.Count > 0 || IsUnder(http, "/desk") || IsUnder(http, "/account") || IsUnder(http, "/_blazor"))
        && http.GetEndpoint()?.Metadata.GetMetadata<StaticAssetDescriptor>() is null
        && !http.Response.Headers.CacheControl.ToString().Contains("public", StringComparison.OrdinalIgnoreCase);

    private static bool IsUnder(HttpContext http, string path) => http.Request.Path.StartsWithSegments(path, StringComparison.OrdinalIgnoreCase);
}
