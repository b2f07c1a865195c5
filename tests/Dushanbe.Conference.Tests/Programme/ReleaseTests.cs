using Dushanbe.Conference.Access;
using Dushanbe.Conference.Editions;
using Dushanbe.Conference.Journal;
using Dushanbe.Conference.Names;
using Dushanbe.Conference.Papers.Booklet;
using Dushanbe.Conference.Programme;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Dushanbe.Conference.Tests.Programme;

public sealed class ReleaseTests(Installation installation) : IClassFixture<Installation>
{
    [Fact]
    public async Task What_editors_change_is_public_only_once_it_is_published()
    {
        var (edition, session, speaker) = await ArrangeAsync();
        Assert.Equal(new PublishProgramme.Outcome.Published(1), await PublishAsync(edition));

        await using (var db = await installation.OpenAsync())
        {
            (await db.Sessions.SingleAsync(each => each.Id == session.Id)).Title = LocalizedText.Of(en: "Renamed");
            (await db.Speakers.SingleAsync(each => each.Id == speaker.Id)).Biography = LocalizedText.Of(en: "Rewritten");
            db.Add(Programmes.Speaker(edition, "Nigora", "Added"));
            await db.SaveChangesAsync();
        }

        Assert.Equal("Title of before | Born | Opening", await SeenAsync(edition, session, speaker));
        Assert.Equal(3, (await installation.Get<ProgrammeDraft>().ReadAsync(edition.Id, A.Organizer, default))!.Changes);
        Assert.Equal("Renamed", (await BookletAsync(edition, A.Organizer, draft: true))!.Days.Single().Sessions.Single().Title.Text);
        Assert.Null(await BookletAsync(edition, Actor.Public, draft: true));

        Assert.Equal(new PublishProgramme.Outcome.Published(2), await PublishAsync(edition, "after the meeting"));

        Assert.Equal("Renamed | Rewritten | Added Opening", await SeenAsync(edition, session, speaker));
        var page = (await installation.Get<ProgrammeDraft>().ReadAsync(edition.Id, A.Organizer, default))!;
        Assert.Equal(0, page.Changes);
        Assert.Equal([(2, "S. Kenjaeva", "after the meeting"), (1, "S. Kenjaeva", null)], page.Releases.Select(each => (each.Number, each.ActorName, each.Note)));
        await using var after = await installation.OpenAsync();
        var entry = await after.Journal.Where(each => each.SubjectId == edition.Id && each.Action == JournalAction.Published && each.Reason != null).SingleAsync();
        Assert.Equal(("after the meeting", "1", "2"), (entry.Reason, entry.Changes.Single().From, entry.Changes.Single().To));
    }

    [Fact]
    public async Task A_server_that_has_shown_a_release_shows_the_next_that_another_server_published_and_none_once_it_is_taken_off()
    {
        var (edition, session, speaker) = await ArrangeAsync();
        await PublishAsync(edition);
        Assert.Equal("Title of before | Born | Opening", await SeenAsync(edition, session, speaker));
        await using var other = installation.Process();
        await using (var db = await installation.OpenAsync())
        {
            (await db.Sessions.SingleAsync(each => each.Id == session.Id)).Title = LocalizedText.Of(en: "Renamed");
            await db.SaveChangesAsync();
        }

        Assert.Equal(new PublishProgramme.Outcome.Published(2), await other.GetRequiredService<PublishProgramme>().ExecuteAsync(new(edition.Id, await VersionAsync(edition)), A.Organizer, default));
        Assert.Equal("Renamed | Born | Opening", await SeenAsync(edition, session, speaker));
        await other.GetRequiredService<UnpublishProgramme>().ExecuteAsync(new(edition.Id, await VersionAsync(edition), "too early"), A.Organizer, default);
        Assert.Null(await installation.Get<SessionPage>().ReadAsync(edition.Slug, session.Slug, Actor.Public, default));
    }

    [Fact]
    public async Task A_removed_speaker_is_there_until_the_removal_is_published()
    {
        var (edition, _, speaker) = await ArrangeAsync(appears: false);
        await PublishAsync(edition);
        Assert.IsType<RemoveOutcome.Removed>(await installation.Get<RemoveSpeaker>().ExecuteAsync(new(speaker.Id, speaker.Version, "declined"), A.Organizer, default));

        Assert.NotNull(await installation.Get<SpeakerPage>().ReadAsync(edition.Slug, speaker.Slug, Actor.Public, default));
        await PublishAsync(edition);
        Assert.Null(await installation.Get<SpeakerPage>().ReadAsync(edition.Slug, speaker.Slug, Actor.Public, default));
    }

    [Fact]
    public async Task What_has_not_changed_is_not_published_again_unless_it_was_taken_off()
    {
        var (edition, _, _) = await ArrangeAsync();
        await PublishAsync(edition);

        Assert.Equal(new PublishProgramme.Outcome.NothingChanged(1), await PublishAsync(edition));
        Assert.IsType<PublishProgramme.Outcome.NoteTooLong>(await PublishAsync(edition, new string('x', 401)));

        await installation.Get<UnpublishProgramme>().ExecuteAsync(new(edition.Id, await VersionAsync(edition), "too early"), A.Organizer, default);
        Assert.Equal(new PublishProgramme.Outcome.Published(2), await PublishAsync(edition));
    }

