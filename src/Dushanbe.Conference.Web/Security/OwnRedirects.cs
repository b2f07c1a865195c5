namespace Dushanbe.Conference.Web.Security;

/// <summary>Redirects within this site as addresses without a host: the framework would put the one that the request names in front, which anybody can make up.</summary>
internal static class OwnRedirects
{
    /// <summary>Must come before whatever redirects.</summary>
    public static void UseOwnRedirects(this IApplicationBuilder app) => app.Use((http, next) =>
    {
        http.Response.OnStarting(() =>
        {
            if (http.Response.Headers.Location.ToString() is { Length: > 0 } to) http.Response.Headers.Location = WithoutHost(to, $"{http.Request.Scheme}://{http.Request.Host}");
            return Task.CompletedTask;
        });
        return next(http);
    });

    /// <summary>The address without the host, where that is our own and what is left is an address of this site.</summary>
    public static string WithoutHost(string to, string own) =>
        to.StartsWith($"{own}/", StringComparison.OrdinalIgnoreCase) && to[own.Length..] is var left and not ['/', '/' or '\\', ..] ? left : to;
}
