using Dushanbe.Conference.Access;
using Dushanbe.Conference.Badges;
using Dushanbe.Conference.Data;
using Dushanbe.Conference.People;
using Dushanbe.Conference.Register;
using Dushanbe.Conference.Web.Desks.People;
using Dushanbe.Conference.Web.Kit.Fields;
using Dushanbe.Conference.Web.Speech;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Dushanbe.Conference.Browser.Tests;

/// <summary>A clerk who never reaches for the mouse.</summary>
[Collection(SiteCollection.Name)]
public sealed class KeyboardTests(Site site)
{
    [BrowserTheory, EachLanguage]
    public async Task A_delegate_is_registered_by_keyboard_alone(string language) => await site.AsAsync(new(language, "registration"), async page =>
    {
        var family = Guests.Family();
        // somebody else in each language: the desk asks before it registers a name or an address twice
        var (native, email) = (language switch { "ru" => "Фаррух Назар", "tg" => "Фаррух Латиф", _ => "Фаррух Зариф" }, $"{family.ToLowerInvariant()}@example.org");
        await page.OpenPeopleAsync();

        await page.Keyboard.PressAsync("Shift+N");
        await Expect(page.Locator("#first-field")).ToBeFocusedAsync();
        await TypeAsync(page, "Farrukh", family, native);
        await page.Keyboard.PressAsync("Tab");
        // the first opens the list, at nobody's delegation
        foreach (var key in new[] { "ArrowDown", "ArrowDown", "ArrowDown", "Tab", "Tab" }) await page.Keyboard.PressAsync(key);
        await TypeAsync(page, "Head of Division", "Border Service", email);
        await page.Keyboard.TypeAsync("+992 37 2210000");
        // the keys are faster than the answer of a server that has just started
        var choice = page.Choice(site.Field(language, "DelegationId"));
        await Expect(choice).Not.ToHaveValueAsync(site.Text<ParticipantForm>(language, "NoDelegation"));
        var delegation = await choice.InputValueAsync();
        await page.Keyboard.PressAsync("Enter");

        var person = page.Person();
        await Expect(person.GetByRole(AriaRole.Heading, new() { Level = 2 })).ToContainTextAsync($"Farrukh {family.ToUpperInvariant()}");
        foreach (var text in new[] { native, delegation, "Head of Division", "Border Service", $"{email[0]}…@example.org", "…00", site.Text<JournalWords>(language, "Action.Created") })
            await Expect(person).ToContainTextAsync(text);
        await Expect(page.GetByText(site.Text<ParticipantForm>(language, "Registered", $"Farrukh {family}"))).ToBeVisibleAsync();
    });

    [BrowserTheory, EachLanguage]
    public async Task A_phone_shows_five_people_at_once_and_no_page_of_a_desk_is_wider_than_it(string language) => await site.AsAsync(new(language, "organizer"), async page =>
    {
        await page.SetViewportSizeAsync(360, 640);
        await page.OpenPeopleAsync();
        var shown = await page.EvaluateAsync<int>("[...document.querySelectorAll('table.people tbody tr[aria-selected]')].filter(row => { const at = row.getBoundingClientRect(); return at.top >= 0 && at.bottom <= document.querySelector('.keys').getBoundingClientRect().top && document.elementFromPoint(100, at.bottom - 2)?.closest('tr') === row; }).length");
        Assert.True(shown >= 5, $"{shown} people");
        // the strip of filters and the rail say that there is more of them
        foreach (var strip in new[] { ".tools--strip", "#desk-rail" }) Assert.Contains("transparent", await page.Locator(strip).EvaluateAsync<string>("each => getComputedStyle(each).maskImage.replaceAll('rgba(0, 0, 0, 0)', 'transparent')"));

        foreach (var desk in new[] { "participants", "participants/new", "badges", "delegations", "categories", "import", "programme", "programme/rooms" })
        {
            await page.GotoAsync($"/desk/training/{desk}");
            await Expect(page.Locator("h1").First).ToBeAttachedAsync();
            Assert.False(await page.ScrollsSidewaysAsync(), desk);
        }
    });

    [BrowserFact]
    public async Task No_letter_is_lost_however_fast_a_name_is_typed() => await site.AsAsync(new("en", "registration"), async page =>
    {
        // as long as names get; each letter goes to the server while the next is typed
        var name = string.Concat(Enumerable.Range(0, 20).Select(i => $"{(char)('a' + i)}bdulloev "));
        await page.OpenPeopleAsync("/new");

        foreach (var field in new[] { "Given", "Family", "NativeName" })
        {
            await page.GetByLabel(site.Field("en", field), new() { Exact = true }).FocusAsync();
            await page.Keyboard.TypeAsync(name);
        }

        await page.Keyboard.PressAsync("Tab");
        await page.WaitForTimeoutAsync(500);
        foreach (var field in new[] { "Given", "Family", "NativeName" })
            await Expect(page.GetByLabel(site.Field("en", field), new() { Exact = true })).ToHaveValueAsync(name);
    });

