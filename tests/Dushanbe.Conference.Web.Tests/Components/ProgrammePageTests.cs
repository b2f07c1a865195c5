using Bunit;
using Dushanbe.Conference.Access;
using Dushanbe.Conference.Editions;
using Dushanbe.Conference.Names;
using Dushanbe.Conference.Programme;
using Dushanbe.Conference.Web.Desks.Programme;
using Microsoft.AspNetCore.Components.Web;
using MudBlazor;

namespace Dushanbe.Conference.Web.Tests.Components;

public sealed class ProgrammePageTests(ComponentInstallation web) : DeskTest(web)
{
    // what turns the order of letters is cleaned away; all else stays
    private const string Hostile = $"{Kept} \u202Etxt", Clean = $"{Kept} txt", Kept = "<img src=x onerror=\"alert(1)\"> & 'quoted'";

    [Theory]
    [InlineData("en", "Publish…", "Publish", "Programme published, version 1", "Published, version 1", "No unpublished changes.")]
    [InlineData("ru", "Опубликовать…", "Опубликовать", "Программа опубликована, версия 1.", "Опубликовано, версия 1", "Неопубликованных изменений нет.")]
    [InlineData("tg", "Нашр кардан…", "Нашр кардан", "Барнома нашр шуд: версияи 1.", "Нашр шудааст, версияи 1", "Тағйироти нашрнашуда нест.")]
    public async Task Publishing_asks_for_a_note_and_shows_it_as_it_was_typed(string language, string open, string publish, string done, string chip, string nothing)
    {
        await SessionAsync("Opening");
        Speak(language);
        var (page, dialogs) = Show();

        await PublishAsync(page, dialogs, open, Hostile, publish);

        page.WaitForAssertion(() => Assert.Equal([done], Said));
        Assert.Equal(chip, page.Find(".page-head .chip").Words());
        Assert.EndsWith(nothing, page.Find("#public-state").Words());
        Assert.Equal(["1", Clean], page.FindAll("section[aria-labelledby=releases-title] td").Where((_, column) => column is 0 or 3).Select(each => each.Words()));
        Assert.Empty(page.FindAll("img, script"));
        Assert.Equal(Clean, (await ReadAsync()).Releases.Single().Note);
    }

    [Fact]
    public async Task Who_cancels_publishes_nothing()
    {
        await SessionAsync("Opening");
        var (page, dialogs) = Show();

        Open(page, dialogs, "Publish…", "Publish");
        dialogs.Button("EscCancel").Click();

        dialogs.WaitForAssertion(() => Assert.Empty(dialogs.FindAll("#release-note")));
        Assert.Null((await ReadAsync()).PublishedAt);
    }

    [Fact]
    public async Task The_desk_says_what_the_public_sees_and_what_is_not_published_yet_also_once_it_is_taken_off()
    {
        var session = await SessionAsync("Opening");
        var (page, dialogs) = Show();
        await PublishAsync(page, dialogs, "Publish…", "first", "Publish");
        page.WaitForAssertion(() => Assert.EndsWith("No unpublished changes.", page.Find("#public-state").Words()));
        var told = page.Find("#public-state").Words();

        await RenameAsync(session, "<b>Renamed</b>");
        page.WaitForAssertion(() => Assert.Equal(told.Replace("No unpublished changes.", "1 unpublished change."), page.Find("#public-state").Words()));
        await AmendEditionAsync();
        page.WaitForAssertion(() => Assert.EndsWith("2 unpublished changes.", page.Find("#public-state").Words()));

        page.Button("Publish changes…").Click();
        page.Button("Unpublish…").Click();
        dialogs.WaitForElement("#reason");
        dialogs.Button("Published too early").Click();
        await dialogs.Find("#reason").KeyDownAsync(new KeyboardEventArgs { Key = "Enter" });

        page.WaitForAssertion(() => Assert.Equal("Programme unpublished. Only editors can see it.", Said[^1]));
        Assert.Equal("Draft, not public", page.Find(".page-head .chip").Words());
        var off = page.Find("#public-state").Words();
        Assert.StartsWith("Not public. The last version was 1 of ", off);
        Assert.EndsWith("2 unpublished changes.", off);
        Assert.Equal("<b>Renamed</b>", page.Find(".slot__what a").Words());
    }

