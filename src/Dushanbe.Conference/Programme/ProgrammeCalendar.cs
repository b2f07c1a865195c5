using Dushanbe.Conference.Access;
using Dushanbe.Conference.Data;
using Dushanbe.Conference.Editions;
using Dushanbe.Conference.Names;
using Ical.Net.CalendarComponents;
using Ical.Net.DataTypes;
using Ical.Net.Serialization;
using Microsoft.EntityFrameworkCore;
using Calendar = Ical.Net.Calendar;

namespace Dushanbe.Conference.Programme;

/// <summary>
/// The programme as an iCalendar file. The edition is an all-day entry; a session is included once its
/// start is known. A session without a time is left out, since an all-day entry would be wrong.
/// </summary>
public sealed class ProgrammeCalendar(IDbContextFactory<ConferenceDb> databases, ReleaseShelf shelf, TimeProvider clock)
{
    /// <summary>What is asked for.</summary>
    /// <param name="Edition">The edition's slug.</param>
    /// <param name="Session">One session's slug; null for the whole programme.</param>
    /// <param name="Language">The language of the titles.</param>
    /// <param name="Address">The full address of a session's page, of the edition's home for null; null where it is not known.</param>
    public sealed record Form(string Edition, string? Session, string Language, Func<string?, Uri?> Address);

    /// <summary>The file's text; null where there is no such edition or session, or its programme is not public and the reader is not an editor.</summary>
    public async Task<string?> ReadAsync(Form form, Actor actor, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(form);
        await using var db = await databases.CreateDbContextAsync(cancel);
        if (await db.ViewOf(form.Edition, actor, shelf, nameof(ProgrammeCalendar), cancel) is not { Shows: true } view) return null;
        var edition = view.Edition;
        var sessions = view.Programme.SessionRows().Where(each => form.Session is null || each.Slug == form.Session).ToList();
        var marks = (view.Release?.Marks ?? []).Where(each => form.Session is null || each.Session.Slug == form.Session).ToList();
        if (form.Session is not null && sessions.All(each => each.Starts is null) && marks.All(each => !each.IsCancelled)) return null;

        var calendar = new Calendar { Method = "PUBLISH" };
        calendar.ProductId = "-//Dushanbe Conference//Programme//EN";
        calendar.AddProperty("X-WR-CALNAME", edition.ShortTitle.Best(form.Language).Text);
        calendar.AddProperty("X-WR-TIMEZONE", edition.ZoneId);
        // the library writes the rules of a zone up to some future time and none that start later
        var (starts, today) = (edition.Starts.ToDateTime(TimeOnly.MinValue), clock.GetUtcNow().UtcDateTime.Date);
        calendar.AddTimeZone(VTimeZone.FromDateTimeZone(edition.ZoneId, starts < today ? starts : today, includeHistoricalData: false));
        if (form.Session is null) calendar.Events.Add(Whole(edition, form));
        foreach (var session in sessions) if (Entry(edition, session, marks.FirstOrDefault(each => each.SessionId == session.Id), form) is { } entry) calendar.Events.Add(entry);
        foreach (var mark in marks.Where(each => each.IsCancelled)) calendar.Events.Add(Cancelled(edition, mark, form));
        return CalendarLines.Fold(new CalendarSerializer().SerializeToString(calendar)!);
    }

    private CalendarEvent Whole(EditionFacts edition, Form form) => new()
    {
        Uid = Uid(edition.Id),
        DtStamp = Stamp(edition),
        Sequence = edition.ProgrammeVersion,
        Start = new CalDateTime(edition.Starts),
        End = new CalDateTime(edition.Ends.AddDays(1)),
        Transparency = Ical.Net.TransparencyType.Transparent,
        Summary = edition.ShortTitle.Best(form.Language).Text,
        Description = edition.Title.Best(form.Language).Text,
        Location = Joined(edition.Venue.Best(form.Language).Text, edition.Address.Values.Count > 0 ? edition.Address.Best(form.Language).Text : edition.City.Best(form.Language).Text),
        Url = form.Address(null),
    };

    private CalendarEvent? Entry(EditionFacts edition, SessionRow session, CalendarMark? mark, Form form)
    {
        if (session is not { Day: { } day, Starts: { } starts }) return null;
        return new CalendarEvent
        {
            Uid = Uid(session.Id),
            DtStamp = Stamp(edition),
            Sequence = mark?.Sequence ?? (int)Math.Min(session.Version, int.MaxValue),
            LastModified = mark is null ? null : new CalDateTime(mark.At, CalDateTime.UtcTzId),
            Start = new CalDateTime(day, starts, edition.ZoneId),
            // no end where it is to be confirmed: calendars then show only the start
            End = session.Ends is { } ends ? new CalDateTime(day, ends, edition.ZoneId) : null,
            Summary = session.Title.Best(form.Language).Text,
            Description = session.Note.Best(form.Language).Text is { Length: > 0 } note ? note : null,
            Location = Joined(session.Room?.Name.Best(form.Language).Text, edition.Venue.Best(form.Language).Text),
            Url = form.Address(session.Slug),
        };
    }

    // a removed session stays as cancelled; calendars that have imported it would otherwise keep it
    private CalendarEvent Cancelled(EditionFacts edition, CalendarMark mark, Form form) => new()
    {
        Uid = Uid(mark.SessionId),
        DtStamp = Stamp(edition),
        Sequence = mark.Sequence,
        LastModified = new CalDateTime(mark.At, CalDateTime.UtcTzId),
        Status = "CANCELLED",
        Start = new CalDateTime(mark.Session.Day, mark.Session.Starts, edition.ZoneId),
        End = mark.Session.Ends is { } ends ? new CalDateTime(mark.Session.Day, ends, edition.ZoneId) : null,
        Summary = LocalizedText.FromJson(mark.Session.Title).Best(form.Language).Text,
    };

    private CalDateTime Stamp(EditionFacts edition) => new(edition.ProgrammePublishedAt ?? clock.GetUtcNow().UtcDateTime, CalDateTime.UtcTzId);

    // the key never changes, so calendars replace entries instead of duplicating them
    private static string Uid(Guid id) => $"{id:D}@dushanbe.conference";

    private static string? Joined(params string?[] parts)
    {
        var present = parts.Where(part => !string.IsNullOrEmpty(part)).Distinct(StringComparer.Ordinal).ToList();
        return present.Count == 0 ? null : string.Join(", ", present);
    }
}
