using Dushanbe.Conference.Lists;
using Dushanbe.Conference.Papers;
using Dushanbe.Conference.Web.Desks.Lists;
using Dushanbe.Conference.Web.Kit;
using Dushanbe.Conference.Web.Speech;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Dushanbe.Conference.Browser.Tests;

/// <summary>An organizer with the list of participants: provisional, then final.</summary>
[Collection(SiteCollection.Name)]
public sealed class ListTests(Site site)
{
    [BrowserTheory, EachLanguage]
    public async Task The_final_list_says_what_changed_since_the_provisional_one(string language)
    {
        var (changed, gone) = (Guests.Family(), Guests.Family());
        var (minister, ill) = (await site.RegisterAsync("Nodira", changed), await site.RegisterAsync("Rustam", gone));
        var words = new PaperWords(language);

        await site.AsAsync(new(language, "organizer"), async page =>
        {
            var first = await IssueAsync(page, language);

            await page.OpenPersonAsync(minister);
            await page.EditByKeyAsync();
            await page.WriteAsync(site.Field(language, "Function"), "Minister of Water");
            await page.SaveAsync();
            await Expect(page.Person().Locator("ol.journal")).ToContainTextAsync("Adviser → Minister of Water");
            await WithdrawAsync(page, language, ill);

            await page.GotoAsync("/desk/training/list");
            await page.ChooseAsync(site.Text<ListPage>(language, "Field.Kind"), words[$"List.{ListKind.Final}"]);
            var second = await IssueAsync(page, language, open: false);
            Assert.Equal(first + 1, second);

            await page.GetByRole(AriaRole.Button, new() { Name = site.Text<ListPage>(language, "ChangesSince", first) }).ClickAsync();
            var told = page.Locator(".list-changes");
            await Expect(told).ToContainTextAsync(words["List.Difference", words["List.Difference.Function"], "Minister of Water", "Adviser"]);
            await Expect(told.Locator("li").Filter(new() { HasText = words["List.Change.Gone"] }).Filter(new() { HasText = gone.ToUpperInvariant() })).ToBeVisibleAsync();
            await Expect(told.Locator("li").Filter(new() { HasText = changed.ToUpperInvariant() })).ToHaveCountAsync(1);
            // the same as a paper
            var file = await page.DownloadAsync(() => page.GetByRole(AriaRole.Form, new() { Name = site.Text<ListPage>(language, "WithChanges", first) }).GetByRole(AriaRole.Button, new() { Name = "PDF" }).ClickAsync());
            Assert.Equal($"list-of-participants-training-{second}-changes-{language}.pdf", file.Name);
            Assert.Equal("%PDF"u8.ToArray(), file.Bytes[..4]);
        });
    }

    private async Task<int> IssueAsync(IPage page, string language, bool open = true)
    {
        if (open) await page.GotoAsync("/desk/training/list");
        var issued = page.Locator(".list-issued li, section[aria-labelledby=list-issued] p.muted:not([role])");
        await Expect(issued.First).ToBeVisibleAsync();
        var number = await page.Locator(".list-issued li").CountAsync() + 1;
        await page.GetByRole(AriaRole.Button, new() { Name = site.Text<ListPage>(language, "Issue"), Exact = true }).ClickAsync();
        await page.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Button, new() { Name = site.Text<ListPage>(language, "IssueDeed"), Exact = true }).ClickAsync();
        await Expect(page.Locator(".list-issued li")).ToHaveCountAsync(number);
        return number;
    }

    private async Task WithdrawAsync(IPage page, string language, Guid person)
    {
        await page.OpenPersonAsync(person);
        await page.Keyboard.PressAsync("x");
        await page.GetByRole(AriaRole.Dialog).GetByLabel(site.Text<Words>(language, "Reason"), new() { Exact = true }).FillAsync("ill");
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.Person().Locator(".person__marks .chip", new() { HasText = site.Text<PersonWords>(language, "State.Withdrawn") })).ToBeVisibleAsync();
    }
}