    [Fact]
    public async Task The_second_of_two_editors_who_publish_at_once_is_told_and_makes_no_release()
    {
        await SessionAsync("Opening");
        var (page, dialogs) = Show();
        Open(page, dialogs, "Publish…", "Publish");
        Assert.IsType<PublishProgramme.Outcome.Published>(await Web.Get<PublishProgramme>().ExecuteAsync(new(Edition.Id, (await ReadAsync()).EditionVersion, "mine"), WebInstallation.Organizer, default));
        // this desk has read the edition anew meanwhile, so the draft is what is public
        page.WaitForAssertion(() => Assert.Equal("Published, version 1", page.Find(".page-head .chip").Words()));

        await dialogs.Find("#release-note").KeyDownAsync(new KeyboardEventArgs { Key = "Enter" });

        page.WaitForAssertion(() => Assert.Equal(["No changes: version 1 is already public."], Said));
        Assert.Equal("mine", (await ReadAsync()).Releases.Single().Note);
    }

    [Fact]
    public async Task The_co_organizer_of_a_session_may_not_publish_and_is_told_of_no_release()
    {
        var session = await SessionAsync("Opening");
        await Web.Get<PublishProgramme>().ExecuteAsync(new(Edition.Id, (await ReadAsync()).EditionVersion, "inside"), WebInstallation.Organizer, default);
        var coOrganizer = new Actor(null, "L. Weber", [.. Roles.PermissionsOf(Roles.CoOrganizer).Select(each => new GrantedPermission(each, GrantScope.Session, session, Edition.Id))]);

        var seen = (await Web.Get<ProgrammeDraft>().ReadAsync(Edition.Id, coOrganizer, default))!;

        Assert.Equal((1, 0, 0), (seen.Sessions.Count, seen.Releases.Count, seen.Changes));
    }

    private (IRenderedComponent<ProgrammePage> Page, IRenderedComponent<MudDialogProvider> Dialogs) Show()
    {
        Render<MudPopoverProvider>();
        var dialogs = Render<MudDialogProvider>();
        var page = Show<ProgrammePage>(each => each.Add(it => it.Edition, Edition.Slug));
        page.WaitForElement(".slots");
        return (page, dialogs);
    }

    private static void Open(IRenderedComponent<ProgrammePage> page, IRenderedComponent<MudDialogProvider> dialogs, string open, string publish)
    {
        page.Button(open).Click();
        page.FindAll("section[aria-labelledby=check-title] .btn.primary").Single().Click();
        dialogs.WaitForElement("#release-note");
        Assert.Equal($"Enter{publish}", dialogs.FindAll(".mud-dialog-actions .btn.primary").Single().Words());
    }

    private static async Task PublishAsync(IRenderedComponent<ProgrammePage> page, IRenderedComponent<MudDialogProvider> dialogs, string open, string note, string publish)
    {
        Open(page, dialogs, open, publish);
        dialogs.Find("#release-note").Input(note);
        await dialogs.Find("#release-note").KeyDownAsync(new KeyboardEventArgs { Key = "Enter" });
    }

    private async Task<ProgrammeDraft.Page> ReadAsync() => (await Web.Get<ProgrammeDraft>().ReadAsync(Edition.Id, Desk.Actor, default))!;

    private async Task<Guid> SessionAsync(string title) =>
        Assert.IsType<KeepOutcome<SessionFields>.Saved>(await Web.Get<ScheduleSession>().ExecuteAsync(new(Edition.Id, null, 0, null, new SessionFields { Title = LocalizedText.Of(en: title), Day = Edition.Starts }), Desk.Actor, default)).Id;

    private async Task RenameAsync(Guid session, string title)
    {
        var open = (await Web.Get<ProgrammeDraft>().SessionAsync(Edition.Id, session, Desk.Actor, default))!;
        Assert.IsType<KeepOutcome<SessionFields>.Saved>(await Web.Get<ScheduleSession>().ExecuteAsync(new(Edition.Id, session, open.Version, open.Fields, open.Fields with { Title = LocalizedText.Of(en: title) }), Desk.Actor, default));
    }

    private async Task AmendEditionAsync()
    {
        var details = (await Web.Get<EditionDetails>().ReadAsync(Edition.Slug, WebInstallation.Organizer, default))!;
        Assert.IsType<AmendEdition.Outcome.Amended>(await Web.Get<AmendEdition>().ExecuteAsync(new(details.Id, details.Version, details.Content with { Venue = LocalizedText.Of(en: "Palace") }), WebInstallation.Organizer, default));
    }
}
