using Dushanbe.Conference.Editions;
using Dushanbe.Conference.Names;
using Dushanbe.Conference.Programme;

namespace Dushanbe.Conference.Tests.Programme;

/// <summary>Builders of programme rows.</summary>
internal static class Programmes
{
    private static int count;

    /// <summary>The same edition with its programme public.</summary>
    public static Edition Published(this Edition edition)
    {
        edition.PublishProgramme(new DateTime(2022, 10, 10, 6, 0, 0, DateTimeKind.Utc));
        return edition;
    }

    /// <summary>A session on a day of the edition from 1, at times such as <c>09:30-10:30</c> or <c>19:00</c>.</summary>
    public static Session Session(Edition edition, int order, string title, int? day = null, string? times = null, SessionKind kind = SessionKind.Thematic, Room? room = null)
    {
        var session = new Session
        {
            EditionId = edition.Id,
            Slug = $"session-{Interlocked.Increment(ref count)}",
            Kind = kind,
            Title = LocalizedText.Of(en: title),
            Order = order,
            RoomId = room?.Id,
        };
        var parts = times?.Split('-') ?? [];
        session.Schedule(
            day is null ? null : edition.Starts.AddDays(day.Value - 1),
            parts.Length > 0 ? TimeOnly.Parse(parts[0]) : null,
            parts.Length > 1 ? TimeOnly.Parse(parts[1]) : null);
        return session;
    }

    /// <summary>A hall.</summary>
    public static Room Room(Edition edition, int order, string name) => new() { EditionId = edition.Id, Name = LocalizedText.Of(en: name), Order = order };

    /// <summary>A speaker.</summary>
    public static Speaker Speaker(Edition edition, string given, string family, string? native = null, string? function = null)
    {
        var speaker = new Speaker { EditionId = edition.Id, Slug = $"speaker-{Interlocked.Increment(ref count)}", Function = LocalizedText.Of(en: function) };
        return speaker.Rename(new PersonName("Ms.", given, family, native));
    }
}
