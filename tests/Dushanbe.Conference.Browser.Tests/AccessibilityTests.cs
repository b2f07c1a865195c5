using Dushanbe.Conference.Access;
using Dushanbe.Conference.Register;
using Dushanbe.Conference.Web.Account;
using Dushanbe.Conference.Web.Desks.Programme;
using Dushanbe.Conference.Web.Speech;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Dushanbe.Conference.Browser.Tests;

/// <summary>axe on every page: no serious and no critical finding, in light and in dark.</summary>
[Collection(SiteCollection.Name)]
public sealed class AccessibilityTests(Site site)
{
    [BrowserTheory]
    [InlineData("en", ColorScheme.Light)]
    [InlineData("tg", ColorScheme.Dark)]
    public async Task Public_pages_have_no_serious_finding(string language, ColorScheme scheme) => await site.AsAsync(new(language) { Scheme = scheme, MeetsErrors = true }, async page =>
    {
        var findings = new List<string>();
        foreach (var rest in new[] { "", "/training", "/kuwait-2024", "/dushanbe-2022/agenda", "/dushanbe-2022/agenda?day=unknown", "/training/agenda?day=all", "/training/agenda?q=zzz", "/dushanbe-2022/speakers", "/no-such-edition" })
            findings.AddRange(await LookAsync(page, $"/{language}{rest}"));
        foreach (var edition in new[] { "dushanbe-2022", "training" })
        {
            await page.GotoAsync($"/{language}/{edition}/agenda?day=1");
            var session = await page.Locator("article.entry:has(.voices) h3 a").First.GetAttributeAsync("href");
            var speaker = await page.Locator("article.entry .voices a").First.GetAttributeAsync("href");
            findings.AddRange(await LookAsync(page, session!));
            findings.AddRange(await LookAsync(page, speaker!));
        }

        findings.AddRange(await LookAsync(page, "/account/forgotten"));
        findings.AddRange(await LookAsync(page, "/account/link?token=made-up"));
        findings.AddRange(await LookAsync(page, "/account/sign-in"));
        await page.WriteAsync(site.Text<SignIn>(language, "Email"), "nobody@conference.example");
        await page.WriteAsync(site.Text<SignIn>(language, "Password"), "Wrong-Key-1900");
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.GetByRole(AriaRole.Alert)).ToBeVisibleAsync();
        findings.AddRange(await page.FindingsAsync("after a wrong password"));

        Assert.True(findings.Count == 0, string.Join('\n', findings));
    });

    [BrowserTheory]
    [InlineData("en", ColorScheme.Light)]
    [InlineData("tg", ColorScheme.Dark)]
    public async Task Every_desk_of_the_rail_has_no_serious_finding(string language, ColorScheme scheme) => await site.AsAsync(new(language, "owner") { Scheme = scheme }, async page =>
    {
        var findings = new List<string>();
        await page.GotoAsync("/desk/training");
        await Expect(page.Title()).ToBeVisibleAsync();
        var addresses = await page.Locator("header.rail nav a").EvaluateAllAsync<string[]>("links => links.map(link => link.href)");
        Assert.True(addresses.Length > 3);
        var delegation = (await site.Get<DelegationList>().ReadAsync(site.Training, null, "en", Actor.Operator, default))[0].Id;
        var parts = new[] { "", "/edit", "/places", "/hold", "/credentials" }.Select(part => $"/desk/training/delegations/{delegation}{part}");
        foreach (var address in (string[])[.. addresses, .. parts, "/account/password", "/account", "/account/authenticator", "/account/confirm", "/desk/training/delegations/new", "/desk/training/categories/new", "/desk/editions/new", "/desk/editions/training"]) findings.AddRange(await LookAsync(page, address));

        Assert.True(findings.Count == 0, string.Join('\n', findings));
    });

    [BrowserTheory]
    [InlineData("en", ColorScheme.Light)]
    [InlineData("tg", ColorScheme.Dark)]
    public async Task The_programme_desk_and_its_editors_have_no_serious_finding(string language, ColorScheme scheme) => await site.AsAsync(new(language, "organizer") { Scheme = scheme }, async page =>
    {
        var findings = new List<string>();
        foreach (var part in new[] { "", "/speakers" })
        {
            findings.AddRange(await LookAsync(page, $"/desk/training/programme{part}"));
            var first = page.Locator($"main a[href*='/programme{part}/']").And(page.Locator("main a:not([href$='/new'], [href$='/rooms'], [href$='/speakers'])")).First;
            findings.AddRange(await LookAsync(page, $"/{await first.GetAttributeAsync("href")}"));
            findings.AddRange(await LookAsync(page, $"/desk/training/programme{part}/new"));
        }

        findings.AddRange(await LookAsync(page, "/desk/training/programme/rooms"));

        Assert.True(findings.Count == 0, string.Join('\n', findings));
    });

    [BrowserTheory]
    [InlineData("en", ColorScheme.Light)]
    [InlineData("tg", ColorScheme.Dark)]
    public async Task A_person_the_form_and_the_dialogs_have_no_serious_finding(string language, ColorScheme scheme)
    {
        var id = await site.RegisterAsync("Zarrina", Guests.Family(), "Заррина", "zarrina@example.org");

        await site.AsAsync(new(language, "organizer") { Scheme = scheme }, async page =>
        {
            var findings = new List<string>();
            await page.OpenPersonAsync(id);
            findings.AddRange(await page.FindingsAsync("person"));
            await page.Keyboard.PressAsync("?");
            await Expect(page.Locator(".keys-list")).ToBeVisibleAsync();
            findings.AddRange(await page.FindingsAsync("keys"));
            await page.Keyboard.PressAsync("Escape");
            await page.Keyboard.PressAsync("x");
            await Expect(page.Locator("#reason")).ToBeVisibleAsync();
            findings.AddRange(await page.FindingsAsync("reason"));
            await page.OpenPeopleAsync($"/{id}/edit");
            findings.AddRange(await page.FindingsAsync("edit"));
            await page.OpenPeopleAsync("/new");
            await page.SaveAsync();
            await Expect(page.GetByRole(AriaRole.Alert)).ToBeVisibleAsync();
            findings.AddRange(await page.FindingsAsync("form with faults"));

            Assert.True(findings.Count == 0, string.Join('\n', findings));
        });
    }

    [BrowserTheory]
    [InlineData("en", ColorScheme.Light)]
    [InlineData("tg", ColorScheme.Dark)]
    public async Task Somebody_under_review_has_no_serious_finding(string language, ColorScheme scheme)
    {
        var (_, id) = await site.SubmitAsync();

        await site.AsAsync(new(language, "organizer") { Scheme = scheme }, async page =>
        {
            await OpenAsync(page, $"/desk/training/review/{id}");
            await Expect(page.Locator(".keys[data-ready]")).ToBeVisibleAsync();
            await Expect(page.Locator("article.reviewed")).ToBeVisibleAsync();
            var findings = new List<string>(await page.FindingsAsync("person"));
            await page.Locator($"#review-{id} .review__pick").ClickAsync();
            await page.Keyboard.PressAsync("j");
            await Expect(page.Locator("#review-reason")).ToBeVisibleAsync();
            findings.AddRange(await page.FindingsAsync("decision"));

            Assert.True(findings.Count == 0, string.Join('\n', findings));
        });
    }

    [BrowserTheory]
    [InlineData("en", ColorScheme.Light)]
    [InlineData("tg", ColorScheme.Dark)]
    public async Task What_opens_above_a_desk_has_no_serious_finding(string language, ColorScheme scheme) => await site.AsAsync(new(language, "owner") { Scheme = scheme }, async page =>
    {
        var findings = new List<string>();
        foreach (var address in new[] { "participants", "participants/new", "delegations/new", "categories/new", "programme/speakers/new", "badges" })
        {
            await OpenAsync(page, $"/desk/training/{address}");
            findings.AddRange(await LookIntoListAsync(page));
        }

        await OpenAsync(page, "/desk/accounts");
        findings.AddRange(await LookIntoListAsync(page));
        await OpenAsync(page, "/desk/editions/training");
        findings.AddRange(await LookIntoListAsync(page));
        // MudBlazor names the button by the day that is chosen
        await page.Locator(".mud-picker .mud-input-adornment button").First.ClickAsync();
        await Expect(page.Locator(".mud-picker-calendar-content")).ToBeVisibleAsync();
        findings.AddRange(await page.FindingsAsync("calendar"));
        await page.Keyboard.PressAsync("Escape");
        await Expect(page.Locator(".mud-picker-calendar-content")).ToHaveCountAsync(0);
        await page.Locator(".rail__switch button").ClickAsync();
        await Expect(page.GetByRole(AriaRole.Menuitem).First).ToBeVisibleAsync();
        findings.AddRange(await page.FindingsAsync("menu"));

        Assert.True(findings.Count == 0, string.Join('\n', findings));
    });

    [BrowserTheory]
    [InlineData("en", ColorScheme.Light)]
    [InlineData("tg", ColorScheme.Dark)]
    public async Task What_is_said_and_asked_in_passing_has_no_serious_finding(string language, ColorScheme scheme) => await site.AsAsync(new(language, "organizer") { Scheme = scheme }, async page =>
    {
        var findings = new List<string>();
        string Text(string key) => site.Text<ProgrammeDeskWords>(language, key);
        await OpenAsync(page, "/desk/training/programme/speakers/new");
        await page.WriteAsync(Text("Field.Family"), Guests.Family());
        await page.Keyboard.PressAsync("Tab");
        await page.GetByRole(AriaRole.Link, new() { Name = Text("ToSpeakers") }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Dialog)).ToContainTextAsync(site.Text<Words>(language, "LeaveText"));
        findings.AddRange(await page.FindingsAsync("question"));
        await page.GetByRole(AriaRole.Button, new() { Name = site.Text<Words>(language, "Stay") }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Dialog)).ToHaveCountAsync(0);
        await page.SaveAsync();
        await Expect(page.Locator(".mud-snackbar")).ToContainTextAsync(Text("SpeakerSaved"));
        findings.AddRange(await page.FindingsAsync("saved"));

        Assert.True(findings.Count == 0, string.Join('\n', findings));
    });

    [BrowserTheory]
    [InlineData(ColorScheme.Light, "critical image-alt", "serious color-contrast")]
    [InlineData(ColorScheme.Dark, "serious color-contrast")]
    public async Task What_is_wrong_is_found(ColorScheme scheme, params string[] wrong) => await site.AsAsync(new("en") { Scheme = scheme }, async page =>
    {
        await OpenAsync(page, "/en");
        await page.Locator("main").EvaluateAsync("main => main.innerHTML += '<img src=\"data:image/gif;base64,R0lGODlhAQABAAAAACw=\"><p>Grey on grey</p>'");
        await page.Locator("main p").Last.EvaluateAsync("each => { each.style.color = '#888'; each.style.background = '#777'; }");

        var findings = await page.FindingsAsync();

        Assert.All(wrong, each => Assert.Contains(findings, finding => finding.Contains(each, StringComparison.Ordinal)));
    });

    [BrowserFact]
    public async Task A_closed_door_has_no_serious_finding() => await site.AsAsync(new("en", "reader") { MeetsErrors = true }, async page =>
    {
        await page.GotoAsync("/desk/training/badges");
        await Expect(page.Title()).ToBeVisibleAsync();

        Assert.Empty(await page.FindingsAsync());
    });

    private static async Task<IReadOnlyList<string>> LookAsync(IPage page, string address)
    {
        await OpenAsync(page, address);
        return await page.FindingsAsync();
    }

    private static async Task OpenAsync(IPage page, string address)
    {
        await page.GotoAsync(address);
        await Expect(page.Title()).ToBeVisibleAsync();
        await Expect(page.Locator(".skeleton, .desk-loading, main p.muted[role=status]")).ToHaveCountAsync(0);
    }

    private static async Task<IReadOnlyList<string>> LookIntoListAsync(IPage page)
    {
        var choice = page.Locator("main .mud-autocomplete").GetByRole(AriaRole.Combobox).First;
        await choice.ClickAsync();
        await Expect(page.GetByRole(AriaRole.Option).First).ToBeVisibleAsync();
        var findings = await page.FindingsAsync("list");
        await choice.PressAsync("Escape");
        await Expect(page.GetByRole(AriaRole.Option)).ToHaveCountAsync(0);
        return findings;
    }
}
