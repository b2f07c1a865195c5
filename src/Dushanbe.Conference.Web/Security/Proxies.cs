using Dushanbe.Conference.Web.Host;
using Microsoft.AspNetCore.HttpOverrides;
using Microsoft.Extensions.Options;

namespace Dushanbe.Conference.Web.Security;

/// <summary>
/// Believes what a proxy says of its client, the address and whether it came by TLS, if the settings name the proxy. Anybody
/// else could say anything, and so is whom the connection shows.
/// </summary>
internal static class Proxies
{
    public static void AddProxies(this IServiceCollection services) =>
        services.AddOptions<ForwardedHeadersOptions>().Configure<IOptions<InstallationOptions>>((forwarded, installation) =>
        {
            // the host's name stays what the request says: AllowedHosts and Conference:PublicAddress are for that
            forwarded.ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto;
            // as many in a row as are named
            forwarded.ForwardLimit = null;
            forwarded.KnownProxies.Clear();
            forwarded.KnownIPNetworks.Clear();
            foreach (var network in installation.Value.ProxyNetworks()) forwarded.KnownIPNetworks.Add(network);
        });

    /// <summary>Before everything that asks who the client is.</summary>
    public static void UseProxies(this WebApplication app)
    {
        if (app.Services.GetRequiredService<IOptions<InstallationOptions>>().Value.ProxyNetworks().Any()) app.UseForwardedHeaders();
    }
}
