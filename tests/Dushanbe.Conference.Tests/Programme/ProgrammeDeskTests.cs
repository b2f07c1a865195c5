using Dushanbe.Conference.Access;
using Dushanbe.Conference.Editions;
using Dushanbe.Conference.Forms;
using Dushanbe.Conference.Journal;
using Dushanbe.Conference.Names;
using Dushanbe.Conference.Programme;
using Microsoft.EntityFrameworkCore;

namespace Dushanbe.Conference.Tests.Programme;

public sealed class ProgrammeDeskTests(Installation installation) : IClassFixture<Installation>
{
    private static readonly SessionFields Opening = new()
    {
        Kind = SessionKind.HighLevel,
        Title = LocalizedText.Of(en: "Opening  of the\nConference", tg: "Ифтитоҳи конфронс"),
        Day = new DateOnly(2022, 10, 18),
        Starts = new TimeOnly(9, 30),
        Ends = new TimeOnly(10, 30),
        Issues = [LocalizedText.Of(en: "Trust"), LocalizedText.Empty],
        Interpretation = ["en", "ru", "tg"],
    };

    [Fact]
    public async Task A_new_session_gets_a_word_for_its_address_the_last_place_and_an_entry_in_the_journal_and_is_announced()
    {
        var edition = await installation.Add(A.Edition());
        await installation.Add(Programmes.Session(edition, 4, "Closing"));
        var news = new List<Guid>();
        using var reading = installation.Get<Bulletin>().Subscribe<ProgrammeChanged>(each => news.Add(each.EditionId));

        var saved = Assert.IsType<KeepOutcome<SessionFields>.Saved>(await Schedule(edition, Opening));

        await using var db = await installation.OpenAsync();
        var session = await db.Sessions.SingleAsync(each => each.Id == saved.Id);
        Assert.Equal(("opening-of-the-conference", 5, "Opening of the Conference"), (session.Slug, session.Order, session.Title.ToString()));
        Assert.Equal(LocalizedText.Of(en: "Trust"), Assert.Single(session.Issues));
        Assert.Equal((new DateOnly(2022, 10, 18), new TimeOnly(9, 30), new TimeOnly(10, 30)), (session.Day, session.Starts, session.Ends));
        var entry = await db.Journal.SingleAsync(each => each.SubjectId == saved.Id);
        Assert.Equal((JournalAction.Created, JournalSubject.Session, "S. Kenjaeva"), (entry.Action, entry.Subject, entry.ActorName));
        Assert.Contains(new FieldChange("Starts", null, "09:30"), entry.Changes);
        Assert.Equal([edition.Id], news);
    }

    [Fact]
    public async Task A_second_session_of_the_same_title_gets_an_address_of_its_own()
    {
        var edition = await installation.Add(A.Edition());
        await Schedule(edition, Opening);

        var saved = Assert.IsType<KeepOutcome<SessionFields>.Saved>(await Schedule(edition, Opening));

        await using var db = await installation.OpenAsync();
        Assert.Equal("opening-of-the-conference-2", (await db.Sessions.SingleAsync(each => each.Id == saved.Id)).Slug);
    }

    [Fact]
    public async Task Faults_name_their_fields_and_nothing_is_stored()
    {
        var edition = await installation.Add(A.Edition());
        var other = await installation.Add(A.Edition());
        var foreign = await installation.Add(Programmes.Room(other, 1, "Hall of another conference"));
        await installation.Add(Programmes.Session(edition, 1, "Taken"));
        await using (var arrange = await installation.OpenAsync())
        {
            await arrange.Sessions.Where(each => each.EditionId == edition.Id).ExecuteUpdateAsync(set => set.SetProperty(each => each.Slug, "taken"));
        }

        var outcome = await Schedule(edition, new SessionFields { Slug = "taken", Number = new string('I', 21), Starts = new TimeOnly(10, 0), Ends = new TimeOnly(9, 0), RoomId = foreign.Id });

        Assert.Equal(
            [new("Title", FieldFaultKind.Missing), new("Number", FieldFaultKind.TooLong, 20), new("Starts", FieldFaultKind.NeedsDay), new("Ends", FieldFaultKind.NotAfterStart), new("RoomId", FieldFaultKind.Unknown), new FieldFault("Slug", FieldFaultKind.Taken)],
            Assert.IsType<KeepOutcome<SessionFields>.Invalid>(outcome).Faults);
        await using var db = await installation.OpenAsync();
        Assert.Equal(1, await db.Sessions.CountAsync(each => each.EditionId == edition.Id));
    }

    [Fact]
    public async Task What_another_editor_saved_meanwhile_is_shown_and_not_overwritten()
    {
        var (edition, id) = await Scheduled();
        var seen = (await Open(edition, id))!;
        await Schedule(edition, seen.Fields with { Number = "I" }, seen);

        var outcome = await Schedule(edition, seen.Fields with { Number = "II" }, seen);

        var changed = Assert.IsType<KeepOutcome<SessionFields>.ChangedMeanwhile>(outcome);
        Assert.Equal(["Number"], changed.Current.DifferencesFrom(seen.Fields));
        Assert.Equal("I", (await Open(edition, id))!.Fields.Number);
        var again = await Schedule(edition, changed.Current.Take("Number", seen.Fields with { Number = "II" }), new(id, changed.Version, changed.Current, []));
        Assert.IsType<KeepOutcome<SessionFields>.Saved>(again);
        Assert.Equal("II", (await Open(edition, id))!.Fields.Number);
    }

