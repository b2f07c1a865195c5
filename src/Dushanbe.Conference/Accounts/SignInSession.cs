using Dushanbe.Conference.Access;

namespace Dushanbe.Conference.Accounts;

/// <summary>
/// A sign-in in one browser, from the right password to its end. The cookie names it: without this row the cookie, and every
/// copy of it, is worth nothing.
/// </summary>
public sealed class SignInSession
{
    /// <summary>How long one may last, however busy its browser is.</summary>
    public static TimeSpan Longest { get; } = TimeSpan.FromDays(7);

    /// <summary>Named by the cookie.</summary>
    public Guid Id { get; init; } = Guid.CreateVersion7();

    /// <summary>Who signed in.</summary>
    public required Guid AccountId { get; init; }

    /// <summary>The security stamp of the account at that moment: a new one, made with a new password for example, ends every session of before.</summary>
    public required string Stamp { get; init; }

    /// <summary>When it began (UTC).</summary>
    public required DateTime BegunAt { get; init; }

    /// <summary>The browser and system, in a few words of its own account; null where it says nothing.</summary>
    public string? Browser { get; init; }

    /// <summary>Whether it began with a second step or a passkey.</summary>
    public bool IsStrong { get; init; }

    /// <summary>When its holder last proved who they are (UTC): at the sign-in, unless that was with a password although there are passkeys, or later when asked.</summary>
    public required DateTime ProvenAt { get; set; }

    /// <summary>When it ends if nobody does anything in it until then (UTC); each use puts it off (<see cref="SignInSessions.UseAsync"/>), and <see cref="Longest"/> ends it anyway.</summary>
    public required DateTime EndsAt { get; init; }

    /// <summary>The role as which an owner looks at the desks, without acting; null for one's own roles.</summary>
    public string? LooksAs { get; set; }

    /// <summary>Where that role would be given.</summary>
    public GrantScope? LooksAtScope { get; set; }

    /// <summary>The edition, delegation, category or session of that role; null for the installation.</summary>
    public Guid? LooksAtId { get; set; }

    /// <summary>The edition of that delegation, category or session.</summary>
    public Guid? LooksAtEditionId { get; set; }
}

/// <summary>How somebody has signed in.</summary>
/// <param name="IsStrong">Whether with a second step or a passkey.</param>
/// <param name="Browser">Browser and system in a few words; cut to <see cref="LongestBrowser"/> characters.</param>
/// <param name="ProvenAt">When somebody else, a provider, says that they proved who they are (UTC); null where they did it here and now.</param>
public sealed record SignInManner(bool IsStrong = false, string? Browser = null, DateTime? ProvenAt = null)
{
    /// <summary>The longest description of a browser, in characters.</summary>
    public const int LongestBrowser = 60;
}

/// <summary>News: somebody has signed out, or their session has ended otherwise.</summary>
/// <param name="SessionId">The session.</param>
/// <param name="IsUnused">Whether for want of use.</param>
public sealed record SessionEnded(Guid SessionId, bool IsUnused = false);

/// <summary>How long sessions go on.</summary>
public sealed class SessionLimits
{
    /// <summary>How many sessions an account has at most; the oldest ends where another begins. Enough for a team that shares an account, and a bound for whoever has stolen a password.</summary>
    public const int Most = 20;

    /// <summary>After how long without a deed of its holder a session ends: a day's work with its pauses, unless the host says otherwise.</summary>
    public TimeSpan UnusedFor { get; set; } = TimeSpan.FromHours(14);
}
