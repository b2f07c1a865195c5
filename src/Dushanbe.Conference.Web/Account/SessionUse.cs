using System.Collections.Concurrent;
using Dushanbe.Conference.Accounts;
using Dushanbe.Conference.Web.Security;
using Microsoft.Extensions.Options;

namespace Dushanbe.Conference.Web.Account;

/// <summary>
/// Tells the deeds of a session's holder from what a page does by itself, and notes them in its row, seldom. An open desk sends no
/// request while somebody works in it, and much over its connection while nobody does: its script posts to <see cref="Address"/>
/// after keys and presses.
/// </summary>
internal sealed partial class SessionUse(SignInSessions sessions, IOptions<SessionLimits> limits, TimeProvider clock, ILogger<SessionUse> log)
{
    /// <summary>Where the script of a desk says that somebody is there.</summary>
    public const string Address = "/account/used";

    private static readonly TimeSpan Seldom = TimeSpan.FromMinutes(5);

    // above this number old entries are removed
    private const int Many = 1_000;

    private readonly ConcurrentDictionary<Guid, long> noted = [];

    // a session may end earlier by this, so it is a small part of the time that it may be unused
    private TimeSpan Rhythm => limits.Value.UnusedFor / 20 is var part && part < Seldom ? part : Seldom;

    /// <summary>Notes a request of a session, if it is a deed: a form or file that was posted, or a page that somebody opened.</summary>
    public async Task NoteAsync(HttpContext http, Guid session)
    {
        if (!IsDeed(http)) return;
        var (now, rhythm) = (clock.GetTimestamp(), Rhythm);
        if (noted.TryGetValue(session, out var last) && clock.GetElapsedTime(last, now) < rhythm) return;
        noted[session] = now;
        foreach (var each in noted.Count > Many ? noted : []) if (clock.GetElapsedTime(each.Value, now) >= rhythm) noted.TryRemove(each);
        try
        {
            await sessions.UseAsync(session, http.RequestAborted);
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            // pages can be read while nothing can be written; the next deed tries again
            noted.TryRemove(session, out _);
            NotNoted(log, exception);
        }
    }

    private static bool IsDeed(HttpContext http)
    {
        if (Visitors.Posts(http)) return true;
        if (!HttpMethods.IsGet(http.Request.Method)) return false;
        // a desk that loses its server loads itself again, with nobody there; a browser says whether somebody pressed something
        if (http.Request.Headers["Sec-Fetch-Dest"].FirstOrDefault() is { } what) return what == "document" && http.Request.Headers["Sec-Fetch-User"] == "?1";
        // over plain HTTP browsers do not say it
        return http.Request.Headers.Accept.Any(each => each?.Contains("text/html", StringComparison.OrdinalIgnoreCase) == true);
    }

    [LoggerMessage(2008, LogLevel.Warning, "That a session is in use could not be noted; it may end early")]
    private static partial void NotNoted(ILogger logger, Exception exception);
}