    [Fact]
    public async Task A_new_list_of_speakers_is_no_conflict_for_who_edits_the_title()
    {
        var (edition, id) = await Scheduled();
        var seen = (await Open(edition, id))!;
        await Appear(seen, new AppearanceFields(null, null, AppearanceRole.Chair, null, LocalizedText.Of(en: "Host State"), LocalizedText.Empty));

        var outcome = await Schedule(edition, seen.Fields with { Number = "II" }, seen);

        Assert.IsType<KeepOutcome<SessionFields>.Saved>(outcome);
        Assert.Single((await Open(edition, id))!.Appearances);
    }

    [Fact]
    public async Task Saving_without_a_change_leaves_version_and_journal_alone()
    {
        var (edition, id) = await Scheduled();
        var seen = (await Open(edition, id))!;

        var outcome = await Schedule(edition, seen.Fields, seen);

        await using var db = await installation.OpenAsync();
        Assert.Equal(new KeepOutcome<SessionFields>.Saved(id, seen.Version), outcome);
        Assert.Equal(1, await db.Journal.CountAsync(each => each.SubjectId == id));
    }

    [Fact]
    public async Task Removing_a_session_asks_for_a_reason_keeps_its_speakers_and_remembers_what_it_was()
    {
        var (edition, id) = await Scheduled();
        var speaker = await installation.Add(Programmes.Speaker(edition, "Zarina", "Safarova"));
        await Appear((await Open(edition, id))!, new AppearanceFields(null, speaker.Id, AppearanceRole.Chair, null, LocalizedText.Empty, LocalizedText.Empty));
        var version = (await Open(edition, id))!.Version;
        var remove = installation.Get<RemoveSession>();

        Assert.IsType<RemoveOutcome.ReasonNeeded>(await remove.ExecuteAsync(new(id, version, "  "), A.Organizer, default));
        Assert.IsType<RemoveOutcome.ChangedMeanwhile>(await remove.ExecuteAsync(new(id, version - 1, "Cancelled"), A.Organizer, default));
        Assert.IsType<RemoveOutcome.Removed>(await remove.ExecuteAsync(new(id, version, "Cancelled"), A.Organizer, default));

        await using var db = await installation.OpenAsync();
        Assert.False(await db.Sessions.AnyAsync(each => each.Id == id));
        Assert.True(await db.Speakers.AnyAsync(each => each.Id == speaker.Id));
        var entry = await db.Journal.SingleAsync(each => each.SubjectId == id && each.Action == JournalAction.Removed);
        Assert.Equal("Cancelled", entry.Reason);
        Assert.Contains(entry.Changes, each => each is { Field: "Title", To: null } && each.From!.Contains("Opening of the Conference", StringComparison.Ordinal));
    }

    [Fact]
    public async Task An_editor_of_another_edition_may_do_nothing()
    {
        var (edition, id) = await Scheduled();
        var clerk = A.Clerk(A.Edition(), Permission.EditProgramme);

        await Assert.ThrowsAsync<NotPermittedException>(() => installation.Get<ScheduleSession>().ExecuteAsync(new(edition.Id, id, 1, null, Opening), clerk, default));
        // what is found by its key answers as one that does not exist
        Assert.IsType<RemoveOutcome.Gone>(await installation.Get<RemoveSession>().ExecuteAsync(new(id, 1, "Cancelled"), clerk, default));
        Assert.IsType<SetAppearances.Outcome.NoSuchSession>(await installation.Get<SetAppearances>().ExecuteAsync(new(id, 1, [], []), clerk, default));
        Assert.NotNull(await installation.Get<ProgrammeDraft>().SessionAsync(edition.Id, id, A.Organizer, default));
        await Assert.ThrowsAsync<NotPermittedException>(() => installation.Get<ProgrammeDraft>().ReadAsync(edition.Id, clerk, default));
        await Assert.ThrowsAsync<NotPermittedException>(() => installation.Get<CheckProgramme>().ReadAsync(edition.Id, clerk, default));
    }

    private async Task<(Edition Edition, Guid Id)> Scheduled()
    {
        var edition = await installation.Add(A.Edition());
        return (edition, Assert.IsType<KeepOutcome<SessionFields>.Saved>(await Schedule(edition, Opening)).Id);
    }

    private Task<KeepOutcome<SessionFields>> Schedule(Edition edition, SessionFields fields, ProgrammeDraft.OpenSession? seen = null) =>
        installation.Get<ScheduleSession>().ExecuteAsync(new(edition.Id, seen?.Id, seen?.Version ?? 0, seen?.Fields, fields), A.Organizer, default);

    private Task<SetAppearances.Outcome> Appear(ProgrammeDraft.OpenSession seen, params AppearanceFields[] rows) =>
        installation.Get<SetAppearances>().ExecuteAsync(new(seen.Id, seen.Version, seen.Appearances, rows), A.Organizer, default);

    private Task<ProgrammeDraft.OpenSession?> Open(Edition edition, Guid id) => installation.Get<ProgrammeDraft>().SessionAsync(edition.Id, id, A.Organizer, default);
}
