using System.Text;
using Dushanbe.Conference.Web.Desks.Exchange;
using Dushanbe.Conference.Web.Desks.People;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Dushanbe.Conference.Browser.Tests;

/// <summary>An organizer with a file.</summary>
[Collection(SiteCollection.Name)]
public sealed class ExchangeTests(Site site)
{
    [BrowserTheory, EachLanguage]
    public async Task A_file_with_an_error_is_refused_with_row_and_column_and_registers_nobody(string language)
    {
        var family = Guests.Family();

        await site.AsAsync(new(language, "organizer"), async page =>
        {
            await CheckAsync(page, language, $"given,family,iso2,category\nRustam,{family},TJ,D\nNodira,{family},TJ,no such category\n");

            await Expect(page.GetByRole(AriaRole.Alert)).ToContainTextAsync(site.Text<ImportPage>(language, "RefusedRows", 1));
            var finding = page.GetByRole(AriaRole.Row).Filter(new() { HasText = "no such category" });
            await Expect(finding.GetByRole(AriaRole.Cell).Nth(0)).ToHaveTextAsync("3");
            await Expect(finding.GetByRole(AriaRole.Cell).Nth(1)).ToHaveTextAsync("category");
            await Expect(finding.GetByRole(AriaRole.Cell).Nth(3)).Not.ToBeEmptyAsync();
            var report = await page.DownloadAsync(() => page.GetByRole(AriaRole.Link, new() { Name = site.Text<ImportPage>(language, "Download") }).ClickAsync());
            Assert.Contains("no such category", Encoding.UTF8.GetString(report.Bytes), StringComparison.Ordinal);

            await page.OpenPeopleAsync();
            await page.Locator("#desk-search").FillAsync(family);
            await Expect(page.Locator("table.people tbody tr[aria-selected]")).ToHaveCountAsync(0);
        });
    }

    [BrowserTheory, EachLanguage]
    public async Task A_clean_file_is_checked_then_imported_and_its_people_can_be_exported(string language)
    {
        var family = Guests.Family();

        await site.AsAsync(new(language, "organizer"), async page =>
        {
            await CheckAsync(page, language, $"given,family,iso2\nRustam,{family},TJ\nNodira,{family},TJ\n");
            await page.GetByRole(AriaRole.Button, new() { Name = site.Text<ImportPage>(language, "ImportPeople", 2) }).ClickAsync();
            await Expect(page.GetByText(site.Text<ImportPage>(language, "Imported", 2))).ToBeVisibleAsync();

            await page.OpenPeopleAsync();
            await page.Locator("#desk-search").FillAsync(family);
            await Expect(page.Locator("table.people tbody tr[aria-selected]")).ToHaveCountAsync(2);
            var found = site.Text<ParticipantsPage>(language, "ExportFound", 2);
            var exported = await page.DownloadAsync(() => page.GetByRole(AriaRole.Button, new() { Name = $"{found} · CSV" }).ClickAsync());

            // those who were found and nobody else; the desk is as it was, and its address says nothing of the search
            Assert.EndsWith(".csv", exported.Name);
            Assert.All(Encoding.UTF8.GetString(exported.Bytes).Split("\r\n", StringSplitOptions.RemoveEmptyEntries).Skip(1).ToList() is { Count: 2 } rows ? rows : [], row => Assert.Contains(family, row, StringComparison.Ordinal));
            await Expect(page).ToHaveURLAsync($"{site.Address}/desk/training/participants");
            await page.Locator("#desk-search").FillAsync("");
            await Expect(page.GetByRole(AriaRole.Button, new() { Name = found })).ToHaveCountAsync(0);
            await Expect(page.Locator("form.export button").First).ToContainTextAsync(site.Text<ParticipantsPage>(language, "ExportAll"));
        });
    }

    private async Task CheckAsync(IPage page, string language, string table)
    {
        await page.GotoAsync("/desk/training/import");
        await Expect(page.Locator(".keys[data-ready]")).ToBeVisibleAsync();
        await page.GetByLabel(site.Text<ImportPage>(language, "Table")).SetInputFilesAsync(new FilePayload { Name = "delegation.csv", MimeType = "text/csv", Buffer = Encoding.UTF8.GetBytes(table) });
        await page.GetByRole(AriaRole.Button, new() { Name = site.Text<ImportPage>(language, "Check") }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Main).GetByText(site.Text<ImportPage>(language, "AnotherFile"))).ToBeVisibleAsync();
    }
}
