using System.IO.Compression;
using System.Text;
using System.Xml.Linq;
using Dushanbe.Conference.Web.Desks.Exchange;
using Dushanbe.Conference.Web.Desks.People;
using Microsoft.Playwright;
using SkiaSharp;
using static Microsoft.Playwright.Assertions;

namespace Dushanbe.Conference.Browser.Tests;

/// <summary>An organizer with a workbook, and with photos.</summary>
[Collection(SiteCollection.Name)]
public sealed class ImportTests(Site site)
{
    private static readonly XNamespace Sheet = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";

    [BrowserFact]
    public async Task A_template_that_was_filled_in_comes_in_and_goes_out_with_every_letter_and_digit()
    {
        var family = Guests.Family();

        await site.AsAsync(new("tg", "organizer"), async page =>
        {
            await OpenAsync(page);
            var template = await page.DownloadAsync(() => page.GetByRole(AriaRole.Link, new() { Name = "XLSX" }).ClickAsync());
            Assert.EndsWith(".xlsx", template.Name);
            var filled = Filled(template.Bytes, [
                new() { ["given"] = "Ҷамшед Ғаффор", ["family"] = family, ["native_name"] = "Ҷамшед Ғаффорӣ", ["iso2"] = "TJ", ["phone"] = "992372211234" },
                new() { ["given"] = "=HYPERLINK(\"http://x\")", ["family"] = family, ["iso2"] = "TJ", ["phone"] = "+992 (37) 221-12-34" }]);
            await SendAsync(page, new() { Name = "рӯйхат.xlsx", MimeType = "application/octet-stream", Buffer = filled }, null);
            await ImportAsync(page, 2);

            await page.OpenPeopleAsync();
            await page.Locator("#desk-search").FillAsync(family);
            var export = page.GetByRole(AriaRole.Button, new() { Name = site.Text<ParticipantsPage>("tg", "ExportFound", 2) }).First;
            var exported = await page.DownloadAsync(() => export.ClickAsync());

            var rows = Rows(exported.Bytes);
            Assert.Equal(["=HYPERLINK(\"http://x\")", "Ҷамшед Ғаффор"], rows.Select(row => row["given"]).Order());
            Assert.Equal(["+992 (37) 221-12-34", "992372211234"], rows.Select(row => row["phone"]).Order(StringComparer.Ordinal));
            Assert.Contains("Ҷамшед Ғаффорӣ", rows.Select(row => row["native_name"]));
        });
    }

    [BrowserFact]
    public async Task Photos_are_refused_one_by_one_with_what_to_do_and_come_in_once_all_are_right()
    {
        var family = Guests.Family();
        FilePayload Table(params string[] photos) => new()
        {
            Name = "people.csv",
            MimeType = "text/csv",
            Buffer = Encoding.UTF8.GetBytes($"given,family,iso2,photo\n{string.Join('\n', photos.Select((photo, at) => $"{(char)('A' + at)}nor,{family},TJ,{photo}"))}\n"),
        };

        await site.AsAsync(new("ru", "organizer"), async page =>
        {
            var zip = Zip(("Фото/Анвар.JPG", Picture(SKEncodedImageFormat.Jpeg)), ("__MACOSX/Фото/._Анвар.JPG", [1, 2, 3]), ("Фото/b.png", Picture(SKEncodedImageFormat.Png)), ("Фото/c.webp", Picture(SKEncodedImageFormat.Webp)),
                ("one/same.jpg", Picture(SKEncodedImageFormat.Jpeg)), ("two/same.jpg", Picture(SKEncodedImageFormat.Png)), ("../x.jpg", Picture(SKEncodedImageFormat.Jpeg)), ("text.jpg", "no picture"u8.ToArray()), ("zeros.png", new byte[33 << 20]));
            await OpenAsync(page);
            await SendAsync(page, Table("Анвар.jpg", "same.jpg", "../x.jpg", "text.jpg", "zeros.png"), zip);

            var findings = page.Locator("table.findings tbody tr");
            await Expect(page.GetByRole(AriaRole.Alert)).ToContainTextAsync(site.Text<ImportPage>("ru", "RefusedRows", 4));
            foreach (var (row, said) in new[] { ("3", "one/same.jpg, two/same.jpg"), ("4", "за пределы папки"), ("5", "не изображение"), ("6", "больше 32 МБ") })
                await Expect(findings.Filter(new() { HasText = said }).GetByRole(AriaRole.Cell).First).ToHaveTextAsync(row);

            await OpenAsync(page);
            await SendAsync(page, Table("Анвар.jpg", "b.png", "c.webp"), zip);
            await ImportAsync(page, 3);
            await page.OpenPeopleAsync();
            await page.Locator("#desk-search").FillAsync(family);
            await Expect(page.Locator("table.people tbody img")).ToHaveCountAsync(3);
        });
    }