    [Fact]
    public async Task Two_editors_who_publish_at_one_moment_make_one_release_and_one_refusal()
    {
        var (edition, _, _) = await ArrangeAsync();
        var version = await VersionAsync(edition);

        var outcomes = await Task.WhenAll(Enumerable.Range(0, 2).Select(_ => Task.Run(() => installation.Get<PublishProgramme>().ExecuteAsync(new(edition.Id, version), A.Organizer, default))));

        Assert.Single(outcomes.OfType<PublishProgramme.Outcome.Published>());
        Assert.Single(outcomes.OfType<PublishProgramme.Outcome.ChangedMeanwhile>());
        await using var db = await installation.OpenAsync();
        Assert.Equal([1], await db.Releases.Where(each => each.EditionId == edition.Id).Select(each => each.Number).ToListAsync());
    }

    [Fact]
    public async Task A_programme_that_is_public_without_a_release_gets_one_under_its_number_at_the_next_start()
    {
        var (edition, session, speaker) = await ArrangeAsync();
        await using (var db = await installation.OpenAsync())
        {
            (await db.Editions.SingleAsync(each => each.Id == edition.Id)).Published().Published();
            await db.SaveChangesAsync();
        }

        Assert.Equal(1, await installation.Get<KeepFirstReleases>().ExecuteAsync(Actor.Operator, default));
        Assert.Equal(0, await installation.Get<KeepFirstReleases>().ExecuteAsync(Actor.Operator, default));

        Assert.Equal("Title of before | Born | Opening", await SeenAsync(edition, session, speaker));
        Assert.Equal([2], (await installation.Get<ProgrammeDraft>().ReadAsync(edition.Id, A.Organizer, default))!.Releases.Select(each => each.Number));
    }

    [Fact]
    public async Task Calendars_hear_of_a_changed_time_and_of_a_session_that_was_called_off()
    {
        var (edition, session, _) = await ArrangeAsync(appears: false);
        await PublishAsync(edition);
        Assert.Contains("SEQUENCE:1\r\n", await CalendarAsync(edition));

        await using (var db = await installation.OpenAsync())
        {
            (await db.Sessions.SingleAsync(each => each.Id == session.Id)).Schedule(edition.Starts, new TimeOnly(11, 0), new TimeOnly(12, 0));
            await db.SaveChangesAsync();
        }

        Assert.Contains("DTSTART;TZID=Asia/Dushanbe:20221018T093000", await CalendarAsync(edition));
        await PublishAsync(edition);
        Assert.Contains("DTSTART;TZID=Asia/Dushanbe:20221018T110000", await CalendarAsync(edition));
        Assert.Contains("SEQUENCE:2\r\n", await CalendarAsync(edition));

        await using (var db = await installation.OpenAsync())
        {
            db.Remove(await db.Sessions.SingleAsync(each => each.Id == session.Id));
            await db.SaveChangesAsync();
        }

        Assert.DoesNotContain("CANCELLED", await CalendarAsync(edition));
        await PublishAsync(edition);
        var last = await CalendarAsync(edition);
        Assert.Contains("STATUS:CANCELLED", last);
        Assert.Contains($"UID:{session.Id:D}@dushanbe.conference", last);
        Assert.Contains("SEQUENCE:3\r\n", last);
    }

    [Theory]
    [InlineData("zone", "DTSTART;TZID=Europe/Berlin:20221018T093000"), InlineData("venue", "LOCATION:Palace of Unity"), InlineData("room", "LOCATION:Hall of Columns")]
    public async Task Calendars_hear_of_another_place_or_zone_of_all_sessions_and_of_another_room_of_one(string what, string expected)
    {
        var (edition, opening, _) = await ArrangeAsync(appears: false);
        var hall = await installation.Add(Programmes.Room(edition, 1, "Hall of Columns"));
        await PublishAsync(edition);
        await using (var db = await installation.OpenAsync())
        {
            var stored = await db.Editions.SingleAsync(each => each.Id == edition.Id);
            if (what == "zone") stored.ZoneId = "Europe/Berlin";
            else if (what == "room") (await db.Sessions.SingleAsync(each => each.Id == opening.Id)).RoomId = hall.Id;
            else stored.Venue = LocalizedText.Of(en: "Palace of Unity");
            await db.SaveChangesAsync();
        }

        await PublishAsync(edition);

        var calendar = await CalendarAsync(edition);
        Assert.Contains(expected, calendar);
        var session = calendar[calendar.LastIndexOf("BEGIN:VEVENT", StringComparison.Ordinal)..];
        Assert.Contains("SEQUENCE:2\r\n", session);
    }

