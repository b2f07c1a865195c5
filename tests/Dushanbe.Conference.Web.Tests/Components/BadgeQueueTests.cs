using Bunit;
using Dushanbe.Conference.Badges;
using Dushanbe.Conference.People;
using Dushanbe.Conference.Prints;
using Dushanbe.Conference.Web.Desks.Badges;
using Dushanbe.Conference.Web.Kit;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Rendering;
using Microsoft.AspNetCore.Components.Sections;
using MudBlazor;

namespace Dushanbe.Conference.Web.Tests.Components;

/// <summary>The queue of the badges desk: one person after another, scanned or typed.</summary>
public sealed class BadgeQueueTests(ComponentInstallation web) : DeskTest(web)
{
    [Fact]
    public async Task A_scanned_badge_shows_its_holder_at_once_and_Enter_asks_why_it_is_printed_again()
    {
        var person = await PrintedAsync("Farrukh", "Rahmonzoda");
        var (desk, dialogs) = Open();

        await TypeAsync(desk, BadgeNumber.Display(person.Row.BadgeNumber!).ToLowerInvariant());

        desk.WaitForAssertion(() => Assert.Equal("Farrukh RAHMONZODA", desk.Find("#queue-person h2").Words()));
        Assert.Equal("EnterReprint badge", desk.Find(".queue__print").Words());
        Assert.Empty(desk.FindAll(".queue__hits, .queue__held"));

        // the Enter of the scanner names the person once more; the next one is the clerk's
        await EnterAsync(desk, person.Row.BadgeNumber!);
        Assert.Empty(dialogs.FindAll(".mud-dialog"));
        var pressed = EnterAsync(desk, "", person.Row.Id);
        dialogs.WaitForElement(".mud-dialog");
        Assert.Equal("Reprint badge: Farrukh Rahmonzoda", dialogs.Find(".mud-dialog-title").Words());
        Assert.Equal("Farrukh RAHMONZODA", dialogs.Find(".reprint__name").Words());
        Assert.Contains("command line", dialogs.Find(".reprint__code").Words());
        Assert.Equal(BadgeNumber.Display(person.Row.BadgeNumber!), dialogs.Find(".reprint__code b").Words());

        // lost: the old number is struck out before anything is done
        dialogs.Find("button[data-key]").KeyDown("1");
        dialogs.WaitForAssertion(() => Assert.Equal(BadgeNumber.Display(person.Row.BadgeNumber!), dialogs.Find(".reprint__code s").Words()));
        dialogs.Find("button[data-key]").KeyDown("Enter");
        await pressed;

        var now = await ReadAsync(person.Row.Id);
        Assert.NotEqual(person.Row.BadgeNumber, now.Row.BadgeNumber);
        Assert.Equal($"Badge no. {BadgeNumber.Display(now.Row.BadgeNumber!)} made, print dialog opened. New badge {BadgeNumber.Display(now.Row.BadgeNumber!)}; {BadgeNumber.Display(person.Row.BadgeNumber!)} is no longer valid.", desk.Find(".queue .note.ok").Words());
        Assert.Equal(BadgeNumber.Display(now.Row.BadgeNumber!), desk.Find(".queue__number").Words());
        // ready for the next in the queue
        Assert.Equal("queue-field", Script.Invocations["focus"][^1].Arguments[0]);
    }

    [Fact]
    public async Task The_reason_of_an_earlier_reprint_is_told_of_the_badge_that_was_replaced_and_not_of_the_valid_one()
    {
        var person = await PrintedAsync("Farrukh", "Rahmonzoda");
        await PrintAsync(person.Row.Id, "Lost", voidOld: true);
        await PrintAsync(person.Row.Id, "Damaged");
        var (lost, valid) = (BadgeNumber.Display(person.Row.BadgeNumber!), BadgeNumber.Display((await ReadAsync(person.Row.Id)).Row.BadgeNumber!));

        var aside = Show<ReprintAside>(builder => builder.Add(it => it.Person, ReadAsync(person.Row.Id).Result).Add(it => it.Desk, Desk).Add(it => it.Voids, false));

        var badge = aside.Find(".reprint__code");
        Assert.Equal(valid, badge.QuerySelector("b")!.Words());
        Assert.Equal(
            ["Printed on and by", "Printed again on and by: Damaged", $"Issued in place of badge {lost}, reason: Lost"],
            badge.QuerySelectorAll(".muted").Select(each => System.Text.RegularExpressions.Regex.Replace(each.Words(), @" \d+ \w+ \d\d:\d\d, command line", " on and by")));
    }

