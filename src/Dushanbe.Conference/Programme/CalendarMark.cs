using System.Text.Json;
using Dushanbe.Conference.Data;

namespace Dushanbe.Conference.Programme;

/// <summary>The data of a calendar entry beside the session itself: its sequence number, last change and cancellation.</summary>
/// <param name="SessionId">The session.</param>
/// <param name="Sequence">Raised by every release that changes the entry; calendars use the highest.</param>
/// <param name="At">When it was last changed (UTC).</param>
/// <param name="Session">The session in the calendar as JSON, with its room's name: the content of a cancelled entry.</param>
/// <param name="IsCancelled">Whether it is no longer in the programme, or has no time any more.</param>
internal sealed record CalendarMark(Guid SessionId, int Sequence, DateTime At, CalendarMark.Entry Session, bool IsCancelled)
{
    /// <summary>The content of an entry in all languages, with the zone and venue of the edition.</summary>
    public sealed record Entry(string Slug, string Title, string Note, string Room, DateOnly Day, TimeOnly Starts, TimeOnly? Ends, string Zone, string Venue);

    /// <summary>The marks of a release, computed from those of the previous one.</summary>
    public static IReadOnlyList<CalendarMark> Next(ProgrammeRelease? previous, ProgrammeContent content, EditionFront front, DateTime at)
    {
        var marks = (previous is null ? [] : FromJson(previous.Calendar)).ToDictionary(each => each.SessionId);
        var entries = content.Sessions.Select(each => (each.Id, each.Version, Entry: EntryOf(content, front, each))).Where(each => each.Entry is not null).ToList();
        var stand = entries.Select(each => each.Id).ToHashSet();
        foreach (var gone in marks.Values.Where(each => !each.IsCancelled && !stand.Contains(each.SessionId)).ToList())
            marks[gone.SessionId] = gone with { IsCancelled = true, Sequence = gone.Sequence + 1, At = at };
        foreach (var (id, version, entry) in entries)
        {
            var was = marks.GetValueOrDefault(id);
            if (was is { IsCancelled: false } && was.Session == entry) continue;
            // at least the version of the session, which calendars read before releases existed
            marks[id] = new(id, Math.Max((was?.Sequence ?? 0) + 1, (int)Math.Min(version, int.MaxValue)), at, entry!, false);
        }

        return [.. marks.Values.OrderBy(each => each.SessionId)];
    }

    /// <summary>Reads <see cref="ToJson"/>.</summary>
    public static IReadOnlyList<CalendarMark> FromJson(string json) => JsonSerializer.Deserialize<List<CalendarMark>>(json, Conventions.Json) ?? [];

    /// <summary>The form that a release stores.</summary>
    public static string ToJson(IReadOnlyList<CalendarMark> marks) => JsonSerializer.Serialize(marks, Conventions.Json);

    private static Entry? EntryOf(ProgrammeContent content, EditionFront front, ProgrammeContent.Item session) => session is { Day: { } day, Starts: { } starts }
        ? new(session.Slug, session.Title.ToJson(), session.Note.ToJson(), content.Rooms.FirstOrDefault(room => room.Id == session.RoomId)?.Name.ToJson() ?? "", day, starts, session.Ends, front.ZoneId, front.Venue.ToJson())
        : null;
}
