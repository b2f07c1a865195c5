using Microsoft.Extensions.Options;

namespace Dushanbe.Conference.Web.Host;

/// <summary>
/// Where the public finds the site, as far as the operator has vouched for it: by <c>Conference:PublicAddress</c>, or by naming
/// hosts in <c>AllowedHosts</c>. What a request alone says of its host anybody can make up.
/// </summary>
internal sealed class SiteAddress(IOptions<InstallationOptions> options, IConfiguration settings)
{
    private bool NamesHosts => settings["AllowedHosts"] is { } hosts && hosts.Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries) is { Length: > 0 } named
        && !named.Any(each => each is "*" or "[::]" or "0.0.0.0");

    /// <summary>The beginning of the site's full addresses, with a slash at its end; null where nobody has vouched for the host that the request names.</summary>
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
