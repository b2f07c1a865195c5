using System.Diagnostics;
using Dushanbe.Conference.Access;
using Dushanbe.Conference.Register;
using Dushanbe.Conference.Web.Desks.People;
using Dushanbe.Conference.Web.Kit;
using Microsoft.Playwright;
using Xunit.Abstractions;
using static Microsoft.Playwright.Assertions;

namespace Dushanbe.Conference.Browser.Tests;

/// <summary>Somebody walks in, and leaves with a badge.</summary>
[Collection(SiteCollection.Name)]
public sealed class WalkInTests(Site site, ITestOutputHelper output)
{
    // as many keys as a clerk may need beside the text itself
    private const int Keys = 45;

    // counts what is pressed, keeps what the camera was asked for, and how much travels
    private const string Watch = """
        window.presses = 0; window.streams = []; window.sent = [];
        addEventListener('keydown', event => { if (event.isTrusted && !event.repeat) presses++; }, true);
        const ask = navigator.mediaDevices?.getUserMedia.bind(navigator.mediaDevices);
        if (ask) navigator.mediaDevices.getUserMedia = async wish => { const stream = await ask(wish); streams.push(stream); return stream; };
        const post = window.fetch;
        window.fetch = (to, how) => { const file = how?.body?.get?.('file'); if (file) sent.push(file.size); return post(to, how); };
        window.isFilming = () => streams.some(stream => stream.getTracks().some(track => track.readyState === 'live'));
        window.picture = async (width, height, color, type) => {
          const canvas = new OffscreenCanvas(width, height), pen = canvas.getContext('2d');
          if (color) { pen.fillStyle = color; pen.fillRect(0, 0, width, height); }
          else { const noise = pen.createImageData(width, height); for (let at = 0; at < noise.data.length; at++) noise.data[at] = at % 4 === 3 ? 255 : Math.random() * 256; pen.putImageData(noise, 0, 0); }
          const carried = new DataTransfer();
          carried.items.add(new File([await canvas.convertToBlob({ type })], 'picture', { type }));
          return carried;
        };
        """;

    [BrowserTheory, InlineData("en", 1280), InlineData("tg", 360)]
    public async Task From_good_morning_to_a_badge_with_a_camera_photo_by_few_keys(string language, int width) => await site.AsAsync(new(language, "registration") { Width = width }, async page =>
    {
        var (family, typed) = (Guests.Family(), 0);
        async Task TypeAsync(string text)
        {
            typed += text.Length;
            await page.Keyboard.TypeAsync(text);
        }

        async Task PressAsync(params string[] keys)
        {
            foreach (var key in keys) await page.Keyboard.PressAsync(key);
        }

        await page.AddInitScriptAsync(Watch);
        await page.OpenPeopleAsync();
        // the first walk-in of the day ticks what every other finds ticked
        await PressAsync("Shift+N");
        await Expect(page.Locator("#first-field")).ToBeFocusedAsync();
        await page.GetByLabel(site.Text<ParticipantForm>(language, "PrintNow")).CheckAsync();
        await page.UntilAsync("localStorage.getItem('desk-print-badge') === 'on'");
        await page.OpenPeopleAsync();
        var clock = Stopwatch.StartNew();

        await PressAsync("/");
        await TypeAsync(family);
        await Expect(page.GetByText(site.Text<ParticipantsPage>(language, "NobodyFound"))).ToBeVisibleAsync();
        await PressAsync("Escape", "Shift+N");
        await Expect(page.Locator("#first-field")).ToBeFocusedAsync();
        await TypeAsync("Madina");
        // family name, own script, category, and then the delegation by its code
        await PressAsync("Tab", "Tab", "Tab", "Tab");
        await Expect(page.Choice(site.Field(language, "DelegationId"))).ToBeFocusedAsync();
        await TypeAsync("UZ");
        await PressAsync("Tab", "Tab");
        await TypeAsync("Adviser");
        await PressAsync("F2");
        await Expect(page.Locator(".camera [data-photo=take]")).ToBeFocusedAsync();
        await Expect(page.Locator(".photo-editor [role=status]")).ToHaveTextAsync(site.Text<PhotoEditor>(language, "CameraIsOn"));
        Assert.True(await page.EvaluateAsync<bool>("isFilming()"));
        if (Environment.GetEnvironmentVariable("WALKIN_PICTURES") is { } live) await page.ScreenshotAsync(new() { Path = $"{live}/camera-{width}.png" });
        await PressAsync("Space");
        await Expect(page.Locator("[data-photo=keep]")).ToBeFocusedAsync();
        Assert.False(await page.EvaluateAsync<bool>("isFilming()"));
        if (Environment.GetEnvironmentVariable("WALKIN_PICTURES") is { } taken) await page.ScreenshotAsync(new() { Path = $"{taken}/taken-{width}.png" });
        await PressAsync("Enter");
        await Expect(page.Locator("main form [type=submit]")).ToBeFocusedAsync();
        await PressAsync("Enter");
        await page.UntilAsync("printed.length === 1");
        clock.Stop();

        var keys = await page.EvaluateAsync<int>("presses") - typed;
        output.WriteLine($"{keys} keys beside {typed} of text, {clock.Elapsed.TotalSeconds:0.0} s, photo of {string.Join(", ", await page.EvaluateAsync<int[]>("sent"))} bytes");
        Assert.InRange(keys, 5, Keys);
        var row = Assert.Single((await site.Get<ParticipantRegister>().ReadAsync(new() { EditionId = site.Training, Search = family }, Actor.Operator, default)).Rows);
        Assert.Equal(("Madina", 1, "UZ", "Adviser"), (row.Name.Given, row.Prints, row.DelegationCode, row.Function));
        Assert.NotNull(row.PhotoHash);
        Assert.False(row.IsOutdated);
        Assert.EndsWith(".pdf", await page.EvaluateAsync<string>("printed[0]"));
        Assert.DoesNotContain($"{row.Id}", await page.EvaluateAsync<string>("printed[0]"));
        await Expect(page.Locator(".mud-snackbar")).ToContainTextAsync(site.Text<PersonDeeds>(language, "MadeOne", Badges.BadgeNumber.Display(row.BadgeNumber!)));
        // in the list, chosen, and in sight
        await Expect(page.Locator($"#row-{row.Id}")).ToHaveAttributeAsync("aria-selected", "true");
        if (width > 1180) await Expect(page.Locator($"#row-{row.Id}")).ToBeInViewportAsync();
        if (Environment.GetEnvironmentVariable("WALKIN_PICTURES") is { } done) await page.ScreenshotAsync(new() { Path = $"{done}/done-{width}.png" });
    });

