using Dushanbe.Conference.Editions;

namespace Dushanbe.Conference.Programme;

/// <summary>Groups sessions by day, and parallel sessions into slots.</summary>
public static class Timetable
{
    /// <summary>The order used by pages, papers and desks: by day where both days are known, then by time, each session followed by its parallel ones.</summary>
    public static IReadOnlyList<SessionRow> InOrder(IReadOnlyList<SessionRow> sessions)
    {
        ArgumentNullException.ThrowIfNull(sessions);
        return [.. Sections(sessions).SelectMany(section => Slots(section.Sessions)).SelectMany(slot => slot.Beside.Prepend(slot.Main))];
    }

    /// <summary>The days that have sessions. Sessions without a day form a section at the position of the first of them.</summary>
    public static IReadOnlyList<ProgrammeDay> Days(EditionFacts edition, IReadOnlyList<SessionRow> sessions)
    {
        ArgumentNullException.ThrowIfNull(edition);
        ArgumentNullException.ThrowIfNull(sessions);
        return [.. Sections(sessions).Select(section => new ProgrammeDay(
            section.Day is { } day ? day.DayNumber - edition.Starts.DayNumber + 1 : null,
            section.Day,
            Slots(section.Sessions),
            section.Sessions.Count(each => !each.IsBreak)))];
    }

    private static List<(DateOnly? Day, IReadOnlyList<SessionRow> Sessions)> Sections(IReadOnlyList<SessionRow> sessions)
    {
        var sections = sessions.Where(each => each.Day is not null).GroupBy(each => each.Day).OrderBy(group => group.Key)
            .Select(group => (group.Key, Sessions: Sorted(group))).ToList();
        var unknown = Sorted(sessions.Where(each => each.Day is null));
        if (unknown.Count == 0) return sections;
        var first = unknown.Min(each => each.Order);
        var place = sections.FindIndex(section => section.Sessions.Min(each => each.Order) > first);
        sections.Insert(place < 0 ? sections.Count : place, (null, unknown));
        return sections;
    }

    private static IReadOnlyList<SessionRow> Sorted(IEnumerable<SessionRow> sessions) =>
        [.. sessions.OrderBy(each => each.Starts is null).ThenBy(each => each.Starts).ThenBy(each => each.Kind == SessionKind.SideEvent).ThenBy(each => each.Order).ThenBy(each => each.Id)];

    private static List<ProgrammeSlot> Slots(IReadOnlyList<SessionRow> sessions)
    {
        var slots = new List<(SessionRow Main, List<SessionRow> Beside)>();
        foreach (var session in sessions)
        {
            var open = slots.FindLastIndex(slot => !slot.Main.IsBreak && Overlap(slot.Main, session));
            if (open >= 0 && !session.IsBreak) slots[open].Beside.Add(session);
            else slots.Add((session, []));
        }

        return [.. slots.Select(slot => new ProgrammeSlot(slot.Main, slot.Beside))];
    }

    private static bool Overlap(SessionRow main, SessionRow other) =>
        main.Starts is { } start && other.Starts is { } otherStart && (otherStart == start || (otherStart > start && main.Ends > otherStart));
}

/// <summary>A day of the programme, or the sessions without a known day.</summary>
/// <param name="Number">1 for the edition's first day; null where the day is not known.</param>
/// <param name="Day">The day; null where it is not known.</param>
/// <param name="Slots">What takes place, in order.</param>
/// <param name="Meetings">How many items are not breaks.</param>
public sealed record ProgrammeDay(int? Number, DateOnly? Day, IReadOnlyList<ProgrammeSlot> Slots, int Meetings);

/// <summary>A session and its parallel ones.</summary>
public sealed record ProgrammeSlot(SessionRow Main, IReadOnlyList<SessionRow> Beside);
