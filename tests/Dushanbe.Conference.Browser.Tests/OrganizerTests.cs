using Dushanbe.Conference.Access;
using Dushanbe.Conference.Editions;
using Dushanbe.Conference.Web.Desks.People;
using Dushanbe.Conference.Web.Kit;
using Dushanbe.Conference.Web.Speech;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Dushanbe.Conference.Browser.Tests;

/// <summary>An organizer at the participants desk.</summary>
[Collection(SiteCollection.Name)]
public sealed class OrganizerTests(Site site)
{
    private static readonly string[] Spellings = ["Rakhmon", "Rahmon", "Раҳмон", "Рахмон"];

    [BrowserTheory, EachLanguage]
    public async Task Four_spellings_find_the_same_people_and_each_says_how_it_was_read(string language)
    {
        await site.RegisterAsync("Sitora", "Rahmon", "Ситора Раҳмон");
        await site.RegisterAsync("Bahrom", "Rakhmon", "Баҳром Рахмон");

        await site.AsAsync(new(language, "organizer"), async page =>
        {
            await page.OpenPeopleAsync();
            var answers = new List<IReadOnlyList<string>>();
            foreach (var spelling in Spellings)
            {
                await page.GetByLabel(site.Text<ParticipantsPage>(language, "SearchLabel.WithPassports")).FillAsync(spelling);
                var reading = page.Locator(".fold");
                await Expect(reading.Locator("b")).ToHaveTextAsync(spelling);
                foreach (var other in Spellings.Where(other => other != spelling)) await Expect(reading).ToContainTextAsync(other);
                answers.Add(await page.FoundAsync());
            }

            Assert.Contains("RAHMON Sitora", answers[0]);
            Assert.Contains("RAKHMON Bahrom", answers[0]);
            Assert.All(answers, answer => Assert.Equal(answers[0].Order(), answer.Order()));
        });
    }

    [BrowserTheory, EachLanguage]
    public async Task The_switch_leads_to_another_edition_and_keeps_the_desk(string language) => await site.AsAsync(new(language, "organizer"), async page =>
    {
        var editions = await site.Get<EditionList>().ReadAsync(Actor.Operator, default);
        string Name(string slug) => editions.Single(each => each.Slug == slug).ShortTitle.Best(language).Text;
        await page.OpenPeopleAsync();

        await page.GetByRole(AriaRole.Button, new() { Name = Name("training"), Exact = true }).PressAsync("Enter");
        await page.GetByRole(AriaRole.Menuitem, new() { Name = Name("dushanbe-2022"), Exact = true }).ClickAsync();

        await Expect(page).ToHaveURLAsync($"{site.Address}/desk/dushanbe-2022/participants");
        await Expect(page.GetByText(site.Text<ParticipantsPage>(language, "NobodyYet"))).ToBeVisibleAsync();
        await page.GotoAsync("/desk/participants");
        await Expect(page).ToHaveURLAsync($"{site.Address}/desk/dushanbe-2022/participants");
    });

    [BrowserTheory]
    [InlineData("en")]
    [InlineData("tg")]
    public async Task On_a_phone_the_tab_of_the_desk_is_in_sight(string language) => await site.AsAsync(new(language, "organizer") { Width = 360 }, async page =>
    {
        var tabs = page.Locator("header.rail nav");
        await page.GotoAsync("/desk/training/badges");
        await Expect(tabs.Locator("[aria-current]")).ToBeInViewportAsync(new() { Ratio = 1 });

        await tabs.Locator("a").First.ClickAsync();
        await Expect(tabs.Locator("[aria-current]")).ToHaveTextAsync(site.Text<Words>(language, "Overview"));
        await Expect(tabs.Locator("[aria-current]")).ToBeInViewportAsync(new() { Ratio = 1 });
    });

