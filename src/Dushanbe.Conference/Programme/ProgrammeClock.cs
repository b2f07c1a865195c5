using Dushanbe.Conference.Editions;

namespace Dushanbe.Conference.Programme;

/// <summary>Determines current and next sessions in the edition's time.</summary>
public static class ProgrammeClock
{
    /// <summary>
    /// Marks each session as current, over or neither. Only while the edition is running: before and after it nothing is current, and a closed
    /// programme has no "over" marks.
    /// </summary>
    public static IReadOnlyList<SessionRow> Mark(IReadOnlyList<SessionRow> sessions, EditionFacts edition, DateTime local)
    {
        ArgumentNullException.ThrowIfNull(sessions);
        ArgumentNullException.ThrowIfNull(edition);
        if (edition.PhaseAt(local) != EditionPhase.Running) return sessions;
        return [.. sessions.Select(each => each with { State = StateOf(each, sessions, local) })];
    }

    /// <summary>The current and next sessions; the sessions are marked.</summary>
    public static NowAndNext NowAndNext(IReadOnlyList<SessionRow> sessions, DateTime local)
    {
        ArgumentNullException.ThrowIfNull(sessions);
        var on = sessions.Where(each => each.State == SessionState.Now).OrderBy(each => each.IsBreak).ThenBy(each => each.Kind == SessionKind.SideEvent).ThenBy(each => each.Starts).ThenBy(each => each.Order);
        var ahead = sessions.Where(each => !each.IsBreak && each is { Day: not null, Starts: not null, State: SessionState.None } && each.Day.Value.ToDateTime(each.Starts.Value) > local).ToList();
        var first = ahead.Count == 0 ? default : ahead.Min(each => each.Day!.Value.ToDateTime(each.Starts!.Value));
        var next = ahead.Where(each => each.Day!.Value.ToDateTime(each.Starts!.Value) == first).OrderBy(each => each.Kind == SessionKind.SideEvent).ThenBy(each => each.Order);
        return new NowAndNext([.. on], [.. next], local);
    }

    private static SessionState StateOf(SessionRow session, IReadOnlyList<SessionRow> sessions, DateTime local)
    {
        if (session is not { Day: { } day, Starts: { } starts }) return SessionState.None;
        if (local < day.ToDateTime(starts)) return SessionState.None;
        return local < End(session, day, starts, sessions) ? SessionState.Now : SessionState.Over;
    }

    // without an end a session lasts until the next start of that day, else until the end of the day
    private static DateTime End(SessionRow session, DateOnly day, TimeOnly starts, IReadOnlyList<SessionRow> sessions)
    {
        if (session.Ends is { } ends) return day.ToDateTime(ends);
        var later = sessions.Where(each => each.Day == day && each.Starts > starts).Select(each => each.Starts!.Value).ToList();
        return later.Count > 0 ? day.ToDateTime(later.Min()) : day.AddDays(1).ToDateTime(TimeOnly.MinValue);
    }
}

/// <summary>Current and next sessions.</summary>
/// <param name="Now">Current sessions: meetings before side events, breaks last.</param>
/// <param name="Next">The next sessions, all with the same start; without breaks.</param>
/// <param name="Local">The time at the venue.</param>
public sealed record NowAndNext(IReadOnlyList<SessionRow> Now, IReadOnlyList<SessionRow> Next, DateTime Local);
