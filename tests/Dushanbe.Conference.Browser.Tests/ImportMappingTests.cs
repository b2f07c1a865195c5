using System.Text;
using Dushanbe.Conference.Web.Desks.Exchange;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Dushanbe.Conference.Browser.Tests;

/// <summary>An organizer with a form that a ministry has made.</summary>
[Collection(SiteCollection.Name)]
public sealed class ImportMappingTests(Site site)
{
    [BrowserTheory, InlineData(1440), InlineData(360)]
    public async Task A_nomination_form_in_Russian_comes_in_as_it_is(int width)
    {
        var family = Guests.Family();
        var file = CodePagesEncodingProvider.Instance.GetEncoding(1251)!.GetBytes($"Форма номинации;;;;;\n№;ФИО;Должность;Страна;Эл. почта;Размер {width}\n1;{family} Фаррух Саидович;Начальник отдела;Таджикистан;f@example.org;L\n2;{family} Нодира;Советник;Republic of Tajikistan;;M\n");

        await site.AsAsync(new("ru", "organizer"), async page =>
        {
            await page.SetViewportSizeAsync(width, 900);
            await page.GotoAsync("/desk/training/import");
            await Expect(page.Locator(".keys[data-ready]")).ToBeAttachedAsync();
            await page.Locator("[data-file=table]").SetInputFilesAsync(new FilePayload { Name = "форма.csv", MimeType = "text/csv", Buffer = file });
            await page.Locator("main button.primary").ClickAsync();

            var main = page.GetByRole(AriaRole.Main);
            await Expect(main.GetByLabel(Text("Encoding"))).ToHaveValueAsync("Windows-1251");
            await Expect(main.GetByLabel(Text("HeaderRow"))).ToHaveValueAsync("2");
            await Expect(main.GetByLabel(Text("ReadAsOf", "ФИО"))).ToHaveValueAsync(Text("Target.full_name"));
            await Expect(main.GetByRole(AriaRole.Row).Filter(new() { HasText = "Саидович" }).Last.Locator("strong")).ToHaveTextAsync(family);
            Assert.True(await page.EvaluateAsync<bool>("() => document.documentElement.scrollWidth <= window.innerWidth"), "The page is wider than its window.");

            // left out by hand, said, and put back
            await ChooseAsync(page, "ФИО", Text("LeaveOut"));
            await Expect(main.GetByText(Text("MappingFault.NoName"))).ToBeVisibleAsync();
            await Expect(page.Locator("main button.primary")).ToBeDisabledAsync();
            await ChooseAsync(page, "ФИО", Text("Target.full_name"));
            await page.Locator("main button.primary").ClickAsync();
            await page.GetByRole(AriaRole.Button, new() { Name = Text("ImportPeople", 2) }).ClickAsync();
            await Expect(page.GetByText(Text("Imported", 2))).ToBeVisibleAsync();
        });
    }

    private string Text(string key, params object[] values) => site.Text<ImportPage>("ru", key, values);

    private async Task ChooseAsync(IPage page, string column, string field)
    {
        var choice = page.GetByRole(AriaRole.Main).GetByLabel(Text("ReadAsOf", column));
        await choice.FillAsync(field);
        await choice.PressAsync("Enter");
        await Expect(choice).ToHaveValueAsync(field);
    }
}
