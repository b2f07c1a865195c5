using Dushanbe.Conference.Web.Speech;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Dushanbe.Conference.Browser.Tests;

/// <summary>Keys that are faster than the answers of the server.</summary>
[Collection(SiteCollection.Name)]
public sealed class SlowLineTests(Site site)
{
    private static readonly TimeSpan Slow = TimeSpan.FromMilliseconds(80);

    /// <summary>Milliseconds after which whatever was wrongly done would be seen.</summary>
    private const float Answered = 800;

    /// <summary>Milliseconds between two keys of somebody who types fast; letters of a scanner come faster, and are no keys.</summary>
    private const float Single = 60;

    [BrowserFact]
    public async Task Enter_takes_the_answer_to_what_was_typed_however_slow_the_line_is() => await site.AsAsync(new("en", "registration"), async page =>
    {
        var (one, other) = (Guests.Family(), Guests.Family());
        await site.RegisterAsync("Daler", one);
        await site.RegisterAsync("Parviz", other);
        await page.SlowDownAsync(Slow);
        await page.OpenPeopleAsync();

        foreach (var (given, family) in new[] { ("Daler", one), ("Parviz", other), ("Daler", one) })
        {
            await page.Keyboard.PressAsync("/");
            await page.Keyboard.TypeAsync(family);
            await page.Keyboard.PressAsync("Enter");

            var row = page.Locator("table.people tbody tr:focus");
            await Expect(row).ToContainTextAsync(given);
            Assert.Contains(given, await page.Person().InnerTextAsync(), StringComparison.Ordinal);
            await Expect(page.Locator("#desk-search")).ToHaveValueAsync(family);
        }
    });

    [BrowserFact]
    public async Task What_is_pressed_before_the_desk_is_there_is_searched_or_refused_and_acts_on_nobody() => await site.AsAsync(new("en", "organizer"), async page =>
    {
        var (family, other) = (Guests.Family(), Guests.Family());
        var id = await site.RegisterAsync("Daler", family);
        var scanned = await site.RegisterAsync("Parviz", other);
        await page.SlowDownAsync(TimeSpan.FromMilliseconds(500));
        var note = page.Locator("#desk-early");

        // x would withdraw the person of the address
        await page.GotoAsync($"/desk/training/participants/{id}", new() { WaitUntil = WaitUntilState.DOMContentLoaded });
        await page.Keyboard.PressAsync("x");
        await Expect(note).ToContainTextAsync(site.Text<Words>("en", "NotReady"));
        await page.Keyboard.PressAsync("/");
        await page.Keyboard.TypeAsync($"{other}x");
        await page.Keyboard.PressAsync("Backspace");
        await page.Keyboard.PressAsync("Enter");
        Assert.Equal(0, await page.Locator("#main").CountAsync());

        await Expect(page.Locator("table.people tbody tr:focus")).ToContainTextAsync("Parviz");
        await Expect(page.Locator("#desk-search")).ToHaveValueAsync(other);
        await Expect(page.Locator("[role=dialog]")).ToHaveCountAsync(0);
        await page.Keyboard.PressAsync("ArrowDown");
        await Expect(note).ToBeHiddenAsync();

        // a scanner types at once
        await page.GotoAsync("/desk/training/badges", new() { WaitUntil = WaitUntilState.DOMContentLoaded });
        await page.Keyboard.TypeAsync(other);
        await page.Keyboard.PressAsync("Enter");
        Assert.Equal(0, await page.Locator("#main").CountAsync());

        await Expect(page.Locator($"#queue-person[data-person='{scanned}']")).ToBeVisibleAsync();
        await Expect(page.Locator("#queue-field")).ToHaveValueAsync("");
    });

    [BrowserFact]
    public async Task A_key_pressed_right_after_Enter_is_meant_for_whom_it_takes() => await site.AsAsync(new("en", "registration"), async page =>
    {
        var family = Guests.Family();
        await site.RegisterAsync("Eka", family);
        await page.SlowDownAsync(Slow);
        await page.OpenPeopleAsync();

        await page.Keyboard.PressAsync("/");
        await page.Keyboard.TypeAsync(family);
        await page.Keyboard.PressAsync("Enter");
        await page.Keyboard.PressAsync("e");

        await Expect(page.Labelled(site.Field("en", "Family"))).ToHaveValueAsync(family);
    });

    [BrowserFact]
    public async Task What_is_no_choice_holds_the_form_however_often_it_is_sent() => await site.AsAsync(new("en", "registration"), async page =>
    {
        await page.OpenPeopleAsync("/new");
        await page.WriteAsync(site.Field("en", "Family"), Guests.Family());
        await page.WriteAsync(site.Field("en", "Organization"), "Border Guard Service");
        await page.Choice(site.Field("en", "DelegationId")).FillAsync("qqq rubbish");

        for (var press = 0; press < 2; press++)
        {
            await page.Locator("form.form button[type=submit]").DblClickAsync();
            await page.WaitForTimeoutAsync(Answered);
            await Expect(page.Choice(site.Field("en", "DelegationId"))).ToHaveValueAsync("qqq rubbish");
            Assert.EndsWith("/new", page.Url, StringComparison.Ordinal);
        }
    });

