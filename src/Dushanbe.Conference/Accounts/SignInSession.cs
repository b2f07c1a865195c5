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

    /// <summary>When it ends at the latest (UTC).</summary>
    public required DateTime EndsAt { get; init; }
}

/// <summary>News: somebody has signed out, or their session has ended otherwise.</summary>
/// <param name="SessionId">The session.</param>
public sealed record SessionEnded(Guid SessionId);
