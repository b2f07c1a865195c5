using Dushanbe.Conference.Access;
using Dushanbe.Conference.Editions;
using Dushanbe.Conference.Names;
using Dushanbe.Conference.Programme;
using Ical.Net.CalendarComponents;

namespace Dushanbe.Conference.Tests.Programme;

public sealed class ProgrammeCalendarTests(Installation installation) : IClassFixture<Installation>
{
    [Fact]
    public async Task Timed_sessions_stand_in_the_zone_of_the_edition_beside_the_edition_itself()
    {
        var edition = A.Edition().Published();
        var hall = Programmes.Room(edition, 1, "Great Hall");
        var session = Programmes.Session(edition, 1, "Threats; risks, and \"more\"", 1, "09:30-10:30", room: hall);
        session.Title = LocalizedText.Of(en: "Threats; risks, and \"more\"", tg: "Таҳдидҳо");
        await installation.Add(edition, hall, session, Programmes.Session(edition, 2, "Reception", 1, "19:00"), Programmes.Session(edition, 3, "Closing", 2));

        var text = await Read(edition, null, "en");
        var events = Entries(text);

        Assert.Contains("BEGIN:VTIMEZONE", text);
        Assert.Contains("TZID:Asia/Dushanbe", text);
        Assert.Equal(["Border Security 2022", "Threats; risks, and \"more\"", "Reception"], events.Select(each => each.Summary));
        Assert.Equal((false, new DateOnly(2022, 10, 18), new DateOnly(2022, 10, 20)), (events[0].Start!.HasTime, events[0].Start!.Date, events[0].End!.Date));
        Assert.Equal(("Asia/Dushanbe", new DateTime(2022, 10, 18, 4, 30, 0, DateTimeKind.Utc)), (events[1].Start!.TzId, events[1].Start!.AsUtc));
        Assert.Equal("Great Hall", events[1].Location);
        Assert.Equal(new Uri($"https://example.org/{session.Slug}"), events[1].Url);
        Assert.Null(events[2].End);
        Assert.Contains("Таҳдидҳо", Entries(await Read(edition, null, "tg")).Select(each => each.Summary));
    }

    [Fact]
    public async Task An_entry_keeps_its_key_and_raises_its_number_when_the_session_moves()
    {
        var edition = A.Edition().Published();
        var session = Programmes.Session(edition, 1, "Opening", 1, "09:30-10:30");
        await installation.Add(edition, session);
        var before = One(await Read(edition, session, "en"));
        await using (var db = await installation.OpenAsync())
        {
            var stored = await db.Sessions.FindAsync(session.Id);
            stored!.Schedule(stored.Day, new TimeOnly(10, 0), null);
            await db.SaveChangesAsync();
        }

        Assert.Equal(before.Sequence, One(await Read(edition, session, "en")).Sequence);
        Assert.IsType<PublishProgramme.Outcome.Published>(await installation.Get<PublishProgramme>().ExecuteAsync(new(edition.Id, edition.Version), A.Organizer, default));

        var after = One(await Read(edition, session, "en"));

        Assert.Equal(before.Uid, after.Uid);
        Assert.True(after.Sequence > before.Sequence);
    }

    [Fact]
    public async Task A_programme_without_times_holds_the_edition_alone_and_an_untimed_session_has_no_file()
    {
        var edition = A.Edition().Published();
        var session = Programmes.Session(edition, 1, "Opening", 1);
        await installation.Add(edition, session);

        Assert.Single(Entries(await Read(edition, null, "en")));
        Assert.Null(await installation.Get<ProgrammeCalendar>().ReadAsync(new(edition.Slug, session.Slug, "en", Address), Actor.Public, default));
    }

    [Fact]
    public async Task A_draft_has_no_calendar_for_the_public()
    {
        var edition = await installation.Add(A.Edition());

        Assert.Null(await installation.Get<ProgrammeCalendar>().ReadAsync(new(edition.Slug, null, "en", Address), Actor.Public, default));
    }

    private async Task<string> Read(Edition edition, Session? session, string language) =>
        (await installation.Get<ProgrammeCalendar>().ReadAsync(new(edition.Slug, session?.Slug, language, Address), Actor.Public, default))!;

    private static Uri Address(string? slug) => new($"https://example.org/{slug}");

    private static CalendarEvent One(string text) => Entries(text).Single();

    private static List<CalendarEvent> Entries(string text) => [.. Ical.Net.Calendar.Load(text)!.Events.OfType<CalendarEvent>()];
}