    [Fact]
    public async Task A_draft_edit_leaves_cached_pages_and_a_release_drops_them()
    {
        var (edition, session, _) = await ArrangeAsync();
        await PublishAsync(edition);
        await using var db = await installation.OpenAsync();
        var stamp = (await db.ContentStamps.AsNoTracking().SingleAsync()).Value;

        Assert.NotNull(await installation.Get<ProgrammeDraft>().SessionAsync(edition.Id, session.Id, A.Organizer, default));
        await installation.Get<KeepRoom>().ExecuteAsync(new(edition.Id, null, 0, new KeepRoom.Fields(LocalizedText.Of(en: "Hall"), LocalizedText.Empty, null)), A.Organizer, default);

        Assert.Equal(stamp, (await db.ContentStamps.AsNoTracking().SingleAsync()).Value);
        await PublishAsync(edition);
        Assert.NotEqual(stamp, (await db.ContentStamps.AsNoTracking().SingleAsync()).Value);
    }

    [Fact]
    public void A_programme_comes_back_from_its_document_as_it_was_and_an_unknown_format_is_refused()
    {
        var edition = A.Edition();
        var room = Programmes.Room(edition, 1, "Hall");
        var speaker = Programmes.Speaker(edition, "Nigora", "Sharipova", "Нигора Шарипова", "Head");
        var session = Programmes.Session(edition, 1, "Opening “one”", 1, "09:30-10:30", room: room);
        session.Issues = [LocalizedText.Of(en: "First", tg: "Якум")];
        session.Interpretation = ["en", "tg"];
        session.Add(speaker.Id, AppearanceRole.Chair, AppearanceMode.Online).Note = LocalizedText.Of(ru: "Открыл");

        var json = ProgrammeContent.Of([room], [session], [speaker]).ToJson();
        var back = ProgrammeContent.FromJson(ProgrammeContent.Format, json);

        Assert.Equal(json, back.ToJson());
        Assert.Equal((session.Title, session.Starts, room.Name, speaker.Name), (back.Sessions[0].Title, back.Sessions[0].Starts, back.Rooms[0].Name, back.Speakers[0].Name));
        Assert.Throws<NotSupportedException>(() => ProgrammeContent.FromJson(ProgrammeContent.Format + 1, json));
    }

    private async Task<(Edition Edition, Session Session, Speaker Speaker)> ArrangeAsync(bool appears = true)
    {
        var edition = A.Edition();
        var speaker = Programmes.Speaker(edition, "Farrukh", "Opening");
        speaker.Biography = LocalizedText.Of(en: "Born");
        var session = Programmes.Session(edition, 1, "Title of before", 1, "09:30-10:30");
        if (appears) session.Add(speaker.Id, AppearanceRole.Chair, null);
        await installation.Add(edition, speaker, session);
        return (edition, session, speaker);
    }

    private async Task<long> VersionAsync(Edition edition)
    {
        await using var db = await installation.OpenAsync();
        return (await db.Editions.SingleAsync(each => each.Id == edition.Id)).Version;
    }

    private async Task<PublishProgramme.Outcome> PublishAsync(Edition edition, string? note = null) =>
        await installation.Get<PublishProgramme>().ExecuteAsync(new(edition.Id, await VersionAsync(edition), note), A.Organizer, default);

    /// <summary>The session's title, the speaker's biography and the names in the list, as the public sees them.</summary>
    private async Task<string> SeenAsync(Edition edition, Session session, Speaker speaker)
    {
        var title = (await installation.Get<SessionPage>().ReadAsync(edition.Slug, session.Slug, Actor.Public, default))!.Session.Title.In("en");
        var biography = (await installation.Get<SpeakerPage>().ReadAsync(edition.Slug, speaker.Slug, Actor.Public, default))!.Biography.In("en");
        var list = (await installation.Get<SpeakerList>().ReadAsync(edition.Slug, "en", Actor.Public, default))!.Speakers.Select(each => each.Name.Family);
        Assert.Equal(title, (await installation.Get<DayProgramme>().ReadAsync(edition.Slug, new(), Actor.Public, default))!.All.Single().Slots.Single().Main.Title.In("en"));
        Assert.Equal(title, (await BookletAsync(edition, Actor.Public, draft: false))!.Days.Single().Sessions.Single().Title.Text);
        return $"{title} | {biography} | {string.Join(' ', list)}";
    }

    private Task<ProgrammeBooklet?> BookletAsync(Edition edition, Actor actor, bool draft) =>
        installation.Get<ReadProgrammeBooklet>().ReadAsync(edition.Slug, "en", actor, default, draft);

    private async Task<string> CalendarAsync(Edition edition)
    {
        var text = (await installation.Get<ProgrammeCalendar>().ReadAsync(new(edition.Slug, null, "en", _ => new Uri("https://conference.example/")), Actor.Public, default))!;
        // the edition's own entry is numbered by releases too
        return text[text.IndexOf("END:VEVENT", StringComparison.Ordinal)..];
    }
}