    [Fact]
    public async Task A_void_number_says_so_with_whose_it_was_and_what_is_valid_in_its_place()
    {
        var person = await PrintedAsync("Farrukh", "Rahmonzoda");
        await PrintAsync(person.Row.Id, "lost in the hall", voidOld: true);
        var valid = (await ReadAsync(person.Row.Id)).Row.BadgeNumber!;
        var (desk, _) = Open();

        await EnterAsync(desk, person.Row.BadgeNumber!);

        desk.WaitForElement(".queue__held");
        var told = desk.Find(".queue__held").Words();
        Assert.StartsWith($"{BadgeNumber.Display(person.Row.BadgeNumber!)} is not valid: cancelled ", told);
        Assert.EndsWith($"command line, lost in the hall. The valid badge is {BadgeNumber.Display(valid)}.", told);
        Assert.Equal("Farrukh RAHMONZODA", desk.Find("#queue-person h2").Words());

        await Web.Get<WithdrawParticipant>().ExecuteAsync(new(person.Row.Id, "ill"), WebInstallation.Organizer, default);
        await EnterAsync(desk, person.Row.BadgeNumber!);
        desk.WaitForAssertion(() => Assert.EndsWith("This person has no valid badge.", desk.Find(".queue__held").Words()));
        Assert.Empty(desk.FindAll(".queue__print"));
        await EnterAsync(desk, "", person.Row.Id);
        Assert.StartsWith("This participant is withdrawn", desk.Find(".queue .note.bad:not(.queue__held)").Words());
    }

    [Fact]
    public async Task Enter_on_a_name_takes_the_first_and_a_press_that_meant_somebody_else_prints_nobody()
    {
        var (first, second) = (await PersonAsync("Ann", "Lee"), await PersonAsync("Bob", "Lee"));
        var (desk, _) = Open();

        // Enter does not wait for the pause of typing, and is answered with what was typed
        await EnterAsync(desk, "lee");
        Assert.Equal("Ann LEE", desk.Find("#queue-person h2").Words());
        Assert.Equal(2, desk.FindAll(".queue__hits li").Count);
        await desk.InvokeAsync(() => Field(desk).MovedAsync(1));
        Assert.Equal("Bob LEE", desk.Find("#queue-person h2").Words());

        // a press that meant somebody else prints nobody
        await EnterAsync(desk, "", first.Row.Id);
        await EnterAsync(desk, "");
        Assert.Null((await ReadAsync(first.Row.Id)).Row.BadgeNumber);
        Assert.Null((await ReadAsync(second.Row.Id)).Row.BadgeNumber);
    }

    [Fact]
    public async Task Enter_within_the_pause_of_typing_shows_who_was_typed_and_not_who_was_found_before()
    {
        foreach (var name in new[] { "Ann Lee", "Bob Lee", "Ama Adjei" }) await PersonAsync(name.Split(' ')[0], name.Split(' ')[1]);
        var (desk, _) = Open();
        await EnterAsync(desk, "lee");
        await desk.InvokeAsync(() => Field(desk).MovedAsync(1));
        Assert.Equal("Bob LEE", desk.Find("#queue-person h2").Words());

        // its answer waits for the pause, which the Enter ends
        var typing = desk.InvokeAsync(() => Field(desk).TypedAsync("adjei ama"));
        await EnterAsync(desk, "adjei ama");
        await typing;
        Assert.Equal("Ama ADJEI", desk.Find("#queue-person h2").Words());

        // nor does the card of somebody stay who is not among those found for what is typed now
        await TypeAsync(desk, "ann");
        desk.WaitForAssertion(() => Assert.Empty(desk.FindAll("#queue-person")));
    }

