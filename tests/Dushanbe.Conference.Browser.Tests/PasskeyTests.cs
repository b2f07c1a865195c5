using System.Text.RegularExpressions;
using Dushanbe.Conference.Access;
using Dushanbe.Conference.Accounts;
using Dushanbe.Conference.Web.Account;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Dushanbe.Conference.Browser.Tests;

/// <summary>A passkey of the browser's own virtual device: added, used to sign in, to prove again, and removed.</summary>
[Collection(SiteCollection.Name)]
public sealed class PasskeyTests(Site site)
{
    private const string Email = "passkey@example.org", Password = "A quiet long password";

    [BrowserFact]
    public async Task A_passkey_signs_in_without_a_password() => await site.AsAsync(new("en"), async page =>
    {
        Assert.IsType<CreateAccount.Outcome.Created>(await site.Get<CreateAccount>().ExecuteAsync(new("P. Rahimova", Email, Password, "reader"), Actor.Operator, default));
        var device = await page.Context.NewCDPSessionAsync(page);
        await device.SendAsync("WebAuthn.enable");
        var added = await device.SendAsync("WebAuthn.addVirtualAuthenticator", new Dictionary<string, object>
        {
            ["options"] = new Dictionary<string, object> { ["protocol"] = "ctap2", ["transport"] = "internal", ["hasResidentKey"] = true, ["hasUserVerification"] = true, ["isUserVerified"] = true, ["automaticPresenceSimulation"] = true },
        });

        await page.GotoAsync("/account/sign-in?return=/account");
        await page.Locator("#email").FillAsync(Email);
        await page.Locator("#password").FillAsync(Password);
        await page.Locator("#password").PressAsync("Enter");
        await Expect(page.Title()).ToHaveTextAsync(Text("HomeTitle"));
        await page.GetByLabel(Text("PasskeyName")).FillAsync("Blue laptop");
        await page.GetByRole(AriaRole.Button, new() { Name = Text("PasskeyAdd") }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Status)).ToHaveTextAsync(Text("PasskeyAdded"));
        await Expect(page.GetByText("Blue laptop")).ToBeVisibleAsync();

        await page.Context.ClearCookiesAsync();
        // the browser offers the key by itself, and its owner is there
        await page.GotoAsync("/account/sign-in?return=/account");
        await Expect(page.Title()).ToHaveTextAsync(Text("HomeTitle"));
        await Expect(page.GetByText(new Regex("with a second step"))).ToHaveCountAsync(1);

        await page.Context.ClearCookiesAsync();
        await AtHandAsync(false);
        await page.GotoAsync("/account/sign-in?return=/account");
        await page.Locator("#email").FillAsync(Email);
        await page.Locator("#password").FillAsync(Password);
        await page.Locator("#password").PressAsync("Enter");
        // the password is right, and opens nothing
        await Expect(page.GetByText(Text("StepByPasskey"))).ToBeVisibleAsync();
        await AtHandAsync(true);
        await page.GetByRole(AriaRole.Button, new() { Name = Text("UsePasskey") }).ClickAsync();
        await Expect(page.Title()).ToHaveTextAsync(Text("HomeTitle"));

        // nothing is asked of the device on a page without a field for it
        await page.GotoAsync("/account/confirm?return=/account");
        await page.GetByRole(AriaRole.Button, new() { Name = Text("UsePasskey") }).ClickAsync();
        await Expect(page).ToHaveURLAsync($"{site.Address}/account");
        await page.GetByRole(AriaRole.Button, new() { Name = Text("Remove"), Exact = true }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Status)).ToHaveTextAsync(Text("PasskeyRemoved"));

        Task AtHandAsync(bool isThere) => device.SendAsync("WebAuthn.setAutomaticPresenceSimulation", new Dictionary<string, object> { ["authenticatorId"] = added!.Value.GetProperty("authenticatorId").GetString()!, ["enabled"] = isThere });
    });

    private string Text(string key) => site.Text<SignInWords>("en", key);
}
