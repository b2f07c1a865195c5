using System.Text;

namespace Dushanbe.Conference.Web.Security;

/// <summary>What a request wants.</summary>
internal static class Visitors
{
    /// <summary>
    /// Whether a person reads the answer, so that an error deserves a page of its own. Posts are left alone: running one
    /// a second time under another address would turn its answer into a different one.
    /// </summary>
    public static bool ReadPages(HttpContext http) =>
        (HttpMethods.IsGet(http.Request.Method) || HttpMethods.IsHead(http.Request.Method))
        && !http.Request.Path.StartsWithSegments("/health", StringComparison.Ordinal)
        && !http.Request.Path.StartsWithSegments("/_blazor", StringComparison.Ordinal)
        && !http.Request.Path.StartsWithSegments("/_framework", StringComparison.Ordinal);

    /// <summary>The address to go back to: one of this site, or home; as a header can carry it.</summary>
    public static string Local(string? address, string home) =>
        address is ['/', ..] and not ['/', '/' or '\\', ..] && !address.Any(char.IsControl) ? Ascii(address) : home;

    /// <summary>An address whose letters beyond ASCII are written as %-signs: a header holds no others, and the answer would be an error.</summary>
    public static string Ascii(string address)
    {
        if (address.All(char.IsAscii)) return address;
        var ascii = new StringBuilder(address.Length * 2);
        foreach (var letter in address.EnumerateRunes()) ascii.Append(letter.IsAscii ? letter.ToString() : Uri.EscapeDataString(letter.ToString()));
        return ascii.ToString();
    }
}