    [Fact]
    public async Task Whole_words_come_first_and_a_name_that_only_sounds_alike_is_taken_by_choice_alone()
    {
        foreach (var name in new[] { "Hassan Abdelrahman", "Amina Rahmanova", "Zarif Rahmon", "Ali Ismayilov" }) await PersonAsync(name.Split(' ')[0], name.Split(' ')[1]);
        var (desk, _) = Open();

        await EnterAsync(desk, "rahmon");
        Assert.Equal("Zarif RAHMON", desk.Find("#queue-person h2").Words());
        await EnterAsync(desk, "rah");
        Assert.Equal(["RAH", "RAH"], desk.FindAll(".queue__hit mark").Select(each => each.Words()));

        await EnterAsync(desk, "ismoilov");
        Assert.Empty(desk.FindAll("#queue-person"));
        Assert.Equal("Nobody is called “ismoilov”. Similar names; click one, or choose with the arrow keys:", desk.Find(".queue .note.warn").Words());
        Assert.Equal("No exact match. 1 similar name", desk.Find(".search .hits").Words());
        await desk.InvokeAsync(() => Field(desk).MovedAsync(1));
        Assert.Equal("Ali ISMAYILOV", desk.Find("#queue-person h2").Words());
    }

    [Fact]
    public async Task Two_presses_at_once_print_one_badge()
    {
        var person = await PersonAsync("Ann", "Lee");
        var (desk, dialogs) = Open();
        await EnterAsync(desk, "lee");

        // both come before the first is answered
        await desk.InvokeAsync(() => Task.WhenAll(Field(desk).EnteredAsync("", person.Row.Id.ToString()), Field(desk).EnteredAsync("", person.Row.Id.ToString())));

        Assert.StartsWith("Badge no. ", desk.Find(".queue .note.ok").Words());
        Assert.Equal(1, (await ReadAsync(person.Row.Id)).Row.Prints);
        Assert.Single(Script.Invocations["printFile"]);
        Assert.Empty(dialogs.FindAll(".mud-dialog"));
    }

    [Fact]
    public async Task Two_presses_for_a_selection_at_once_make_one_run()
    {
        Guid[] people = [(await PersonAsync("Ann", "Lee")).Row.Id, (await PersonAsync("Bob", "Karimov")).Row.Id];
        var (desk, dialogs) = Open();
        desk.WaitForAssertion(() => Assert.Equal("2 badges to print", desk.Find(".note.info").Words()));

        await desk.InvokeAsync(() => Task.WhenAll(desk.Find(".btn.primary.big").ClickAsync(new()), desk.Find(".btn.primary.big").ClickAsync(new())));

        foreach (var id in people) Assert.Equal(1, (await ReadAsync(id)).Row.Prints);
        Assert.Single((await Web.Get<BadgeChoices>().ReadAsync(Edition.Id, "en", Desk.Actor, default))!.Runs);
        Assert.Single(Script.Invocations["printFile"]);
        Assert.Empty(dialogs.FindAll(".mud-dialog"));
    }

    [Theory]
    [InlineData("en", "Nobody found for “qwxyzzy”.", "There is no badge with the number 222-333 in this edition."), InlineData("ru", "По запросу «qwxyzzy» никто не найден.", "В этой конференции нет бейджа с номером 222-333."), InlineData("tg", "Бо «qwxyzzy» касе ёфт нашуд.", "Дар ин конфронс бейҷе бо рақами 222-333 нест.")]
    public async Task Whoever_is_not_found_is_told_and_nobody_stays_to_be_printed(string language, string name, string number)
    {
        await PersonAsync("Ann", "Lee");
        Speak(language);
        var (desk, _) = Open();
        await EnterAsync(desk, "lee");
        Assert.NotEmpty(desk.FindAll("#queue-person"));

        await EnterAsync(desk, "qwxyzzy");
        Assert.Equal(name, desk.Find(".queue .note.bad").Words());
        Assert.Empty(desk.FindAll("#queue-person"));
        await EnterAsync(desk, "222333");
        Assert.Equal(number, desk.Find(".queue .note.bad").Words());
    }

