using Bunit;
using Dushanbe.Conference.Names;
using Dushanbe.Conference.Programme;
using Dushanbe.Conference.Web.Desks.Programme;

namespace Dushanbe.Conference.Web.Tests.Components;

/// <summary>What is new gets its address once it is saved; until the browser has taken it over, the frame may tell the old one again.</summary>
public sealed class EditorAddressTests(ComponentInstallation web) : DeskTest(web)
{
    [Fact]
    public void A_speaker_added_to_a_session_just_saved_stays_while_the_address_follows()
    {
        var editor = Show<SessionEditor>(each => each.Add(it => it.Edition, Edition.Slug));
        editor.WaitForElement("form");
        editor.FindAll("textarea[lang=en]")[0].Change("Opening");
        editor.Find("form").Submit();
        editor.WaitForAssertion(() => Assert.Equal("Opening", editor.Find("h1").TextContent));
        editor.Button("Add speaker").Click();

        editor.Render(each => each.Add(it => it.Session, null));
        Assert.Single(editor.FindAll(".voices > li"));
        editor.Render(each => each.Add(it => it.Session, Assert.Single(Sessions())));

        Assert.Single(editor.FindAll(".voices > li"));
        Assert.Equal("Opening", editor.Find("h1").TextContent);
        // saved again it is the same session, not a second one
        editor.Find("form").Submit();
        Assert.Single(Sessions());
    }

    [Fact]
    public async Task Another_address_opens_what_it_names()
    {
        var closing = Assert.IsType<KeepOutcome<SessionFields>.Saved>(await Web.Get<ScheduleSession>().ExecuteAsync(new(Edition.Id, null, 0, null, new SessionFields { Title = LocalizedText.Of(en: "Closing") }), Desk.Actor, default)).Id;
        var editor = Show<SessionEditor>(each => each.Add(it => it.Edition, Edition.Slug).Add(it => it.Session, closing));
        editor.WaitForAssertion(() => Assert.Equal("Closing", editor.Find("h1").TextContent));

        editor.Render(each => each.Add(it => it.Session, null));

        editor.WaitForAssertion(() => Assert.Equal("New session", editor.Find("h1").TextContent));
    }

    [Fact]
    public async Task A_speaker_just_saved_stays_open_while_the_address_follows()
    {
        var editor = Show<SpeakerEditor>(each => each.Add(it => it.Edition, Edition.Slug));
        editor.WaitForElement("form");
        editor.Field("Family name").Change("Karimova");
        editor.Find("form").Submit();
        editor.WaitForAssertion(() => Assert.Equal("Karimova", editor.Find("h1").TextContent));

        editor.Render(each => each.Add(it => it.Speaker, null));

        Assert.Equal("Karimova", editor.Find("h1").TextContent);
        // saved again it is the same speaker, not a second one
        editor.Find("form").Submit();
        Assert.Single(await Web.Get<ProgrammeDraft>().SpeakersAsync(Edition.Id, Desk.Actor, default));
    }

    private IReadOnlyList<Guid> Sessions() => [.. Web.Get<ProgrammeDraft>().ReadAsync(Edition.Id, WebInstallation.Organizer, default).GetAwaiter().GetResult()!.Sessions.Select(each => each.Id)];
}
