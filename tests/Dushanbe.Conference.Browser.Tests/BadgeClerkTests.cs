using System.Text;
using Dushanbe.Conference.Access;
using Dushanbe.Conference.Delegations;
using Dushanbe.Conference.Names;
using Dushanbe.Conference.Web.Desks.Badges;
using Dushanbe.Conference.Web.Desks.People;
using Dushanbe.Conference.Web.Kit;
using Dushanbe.Conference.Web.Speech;
using Microsoft.Playwright;
using UglyToad.PdfPig;
using static Microsoft.Playwright.Assertions;

namespace Dushanbe.Conference.Browser.Tests;

/// <summary>A badge clerk: one person at a time, and many at once.</summary>
[Collection(SiteCollection.Name)]
public sealed class BadgeClerkTests(Site site)
{
    private const string Four = "A4, 2 × 2 A6";

    [BrowserTheory, EachLanguage]
    public async Task A_badge_is_previewed_printed_and_printed_again_for_a_reason(string language)
    {
        var id = await site.RegisterAsync("Firdavs", Guests.Family(), "Фирдавс");

        await site.AsAsync(new(language, "badges"), async page =>
        {
            var dialog = page.GetByRole(AriaRole.Dialog);
            var print = dialog.Locator("button.primary", new() { HasText = site.Text<PersonDeeds>(language, "Print") });
            var person = await page.OpenPersonAsync(id);
            await person.GetByText(site.Text<ParticipantsPage>(language, "PreviewBadge")).ClickAsync();
            foreach (var side in new[] { "Front", "Back" })
            {
                var picture = person.GetByAltText(site.Text<ParticipantsPage>(language, side));
                await picture.EvaluateAsync("picture => picture.decode()");
                Assert.True(await picture.EvaluateAsync<int>("picture => picture.naturalWidth") > 100);
            }

            await Expect(person).ToContainTextAsync(site.Text<ParticipantsPage>(language, "NoBadgeYet"));
            AssertPdf(await page.PrintedAsync(() => page.Keyboard.PressAsync("p")));
            await Expect(person.GetByText(site.Text<ParticipantsPage>(language, "Active"), new() { Exact = true })).ToBeVisibleAsync();
            var number = await person.Locator("table.bh b").InnerTextAsync();

            await page.Keyboard.PressAsync("r");
            await print.ClickAsync();
            await Expect(dialog.GetByRole(AriaRole.Alert)).ToHaveTextAsync(site.Text<Words>(language, "ReasonNeeded"));
            await dialog.GetByRole(AriaRole.Button, new() { Name = site.Text<PersonDeeds>(language, "Reason.Lost") }).ClickAsync();
            // a lost badge must not open a door to whoever finds it
            await Expect(dialog.GetByLabel(site.Text<PersonDeeds>(language, "VoidOld"))).ToBeCheckedAsync();
            await Expect(dialog.GetByLabel(site.Text<PersonDeeds>(language, "VoidOld"))).ToBeDisabledAsync();
            AssertPdf(await page.PrintedAsync(() => print.ClickAsync()));
            await Expect(person.Locator("table.bh s")).ToHaveTextAsync(number);
            await Expect(person.Locator("table.bh b")).Not.ToHaveTextAsync(number);
            await Expect(person.Locator("ol.journal")).ToContainTextAsync(site.Text<PersonDeeds>(language, "Reason.Lost"));
        });
    }

    [BrowserTheory, EachLanguage]
    public async Task A_delegation_is_printed_once_and_again_only_for_a_reason(string language)
    {
        // the list is in the order of each alphabet, and a delegation is printed once
        var state = Conference.Names.States.Find(language switch { "en" => "KZ", "ru" => "UZ", _ => "TM" })!.Name.Best(language).Text;

        await site.AsAsync(new(language, "badges"), async page =>
        {
            await OpenBadgesAsync(page, language);
            await page.Choice(site.Text<BadgesPage>(language, "Delegation")).FillAsync(state);
            await page.GetByRole(AriaRole.Option, new() { Name = state }).First.ClickAsync();
            var print = page.Locator("main button.primary", new() { HasText = site.Text<BadgesPage>(language, "Print") });
            var dialog = page.GetByRole(AriaRole.Dialog);
            var agree = dialog.Locator("button.primary");
            AssertPdf(await page.PrintedAsync(() => print.ClickAsync()));

            // nobody of the delegation is left to print
            await Expect(page.GetByText(site.Text<BadgesPage>(language, "Nobody"))).ToBeVisibleAsync();
            await Expect(print).ToBeDisabledAsync();
            await page.GetByLabel(site.Text<BadgesPage>(language, "NotPrinted")).UncheckAsync();
            await Expect(print).ToBeEnabledAsync();
            await print.ClickAsync();
            await agree.ClickAsync();
            await Expect(dialog.GetByRole(AriaRole.Alert)).ToHaveTextAsync(site.Text<Words>(language, "ReasonNeeded"));
            await dialog.GetByLabel(site.Text<Words>(language, "Reason"), new() { Exact = true }).FillAsync("the printer ran dry");
            await Expect(dialog.GetByLabel(site.Text<PersonDeeds>(language, "VoidOld"))).Not.ToBeCheckedAsync();
            AssertPdf(await page.PrintedAsync(() => agree.ClickAsync()));
            await Expect(page.GetByRole(AriaRole.Region, new() { Name = site.Text<BadgesPage>(language, "Runs") }).GetByRole(AriaRole.Listitem).First).ToContainTextAsync("the printer ran dry");
        });
    }

