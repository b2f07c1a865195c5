using Dushanbe.Conference.Web.Host;
using Microsoft.AspNetCore.HttpOverrides;
using Microsoft.Extensions.Options;

namespace Dushanbe.Conference.Web.Security;

/// <summary>
/// Uses the forwarded headers of a proxy, client address and scheme, only if the settings list the proxy. Otherwise
/// headers could be forged, and the address of the connection counts.
/// </summary>
internal static class Proxies
{
    public static void AddProxies(this IServiceCollection services) =>
        services.AddOptions<ForwardedHeadersOptions>().Configure<IOptions<InstallationOptions>>((forwarded, installation) =>
        {
            // the host name is not forwarded: AllowedHosts and Conference:PublicAddress cover that
            forwarded.ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto;
            // as many hops as there are proxies in the settings
            forwarded.ForwardLimit = null;
            forwarded.KnownProxies.Clear();
            forwarded.KnownIPNetworks.Clear();
            foreach (var network in installation.Value.ProxyNetworks()) forwarded.KnownIPNetworks.Add(network);
        });

    /// <summary>Must come before everything that uses the client's address.</summary>
    public static void UseProxies(this WebApplication app)
    {
        if (app.Services.GetRequiredService<IOptions<InstallationOptions>>().Value.ProxyNetworks().Any()) app.UseForwardedHeaders();
    }
}
