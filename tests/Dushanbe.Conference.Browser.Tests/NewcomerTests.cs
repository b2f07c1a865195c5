using Dushanbe.Conference.Access;
using Dushanbe.Conference.Accounts;
using Dushanbe.Conference.Names;
using Dushanbe.Conference.Web.Account;
using Dushanbe.Conference.Web.Desks;
using Dushanbe.Conference.Web.Desks.Badges;
using Dushanbe.Conference.Web.Desks.Installation;
using Dushanbe.Conference.Web.Desks.People;
using Dushanbe.Conference.Web.Kit;
using Dushanbe.Conference.Web.Public.Frame;
using Dushanbe.Conference.Web.Speech;
using Dushanbe.Conference.Web.Start;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Dushanbe.Conference.Browser.Tests;

/// <summary>Somebody who has just started the program: from its home page to the desks of each post.</summary>
[Collection(SiteCollection.Name)]
public sealed class NewcomerTests(Site site)
{
    public static TheoryData<string, string> PostsInEachLanguage
    {
        get
        {
            var rows = new TheoryData<string, string>();
            foreach (var language in Languages.All)
                foreach (var role in DemonstrationAccounts.Roles) rows.Add(role, language.Tag);
            return rows;
        }
    }

    [BrowserTheory, MemberData(nameof(PostsInEachLanguage))]
    public async Task Each_account_that_the_console_names_leads_from_the_home_page_to_its_desks(string post, string language) => await site.AsAsync(new(language), async page =>
    {
        var may = Roles.PermissionsOf(post);
        await page.GotoAsync("/");
        await Expect(page).ToHaveURLAsync($"{site.Address}/{language}");

        await page.GetByRole(AriaRole.Link, new() { Name = site.Text<PublicLayout>(language, "SignIn") }).ClickAsync();
        await page.WriteAsync(site.Text<SignIn>(language, "Email"), site.Accounts[post].Email);
        await page.WriteAsync(site.Text<SignIn>(language, "Password"), site.Accounts[post].Password);
        await page.GetByRole(AriaRole.Button, new() { Name = site.Text<SignIn>(language, "Submit") }).ClickAsync();

        await Expect(page).ToHaveURLAsync($"{site.Address}/desk/dushanbe-2022");
        await Expect(page.Title()).ToHaveTextAsync(site.Text<DeskHome>(language, "Title"));
        await Expect(page.Locator("html")).ToHaveAttributeAsync("lang", language);
        var rail = page.GetByRole(AriaRole.Navigation, new() { Name = site.Text<Words>(language, "Desks") });
        await Expect(rail.GetByRole(AriaRole.Link, new() { Name = site.Text<ParticipantsPage>(language, "Title"), Exact = true })).ToBeVisibleAsync();
        await Expect(rail.GetByRole(AriaRole.Link, new() { Name = site.Text<BadgesPage>(language, "Title") })).ToHaveCountAsync(may.Contains(Permission.PrintBadges) ? 1 : 0);
        await Expect(rail.GetByRole(AriaRole.Link, new() { Name = site.Text<AccountsPage>(language, "Title") })).ToHaveCountAsync(may.Contains(Permission.ReadAccounts) ? 1 : 0);
    });

    [BrowserTheory, EachLanguage]
    public async Task A_wrong_password_is_told_and_opens_nothing(string language) => await site.AsAsync(new(language), async page =>
    {
        await page.GotoAsync("/desk/training/participants");
        await page.WriteAsync(site.Text<SignIn>(language, "Email"), "nobody@conference.example");
        await page.WriteAsync(site.Text<SignIn>(language, "Password"), "Wrong-Key-1900");
        await page.Keyboard.PressAsync("Enter");

        await Expect(page.GetByRole(AriaRole.Alert)).ToHaveTextAsync(site.Text<SignIn>(language, "Wrong"));
        await page.GotoAsync("/desk/training/participants");
        await Expect(page).ToHaveURLAsync(new System.Text.RegularExpressions.Regex("/account/sign-in"));
    });

