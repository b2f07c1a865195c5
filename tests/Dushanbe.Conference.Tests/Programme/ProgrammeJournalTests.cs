using Dushanbe.Conference.Access;
using Dushanbe.Conference.History;
using Dushanbe.Conference.Journal;
using Dushanbe.Conference.Names;
using Dushanbe.Conference.Programme;

namespace Dushanbe.Conference.Tests.Programme;

public sealed class ProgrammeJournalTests(Installation installation) : IClassFixture<Installation>
{
    [Fact]
    public async Task The_story_of_a_session_is_told_newest_first_and_counted_to_its_end()
    {
        var edition = await installation.Add(A.Edition());
        var schedule = installation.Get<ScheduleSession>();
        var fields = new SessionFields { Title = LocalizedText.Of(en: "Borders") };
        var saved = Assert.IsType<KeepOutcome<SessionFields>.Saved>(await schedule.ExecuteAsync(new(edition.Id, null, 0, null, fields), A.Organizer, default));
        var seen = (await installation.Get<ProgrammeDraft>().SessionAsync(edition.Id, saved.Id, A.Organizer, default))!;
        await schedule.ExecuteAsync(new(edition.Id, saved.Id, seen.Version, seen.Fields, seen.Fields with { Number = "II" }), A.Organizer, default);
        var journal = installation.Get<SubjectJournal>();

        var whole = (await journal.ReadAsync(JournalSubject.Session, saved.Id, 10, A.Organizer, default))!;
        var latest = (await journal.ReadAsync(JournalSubject.Session, saved.Id, 1, A.Organizer, default))!;

        Assert.Equal([JournalAction.Amended, JournalAction.Created], whole.Rows.Select(each => each.Action));
        Assert.Equal([new FieldChange("Number", null, "II")], whole.Rows[0].Changes);
        Assert.Equal((2, 2), (whole.Total, latest.Total));
        Assert.Equal(whole.Rows[0].Id, Assert.Single(latest.Rows).Id);
    }

    [Fact]
    public async Task The_story_of_a_speaker_is_the_speakers_own()
    {
        var edition = await installation.Add(A.Edition());
        var keep = installation.Get<KeepSpeaker>();
        var one = Assert.IsType<KeepOutcome<SpeakerFields>.Saved>(await keep.ExecuteAsync(new(edition.Id, null, 0, null, new() { Given = "Madina" }), A.Organizer, default));
        await keep.ExecuteAsync(new(edition.Id, null, 0, null, new() { Given = "Rustam" }), A.Organizer, default);

        var story = (await installation.Get<SubjectJournal>().ReadAsync(JournalSubject.Speaker, one.Id, 10, A.Organizer, default))!;

        Assert.Equal((1, JournalAction.Created, "S. Kenjaeva"), (story.Total, story.Rows[0].Action, story.Rows[0].ActorName));
        Assert.Null(await installation.Get<SubjectJournal>().ReadAsync(JournalSubject.Session, one.Id, 10, A.Organizer, default));
    }

    [Fact]
    public async Task Who_may_read_the_register_but_not_edit_the_programme_is_not_told_its_story()
    {
        var edition = await installation.Add(A.Edition());
        var session = await installation.Add(Programmes.Session(edition, 1, "Borders"));
        var journal = installation.Get<SubjectJournal>();

        await Assert.ThrowsAsync<NotPermittedException>(() => journal.ReadAsync(JournalSubject.Session, session.Id, 10, A.Clerk(edition, Permission.ReadDesk), default));
        Assert.Equal(0, (await journal.ReadAsync(JournalSubject.Session, session.Id, 10, A.Clerk(edition, Permission.EditProgramme), default))!.Total);
    }
}
