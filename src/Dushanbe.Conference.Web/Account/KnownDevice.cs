using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.DataProtection;

namespace Dushanbe.Conference.Web.Account;

/// <summary>
/// Remembers in a protected cookie which accounts have signed in on this browser. It grants nothing; it only
/// exempts them from delays caused by strangers, and its own failures count as strictly.
/// </summary>
internal sealed class KnownDevice(IDataProtectionProvider protection, TimeProvider clock)
{
    /// <summary>The cookie's name.</summary>
    public const string Cookie = "conference-device";

    // clerks share a browser; the most recent ones are kept
    private const int Most = 12;

    private static readonly TimeSpan Kept = TimeSpan.FromDays(365);

    private readonly ITimeLimitedDataProtector protector = protection.CreateProtector(nameof(KnownDevice)).ToTimeLimitedDataProtector();

    /// <summary>The browser's key where this account has signed in on it; null otherwise.</summary>
    public Guid? Of(HttpRequest request, string? account) => Read(request) is { } known && known.Accounts.Contains(Normal(account), StringComparer.Ordinal) ? known.Id : null;

    /// <summary>Remembers that this account has signed in here.</summary>
    public void Remember(HttpContext http, string account)
    {
        var known = Read(http.Request) ?? new Content(Guid.CreateVersion7(), []);
        var name = Normal(account);
        known = known with { Accounts = [name, .. known.Accounts.Where(each => each != name).Take(Most - 1)] };
        http.Response.Cookies.Append(Cookie, protector.Protect(JsonSerializer.Serialize(known), clock.GetUtcNow() + Kept), new CookieOptions
        {
            HttpOnly = true,
            IsEssential = true,
            MaxAge = Kept,
            SameSite = SameSiteMode.Lax,
            Path = http.Request.PathBase + "/account",
        });
    }

    private Content? Read(HttpRequest request)
    {
        if (request.Cookies[Cookie] is not { Length: > 0 } cookie) return null;
        try
        {
            return JsonSerializer.Deserialize<Content>(protector.Unprotect(cookie));
        }
        catch (CryptographicException)
        {
            // forged, or protected with keys that are gone
            return null;
        }
    }

    // hashed, so that keys and cookie together still do not reveal addresses
    private static string Normal(string? account) => Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes((account ?? "").Trim().ToUpperInvariant())).AsSpan(0, 16));

    private sealed record Content(Guid Id, IReadOnlyList<string> Accounts);
}