    [BrowserFact]
    public async Task A_queue_is_served_by_scanner_and_Enter_and_the_field_is_ready_for_the_next()
    {
        var family = Guests.Family();
        var id = await site.RegisterAsync("Firdavs", family, "Фирдавс");

        await site.AsAsync(new("en", "badges") { LosesConnection = true }, async page =>
        {
            // what is typed is ahead of the server by two letters and more
            await page.SlowDownAsync(TimeSpan.FromMilliseconds(80));
            await OpenBadgesAsync(page, "en");
            var (field, person, dialog) = (page.Locator("#queue-field"), page.Locator("#queue-person"), page.GetByRole(AriaRole.Dialog));
            await Expect(field).ToBeFocusedAsync();

            // a name, Enter; whoever is not on the screen yet is not printed by the second Enter
            await page.Keyboard.TypeAsync(family);
            await page.Keyboard.PressAsync("Enter");
            await page.Keyboard.PressAsync("Enter");
            await Expect(person).ToContainTextAsync($"Firdavs {family.ToUpperInvariant()}");
            await Expect(person).ToContainTextAsync(site.Text<PersonWords>("en", "NotPrinted"));
            // without a network Enter prints nothing, neither now nor once it is back
            await page.Context.SetOfflineAsync(true);
            await page.Keyboard.PressAsync("Enter");
            await Expect(page.GetByText(site.Text<Words>("en", "PressAgain"))).ToBeVisibleAsync();
            await page.Context.SetOfflineAsync(false);
            await Expect(page.GetByText(site.Text<Words>("en", "PressNow"))).ToBeVisibleAsync();
            await Expect(person).ToContainTextAsync(site.Text<PersonWords>("en", "NotPrinted"));
            AssertPdf(await page.PrintedAsync(() => page.Keyboard.PressAsync("Enter")));
            await Expect(field).ToBeFocusedAsync();
            var number = await person.Locator(".queue__number").InnerTextAsync();

            // the badge comes back: a scanner types wherever the focus is, and no letter of it is a key
            await page.Locator("h1").ClickAsync();
            await page.Keyboard.TypeAsync(number.Replace("-", ""));
            await page.Keyboard.PressAsync("Enter");
            await Expect(field).ToHaveValueAsync("");
            await Expect(person).ToContainTextAsync(number);
            await page.Keyboard.PressAsync("Enter");
            await Expect(dialog.Locator(".reprint__name")).ToContainTextAsync(family.ToUpperInvariant());
            await Expect(dialog.GetByRole(AriaRole.Group).First).ToBeFocusedAsync();
            await page.Keyboard.PressAsync("1");
            await Expect(dialog.Locator(".reprint__code s")).ToHaveTextAsync(number);
            AssertPdf(await page.PrintedAsync(() => page.Keyboard.PressAsync("Enter")));
            await Expect(page.Locator(".queue .note.ok")).ToContainTextAsync($"{number} is no longer valid");
            await Expect(field).ToBeFocusedAsync();

            await page.Keyboard.TypeAsync(number.ToLowerInvariant());
            await page.Keyboard.PressAsync("Enter");
            await Expect(page.Locator(".queue__held")).ToContainTextAsync($"{number} is not valid");
            await Expect(person).ToHaveAttributeAsync("data-person", id.ToString());
        });
    }