    [BrowserTheory, EachLanguage]
    public async Task On_a_phone_nothing_of_a_desk_lies_beyond_the_edge(string language) => await site.AsAsync(new(language, "organizer") { Width = 360 }, async page =>
    {
        var beyond = new List<string>();
        await page.GotoAsync("/desk/training");
        await Expect(page.Title()).ToBeVisibleAsync();
        var addresses = await page.Locator("header.rail nav a").EvaluateAllAsync<string[]>("links => links.map(link => link.href)");
        Assert.True(addresses.Length > 5);
        foreach (var address in (string[])[.. addresses, "/desk/training/participants/new", "/desk/training/delegations/new", "/desk/training/categories/new", "/desk/training/programme/new", "/desk/training/programme/rooms", "/desk/training/programme/speakers/new", "/desk/editions/training"])
        {
            await page.GotoAsync(address);
            await Expect(page.Title()).ToBeVisibleAsync();
            await Expect(page.Locator(".skeleton, .desk-loading, main p.muted[role=status]")).ToHaveCountAsync(0);
            // the page itself never scrolls, so each piece is asked where it ends; the strip of filters does
            if (await page.EvaluateAsync<bool>("document.documentElement.scrollHeight > innerHeight")) beyond.Add($"{address}: the document scrolls below the desk");
            beyond.AddRange((await page.EvaluateAsync<string[]>(
                "() => [...document.querySelectorAll('main *, .top *, .desk__keys *')].filter(piece => piece.checkVisibility() && !piece.closest('.vh') && !piece.parentElement.closest('.tools--strip') && piece.getBoundingClientRect().right > innerWidth + 1).map(piece => `${piece.tagName} ${piece.className}: ${piece.textContent.trim().slice(0, 40)}`)")).Select(piece => $"{address}: {piece}"));
        }

        Assert.True(beyond.Count == 0, string.Join('\n', beyond));
    });

    [BrowserTheory, EachLanguage]
    public async Task A_person_is_amended_withdrawn_and_reinstated_and_the_journal_keeps_why(string language)
    {
        var id = await site.RegisterAsync("Jamila", Guests.Family());

        await site.AsAsync(new(language, "organizer"), async page =>
        {
            var (dialog, journal) = (page.GetByRole(AriaRole.Dialog), page.Person().Locator("ol.journal"));
            var person = await page.OpenPersonAsync(id);
            await page.EditByKeyAsync();
            await page.WriteAsync(site.Field(language, "Function"), "Deputy Minister");
            await page.SaveAsync();
            await Expect(journal).ToContainTextAsync("Adviser → Deputy Minister");
            await Expect(page.Locator("tr[aria-selected=true]")).ToBeFocusedAsync();

            await page.Keyboard.PressAsync("x");
            await dialog.GetByRole(AriaRole.Button, new() { Name = site.Text<PersonDeeds>(language, "Withdraw") }).ClickAsync();
            await Expect(dialog.GetByRole(AriaRole.Alert)).ToHaveTextAsync(site.Text<Words>(language, "ReasonNeeded"));
            await dialog.GetByLabel(site.Text<Words>(language, "Reason"), new() { Exact = true }).FillAsync("visa refused");
            await page.Keyboard.PressAsync("Enter");
            await Expect(person.Locator(".person__marks .chip", new() { HasText = site.Text<PersonWords>(language, "State.Withdrawn") })).ToBeVisibleAsync();
            await Expect(journal).ToContainTextAsync("visa refused");
            await Expect(person.GetByRole(AriaRole.Button, new() { Name = site.Text<ParticipantsPage>(language, "PrintBadge") })).ToHaveCountAsync(0);

            await page.Keyboard.PressAsync("u");
            var reason = dialog.GetByRole(AriaRole.Button, new() { Name = site.Text<PersonDeeds>(language, "Reason.ComesAfterAll") });
            await Expect(dialog.GetByRole(AriaRole.Group).First).ToBeFocusedAsync();
            await page.Keyboard.PressAsync("Escape");
            await Expect(dialog).ToHaveCountAsync(0);
            await page.Keyboard.PressAsync("u");
            await Expect(dialog.GetByRole(AriaRole.Group).First).ToBeFocusedAsync();
            await reason.PressAsync("Enter");
            await Expect(reason).ToHaveAttributeAsync("aria-pressed", "true");
            await reason.PressAsync("Enter");

            await Expect(person.Locator(".person__marks .chip", new() { HasText = site.Text<PersonWords>(language, "State.Approved") })).ToBeVisibleAsync();
            await Expect(journal).ToContainTextAsync(site.Text<PersonDeeds>(language, "Reason.ComesAfterAll"));
            await Expect(journal.GetByRole(AriaRole.Listitem)).ToHaveCountAsync(4);
        });
    }

