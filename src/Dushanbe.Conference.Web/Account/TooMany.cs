using System.Globalization;
using Dushanbe.Conference.Web.Speech;
using Microsoft.Extensions.Localization;

namespace Dushanbe.Conference.Web.Account;

/// <summary>The answer to whoever must wait.</summary>
internal static class TooMany
{
    /// <summary>Says it to programs.</summary>
    public static void Answer(HttpContext http, TimeSpan wait)
    {
        http.Response.StatusCode = StatusCodes.Status429TooManyRequests;
        http.Response.Headers.RetryAfter = Math.Ceiling(wait.TotalSeconds).ToString(CultureInfo.InvariantCulture);
    }

    /// <summary>How long, for people.</summary>
    public static string Said(TimeSpan wait, IStringLocalizer<Words> words) =>
        wait < TimeSpan.FromMinutes(2) ? words["Seconds", (int)Math.Ceiling(wait.TotalSeconds)] : words["Minutes", (int)Math.Ceiling(wait.TotalMinutes)];
}
