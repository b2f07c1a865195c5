using Bunit;
using Dushanbe.Conference.Names;
using Dushanbe.Conference.Programme;
using Dushanbe.Conference.Web.Desks.Programme;
using Microsoft.AspNetCore.Components.Web;
using MudBlazor;

namespace Dushanbe.Conference.Web.Tests.Components;

public sealed class RoomsPageTests(ComponentInstallation web) : DeskTest(web)
{
    [Theory]
    [InlineData("en", "Remove from the list", "Not used", "Room removed")]
    [InlineData("ru", "Удалить из списка", "Не используется", "Зал удалён")]
    [InlineData("tg", "Аз рӯйхат хориҷ кардан", "Истифода намешавад", "Толор хориҷ карда шуд")]
    public async Task An_unused_room_is_removed_with_a_reason(string language, string remove, string reason, string removed)
    {
        await RoomAsync("Hall <3>");
        Speak(language);
        var (page, dialogs) = Show();

        page.Find(".slots .btn").Click();
        page.Button(remove).Click();
        dialogs.WaitForElement("#reason");
        dialogs.Button(reason).Click();
        await dialogs.Find("#reason").KeyDownAsync(new KeyboardEventArgs { Key = "Enter" });

        page.WaitForAssertion(() => Assert.Equal([removed], Said));
        Assert.Empty(page.FindAll(".note"));
        Assert.Empty(await Web.Get<ProgrammeDraft>().RoomsAsync(Edition.Id, Desk.Actor, default));
        Assert.Empty(page.FindAll("#room-title, .slots li"));
    }

    [Fact]
    public async Task A_room_in_use_stays_and_its_sessions_are_named()
    {
        var room = await RoomAsync("Hall 3");
        await Web.Get<ScheduleSession>().ExecuteAsync(new(Edition.Id, null, 0, null, new SessionFields { Title = LocalizedText.Of(en: "<b>Borders</b>"), RoomId = room }), Desk.Actor, default);
        var (page, dialogs) = Show();

        page.Find(".slots .btn").Click();
        page.Button("Remove from the list").Click();
        dialogs.WaitForElement("#reason");
        dialogs.Button("Entered twice").Click();
        await dialogs.Find("#reason").KeyDownAsync(new KeyboardEventArgs { Key = "Enter" });

        page.WaitForAssertion(() => Assert.Equal("Sessions are scheduled in this room: <b>Borders</b>. Assign them another room first.", page.Find(".note.bad").Words()));
        Assert.Single(await Web.Get<ProgrammeDraft>().RoomsAsync(Edition.Id, Desk.Actor, default));
    }

    [Fact]
    public async Task A_half_filled_room_is_left_only_where_that_is_meant()
    {
        await RoomAsync("Hall 3");
        var (page, dialogs) = Show();
        page.Button("New room").Click();
        page.FindAll("input[lang=en]")[0].Change("Hall of Columns");

        foreach (var leave in new Action[] { () => page.Find(".slots .btn").Click(), () => page.Button("New room").Click(), () => page.Button("Cancel").Click() })
        {
            leave();
            dialogs.WaitForElement(".mud-dialog");
            dialogs.Button("Keep editing").Click();
            dialogs.WaitForAssertion(() => Assert.Empty(dialogs.FindAll(".mud-dialog")));
            Assert.Equal("Hall of Columns", page.FindAll("input[lang=en]")[0].GetAttribute("value"));
        }

        page.Button("Cancel").Click();
        dialogs.WaitForElement(".mud-dialog");
        dialogs.Button("Discard changes").Click();
        page.WaitForAssertion(() => Assert.Empty(page.FindAll("#room-title")));
    }

    private (IRenderedComponent<RoomsPage> Page, IRenderedComponent<MudDialogProvider> Dialogs) Show()
    {
        Render<MudPopoverProvider>();
        var dialogs = Render<MudDialogProvider>();
        var page = Show<RoomsPage>(each => each.Add(it => it.Edition, Edition.Slug));
        page.WaitForElement(".slots");
        return (page, dialogs);
    }

    private async Task<Guid> RoomAsync(string name) =>
        Assert.IsType<KeepOutcome<KeepRoom.Fields>.Saved>(await Web.Get<KeepRoom>().ExecuteAsync(new(Edition.Id, null, 0, new(LocalizedText.Of(en: name), LocalizedText.Empty, null)), Desk.Actor, default)).Id;
}