    [BrowserTheory]
    [InlineData("Kyrg", "Enter"), InlineData("Кырг", "Tab"), InlineData("кирг", "Tab"), InlineData("KG", "Enter")]
    public async Task A_delegation_is_chosen_by_a_part_of_its_name_in_any_language_and_Enter_does_not_send_the_form(string typed, string key) => await site.AsAsync(new("en", "registration"), async page =>
    {
        var delegation = page.Choice(site.Field("en", "DelegationId"));
        await page.OpenPeopleAsync("/new");
        await delegation.FocusAsync();

        await page.Keyboard.TypeAsync(typed);
        await page.Keyboard.PressAsync(key);

        await Expect(delegation).ToHaveValueAsync("Kyrgyzstan");
        await Expect(page.GetByRole(AriaRole.Option)).ToHaveCountAsync(0);
        await Expect(page.GetByRole(AriaRole.Alert)).ToHaveCountAsync(0);
    });

    [BrowserFact]
    public async Task An_open_list_closes_with_Escape_and_what_was_typed_stays_and_is_no_choice() => await site.AsAsync(new("en", "registration"), async page =>
    {
        var delegation = page.Choice(site.Field("en", "DelegationId"));
        await page.OpenPeopleAsync("/new");

        await delegation.FillAsync("Uzb");
        await Expect(page.GetByRole(AriaRole.Option)).ToHaveTextAsync("Uzbekistan");
        await page.Keyboard.PressAsync("Escape");
        await Expect(page.GetByRole(AriaRole.Option)).ToHaveCountAsync(0);
        await page.Keyboard.PressAsync("Tab");

        await Expect(delegation).ToHaveAttributeAsync("aria-invalid", "true");
        await Expect(delegation).ToHaveValueAsync("Uzb");
    });

    [BrowserTheory, EachLanguage]
    public async Task A_possible_twin_is_named_while_the_name_is_typed(string language)
    {
        var family = Guests.Family();
        await site.RegisterAsync("Madina", family);

        await site.AsAsync(new(language, "registration"), async page =>
        {
            var twins = page.GetByRole(AriaRole.Region, new() { Name = site.Text<ParticipantForm>(language, "Twins") });
            await page.OpenPeopleAsync();
            await page.Keyboard.PressAsync("Shift+N");
            await Expect(page.Locator("#first-field")).ToBeFocusedAsync();
            await Expect(twins).ToHaveCountAsync(0);

            await TypeAsync(page, "Madina", family);

            await Expect(twins).ToContainTextAsync($"{family.ToUpperInvariant()} Madina");
            await Expect(twins).ToContainTextAsync(site.Text<ParticipantForm>(language, "Twin.SameName"));
        });
    }

    [BrowserTheory, EachLanguage]
    public async Task A_form_with_something_missing_is_not_saved_and_says_at_the_field_what_is_needed(string language) => await site.AsAsync(new(language, "registration"), async page =>
    {
        var family = Guests.Family();
        await page.OpenPeopleAsync();
        await page.Keyboard.PressAsync("Shift+N");
        await Expect(page.Locator("#first-field")).ToBeFocusedAsync();

        await TypeAsync(page, "Eraj", family);
        await page.Keyboard.PressAsync("Enter");

        await Expect(page.GetByRole(AriaRole.Alert)).ToHaveTextAsync(site.Text<ParticipantForm>(language, "Invalid"));
        await Expect(page.GetByText(site.Text<FieldWords>(language, "Fault.BodyMissing")).First).ToBeVisibleAsync();
        await Expect(page.Labelled(site.Field(language, "Family"))).ToHaveValueAsync(family);
    });

    [BrowserTheory, EachLanguage]
    public async Task The_list_of_all_keys_opens_and_closes_by_key(string language) => await site.AsAsync(new(language, "registration"), async page =>
    {
        var list = page.GetByRole(AriaRole.Dialog, new() { Name = site.Text<Words>(language, "AllKeys") });
        await page.OpenPeopleAsync();

        await page.Keyboard.PressAsync("?");
        await Expect(list).ToContainTextAsync(site.Text<ParticipantsPage>(language, "Key.Withdraw"));
        await page.Keyboard.PressAsync("Escape");

        await Expect(list).ToHaveCountAsync(0);
    });

