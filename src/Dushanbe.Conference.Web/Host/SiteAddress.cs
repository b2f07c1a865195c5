using Microsoft.Extensions.Options;

namespace Dushanbe.Conference.Web.Host;

/// <summary>
/// The public address of the site, as configured by the operator: by <c>Conference:PublicAddress</c>, or by listing
/// hosts in <c>AllowedHosts</c>. What a request alone says of its host anybody can make up.
/// </summary>
internal sealed class SiteAddress(IOptions<InstallationOptions> options, IConfiguration settings)
{
    private bool NamesHosts => settings["AllowedHosts"] is { } hosts && hosts.Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries) is { Length: > 0 } named
        && !named.Any(each => each is "*" or "[::]" or "0.0.0.0");

    /// <summary>The base of the site's full addresses, with a trailing slash; null where the host of the request is not configured.</summary>
    /// <param name="asked">The address according to the request.</param>
    public Uri? Root(Uri asked) => options.Value.PublicAddress is not null || NamesHosts || asked.IsLoopback ? options.Value.RootOr(asked) : null;

    /// <summary>What the operator of a public server should set, in a sentence; null for nothing.</summary>
    public string? Advice => (options.Value.PublicAddress, NamesHosts) switch
    {
        (null, false) => "AllowedHosts and Conference:PublicAddress are not set: the server answers under any host name, and leaves full addresses out of calendars and pages.",
        (null, true) => null,
        (_, false) => "AllowedHosts is not set: the server answers under any host name.",
        _ => null,
    };
}