    [BrowserFact]
    public async Task More_than_ten_badges_are_printed_only_by_whoever_has_read_how_many_they_are()
    {
        var (family, name) = (Guests.Family(), $"Institute of {Guests.Family()}");
        var kept = await site.Get<CreateDelegation>().ExecuteAsync(new(site.Training, new DelegationFields { Kind = DelegationKind.Other, Name = LocalizedText.Of(name) }), Actor.Operator, default);
        var delegation = Assert.IsType<CreateDelegation.Outcome.Created>(kept).DelegationId;
        for (var i = 0; i < 11; i++) await site.RegisterAsync($"{(char)('A' + i)}nvar", family, delegation: delegation);

        await site.AsAsync(new("ru", "badges"), async page =>
        {
            await OpenBadgesAsync(page, "ru");
            await page.ChooseAsync(site.Text<BadgesPage>("ru", "Delegation"), name);
            await Expect(page.GetByText(site.Text<BadgesPage>("ru", "Found", 11))).ToBeVisibleAsync();
            var dialog = page.GetByRole(AriaRole.Dialog);
            await page.Locator("h1").ClickAsync();

            await page.Keyboard.PressAsync("Shift+Enter");
            await Expect(dialog).ToContainTextAsync(site.Text<PersonDeeds>("ru", "ManyTitle", 11));
            // the same key again does not print them
            await Expect(dialog.Locator(":focus")).ToContainTextAsync(site.Text<Words>("ru", "Cancel"));
            await page.Keyboard.PressAsync("Enter");
            await Expect(dialog).ToHaveCountAsync(0);
            await page.KeysAnsweredAsync();
            Assert.Equal(0, await page.EvaluateAsync<int>("printed.length"));
            await Expect(page.GetByText(site.Text<BadgesPage>("ru", "Found", 11))).ToBeVisibleAsync();

            await page.Keyboard.PressAsync("Shift+Enter");
            await Expect(dialog.Locator(":focus")).ToContainTextAsync(site.Text<Words>("ru", "Cancel"));
            await page.Keyboard.PressAsync("Tab");
            AssertPdf(await page.PrintedAsync(() => page.Keyboard.PressAsync("Enter")));
            await Expect(page.GetByText(site.Text<BadgesPage>("ru", "Nobody"))).ToBeVisibleAsync();
        });
    }

    [BrowserTheory]
    [InlineData("badges", "/ P Space F Esc"), InlineData("registration", "/ P E X Shift+N Space F Esc"), InlineData("reader", "/ Space F Esc")]
    public async Task The_bar_shows_the_keys_that_do_something_for_whoever_reads_it(string post, string keys)
    {
        var id = await site.RegisterAsync("Firuz", Guests.Family());

        await site.AsAsync(new("en", post), async page =>
        {
            await page.OpenPersonAsync(id);
            Assert.Equal(keys.Split(' '), await ShownAsync());

            // in a field letters are typed
            await page.Locator("#desk-search").FocusAsync();
            Assert.Equal(["Esc", "Enter", ""], await ShownAsync(".keys > span"));

            Task<string[]> ShownAsync(string which = ".keys > span:not(.end)") => page.Locator(which).EvaluateAllAsync<string[]>(
                "all => all.filter(each => each.checkVisibility()).map(each => [...each.querySelectorAll('kbd')].filter(cap => cap.checkVisibility()).map(cap => cap.innerText).join('+'))");
        });
    }

    [BrowserFact]
    public async Task What_no_font_draws_is_told_at_the_desk_before_the_print_is_recorded()
    {
        var id = await site.RegisterAsync("Ayan", Guests.Family(), "ᏣᎳᎩ");
        var inKhmer = await site.RegisterAsync("Sokha", Guests.Family(), "សុខា");

        await site.AsAsync(new("tg", "badges"), async page =>
        {
            // a script that this machine has no font for is read all the same, and others are not loaded
            var fonts = new List<string>();
            page.Response += (_, answer) => { if (answer.Url.Contains("noto-scripts", StringComparison.Ordinal)) fonts.Add($"{answer.Status} {answer.Url.Split('/')[^1]}"); };
            await page.OpenPersonAsync(inKhmer);
            await page.UntilAsync("document.fonts.status === 'loaded' && [...document.fonts].some(face => face.family.includes('Noto Scripts') && face.status === 'loaded' && face.unicodeRange.startsWith('U+1780'))");
            Assert.Contains("200 khmer.woff2", fonts);
            Assert.DoesNotContain(fonts, each => each.Contains("thaana", StringComparison.Ordinal) || each.Contains("tibetan", StringComparison.Ordinal));

            var person = await page.OpenPersonAsync(id);
            var dialog = page.GetByRole(AriaRole.Dialog);

            await page.Keyboard.PressAsync("p");
            await Expect(dialog).ToContainTextAsync(site.Text<PersonDeeds>("tg", "FindingsTitle"));
            await Expect(dialog.GetByRole(AriaRole.Listitem)).ToContainTextAsync("ᏣᎳᎩ");
            await Expect(dialog.Locator("button.primary")).ToBeFocusedAsync();
            await page.Keyboard.PressAsync("Escape");
            await Expect(dialog).ToHaveCountAsync(0);
            await page.KeysAnsweredAsync();
            await Expect(person).ToContainTextAsync(site.Text<ParticipantsPage>("tg", "NoBadgeYet"));

            await page.Keyboard.PressAsync("p");
            AssertPdf(await page.PrintedAsync(() => dialog.Locator("button.primary").ClickAsync()));
        });
    }