    [BrowserFact]
    public async Task The_list_of_keys_is_left_by_a_quick_Escape_and_the_next_key_is_answered() => await site.AsAsync(new("en", "registration"), async page =>
    {
        await page.OpenPeopleAsync();
        await page.Keyboard.PressAsync("?");
        await Expect(page.Locator(".keys-list")).ToBeVisibleAsync();

        // no waiting between the two
        await page.Keyboard.PressAsync("Escape");
        await page.Keyboard.PressAsync("Shift+N");

        await Expect(page.Locator("#first-field")).ToBeFocusedAsync();
        await Expect(page.Locator(".keys-list")).ToHaveCountAsync(0);
    });

    [BrowserFact]
    public async Task Keys_are_found_where_a_Russian_keyboard_has_them() => await site.AsAsync(new("ru", "registration"), async page =>
    {
        await page.OpenPeopleAsync();

        await page.DispatchEventAsync("body", "keydown", new { key = "Т", code = "KeyN", shiftKey = true, bubbles = true });

        await Expect(page.Locator("#first-field")).ToBeFocusedAsync();
    });

    [BrowserFact]
    public async Task Letters_typed_into_the_search_box_are_letters_and_arrows_walk_the_register() => await site.AsAsync(new("en", "registration"), async page =>
    {
        var family = Guests.Family();
        await site.RegisterAsync("Daler", family);
        await site.RegisterAsync("Parviz", family);
        await page.OpenPeopleAsync();

        await page.Keyboard.PressAsync("/");
        await Expect(page.Locator("#desk-search")).ToBeFocusedAsync();
        await page.Keyboard.TypeAsync(family);
        await Expect(page.Locator("table.people tbody tr[aria-selected]")).ToHaveCountAsync(2);
        await page.Keyboard.PressAsync("ArrowDown");
        await Expect(page.Person()).ToContainTextAsync("Daler");
        await page.Keyboard.PressAsync("ArrowDown");

        await Expect(page.Person()).ToContainTextAsync("Parviz");
        await Expect(page.Locator("table.people tbody tr[aria-selected=true]")).ToContainTextAsync("Parviz");

        // the arrow and the slash at once: the row that comes late must not take the letters, of which p prints and x withdraws
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.Locator("table.people tbody tr[aria-selected=true]")).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("ArrowUp");
        await page.Keyboard.PressAsync("/");
        await page.Keyboard.TypeAsync("pxqwxyzzy");
        await Expect(page.Locator("table.people tbody tr[aria-selected]")).ToHaveCountAsync(0);
        await Expect(page.Locator("#desk-search")).ToHaveValueAsync("pxqwxyzzy");
        await Expect(page.GetByRole(AriaRole.Dialog)).ToHaveCountAsync(0);
        Assert.Equal(0, await page.EvaluateAsync<int>("window.printed.length"));
    });

    [BrowserFact]
    public async Task A_scan_where_it_is_not_meant_changes_nothing_and_in_the_list_it_finds_the_holder()
    {
        // letters that are keys of the list
        const string number = "XPEUR2", other = "PXNEF3";
        var (family, family2) = (Guests.Family(), Guests.Family());
        var (kwame, xurshed) = (await site.RegisterAsync("Kwame", family), await site.RegisterAsync("Xurshed", family2));
        await using (var db = await site.Get<IDbContextFactory<ConferenceDb>>().CreateDbContextAsync())
        {
            foreach (var (id, code) in new[] { (kwame, number), (xurshed, other) }) db.Add(new Badge { EditionId = site.Training, ParticipantId = id, Number = code, IssuedAt = TimeProvider.System.GetUtcNow().UtcDateTime });
            await db.SaveChangesAsync();
        }

        await site.AsAsync(new("en", "organizer"), async page =>
        {
            var (row, first, search, dialog, note) = (page.Locator("table.people tbody tr:focus"), page.Locator("#first-field"), page.Locator("#desk-search"), page.GetByRole(AriaRole.Dialog), page.Locator("#desk-scanned"));
            await page.SlowDownAsync(TimeSpan.FromMilliseconds(80));
            await page.OpenPersonAsync(xurshed);

            // in the list, also before the answer to the one before and from a scanner without capitals
            await page.ScanAsync(number);
            await Expect(row).ToContainTextAsync("Kwame");
            await Expect(search).ToHaveValueAsync(number);
            await page.ScanAsync(number.ToLowerInvariant());
            await page.ScanAsync(other);
            await Expect(search).ToHaveValueAsync(other);
            await Expect(row).ToContainTextAsync("Xurshed");
            await Expect(page.Person()).ToContainTextAsync("Xurshed");
            await Expect(dialog).ToHaveCountAsync(0);

            // an Enter that comes with the row is the one before, pressed twice
            await page.Keyboard.PressAsync("/");
            await page.Keyboard.TypeAsync(family);
            await page.EvaluateAsync("document.addEventListener('focusin', event => event.target.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', code: 'Enter', bubbles: true, cancelable: true })), { once: true })");
            await page.Keyboard.PressAsync("Enter");
            await Expect(row).ToContainTextAsync("Kwame");
            await page.KeysAnsweredAsync();
            await Expect(first).ToHaveCountAsync(0);

            // in the form, and what Blazor knows is saved
            await page.WaitForTimeoutAsync(450);
            await page.Locator($"#row-{kwame}").FocusAsync();
            await page.Keyboard.DownAsync("Enter");
            await Expect(first).ToBeFocusedAsync();
            await page.Keyboard.DownAsync("Enter");
            await page.Keyboard.UpAsync("Enter");
            await page.ScanAsync(number);
            await Expect(note).ToHaveTextAsync(site.Text<Words>("en", "ScannedElsewhere"));
            await Expect(first).ToHaveValueAsync("Kwame");
            await page.Choice(site.Field("en", "CategoryId")).FocusAsync();
            var category = await page.Choice(site.Field("en", "CategoryId")).InputValueAsync();
            await page.ScanAsync(number);
            await Expect(note).ToBeVisibleAsync();
            await Expect(page.Choice(site.Field("en", "CategoryId"))).ToHaveValueAsync(category);
            await page.WriteAsync(site.Field("en", "Function"), "Scanned twice");
            await Expect(note).ToBeVisibleAsync();
            await page.SaveAsync();
            await Expect(page.Person()).ToContainTextAsync("Scanned twice");
            await Expect(note).ToBeHiddenAsync();

            // by hand
            await page.EditByKeyAsync();
            await page.Keyboard.TypeAsync("/rahimov");
            await page.Keyboard.PressAsync("Enter");
            await Expect(page.GetByText(site.Text<FieldWords>("en", "Fault.NotAName")).First).ToBeVisibleAsync();

            await first.FillAsync("Kwame");

            // in a dialog
            await page.OpenPersonAsync(kwame);
            await page.Keyboard.PressAsync("x");
            await Expect(dialog.Locator(":focus")).ToHaveCountAsync(1);
            await page.ScanAsync(number);
            await Expect(note).ToBeVisibleAsync();
            await page.Keyboard.PressAsync("Escape");
            await Expect(dialog).ToHaveCountAsync(0);
            await page.KeysAnsweredAsync();
            Assert.Equal(0, await page.EvaluateAsync<int>("printed.length"));
        });

        var found = (await site.Get<ParticipantRegister>().ReadAsync(new() { EditionId = site.Training, Search = family }, Actor.Operator, default)).Rows[0];
        Assert.Equal(("Kwame", family, "Scanned twice", AccreditationState.Approved, 0), (found.Name.Given, found.Name.Family, found.Function, found.State, found.Prints));
    }

    [BrowserTheory]
    [InlineData("participants"), InlineData("delegations"), InlineData("categories")]
    public async Task A_form_asks_before_it_is_left_half_filled_and_Enter_and_Escape_stay(string desk) => await site.AsAsync(new("en", "organizer"), async page =>
    {
        await page.GotoAsync($"/desk/training/{desk}/new");
        var dialog = page.GetByRole(AriaRole.Dialog);
        var first = page.Locator("form.form input:not([role=combobox]), form input[type=text]:not([role=combobox])").First;
        await Expect(first).ToBeVisibleAsync();
        await Expect(page.Locator(".keys[data-ready]")).ToBeVisibleAsync();
        var rail = page.Locator("nav a", new() { HasText = "Badges" }).First;

        await first.FillAsync("Z");
        await first.PressAsync("Tab");
        foreach (var key in new[] { "Enter", "Escape" })
        {
            await rail.ClickAsync();
            await Expect(dialog).ToContainTextAsync(site.Text<Words>("en", "LeaveTitle"));
            await Expect(dialog.Locator(":focus")).ToContainTextAsync(site.Text<Words>("en", "Stay"));
            await page.Keyboard.PressAsync(key);
            await Expect(dialog).ToHaveCountAsync(0);
            await Expect(first).ToHaveValueAsync("Z");
        }

        await rail.ClickAsync();
        await dialog.GetByRole(AriaRole.Button, new() { Name = site.Text<Words>("en", "LeaveAnyway"), Exact = true }).ClickAsync();
        await Expect(page).ToHaveURLAsync(new System.Text.RegularExpressions.Regex("/badges$"));
    });

    // each word into its field, and on to the next
    private static async Task TypeAsync(IPage page, params string[] words)
    {
        foreach (var word in words)
        {
            await page.Keyboard.TypeAsync(word);
            await page.Keyboard.PressAsync("Tab");
        }
    }
}
