using Bunit;
using Dushanbe.Conference.Names;
using Dushanbe.Conference.Programme;
using Dushanbe.Conference.Web.Desks.Programme;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Localization;

namespace Dushanbe.Conference.Web.Tests.Components;

public sealed class AppearancesEditorTests(ComponentInstallation web) : DeskTest(web)
{
    private Guid session, karimova, sharipov;

    [Fact]
    public async Task The_list_is_saved_as_a_whole_in_its_order()
    {
        var editor = await ShowAsync();
        Assert.True(editor.Button("Save speakers").HasAttribute("disabled"));
        editor.Button("Add speaker").Click();
        editor.Button("Add speaker").Click();
        editor.Choose("Speaker 1", "Karimova");
        editor.Choose("Speaker 2", "Sharipov");
        Assert.Equal("Not saved yet", editor.Find("header .end").TextContent);

        editor.Find("[aria-label='Move speaker 2 up']").Click();
        editor.Button("Save speakers").Click();

        editor.WaitForAssertion(() => Assert.Equal(["Speakers saved"], Said));
        Assert.Empty(editor.FindAll(".note"));
        Assert.Equal([(sharipov, AppearanceRole.Speaker), (karimova, AppearanceRole.Chair)], (await OpenAsync()).Appearances.Select(each => (each.SpeakerId!.Value, each.Role)));
        Assert.Empty(editor.FindAll("header .end"));
    }

    [Theory]
    [InlineData("en", "This person is already listed in the same role."), InlineData("ru", "Этот человек уже указан здесь в той же роли."), InlineData("tg", "Ин шахс дар ҳамин нақш аллакай зикр шудааст.")]
    public async Task Who_stands_there_twice_is_refused_at_the_row_and_the_list_stays_as_typed(string language, string words)
    {
        Speak(language);
        var editor = await ShowAsync();
        for (var row = 0; row < 3; row++) editor.FindAll(".actions .btn").First(each => each.QuerySelector("svg") is not null).Click();
        var labels = Services.GetRequiredService<IStringLocalizer<ProgrammeDeskWords>>();
        foreach (var number in new[] { 2, 3 }) editor.Choose(labels["VoiceNumber", number], "Karimova");

        editor.Find(".btn.primary").Click();

        editor.WaitForAssertion(() => Assert.Equal(words, editor.Fault(labels["VoiceNumber", 3])));
        Assert.Single(editor.FindAll("[aria-invalid=true]"));
        Assert.Equal(3, editor.FindAll(".voices > li").Count);
        Assert.Empty((await OpenAsync()).Appearances);
    }

    [Fact]
    public async Task When_another_desk_saved_the_list_meanwhile_theirs_is_shown_and_the_typed_one_stays()
    {
        var editor = await ClashAsync();

        Assert.Equal(["Chair: <B>KARIMOVA</B> Madina"], editor.FindAll("[role=alert] li").Select(each => each.Words()));
        Assert.Equal("SHARIPOV Rustam", editor.Value("Speaker 1"));
        editor.Button("Save speakers").Click();

        editor.WaitForAssertion(() => Assert.Empty(editor.FindAll("[role=alert]")));
        Assert.Equal(sharipov, Assert.Single((await OpenAsync()).Appearances).SpeakerId);
    }

    [Fact]
    public async Task Their_list_can_be_taken()
    {
        var editor = await ClashAsync();

        editor.Button("Use theirs").Click();

        Assert.Equal("<B>KARIMOVA</B> Madina", editor.Value("Speaker 1"));
        Assert.Empty(editor.FindAll("[role=alert], header .end"));
    }

    [Fact]
    public async Task A_session_read_again_is_followed_only_while_nothing_is_typed()
    {
        var editor = await ShowAsync();
        await SetAsync(karimova);
        editor.Render(each => each.Add(it => it.Session, Read()));
        Assert.Equal("<B>KARIMOVA</B> Madina", editor.Value("Speaker 1"));

        editor.Choose("Speaker 1", "Sharipov");
        await SetAsync(null);
        editor.Render(each => each.Add(it => it.Session, Read()));

        Assert.Equal("SHARIPOV Rustam", editor.Value("Speaker 1"));
    }

    private async Task<IRenderedComponent<AppearancesEditor>> ClashAsync()
    {
        var editor = await ShowAsync();
        editor.Button("Add speaker").Click();
        editor.Choose("Speaker 1", "Sharipov");
        await SetAsync(karimova);
        editor.Button("Save speakers").Click();
        editor.WaitForElement("[role=alert]");
        return editor;
    }

    private async Task<IRenderedComponent<AppearancesEditor>> ShowAsync()
    {
        session = Assert.IsType<KeepOutcome<SessionFields>.Saved>(await Web.Get<ScheduleSession>().ExecuteAsync(new(Edition.Id, null, 0, null, new SessionFields { Title = LocalizedText.Of(en: "Opening") }), Desk.Actor, default)).Id;
        karimova = await SpeakerAsync("Madina", "<b>Karimova</b>");
        sharipov = await SpeakerAsync("Rustam", "Sharipov");
        var (open, speakers) = (await OpenAsync(), await Web.Get<ProgrammeDraft>().SpeakersAsync(Edition.Id, Desk.Actor, default));
        return Show<AppearancesEditor>(each => each.Add(it => it.Session, open).Add(it => it.Speakers, speakers));
    }

    private ProgrammeDraft.OpenSession Read() => OpenAsync().GetAwaiter().GetResult();

    private async Task<ProgrammeDraft.OpenSession> OpenAsync() => (await Web.Get<ProgrammeDraft>().SessionAsync(Edition.Id, session, WebInstallation.Organizer, default))!;

    /// <summary>Another desk saves the list: this speaker as chair, or nobody.</summary>
    private async Task SetAsync(Guid? speaker)
    {
        var now = await OpenAsync();
        AppearanceFields[] rows = speaker is null ? [] : [new(null, speaker, AppearanceRole.Chair, null, LocalizedText.Empty, LocalizedText.Empty)];
        Assert.IsType<SetAppearances.Outcome.Saved>(await Web.Get<SetAppearances>().ExecuteAsync(new(session, now.Version, now.Appearances, rows), WebInstallation.Organizer, default));
    }

    private async Task<Guid> SpeakerAsync(string given, string family) =>
        Assert.IsType<KeepOutcome<SpeakerFields>.Saved>(await Web.Get<KeepSpeaker>().ExecuteAsync(new(Edition.Id, null, 0, null, new SpeakerFields { Given = given, Family = family }), WebInstallation.Organizer, default)).Id;
}
