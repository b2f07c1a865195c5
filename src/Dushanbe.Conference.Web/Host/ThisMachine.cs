using System.Net;

namespace Dushanbe.Conference.Web.Host;

internal static class ThisMachine
{
    /// <summary>Whether a host name or address, IPv6 with or without brackets, leads nowhere but to this machine.</summary>
    public static bool Is(string host) => host.Equals("localhost", StringComparison.OrdinalIgnoreCase) || (IPAddress.TryParse(host.Trim('[', ']'), out var address) && IPAddress.IsLoopback(address));
}