    [Fact]
    public async Task The_desk_counts_anew_when_another_desk_changes_somebody()
    {
        var person = await PrintedAsync("Farrukh", "Rahmonzoda");
        var (desk, _) = Open();
        await EnterAsync(desk, "rahmonzoda");
        desk.WaitForAssertion(() => Assert.Equal("No badges left to print for this selection.", desk.Find(".note.warn").Words()));

        await PersonAsync("Ann", "Lee");
        await AmendAsync(person.Row.Id, now => now with { Function = "Minister" });

        // news is answered after a pause, which begins when the desk hears it
        for (var i = 0; i < 600 && desk.FindAll(".outdated").Count == 0; i++)
        {
            Clock.Advance(TimeSpan.FromSeconds(1));
            await Task.Delay(50);
        }

        desk.WaitForAssertion(() => Assert.Equal("1 badge to print", desk.Find(".note.info").Words()));
        Assert.StartsWith("1 printed badge is out of date:", desk.Find(".outdated").Words());
        Assert.Equal("EnterReplace badge", desk.Find(".queue__print").Words());
    }

    private (IRenderedComponent<QueueDesk> Desk, IRenderedComponent<MudDialogProvider> Dialogs) Open()
    {
        JSInterop.SetupModule("./Desks/Badges/QueueField.razor.js");
        JSInterop.SetupModule("./Kit/KeyBar.razor.js").Setup<bool>("listen", _ => true).SetResult(true);
        var dialogs = Render<MudDialogProvider>();
        var desk = Show<QueueDesk>(each => each.Add(it => it.Slug, Edition.Slug));
        desk.WaitForElement("#whose");
        return (desk, dialogs);
    }

    private static QueueField Field(IRenderedComponent<QueueDesk> desk) => desk.FindComponent<QueueField>().Instance;

    private static Task EnterAsync(IRenderedComponent<QueueDesk> desk, string text, Guid? shown = null) => desk.InvokeAsync(() => Field(desk).EnteredAsync(text, shown?.ToString()));

    private async Task TypeAsync(IRenderedComponent<QueueDesk> desk, string text)
    {
        var typing = desk.InvokeAsync(() => Field(desk).TypedAsync(text));
        // the pause of typing begins when the desk has taken the letter, on a busy machine a moment later
        while (!typing.IsCompleted)
        {
            Clock.Advance(TimeSpan.FromSeconds(1));
            await Task.Delay(20);
        }

        await typing;
    }

    private async Task<Register.ParticipantDetails.Person> PrintedAsync(string given, string family)
    {
        var person = await PersonAsync(given, family);
        await PrintAsync(person.Row.Id);
        return await ReadAsync(person.Row.Id);
    }

    private async Task PrintAsync(Guid id, string? reason = null, bool voidOld = false) =>
        Assert.IsType<StartBadgeRun.Outcome.Started>(await Web.Get<StartBadgeRun>().ExecuteAsync(new(Edition.Id, BadgeSelection.Of(id), Reason: reason, VoidOld: voidOld), WebInstallation.Organizer, default));

    /// <summary>The desk with its top bar, where the field is.</summary>
    private sealed class QueueDesk : ComponentBase
    {
        [Parameter] public string Slug { get; set; } = "";

        protected override void BuildRenderTree(RenderTreeBuilder builder)
        {
            builder.OpenComponent<SectionOutlet>(0);
            builder.AddComponentParameter(1, nameof(SectionOutlet.SectionName), "top");
            builder.CloseComponent();
            builder.OpenComponent<BadgesPage>(2);
            builder.AddComponentParameter(3, nameof(BadgesPage.Edition), Slug);
            builder.CloseComponent();
        }
    }
}
