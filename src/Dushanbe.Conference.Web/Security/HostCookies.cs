using System.Collections;
using System.Diagnostics.CodeAnalysis;
using Microsoft.AspNetCore.Http.Features;

namespace Dushanbe.Conference.Web.Security;

/// <summary>
/// Over HTTPS the name of every cookie begins with <c>__Host-</c>, by which a browser knows that this host alone has set it, securely:
/// neither a host beside this one nor somebody in the network can plant one. The rest of the program uses the names without it,
/// and a cookie without it is not there. Over plain HTTP, where browsers refuse such names, the names stay as they are.
/// </summary>
internal static class HostCookies
{
    /// <summary>What the names begin with.</summary>
    public const string Prefix = "__Host-";

    /// <summary>Must come after the proxies, whose word says that a request came over HTTPS, and before everything that uses cookies.</summary>
    public static void UseHostCookies(this IApplicationBuilder app) => app.Use((http, next) =>
    {
        if (!http.Request.IsHttps) return next(http);
        http.Features[typeof(IRequestCookiesFeature)] = new RequestCookiesFeature(new Received(http.Request.Cookies));
        http.Features[typeof(IResponseCookiesFeature)] = new Sent(http.Response.Cookies);
        return next(http);
    });

    private sealed class Received(IRequestCookieCollection all) : IRequestCookieCollection
    {
        private readonly Dictionary<string, string> known = all.Where(each => each.Key.StartsWith(Prefix, StringComparison.Ordinal)).GroupBy(each => each.Key[Prefix.Length..], StringComparer.Ordinal)
            .ToDictionary(each => each.Key, each => each.First().Value, StringComparer.Ordinal);

        public int Count => known.Count;

        public ICollection<string> Keys => known.Keys;

        public string? this[string key] => known.GetValueOrDefault(key);

        public bool ContainsKey(string key) => known.ContainsKey(key);

        public bool TryGetValue(string key, [NotNullWhen(true)] out string? value) => known.TryGetValue(key, out value);

        public IEnumerator<KeyValuePair<string, string>> GetEnumerator() => known.GetEnumerator();

        IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
    }

    private sealed class Sent(IResponseCookies all) : IResponseCookies, IResponseCookiesFeature
    {
        public IResponseCookies Cookies => this;

        public void Append(string key, string value) => all.Append(Prefix + key, value, OfHost(new()));

        public void Append(string key, string value, CookieOptions options) => all.Append(Prefix + key, value, OfHost(options));

        public void Delete(string key) => all.Delete(Prefix + key, OfHost(new()));

        public void Delete(string key, CookieOptions options) => all.Delete(Prefix + key, OfHost(options));

        // without these browsers do not take a cookie of such a name
        private static CookieOptions OfHost(CookieOptions options) => new(options) { Secure = true, Path = "/", Domain = null };
    }
}