    [BrowserFact]
    public async Task Enter_that_takes_a_word_of_an_input_method_opens_nobody() => await site.AsAsync(new("en", "registration"), async page =>
    {
        await site.RegisterAsync("Wei", Guests.Family());
        await page.OpenPeopleAsync();
        await page.Keyboard.PressAsync("/");
        await Expect(page.Locator("#desk-search")).ToBeFocusedAsync();
        await page.Keyboard.TypeAsync("wei");
        await Expect(page.Locator("table.people tbody tr").First).ToContainTextAsync("Wei");

        // as an input method sends it; the keys of an automated browser never reach one
        await page.Locator("#desk-search").DispatchEventAsync("keydown", new { key = "Enter", code = "Enter", isComposing = true });
        await page.WaitForTimeoutAsync(Answered);
        await Expect(page.Person()).ToHaveCountAsync(0);

        await page.Locator("#desk-search").DispatchEventAsync("keydown", new { key = "Enter", code = "Enter" });
        await Expect(page.Person()).ToBeVisibleAsync();

        // while syllables are put together the answers to the letters before come in, and write nothing over them
        await page.SlowDownAsync(Slow);
        await page.OpenPeopleAsync();
        await ComposeAsync(page, page.Locator("#desk-search"));
        await page.OpenPeopleAsync("/new");
        await ComposeAsync(page, page.Labelled(site.Field("en", "NativeName")));
        await Expect(page.Locator("form.form")).ToBeVisibleAsync();
        Assert.EndsWith("/new", page.Url, StringComparison.Ordinal);
    });

    private static async Task ComposeAsync(IPage page, ILocator field)
    {
        await field.FocusAsync();
        var method = await page.Context.NewCDPSessionAsync(page);
        foreach (var (steps, syllable) in (((string[], string)[])[(["ㅇ", "아", "안"], "안"), (["ㄴ", "녀", "녕"], "녕")]))
        {
            foreach (var step in steps)
            {
                await method.SendAsync("Input.imeSetComposition", new() { ["text"] = step, ["selectionStart"] = 1, ["selectionEnd"] = 1 });
                await page.WaitForTimeoutAsync(Answered / 3);
            }

            await field.DispatchEventAsync("keydown", new { key = "Enter", code = "Enter", isComposing = true });
            await method.SendAsync("Input.insertText", new() { ["text"] = syllable });
        }

        await page.WaitForTimeoutAsync(Answered);
        await Expect(field).ToHaveValueAsync("안녕");
        await method.DetachAsync();
    }

    [BrowserFact]
    public async Task A_slow_line_makes_no_deed_of_letters_that_are_meant_for_a_field() => await site.AsAsync(new("en", "registration"), async page =>
    {
        var id = await site.RegisterAsync("Xurshed", Guests.Family());
        await page.SlowDownAsync(Slow);
        await page.OpenPersonAsync(id);

        await page.Keyboard.PressAsync("/");
        await page.Keyboard.TypeAsync("xurshed");
        await page.WaitForTimeoutAsync(Answered);
        await Expect(page.Locator("#desk-search")).ToHaveValueAsync("xurshed");
        await Expect(page.Locator("[role=dialog]")).ToHaveCountAsync(0);

        await page.OpenPersonAsync(id);
        await page.Keyboard.PressAsync("Shift+N", new() { Delay = Single });
        await page.Keyboard.TypeAsync("xpx", new() { Delay = Single });
        await Expect(page.Locator("#first-field")).ToBeFocusedAsync();
        await page.WaitForTimeoutAsync(Answered);
        await Expect(page.Locator("[role=dialog]")).ToHaveCountAsync(0);
        await page.OpenPersonAsync(id);
        await Expect(page.Person().Locator("time")).ToHaveCountAsync(1);
    });

    [BrowserFact]
    public async Task A_deed_is_done_to_whom_the_arrows_have_reached_and_once() => await site.AsAsync(new("en", "registration"), async page =>
    {
        var family = Guests.Family();
        foreach (var given in new[] { "Anvar", "Bahrom", "Vahob" }) await site.RegisterAsync(given, family);
        await page.SlowDownAsync(Slow);
        await page.OpenPeopleAsync();
        await page.Keyboard.PressAsync("/");
        await page.Keyboard.TypeAsync(family);
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.Locator("table.people tbody tr:focus")).ToContainTextAsync("Anvar");

        foreach (var key in new[] { "ArrowDown", "ArrowDown", "x", "x" }) await page.Keyboard.PressAsync(key);

        await Expect(page.Locator("[role=dialog]")).ToContainTextAsync("Vahob");
        await Expect(page.Locator("[role=dialog] :focus")).ToHaveCountAsync(1);
        await page.Keyboard.PressAsync("Escape");
        await Expect(page.Locator("[role=dialog]")).ToHaveCountAsync(0);
        await page.WaitForTimeoutAsync(Answered);
        await Expect(page.Locator("[role=dialog]")).ToHaveCountAsync(0);
    });

    [BrowserFact]
    public async Task Whom_a_search_does_not_show_no_key_acts_on_either() => await site.AsAsync(new("en", "registration"), async page =>
    {
        var (open, other) = (Guests.Family(), Guests.Family());
        var id = await site.RegisterAsync("Daler", open);
        await site.RegisterAsync("Parviz", other);
        await page.OpenPersonAsync(id);

        await page.Keyboard.PressAsync("/");
        await page.Keyboard.TypeAsync(other);

        await Expect(page.Locator("table.people tbody tr[aria-selected]")).ToHaveCountAsync(1);
        await Expect(page.Person()).ToHaveCountAsync(0);
        await page.Keyboard.PressAsync("Escape");
        await Expect(page.Locator("#desk-search")).Not.ToBeFocusedAsync();
        await Expect(page.Locator("#desk-search")).ToHaveValueAsync(other);
        await page.Keyboard.PressAsync("x");
        await page.KeysAnsweredAsync();
        await Expect(page.Locator("[role=dialog]")).ToHaveCountAsync(0);
    });
}