    [BrowserFact]
    public async Task A_picture_is_pasted_or_dropped_the_camera_is_left_and_no_more_travels_than_a_badge_shows() => await site.AsAsync(new("ru", "registration") { MeetsErrors = true }, async page =>
    {
        var family = Guests.Family();
        var canvas = page.Locator("canvas");
        var drop = page.GetByRole(AriaRole.Button, new() { Name = site.Text<PhotoEditor>("ru", "Drop") });
        Task<string> ColorAsync() => canvas.EvaluateAsync<string>("canvas => canvas.getContext('2d').getImageData(140, 180, 1, 1).data.slice(0, 3).join()");
        await page.AddInitScriptAsync(Watch);
        await page.OpenPeopleAsync("/new");
        await page.WriteAsync(site.Field("ru", "Family"), family);
        await page.WriteAsync(site.Field("ru", "Organization"), "Institute");

        // pasted while a text field has the focus
        await page.Locator("#first-field").EvaluateAsync("async field => { field.focus(); field.dispatchEvent(new ClipboardEvent('paste', { clipboardData: await picture(700, 900, '#0000ff', 'image/png'), bubbles: true, cancelable: true })); }");
        await Expect(drop).ToBeVisibleAsync();
        Assert.Equal("0,0,255", await ColorAsync());
        // the camera is left by a key, and what was there before stays
        await page.Keyboard.PressAsync("F2");
        await Expect(page.Locator("[data-photo=take]")).ToBeFocusedAsync();
        await page.UntilAsync("isFilming()");
        await page.Keyboard.PressAsync("Escape");
        await Expect(page.Locator("video")).ToHaveCountAsync(0);
        Assert.False(await page.EvaluateAsync<bool>("isFilming()"));
        Assert.Equal("0,0,255", await ColorAsync());
        // dropped on the photo; beside it nothing is taken, and the page stays
        const string Drop = "async (place, color) => { const carried = await picture(3000, 2000, color, 'image/jpeg'); for (const type of ['dragover', 'drop']) { const event = new DragEvent(type, { dataTransfer: carried, bubbles: true, cancelable: true }); if (place.dispatchEvent(event)) throw new Error('the browser would open it'); } }";
        await page.Locator("h1").EvaluateAsync(Drop, "#ff0000");
        Assert.Equal("0,0,255", await ColorAsync());
        await page.Locator(".photo-editor").EvaluateAsync(Drop, null);
        await page.UntilAsync("document.querySelector('canvas').getContext('2d').getImageData(140, 180, 1, 1).data.slice(0, 3).join() !== '0,0,255'");

        // the line is gone as the photo goes: the person stays, and it is said
        await page.RouteAsync("**/photo", route => route.AbortAsync());
        await page.SaveAsync();
        await Expect(page.Locator(".list [role=alert]")).ToHaveTextAsync(site.Text<PhotoEditor>("ru", "Fault.NotSent"));
        await Expect(page.Person()).ToContainTextAsync(family, new() { IgnoreCase = true });
        // tried twice
        Assert.Equal(2, await page.EvaluateAsync<int>("sent.length"));
        Assert.InRange(await page.EvaluateAsync<int>("sent[0]"), 10_000, 1_500_000);

        // what was sought stays when whom it found was edited
        await page.UnrouteAllAsync();
        await page.Locator("#desk-search").FillAsync(family);
        await Expect(page.Locator("table.people tbody tr")).ToHaveCountAsync(1);
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.Locator("table.people tr[aria-selected=true]")).ToBeFocusedAsync();
        await page.EditByKeyAsync();
        await page.WriteAsync(site.Field("ru", "Function"), "Adviser");
        await page.SaveAsync();
        await Expect(page.Locator("#desk-search")).ToHaveValueAsync(family);
        await Expect(page.Locator("table.people tbody tr")).ToHaveCountAsync(1);

        // a browser that shows no PDF and opens nothing by itself
        await page.EvaluateAsync("Object.defineProperty(navigator, 'pdfViewerEnabled', { get: () => false }); window.open = () => null;");
        await page.Locator("h1").ClickAsync(new() { Force = true });
        await page.Keyboard.PressAsync("p");
        await Expect(page.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Link)).ToHaveAttributeAsync("href", new System.Text.RegularExpressions.Regex(@"badges/[0-9a-f-]{36}\.pdf$"));
        Assert.Equal(0, await page.EvaluateAsync<int>("printed.length"));
    });
}
