using Dushanbe.Conference.Access;
using Dushanbe.Conference.Accounts;
using Dushanbe.Conference.Data;
using Dushanbe.Conference.Web.Speech;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Dushanbe.Conference.Browser.Tests;

/// <summary>What stays of a desk whose user has gone: its session ends, and nothing of what was typed is for the next one.</summary>
[Collection(SiteCollection.Name)]
public sealed class LeftDeskTests(Site site)
{
    private const string Password = "A quiet long password", Used = "**/account/used";

    [BrowserTheory, EachLanguage]
    public async Task A_desk_that_nobody_uses_closes_and_says_so_and_one_in_use_tells_the_server(string language)
    {
        var (id, email) = await AccountAsync();

        await site.AsAsync(new(language), async page =>
        {
            await SignInAsync(page, email);
            await page.GotoAsync("/desk/training");
            await Expect(page.Locator("main h1")).ToBeVisibleAsync();
            var told = page.WaitForRequestAsync(Used);
            await page.Keyboard.PressAsync("Shift");
            Assert.Equal("POST", (await told).Method);

            await using var db = await site.Get<IDbContextFactory<ConferenceDb>>().CreateDbContextAsync();
            await db.SignInSessions.Where(each => each.AccountId == id).ExecuteUpdateAsync(set => set.SetProperty(each => each.EndsAt, TimeProvider.System.GetUtcNow().UtcDateTime.AddSeconds(-1)));

            await Expect(page.GetByRole(AriaRole.Alert)).ToHaveTextAsync(site.Text<Words>(language, "SignedOutUnused"));
            await page.GetByRole(AriaRole.Link, new() { Name = site.Text<Words>(language, "SignInAgain") }).ClickAsync();
            await Expect(page.Locator("#password")).ToBeVisibleAsync();
        });
    }

    [BrowserFact]
    public async Task Signing_out_makes_every_tab_forget_what_was_typed_and_keeps_what_the_desk_remembers_for_all()
    {
        var (_, email) = await AccountAsync();

        await site.AsAsync(new("en"), async page =>
        {
            await SignInAsync(page, email);
            var other = await page.Context.NewPageAsync();
            foreach (var each in new[] { page, other })
            {
                await each.GotoAsync("/desk");
                await Expect(each.Locator("main h1")).ToBeVisibleAsync();
                await each.EvaluateAsync("sessionStorage.setItem('desk-typed', '{}'); sessionStorage.setItem('desk-photo', '{}'); localStorage.setItem('desk-quick', 'on')");
            }

            await page.GetByRole(AriaRole.Button, new() { Name = site.Text<Words>("en", "SignOut") }).ClickAsync();

            await Expect(page).ToHaveURLAsync($"{site.Address}/account/sign-in");
            foreach (var each in new[] { page, other }) await each.WaitForFunctionAsync("sessionStorage.length === 0");
            Assert.Equal("on", await page.EvaluateAsync<string>("localStorage.getItem('desk-quick')"));
        });
    }

    [BrowserFact]
    public async Task What_one_account_typed_is_not_put_into_the_desk_of_another()
    {
        var family = Guests.Family();

        await site.AsAsync(new("en", "registration"), async page =>
        {
            await page.OpenPeopleAsync("/new");
            await page.WriteAsync(site.Field("en", "Family"), family);
            // somebody else signs in in this browser, and the server has forgotten the desk
            await page.Context.AddCookiesAsync(await site.CookiesAsync("organizer"));
            await page.EvaluateAsync("window.old = true; document.getElementById('components-reconnect-modal').dispatchEvent(new CustomEvent('components-reconnect-state-changed', { detail: { state: 'rejected' } }))");
            await page.WaitForFunctionAsync("!window.old");

            await Expect(page.Labelled(site.Field("en", "Family"))).ToBeVisibleAsync();
            await page.WaitForFunctionAsync("sessionStorage.length === 0");
            await Expect(page.Labelled(site.Field("en", "Family"))).ToHaveValueAsync("");
            await Expect(page.GetByText(site.Text<Words>("en", "TypedRestored"))).ToBeHiddenAsync();
        });
    }

    private async Task<(Guid Id, string Email)> AccountAsync()
    {
        var email = $"{Guests.Family()}@conference.example".ToLowerInvariant();
        var made = await site.Get<CreateAccount>().ExecuteAsync(new("Zebo Nazari", email, Password, "reader"), Actor.Operator, default);
        return (Assert.IsType<CreateAccount.Outcome.Created>(made).AccountId, email);
    }

    private static async Task SignInAsync(IPage page, string email)
    {
        await page.GotoAsync("/account/sign-in");
        await page.Locator("#email").FillAsync(email);
        await page.Locator("#password").FillAsync(Password);
        await page.Locator("#password").PressAsync("Enter");
        await page.WaitForURLAsync("**/desk**");
    }
}
