namespace Dushanbe.Conference.Web.Account;

/// <summary>Browser and system in a few words, so that somebody recognizes their own sessions. Browsers say what they like: nothing else depends on it.</summary>
internal static class BrowserNames
{
    // those that name others too come first
    private static readonly (string Mark, string Name)[] Browsers =
        [("Edg", "Edge"), ("OPR/", "Opera"), ("YaBrowser/", "Yandex Browser"), ("SamsungBrowser/", "Samsung Internet"), ("Firefox/", "Firefox"), ("FxiOS/", "Firefox"), ("CriOS/", "Chrome"), ("Chrome/", "Chrome"), ("Safari/", "Safari")];

    private static readonly (string Mark, string Name)[] Systems =
        [("iPhone", "iPhone"), ("iPad", "iPad"), ("Android", "Android"), ("Windows", "Windows"), ("CrOS", "ChromeOS"), ("Mac OS X", "macOS"), ("Linux", "Linux")];

    /// <summary>For example <c>Firefox, Windows</c>; null where the header says neither.</summary>
    public static string? Of(string? userAgent)
    {
        if (string.IsNullOrEmpty(userAgent)) return null;
        string?[] found = [Find(Browsers, userAgent), Find(Systems, userAgent)];
        return Array.Exists(found, each => each is not null) ? string.Join(", ", found.Where(each => each is not null)) : null;
    }

    private static string? Find((string Mark, string Name)[] known, string userAgent) => Array.Find(known, each => userAgent.Contains(each.Mark, StringComparison.Ordinal)).Name;
}
