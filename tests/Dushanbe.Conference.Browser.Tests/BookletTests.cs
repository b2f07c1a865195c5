using System.Text;
using Dushanbe.Conference.Web.Public;
using Microsoft.Playwright;

namespace Dushanbe.Conference.Browser.Tests;

/// <summary>A reader who wants the programme on paper.</summary>
[Collection(SiteCollection.Name)]
public sealed class BookletTests(Site site)
{
    [BrowserTheory, EachLanguage]
    public async Task The_home_page_leads_to_the_booklet_in_its_language(string language) => await site.AsAsync(new(language) { RunsScript = false }, async page =>
    {
        await page.GotoAsync($"/{language}/dushanbe-2022");
        var link = page.GetByRole(AriaRole.Link, new() { Name = site.Text<Home>(language, "Paper") }).First;
        var address = await link.GetAttributeAsync("href");

        var booklet = await page.APIRequest.GetAsync(address!);

        Assert.Equal($"/{language}/dushanbe-2022/programme.pdf", address);
        Assert.Equal("application/pdf", booklet.Headers["content-type"]);
        Assert.StartsWith("%PDF-", Encoding.Latin1.GetString(await booklet.BodyAsync(), 0, 8));
    });

    [BrowserTheory, EachLanguage]
    public async Task The_agenda_leads_to_a_calendar_of_the_same_sessions(string language) => await site.AsAsync(new(language) { RunsScript = false }, async page =>
    {
        await page.GotoAsync($"/{language}/training/agenda?day=all");
        var sessions = await page.Locator("main .timetable .entry").CountAsync();
        var address = await page.GetByRole(AriaRole.Link, new() { Name = site.Text<Agenda>(language, "Calendar") }).First.GetAttributeAsync("href");

        var calendar = await (await page.APIRequest.GetAsync(address!)).TextAsync();

        Assert.Equal(sessions, calendar.Split("BEGIN:VEVENT").Length - 1);
    });
}