    [BrowserTheory, EachLanguage]
    public async Task Two_organizers_save_the_same_person_and_the_second_sees_what_changed_and_loses_nothing(string language)
    {
        var id = await site.RegisterAsync("Tahmina", Guests.Family());

        await site.AsAsync(new(language, "organizer"), async second =>
        {
            await second.OpenPersonAsync(id);
            await second.EditByKeyAsync();
            await second.WriteAsync(site.Field(language, "Function"), "Counsellor");
            await second.WriteAsync(site.Field(language, "Organization"), "Ministry of Culture");

            await site.AsAsync(new(language, "registration"), async first =>
            {
                await first.OpenPersonAsync(id);
                await first.EditByKeyAsync();
                await first.WriteAsync(site.Field(language, "Function"), "Ambassador");
                await first.WriteAsync(site.Field(language, "Phone"), "+992 900 000001");
                await first.SaveAsync();
                await Expect(first.Person()).ToContainTextAsync("Ambassador");
            });
            await second.SaveAsync();

            var changes = second.GetByRole(AriaRole.Alert);
            await Expect(changes).ToContainTextAsync(site.Text<ClashNote>(language, "Choose"));
            await Expect(changes.GetByLabel(site.Text<ClashNote>(language, "Theirs", "Ambassador"))).Not.ToBeCheckedAsync();
            await Expect(changes.GetByLabel(site.Text<ClashNote>(language, "Mine", "Counsellor"))).ToBeCheckedAsync();
            await Expect(second.Labelled(site.Field(language, "Organization"))).ToHaveValueAsync("Ministry of Culture");
            await second.SaveAsync();

            var person = second.Person();
            await Expect(person).ToContainTextAsync("Counsellor");
            await Expect(person).ToContainTextAsync("Ministry of Culture");
            await person.GetByRole(AriaRole.Button, new() { Name = site.Text<ParticipantsPage>(language, "ShowContacts") }).ClickAsync();
            await Expect(person).ToContainTextAsync("+992 900 000001");
        });
    }

    [BrowserTheory, EachLanguage]
    public async Task Who_looks_at_a_person_is_told_at_once_what_another_desk_changes(string language)
    {
        var id = await site.RegisterAsync("Manizha", Guests.Family());

        await site.AsAsync(new(language, "organizer"), async looking => await site.AsAsync(new(language, "registration"), async changing =>
        {
            await looking.OpenPersonAsync(id);
            await changing.OpenPersonAsync(id);

            await changing.EditByKeyAsync();
            await changing.WriteAsync(site.Field(language, "Function"), "Ambassador");
            await changing.SaveAsync();

            await Expect(looking.Person()).ToContainTextAsync("Ambassador");
            await Expect(looking.Person().GetByRole(AriaRole.Status)).ToContainTextAsync(site.Text<ParticipantsPage>(language, "ChangedElsewhere", site.Field(language, "Function"), "Registration (demonstration)"));
        }));
    }

    [BrowserFact]
    public async Task A_name_with_markup_is_shown_as_plain_text()
    {
        const string Hostile = "<img src=x onerror=alert(1)>";
        var id = await site.RegisterAsync(Hostile, Guests.Family());

        await site.AsAsync(new("en", "organizer"), async page =>
        {
            var person = await page.OpenPersonAsync(id);

            await Expect(person.GetByRole(AriaRole.Heading, new() { Level = 2 })).ToContainTextAsync(Hostile);
            await Expect(page.Locator("img[src=x]")).ToHaveCountAsync(0);
        });
    }
}
