namespace Dushanbe.Conference.Web.Frame;

/// <summary>The theme of the desks; public pages follow the reader's system.</summary>
internal static class DeskTheme
{
    public const string Cookie = "theme";

    /// <summary><c>light</c>, <c>dark</c>, or null for the reader's system.</summary>
    public static string? Of(HttpRequest request) => request.Cookies[Cookie] is "light" or "dark" ? request.Cookies[Cookie] : null;
}
