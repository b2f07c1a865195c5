using Dushanbe.Conference.Access;
using Dushanbe.Conference.Names;
using Dushanbe.Conference.Programme;
using Dushanbe.Conference.Web.Desks.Programme;
using Dushanbe.Conference.Web.Kit.Fields;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Dushanbe.Conference.Browser.Tests;

/// <summary>An editor at the programme desk.</summary>
[Collection(SiteCollection.Name)]
public sealed class ProgrammeEditorTests(Site site)
{
    [BrowserTheory, EachLanguage]
    public async Task A_session_is_scheduled_by_keyboard_with_its_time_its_room_and_who_appears(string language)
    {
        var (title, programme) = ($"Session {Guests.Family()}", site.Get<ProgrammeDraft>());
        var room = (await programme.RoomsAsync(site.Training, Actor.Operator, default))[1].Room.Name;
        var speaker = (await programme.SpeakersAsync(site.Training, Actor.Operator, default))[2].Speaker.Name;
        string Text(string key, params object[] values) => site.Text<ProgrammeDeskWords>(language, key, values);

        await site.AsAsync(new(language, "editor"), async page =>
        {
            var starts = page.Labelled(Text("Field.Starts"));
            await page.GotoAsync("/desk/training/programme/new");
            await page.GetByRole(AriaRole.Group, new() { Name = Text("Field.Title"), Exact = true }).GetByLabel("English").FillAsync(title);
            await starts.FocusAsync();
            await page.Keyboard.TypeAsync("9.3");
            await page.Keyboard.PressAsync("Tab");
            await Expect(page.GetByText(site.Text<FieldWords>(language, "NotATime"))).ToBeVisibleAsync();
            await Expect(starts).ToHaveAttributeAsync("aria-invalid", "true");
            await page.SaveAsync();
            await Expect(page.GetByRole(AriaRole.Alert)).ToHaveTextAsync(site.Text<FieldWords>(language, "Unread"));
            await Expect(starts).ToBeFocusedAsync();
            await Expect(starts).ToHaveValueAsync("9.3");
            await starts.FillAsync("930");
            await page.Keyboard.PressAsync("Tab");
            await Expect(starts).ToHaveValueAsync("09:30");
            await page.ChooseAsync(Text("Field.RoomId"), room.Best(language).Text);
            await page.Labelled(Text("Field.Number")).PressAsync("Enter");

            await Expect(page.GetByText(Text("SessionSaved"))).ToBeVisibleAsync();
            await Expect(page.Title()).ToHaveTextAsync(title);
            await Expect(page.Locator("#outcome")).ToBeFocusedAsync();
            await page.GetByRole(AriaRole.Button, new() { Name = Text("AddVoice") }).PressAsync("Enter");
            await page.ChooseAsync(Text("VoiceNumber", 1), NameStyle.Listed.Of(speaker));
            await page.GetByRole(AriaRole.Button, new() { Name = Text("SaveAppearances") }).PressAsync("Enter");
            await Expect(page.GetByText(Text("AppearancesSaved"))).ToBeVisibleAsync();
            await page.ReloadAsync();

            await Expect(starts).ToHaveValueAsync("09:30");
            await Expect(page.Choice(Text("Field.RoomId"))).ToHaveValueAsync(room.Best(language).Text);
            await Expect(page.Choice(Text("VoiceNumber", 1))).ToHaveValueAsync(NameStyle.Listed.Of(speaker));
        });
    }

    [BrowserFact]
    public async Task A_time_is_taken_from_the_clock_as_well() => await site.AsAsync(new("tg", "editor"), async page =>
    {
        var ends = page.Labelled(site.Text<ProgrammeDeskWords>("tg", "Field.Ends"));
        await page.GotoAsync("/desk/training/programme/new");
        await page.GetByRole(AriaRole.Button, new() { Name = site.Text<FieldWords>("tg", "ShowClock") }).Nth(1).ClickAsync();
        // while it opens, a click beside it meets nothing
        var dial = await page.Locator(".mud-picker-time-clock-mask").ElementHandleAsync();
        await dial.WaitForElementStateAsync(ElementState.Stable);
        var clock = (await page.Locator(".mud-picker-time-clock-mask").BoundingBoxAsync())!;

        // fifteen stands at the right, fifteen minutes as well
        for (var part = 0; part < 2; part++) await page.Mouse.ClickAsync(clock.X + clock.Width - 16, clock.Y + clock.Height / 2);

        await Expect(ends).ToHaveValueAsync("15:15");
        await page.Keyboard.PressAsync("Escape");
        await Expect(page.Locator(".mud-picker-time-clock-mask")).ToHaveCountAsync(0);
    });

    [BrowserTheory]
    [InlineData("en", ColorScheme.Light)]
    [InlineData("tg", ColorScheme.Dark)]
    public async Task An_open_list_an_open_clock_and_a_faulty_field_have_no_serious_finding(string language, ColorScheme scheme) => await site.AsAsync(new(language, "editor") { Scheme = scheme }, async page =>
    {
        var findings = new List<string>();
        await page.GotoAsync("/desk/training/programme/new");
        await page.Choice(site.Text<ProgrammeDeskWords>(language, "Field.Kind")).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Option).First).ToBeVisibleAsync();
        findings.AddRange(await page.FindingsAsync("list"));
        await page.Choice(site.Text<ProgrammeDeskWords>(language, "Field.Kind")).PressAsync("Escape");
        await page.GetByRole(AriaRole.Button, new() { Name = site.Text<FieldWords>(language, "ShowClock") }).First.ClickAsync();
        await Expect(page.Locator(".mud-picker-time-clock-mask")).ToBeVisibleAsync();
        findings.AddRange(await page.FindingsAsync("clock"));
        await page.Labelled(site.Text<ProgrammeDeskWords>(language, "Field.Starts")).PressAsync("Escape");
        await Expect(page.Locator(".mud-picker-time-clock-mask")).ToHaveCountAsync(0);
        await page.SaveAsync();
        await Expect(page.GetByRole(AriaRole.Alert)).ToBeVisibleAsync();
        findings.AddRange(await page.FindingsAsync("faults"));

        Assert.True(findings.Count == 0, string.Join('\n', findings));
    });
}