    [BrowserTheory, EachLanguage]
    public async Task A_reader_sees_people_without_contacts_and_can_change_nothing(string language)
    {
        var id = await site.RegisterAsync("Nilufar", Guests.Family(), email: "nilufar@example.org");

        await site.AsAsync(new(language, "reader") { MeetsErrors = true }, async page =>
        {
            var person = await page.OpenPersonAsync(id);
            await Expect(person).ToContainTextAsync(site.Text<ParticipantsPage>(language, "ContactsHidden"));
            await Expect(person.GetByText("nilufar@example.org")).ToHaveCountAsync(0);
            await Expect(person.GetByRole(AriaRole.Button)).ToHaveCountAsync(0);
            await Expect(page.GetByRole(AriaRole.Button, new() { Name = site.Text<PersonWords>(language, "New"), Exact = true })).ToHaveCountAsync(0);
            await Expect(page.Locator("a[download]")).ToHaveCountAsync(0);

            foreach (var key in new[] { "p", "r", "x", "u", "e", "Shift+N" }) await page.Keyboard.PressAsync(key);
            await page.KeysAnsweredAsync();

            await Expect(page.GetByRole(AriaRole.Dialog)).ToHaveCountAsync(0);
            await Expect(page).ToHaveURLAsync($"{site.Address}/desk/training/participants/{id}");
            await page.GotoAsync("/desk/training/badges");
            await Expect(page.Title()).ToHaveTextAsync(site.Text<Words>(language, "NotPermittedTitle"));
        });
        await site.AsAsync(new(language, "registration"), async page =>
        {
            var person = await page.OpenPersonAsync(id);
            await Expect(person).ToContainTextAsync("n…@example.org");
            await person.GetByRole(AriaRole.Button, new() { Name = site.Text<ParticipantsPage>(language, "ShowContacts") }).ClickAsync();
            await Expect(person).ToContainTextAsync("nilufar@example.org");
            await Expect(person.GetByRole(AriaRole.Button, new() { Name = site.Text<ParticipantsPage>(language, "PrintBadge") })).ToBeVisibleAsync();
            await Expect(page.GetByRole(AriaRole.Button, new() { Name = site.Text<PersonWords>(language, "New"), Exact = true })).ToBeVisibleAsync();
        });
    }

    [BrowserTheory, EachLanguage]
    public async Task Somebody_changes_the_password_signs_out_and_in_again(string language)
    {
        var email = $"{Guests.Family()}@conference.example".ToLowerInvariant();
        var made = await site.Get<CreateAccount>().ExecuteAsync(new("Zebo Nazari", email, "First-Door-1991", "editor"), Actor.Operator, default);
        Assert.IsType<CreateAccount.Outcome.Created>(made);

        await site.AsAsync(new(language), async page =>
        {
            await SignInAsync(page, language, email, "First-Door-1991");
            await page.GetByRole(AriaRole.Link, new() { Name = site.Text<Words>(language, "YourAccount") }).ClickAsync();
            await page.GetByRole(AriaRole.Link, new() { Name = site.Text<Words>(language, "ChangePassword") }).ClickAsync();
            await page.WriteAsync(site.Text<Password>(language, "Current"), "First-Door-1991");
            await page.WriteAsync(site.Text<Password>(language, "New"), "Second-Door-1997");
            await page.WriteAsync(site.Text<Password>(language, "Again"), "Second-Door-1997");
            await page.Keyboard.PressAsync("Enter");
            await Expect(page.GetByRole(AriaRole.Status)).ToHaveTextAsync(site.Text<Password>(language, "Changed"));

            var open = await page.Context.NewPageAsync();
            await open.GotoAsync("/desk");
            await Expect(open.Title()).ToHaveTextAsync(site.Text<DeskHome>(language, "Title"));
            await page.GotoAsync("/desk");
            await page.GetByRole(AriaRole.Button, new() { Name = site.Text<Words>(language, "SignOut") }).ClickAsync();
            await Expect(page).ToHaveURLAsync($"{site.Address}/account/sign-in");
            // a desk left open in another tab says so, and leads back
            await Expect(open.Title()).ToHaveTextAsync(site.Text<Words>(language, "SignedOutTitle"));
            await Expect(open.GetByRole(AriaRole.Link, new() { Name = site.Text<Words>(language, "SignInAgain") })).ToBeVisibleAsync();
            await SignInAsync(page, language, email, "Second-Door-1997");

            await Expect(page.Title()).ToHaveTextAsync(site.Text<DeskHome>(language, "Title"));
        });
    }

    private async Task SignInAsync(IPage page, string language, string email, string password)
    {
        await page.GotoAsync("/account/sign-in");
        await page.WriteAsync(site.Text<SignIn>(language, "Email"), email);
        await page.WriteAsync(site.Text<SignIn>(language, "Password"), password);
        await page.Keyboard.PressAsync("Enter");
        await page.WaitForURLAsync("**/desk/*", new() { WaitUntil = WaitUntilState.Commit });
    }
}
