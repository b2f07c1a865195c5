using Dushanbe.Conference.Web.Desks.People;
using Dushanbe.Conference.Web.Kit;
using Dushanbe.Conference.Web.Speech;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Dushanbe.Conference.Browser.Tests;

/// <summary>Somebody comes with a passport, and says whether their name may be published.</summary>
[Collection(SiteCollection.Name)]
public sealed class PassportDeskTests(Site site)
{
    // the specimen of ICAO Doc 9303 part 4
    private const string First = "P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<", Second = "L898902C36UTO7408122F1204159ZE184226B<<<<<10";

    [BrowserTheory]
    [InlineData("ru", 1280, First, Second, "Anna Maria", "L898902C3")]
    [InlineData("tg", 360, "P<UTOLINDQVIST<<MAJA<<<<<<<<<<<<<<<<<<<<<<<<", "K402816T55UTO8503172F3109041<<<<<<<<<<<<<<06", "Maja", "K402816T5")]
    public async Task A_reader_fills_the_form_and_the_passport_is_shown_after_a_press_alone(string language, int width, string first, string second, string given, string number) => await site.AsAsync(new(language, "registration") { Width = width }, async page =>
    {
        await page.OpenPeopleAsync("/new");
        await Expect(page.Locator("#first-field")).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("F4");
        await Expect(page.Locator("#zone")).ToBeFocusedAsync();
        // as a reader does: two lines, each with Enter
        await page.Keyboard.InsertTextAsync(first);
        await page.Keyboard.PressAsync("Enter");
        await page.Keyboard.InsertTextAsync(second);
        await page.Keyboard.PressAsync("Enter");

        await Expect(page.Locator("#first-field")).ToHaveValueAsync(given);
        await Expect(page.Locator(".passport-offer [role=status]")).ToContainTextAsync(number);
        await page.GetByLabel(site.Text<PersonWords>(language, "Field.Organization"), new() { Exact = true }).FillAsync("Ministry of Utopia");
        await page.SaveAsync();
        await Expect(page.Person()).ToBeVisibleAsync();

        var panel = page.Person();
        await Expect(panel).Not.ToContainTextAsync(number);
        await panel.GetByRole(AriaRole.Button, new() { Name = site.Text<PassportWords>(language, "Show") }).ClickAsync();
        await Expect(panel.Locator(".passport")).ToContainTextAsync(number);

        await panel.Locator("#consent-Listing").ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = site.Text<PersonWords>(language, "Decision.Refused") }).ClickAsync();
        await Expect(panel.Locator(".consents").Filter(new() { HasText = site.Text<PersonWords>(language, "Decision.Refused") })).ToBeVisibleAsync();
    });

    [BrowserFact]
    public async Task Lines_that_a_reader_types_into_a_name_go_to_their_own_field_and_nobody_is_registered() => await site.AsAsync(new("en", "registration"), async page =>
    {
        await page.OpenPeopleAsync("/new");
        await page.GetByLabel(site.Text<PersonWords>("en", "Field.Organization"), new() { Exact = true }).FillAsync("Ministry of Utopia");
        await page.Locator("#first-field").FocusAsync();
        foreach (var line in new[] { "P<UTOSVENSSON<<BO<<<<<<<<<<<<<<<<<<<<<<<<<<<", "K402816T55UTO8503172F3109041<<<<<<<<<<<<<<06" })
        {
            await page.Keyboard.TypeAsync(line, new() { Delay = 45 });
            await page.Keyboard.PressAsync("Enter");
        }

        await Expect(page.Locator(".passport-offer [role=status]")).ToContainTextAsync("K402816T5");
        await Expect(page.Locator("#first-field")).ToHaveValueAsync("Bo");
        await Expect(page.Locator("form.form")).ToBeVisibleAsync();
    });

    [BrowserFact]
    public async Task A_passport_that_is_being_noted_cannot_be_left_by_a_key_without_a_question() => await site.AsAsync(new("en", "registration"), async page =>
    {
        await page.OpenPeopleAsync("/new");
        await page.Locator("#first-field").FillAsync("Ingrid");
        await page.GetByLabel(site.Text<PersonWords>("en", "Field.Organization"), new() { Exact = true }).FillAsync("Ministry of Utopia");
        await page.SaveAsync();
        await page.Person().GetByRole(AriaRole.Button, new() { Name = site.Text<PassportWords>("en", "Note"), Exact = true }).ClickAsync();
        var dialog = page.GetByRole(AriaRole.Dialog);
        await dialog.Locator("#passport-number").FillAsync("UT0123456");
        await page.Keyboard.PressAsync("Escape");
        await Expect(dialog.Locator("#passport-number")).ToHaveValueAsync("UT0123456");

        await dialog.GetByRole(AriaRole.Button, new() { Name = site.Text<Words>("en", "Save"), Exact = true }).ClickAsync();
        await Expect(page.Person().GetByRole(AriaRole.Button, new() { Name = site.Text<PassportWords>("en", "Show") })).ToBeVisibleAsync();
    });

    [BrowserFact]
    public async Task What_is_typed_of_a_passport_does_not_wait_in_the_browser() => await site.AsAsync(new("en", "registration"), async page =>
    {
        await page.OpenPeopleAsync("/new");
        await page.Locator("#zone").FillAsync(First[..30]);
        await page.Locator("#first-field").FillAsync("Anna");

        // what happens when the desk has to begin anew
        await page.EvaluateAsync("document.getElementById('components-reconnect-modal').dispatchEvent(Object.assign(new Event('components-reconnect-state-changed'), { detail: { state: 'rejected' } }))");
        await Expect(page.Locator("#first-field")).ToHaveValueAsync("Anna");

        await Expect(page.Locator("#zone")).ToHaveValueAsync("");
        Assert.DoesNotContain("ERIKSSON", await page.EvaluateAsync<string>("JSON.stringify(sessionStorage)"), StringComparison.Ordinal);
    });
}