    [BrowserFact]
    public async Task A_delegation_of_five_is_printed_on_two_sheets_of_A4_four_badges_to_a_side()
    {
        var (family, name) = (Guests.Family(), $"Institute of {Guests.Family()}");
        var kept = await site.Get<CreateDelegation>().ExecuteAsync(new(site.Training, new DelegationFields { Kind = DelegationKind.Other, Name = LocalizedText.Of(name) }), Actor.Operator, default);
        var delegation = Assert.IsType<CreateDelegation.Outcome.Created>(kept).DelegationId;
        foreach (var given in new[] { "Anor", "Bakhtiyor", "Gulnora", "Davlat", "Esfandiyor" }) await site.RegisterAsync(given, family, delegation: delegation);

        await site.AsAsync(new("tg", "badges"), async page =>
        {
            await OpenBadgesAsync(page, "tg");
            await page.ChooseAsync(site.Text<BadgesPage>("tg", "Delegation"), name);
            await page.ChooseAsync(site.Text<BadgesPage>("tg", "Stock"), Four);
            await Expect(page.GetByText(site.Text<BadgesPage>("tg", "Found", 5))).ToBeVisibleAsync();
            var printed = await page.PrintedAsync(() => page.Locator("main button.primary", new() { HasText = site.Text<BadgesPage>("tg", "Print") }).ClickAsync());

            using var pdf = PdfDocument.Open(printed);
            var pages = pdf.GetPages().ToList();
            Assert.All(pages, each => Assert.Equal((595.3, 841.9), (Math.Round(each.Width, 1), Math.Round(each.Height, 1))));
            // fronts and backs of two sheets, of which the second holds the fifth badge alone
            Assert.Equal([4, 4, 1, 1], pages.Select(each => each.Text.Split(family, StringSplitOptions.None).Length - 1));
        });
    }

    [BrowserTheory, EachLanguage]
    public async Task Sheets_of_a_stock_preset_are_previewed_and_nothing_is_recorded(string language) => await site.AsAsync(new(language, "badges"), async page =>
    {
        await OpenBadgesAsync(page, language);
        var runs = await page.Locator("ol.journal li").CountAsync();
        await page.ChooseAsync(site.Text<BadgesPage>(language, "Delegation"), 9);
        await page.ChooseAsync(site.Text<BadgesPage>(language, "Stock"), Four);
        await page.GetByLabel(site.Text<BadgesPage>(language, "NotPrinted")).UncheckAsync();

        var address = await page.GetByRole(AriaRole.Link, new() { Name = site.Text<BadgesPage>(language, "Preview") }).GetAttributeAsync("href");
        var answer = await page.APIRequest.GetAsync($"/{address}");

        AssertPdf(await answer.BodyAsync());
        await page.ReloadAsync();
        await Expect(page.Choice(site.Text<BadgesPage>(language, "Stock"))).ToBeVisibleAsync();
        await Expect(page.Locator("ol.journal li")).ToHaveCountAsync(runs);
    });

    private async Task OpenBadgesAsync(IPage page, string language)
    {
        await page.GotoAsync("/desk/training/badges");
        await Expect(page.Locator(".keys[data-ready]")).ToBeVisibleAsync();
        await Expect(page.Choice(site.Text<BadgesPage>(language, "Stock"))).ToBeVisibleAsync();
    }

    private static void AssertPdf(byte[] bytes)
    {
        Assert.StartsWith("%PDF-", Encoding.Latin1.GetString(bytes, 0, 8));
        Assert.EndsWith("%%EOF", Encoding.Latin1.GetString(bytes[^16..]).TrimEnd());
    }
}
