using Bunit;
using Dushanbe.Conference.Editions;
using Dushanbe.Conference.History;
using Dushanbe.Conference.Journal;
using Dushanbe.Conference.Names;
using Dushanbe.Conference.Programme;
using Dushanbe.Conference.Web.Desks.Programme;
using Dushanbe.Conference.Web.Kit;

namespace Dushanbe.Conference.Web.Tests.Components;

public sealed class JournalListTests(ComponentInstallation web) : DeskTest(web)
{
    private static readonly JournalSpeech Plain = new(action => $"<{action}>", field => field, (_, value) => value);

    [Theory]
    [InlineData("en", "Added by", "Speakers, in order: Chair: SHARIPOV Rustam", "Type: Thematic session → Side event")]
    [InlineData("ru", "Добавление:", "Выступающие, по порядку: Председатель: SHARIPOV Rustam", null)]
    [InlineData("tg", "Илова:", null, null)]
    public async Task The_journal_of_a_session_reads_in_the_words_of_the_programme(string language, string created, string? appears, string? kind)
    {
        var session = await SessionAsync();
        var speaker = Assert.IsType<KeepOutcome<SpeakerFields>.Saved>(await Web.Get<KeepSpeaker>().ExecuteAsync(new(Edition.Id, null, 0, null, new SpeakerFields { Given = "Rustam", Family = "Sharipov" }), Desk.Actor, default)).Id;
        var open = await OpenAsync(session);
        AppearanceFields[] rows = [new(null, speaker, AppearanceRole.Chair, null, LocalizedText.Empty, LocalizedText.Empty)];
        await Web.Get<SetAppearances>().ExecuteAsync(new(session, open.Version, open.Appearances, rows), Desk.Actor, default);
        await AmendAsync(session, now => now with { Kind = SessionKind.SideEvent });
        Speak(language);

        var editor = Show<SessionEditor>(each => each.Add(it => it.Edition, Edition.Slug).Add(it => it.Session, session));

        editor.WaitForAssertion(() => Assert.Equal(3, editor.FindAll(".journal li").Count));
        var entries = editor.FindAll(".journal li");
        Assert.Contains($"{created} M. Karimova", entries[2].Words());
        if (appears is not null) Assert.Contains(appears, entries[1].Words(), StringComparison.OrdinalIgnoreCase);
        if (kind is not null) Assert.EndsWith(kind, entries[0].Words());
        Assert.DoesNotContain("Field.", editor.Find(".journal").Words());
        Assert.DoesNotContain("Action.", editor.Find(".journal").Words());
    }

    [Fact]
    public async Task It_is_read_again_when_its_subject_is_and_not_when_the_page_is_only_drawn()
    {
        var session = await SessionAsync();
        var read = await OpenAsync(session);
        var list = Show<JournalList>(each => each.Add(it => it.Subject, JournalSubject.Session).Add(it => it.Id, session).Add(it => it.Read, read).Add(it => it.Speech, Plain));
        list.WaitForAssertion(() => Assert.Single(list.FindAll("li")));
        await AmendAsync(session, now => now with { Number = "<b>II</b>" });
        var before = Web.Sent.Of(nameof(SubjectJournal));

        list.Render(each => each.Add(it => it.Speech, Plain with { }));
        Assert.Equal(before, Web.Sent.Of(nameof(SubjectJournal)));
        var now = await OpenAsync(session);
        list.Render(each => each.Add(it => it.Read, now));

        list.WaitForAssertion(() => Assert.EndsWith("<Amended> M. KarimovaNumber: <b>II</b>", list.FindAll("li")[0].Words()));
        Assert.Empty(list.FindAll("b b"));
    }

    [Fact]
    public async Task A_long_text_is_told_by_its_beginning()
    {
        var session = await SessionAsync();
        await AmendAsync(session, now => now with { Summary = LocalizedText.Of(en: new string('x', 3000)) });

        var list = Show<JournalList>(each => each.Add(it => it.Subject, JournalSubject.Session).Add(it => it.Id, session).Add(it => it.Read, session).Add(it => it.Speech, Plain));

        list.WaitForAssertion(() => Assert.InRange(list.FindAll("li")[0].Words().Length, 240, 340));
        Assert.EndsWith("xx…", list.FindAll("li")[0].Words());
    }

    [Theory]
    [InlineData("en", "No entries yet."), InlineData("ru", "Записей пока нет."), InlineData("tg", "Ҳанӯз сабте нест.")]
    public async Task What_has_no_story_says_so(string language, string words)
    {
        // the editions of the process were seeded, and a seed journals no deed of anybody's
        var process = (await Web.Get<FindEdition>().ReadAsync("dushanbe-2022", default))!;
        var seeded = (await Web.Get<ProgrammeDraft>().ReadAsync(process.Id, WebInstallation.Organizer, default))!.Sessions[0].Id;
        await SitAsync("organizer", everywhere: true);
        Speak(language);

        var list = Show<JournalList>(each => each.Add(it => it.Subject, JournalSubject.Session).Add(it => it.Id, seeded).Add(it => it.Read, seeded).Add(it => it.Speech, Plain));

        list.WaitForAssertion(() => Assert.Equal(words, list.Find("p").Words()));
    }

    private async Task<Guid> SessionAsync() =>
        Assert.IsType<KeepOutcome<SessionFields>.Saved>(await Web.Get<ScheduleSession>().ExecuteAsync(new(Edition.Id, null, 0, null, new SessionFields { Title = LocalizedText.Of(en: "Opening") }), Desk.Actor, default)).Id;

    private async Task AmendAsync(Guid session, Func<SessionFields, SessionFields> change)
    {
        var now = await OpenAsync(session);
        Assert.IsType<KeepOutcome<SessionFields>.Saved>(await Web.Get<ScheduleSession>().ExecuteAsync(new(Edition.Id, session, now.Version, now.Fields, change(now.Fields)), Desk.Actor, default));
    }

    private async Task<ProgrammeDraft.OpenSession> OpenAsync(Guid session) => (await Web.Get<ProgrammeDraft>().SessionAsync(Edition.Id, session, Desk.Actor, default))!;
}
