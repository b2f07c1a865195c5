using Dushanbe.Conference.Access;
using Dushanbe.Conference.Data;
using Dushanbe.Conference.Editions;
using Ical.Net.CalendarComponents;
using Ical.Net.DataTypes;
using Ical.Net.Serialization;
using Microsoft.EntityFrameworkCore;
using Calendar = Ical.Net.Calendar;

namespace Dushanbe.Conference.Programme;

/// <summary>
/// The programme as an iCalendar file. The edition itself stands in it over its whole days; a session stands in it once its
/// start is known. A session without a time is left out: as an entry over the whole day it would claim that it fills the day.
/// </summary>
public sealed class ProgrammeCalendar(IDbContextFactory<ConferenceDb> databases, TimeProvider clock)
{
    /// <summary>What is asked for.</summary>
    /// <param name="Edition">The edition's slug.</param>
    /// <param name="Session">One session's slug; null for the whole programme.</param>
    /// <param name="Language">The language of the titles.</param>
    /// <param name="Address">The full address of a session's page, of the edition's home for null.</param>
    public sealed record Form(string Edition, string? Session, string Language, Func<string?, Uri> Address);

    /// <summary>The file's text; null where there is no such edition or session, or its programme is not public and the reader no editor.</summary>
    public async Task<string?> ReadAsync(Form form, Actor actor, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(form);
        await using var db = await databases.CreateDbContextAsync(cancel);
        var edition = await db.Editions.TagWith(nameof(ProgrammeCalendar)).Where(each => each.Slug == form.Edition).Select(EditionFacts.Of).SingleOrDefaultAsync(cancel);
        if (edition is null || !edition.ShowsProgrammeTo(actor)) return null;
        var sessions = (await db.SessionsOf(edition.ProgrammeFor(actor), nameof(ProgrammeCalendar), cancel)).Where(each => form.Session is null || each.Slug == form.Session).ToList();
        if (form.Session is not null && sessions.All(each => each.Starts is null)) return null;

        var calendar = new Calendar { Method = "PUBLISH" };
        calendar.ProductId = "-//Dushanbe Conference//Programme//EN";
        calendar.AddProperty("X-WR-CALNAME", edition.ShortTitle.Best(form.Language).Text);
        calendar.AddProperty("X-WR-TIMEZONE", edition.ZoneId);
        calendar.AddTimeZone(VTimeZone.FromDateTimeZone(edition.ZoneId, edition.Starts.ToDateTime(TimeOnly.MinValue), includeHistoricalData: false));
        if (form.Session is null) calendar.Events.Add(Whole(edition, form));
        foreach (var session in sessions) if (Entry(edition, session, form) is { } entry) calendar.Events.Add(entry);
        return new CalendarSerializer().SerializeToString(calendar);
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

    private CalendarEvent? Entry(EditionFacts edition, SessionRow session, Form form)
    {
        if (session is not { Day: { } day, Starts: { } starts }) return null;
        return new CalendarEvent
        {
            Uid = Uid(session.Id),
            DtStamp = Stamp(edition),
            Sequence = (int)Math.Min(session.Version, int.MaxValue),
            Start = new CalDateTime(day, starts, edition.ZoneId),
            // no end where it is to be confirmed: calendars then show the start alone
            End = session.Ends is { } ends ? new CalDateTime(day, ends, edition.ZoneId) : null,
            Summary = session.Title.Best(form.Language).Text,
            Description = session.Note.Best(form.Language).Text is { Length: > 0 } note ? note : null,
            Location = Joined(session.Room?.Name.Best(form.Language).Text, edition.Venue.Best(form.Language).Text),
            Url = form.Address(session.Slug),
        };
    }

    private CalDateTime Stamp(EditionFacts edition) => new(edition.ProgrammePublishedAt ?? clock.GetUtcNow().UtcDateTime, CalDateTime.UtcTzId);

    // the key never changes, so a calendar that is read again replaces its entries instead of doubling them
    private static string Uid(Guid id) => $"{id:D}@dushanbe.conference";

    private static string? Joined(params string?[] parts)
    {
        var present = parts.Where(part => !string.IsNullOrEmpty(part)).Distinct(StringComparer.Ordinal).ToList();
        return present.Count == 0 ? null : string.Join(", ", present);
    }
}
