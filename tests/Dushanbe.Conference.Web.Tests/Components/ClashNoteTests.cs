using Bunit;
using Dushanbe.Conference.Names;
using Dushanbe.Conference.Programme;
using Dushanbe.Conference.Web.Desks.Programme;
using Dushanbe.Conference.Web.Kit;

namespace Dushanbe.Conference.Web.Tests.Components;

public sealed class ClashNoteTests(ComponentInstallation web) : DeskTest(web)
{
    private readonly List<Clash.Choice> chosen = [];

    [Theory]
    [InlineData("en", "Someone else saved changes while you were editing. They are now in the form")]
    [InlineData("ru", "Пока вы печатали, запись сохранил другой сотрудник. Его изменения теперь в форме")]
    [InlineData("tg", "Ҳангоми навиштани шумо корманди дигар инро нигоҳ дошт. Тағйироти ӯ акнун дар варақа")]
    public void Changes_that_meet_nothing_typed_are_told_and_not_asked(string language, string words)
    {
        Speak(language);

        var note = Show([]);

        Assert.StartsWith(words, note.Find("[role=alert]").Words());
        Assert.Empty(note.FindAll("input"));
    }

    [Fact]
    public void A_field_that_both_changed_is_asked_with_both_values_and_who_saved_the_other()
    {
        var note = Show([new("Function", "<i>Ambassador</i>", "", "M. Karimova")]);

        Assert.Equal("[Function] · M. Karimova", note.Find("legend").TextContent);
        Assert.Equal(["Use theirs: <i>Ambassador</i>", "Keep mine: —"], note.FindAll("label").Select(each => each.Words()));
        Assert.Equal([false, true], note.FindAll("input").Select(each => each.HasAttribute("checked")));
    }

    [Fact]
    public void Theirs_can_be_taken_and_given_back()
    {
        var note = Show([new("Function", "Ambassador", "Counsellor"), new("Phone", "1", "2")]);

        note.FindAll("input")[0].Change(true);
        Assert.Equal([true, false, false, true], note.FindAll("input").Select(each => each.HasAttribute("checked")));
        note.FindAll("input")[1].Change(true);

        Assert.Equal([new("Function", true), new("Function", false)], chosen);
        Assert.Equal([false, true, false, true], note.FindAll("input").Select(each => each.HasAttribute("checked")));
    }

    [Fact]
    public void Other_changes_ask_anew()
    {
        var note = Show([new("Function", "Ambassador", "Counsellor")]);
        note.FindAll("input")[0].Change(true);

        note.Render(each => each.Add(it => it.Clashes, [new Clash("Function", "Minister", "Ambassador")]));

        Assert.Equal([false, true], note.FindAll("input").Select(each => each.HasAttribute("checked")));
    }

    [Fact]
    public async Task At_the_programme_desk_the_typed_value_stands_until_the_other_is_taken_and_comes_back()
    {
        var speaker = await KeepAsync(null, 0, null, new SpeakerFields { Given = "Jamila", Family = "Sharifova", Function = LocalizedText.Of(en: "Adviser") });
        var seen = (await Web.Get<ProgrammeDraft>().SpeakerAsync(Edition.Id, speaker, Desk.Actor, default))!;
        var editor = Show<SpeakerEditor>(each => each.Add(it => it.Edition, Edition.Slug).Add(it => it.Speaker, speaker));
        editor.Field("Given name").Change("Jamilakhon");
        await KeepAsync(speaker, seen.Version, seen.Fields, seen.Fields with { Given = "Jamilya", Honorific = "Dr." });

        await editor.Find("form").SubmitAsync();

        Assert.Equal(["Given name"], editor.FindAll(".conflict legend").Select(each => each.TextContent));
        Assert.Equal(("Jamilakhon", "Dr."), (editor.Value("Given name"), editor.Value("Form of address")));
        editor.FindAll(".conflict input")[0].Change(true);
        editor.WaitForAssertion(() => Assert.Equal("Jamilya", editor.Value("Given name")));
        editor.FindAll(".conflict input")[1].Change(true);
        await editor.Find("form").SubmitAsync();
        var saved = (await Web.Get<ProgrammeDraft>().SpeakerAsync(Edition.Id, speaker, Desk.Actor, default))!.Fields;
        Assert.Equal(("Jamilakhon", "Dr."), (saved.Given, saved.Honorific));
        Assert.Empty(editor.FindAll(".conflict"));
    }

    private IRenderedComponent<ClashNote> Show(IReadOnlyList<Clash> clashes) => Render<ClashNote>(each => each
        .Add(it => it.Clashes, clashes).Add(it => it.Name, field => $"[{field}]").Add(it => it.Chosen, chosen.Add));

    private async Task<Guid> KeepAsync(Guid? id, long version, SpeakerFields? seen, SpeakerFields fields) =>
        Assert.IsType<KeepOutcome<SpeakerFields>.Saved>(await Web.Get<KeepSpeaker>().ExecuteAsync(new(Edition.Id, id, version, seen, fields), WebInstallation.Organizer, default)).Id;
}