    private static async Task OpenAsync(IPage page)
    {
        await page.GotoAsync("/desk/training/import");
        await Expect(page.Locator(".keys[data-ready]")).ToBeVisibleAsync();
    }

    private static async Task SendAsync(IPage page, FilePayload table, byte[]? photos)
    {
        await page.Locator("[data-file=table]").SetInputFilesAsync(table);
        if (photos is not null) await page.Locator("[data-file=photos]").SetInputFilesAsync(new FilePayload { Name = "фото.zip", MimeType = "application/zip", Buffer = photos });
        await page.Locator("main button.primary").ClickAsync();
    }

    private async Task ImportAsync(IPage page, int people)
    {
        var language = await page.Locator("html").GetAttributeAsync("lang");
        await page.GetByRole(AriaRole.Button, new() { Name = site.Text<ImportPage>(language!, "ImportPeople", people) }).ClickAsync();
        await Expect(page.GetByText(site.Text<ImportPage>(language!, "Imported", people))).ToBeVisibleAsync();
    }

    /// <summary>The template with rows below its header, typed as a spreadsheet keeps them: digits alone as a number.</summary>
    private static byte[] Filled(byte[] template, IReadOnlyList<Dictionary<string, string>> rows)
    {
        using var file = new MemoryStream();
        file.Write(template);
        using (var zip = new ZipArchive(file, ZipArchiveMode.Update, leaveOpen: true))
        {
            var entry = zip.GetEntry("xl/worksheets/sheet1.xml")!;
            var sheet = Read(entry);
            var header = Cells(sheet.Descendants(Sheet + "row").First());
            foreach (var (at, row) in rows.Index())
            {
                var cells = row.Select(each => (Column: (char)('A' + header.IndexOf(each.Key)), each.Value)).OrderBy(each => each.Column);
                sheet.Descendants(Sheet + "sheetData").Single().Add(new XElement(Sheet + "row", new XAttribute("r", at + 2), cells.Select(each => Cell($"{each.Column}{at + 2}", each.Value))));
            }

            entry.Delete();
            using var to = zip.CreateEntry("xl/worksheets/sheet1.xml").Open();
            sheet.Save(to);
        }

        return file.ToArray();
    }

    private static XElement Cell(string place, string value) => value.All(char.IsAsciiDigit)
        ? new XElement(Sheet + "c", new XAttribute("r", place), new XElement(Sheet + "v", $"{value[0]}.{value[1..]}E+{value.Length - 1}"))
        : new XElement(Sheet + "c", new XAttribute("r", place), new XAttribute("t", "inlineStr"), new XElement(Sheet + "is", new XElement(Sheet + "t", value)));

    private static List<Dictionary<string, string>> Rows(byte[] workbook)
    {
        using var zip = new ZipArchive(new MemoryStream(workbook));
        var rows = Read(zip.GetEntry("xl/worksheets/sheet1.xml")!).Descendants(Sheet + "row").ToList();
        Assert.Empty(rows.Descendants(Sheet + "f"));
        Assert.All(rows.Elements().Where(cell => cell.Value.Length > 0), cell => Assert.Equal("inlineStr", (string?)cell.Attribute("t")));
        var header = Cells(rows[0]);
        return [.. rows.Skip(1).Select(row => header.Zip(Cells(row)).ToDictionary(each => each.First, each => each.Second))];
    }

    private static List<string> Cells(XElement row) => [.. row.Elements().Select(cell => cell.Value)];

    private static XDocument Read(ZipArchiveEntry entry)
    {
        using var stream = entry.Open();
        return XDocument.Load(stream);
    }

    private static byte[] Zip(params (string Name, byte[] Bytes)[] files)
    {
        using var bytes = new MemoryStream();
        using (var zip = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, content) in files)
            {
                using var entry = zip.CreateEntry(name).Open();
                entry.Write(content);
            }
        }

        return bytes.ToArray();
    }

    private static byte[] Picture(SKEncodedImageFormat format)
    {
        using var bitmap = new SKBitmap(300, 400);
        using (var canvas = new SKCanvas(bitmap)) canvas.Clear(SKColors.SteelBlue);
        using var data = bitmap.Encode(format, 90);
        return data.ToArray();
    }
}
