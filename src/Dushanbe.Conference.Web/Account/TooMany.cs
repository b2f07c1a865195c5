using System.Globalization;
using Dushanbe.Conference.Web.Speech;
using Microsoft.Extensions.Localization;

namespace Dushanbe.Conference.Web.Account;

/// <summary>The response to a delayed request.</summary>
internal static class TooMany
{
    /// <summary>Sets status and headers.</summary>
    public static void Answer(HttpContext http, TimeSpan wait)
    {
        http.Response.StatusCode = StatusCodes.Status429TooManyRequests;
        http.Response.Headers.RetryAfter = Math.Ceiling(wait.TotalSeconds).ToString(CultureInfo.InvariantCulture);
    }

    /// <summary>The delay in words.</summary>
    public static string Said(TimeSpan wait, IStringLocalizer<Words> words) =>
        wait < TimeSpan.FromMinutes(2) ? words["Seconds", (int)Math.Ceiling(wait.TotalSeconds)] : words["Minutes", (int)Math.Ceiling(wait.TotalMinutes)];
}
