using Dushanbe.Conference.Access;
using Dushanbe.Conference.Editions;
using Dushanbe.Conference.Names;
using Dushanbe.Conference.Programme;
using Dushanbe.Conference.Web.Desks.Programme;
using Dushanbe.Conference.Web.Kit;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Dushanbe.Conference.Browser.Tests;

/// <summary>An editor who changes what is public, and a reader who sees it once it is published.</summary>
[Collection(SiteCollection.Name)]
public sealed class PublisherTests(Site site)
{
    private const string Slug = "dushanbe-2018";

    [BrowserTheory]
    [InlineData("en", ColorScheme.Light)]
    [InlineData("ru", ColorScheme.Light)]
    [InlineData("tg", ColorScheme.Dark)]
    public async Task A_changed_title_reaches_the_public_with_the_release_that_its_editor_publishes(string language, ColorScheme scheme)
    {
        var (title, findings) = ($"Session {Guests.Family()}", new List<string>());
        var edition = (await site.Get<FindEdition>().ReadAsync(Slug, default))!;
        var session = (await site.Get<ProgrammeDraft>().ReadAsync(edition.Id, Actor.Operator, default))!.Sessions[0];
        string Text(string key, params object[] values) => site.Text<ProgrammeDeskWords>(language, key, values);

        await site.AsAsync(new(language), async reader => await site.AsAsync(new(language, "editor") { Scheme = scheme }, async page =>
        {
            await page.GotoAsync($"/desk/{Slug}/programme/{session.Id}");
            await page.GetByRole(AriaRole.Group, new() { Name = Text("Field.Title"), Exact = true }).GetByLabel(Languages.All.Single(each => each.Tag == language).NativeName).FillAsync(title);
            await page.SaveAsync();
            await Expect(page.GetByText(Text("SessionSaved"))).ToBeVisibleAsync();
            await reader.GotoAsync($"/{language}/{Slug}/sessions/{session.Slug}");
            await Expect(reader.Title()).Not.ToHaveTextAsync(title);

            await page.GotoAsync($"/desk/{Slug}/programme");
            await Expect(page.Locator("#public-state")).ToContainTextAsync(Text("UnpublishedChanges", 1));
            await page.GetByRole(AriaRole.Button, new() { Name = Text("PublishAgainDots"), Exact = true }).PressAsync("Enter");
            await page.GetByRole(AriaRole.Button, new() { Name = Text("PublishAgain"), Exact = true }).PressAsync("Enter");
            var note = page.GetByRole(AriaRole.Dialog).GetByLabel(site.Text<PublishDialog>(language, "Note"), new() { Exact = true });
            await Expect(note).ToBeFocusedAsync();
            findings.AddRange(await page.FindingsAsync("dialog"));
            await page.Keyboard.TypeAsync($"<i>{title}</i>");
            await page.Keyboard.PressAsync("Enter");

            var row = page.Locator("table.releases tbody tr").First;
            await Expect(row).ToContainTextAsync($"<i>{title}</i>");
            await Expect(page.Locator("#public-state")).ToContainTextAsync(Text("NothingUnpublished"));
            await page.ReloadAsync();
            await Expect(row).ToContainTextAsync($"<i>{title}</i>");
            findings.AddRange(await page.FindingsAsync("releases"));
            await reader.ReloadAsync();
            await Expect(reader.Title()).ToHaveTextAsync(title);
        }));

        Assert.True(findings.Count == 0, string.Join('\n', findings));
    }

    [BrowserTheory, EachLanguage]
    public async Task On_a_phone_the_dialog_and_the_releases_need_no_scrolling_sideways(string language) => await site.AsAsync(new(language, "editor") { Width = 360 }, async page =>
    {
        await page.GotoAsync($"/desk/{Slug}/programme");
        await page.Locator("#public-state").WaitForAsync();
        Assert.False(await page.ScrollsSidewaysAsync());
        await page.GetByRole(AriaRole.Button, new() { Name = site.Text<ProgrammeDeskWords>(language, "PublishAgainDots"), Exact = true }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = site.Text<ProgrammeDeskWords>(language, "PublishAgain"), Exact = true }).ClickAsync();
        await Expect(page.Locator("#release-note")).ToBeFocusedAsync();

        Assert.False(await page.ScrollsSidewaysAsync());
        await page.Keyboard.PressAsync("Escape");
        await Expect(page.GetByRole(AriaRole.Dialog)).ToHaveCountAsync(0);
    });
}
