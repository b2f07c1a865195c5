using Dushanbe.Conference.Web.Kit;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Dushanbe.Conference.Browser.Tests;

/// <summary>What visitors do in many tests.</summary>
internal static class Steps
{
    public static ILocator Title(this IPage page) => page.GetByRole(AriaRole.Heading, new() { Level = 1 });

    /// <summary>The person beside the register.</summary>
    public static ILocator Person(this IPage page) => page.Locator("aside.person");

    /// <summary>The people that answer to a search, without those that only sound close.</summary>
    public static async Task<IReadOnlyList<string>> FoundAsync(this IPage page) => await page.Locator("table.people tbody").EvaluateAsync<string[]>(
        "body => { const rows = [...body.rows]; const close = rows.findIndex(row => row.matches('.sub')); return rows.slice(0, close < 0 ? rows.length : close).map(row => row.querySelector('.nm')?.innerText.trim() ?? ''); }");

    /// <summary>Opens the participants desk of the training edition, or a place on it, and waits until its keys are heard.</summary>
    public static async Task OpenPeopleAsync(this IPage page, string place = "")
    {
        await page.GotoAsync($"/desk/training/participants{place}");
        await Expect(page.Locator(".keys[data-ready]")).ToBeVisibleAsync();
        await Expect(page.Locator("table.people[aria-busy=false], form.form").First).ToBeVisibleAsync();
    }

    /// <summary>From the next page on, what goes between the page and its desk takes this long each way, in the order in which it was sent.</summary>
    public static Task SlowDownAsync(this IPage page, TimeSpan delay) => page.RouteWebSocketAsync("**/_blazor*", near =>
    {
        var far = near.ConnectToServer();
        var (there, back) = (Task.CompletedTask, Task.CompletedTask);
        near.OnMessage(frame => there = LateAsync(there, Task.Delay(delay), far, frame));
        far.OnMessage(frame => back = LateAsync(back, Task.Delay(delay), near, frame));
    });

    public static async Task<ILocator> OpenPersonAsync(this IPage page, Guid id)
    {
        await page.OpenPeopleAsync($"/{id}");
        await Expect(page.Person()).ToBeVisibleAsync();
        return page.Person();
    }

    private static async Task LateAsync(Task before, Task due, IWebSocketRoute to, IWebSocketFrame frame)
    {
        await before;
        await due;
        if (frame.Binary is { } bytes) to.Send(bytes);
        else to.Send(frame.Text!);
    }

    /// <summary>Opens the form of the person who is open, by its key.</summary>
    public static async Task EditByKeyAsync(this IPage page)
    {
        await page.Keyboard.PressAsync("e");
        await Expect(page.Locator("#first-field")).ToBeFocusedAsync();
    }

    public static async Task SaveAsync(this IPage page) => await page.Locator("form.form button[type=submit]").ClickAsync();

    /// <summary>Waits until the desk has answered everything that was pressed before: keys are answered in order.</summary>
    public static async Task KeysAnsweredAsync(this IPage page)
    {
        var list = page.Locator(".keys-list");
        // no faster than people: what comes at once after another letter is a scan
        await page.WaitForTimeoutAsync(60);
        await page.Keyboard.PressAsync("?");
        await Expect(list).ToBeVisibleAsync();
        await page.Keyboard.PressAsync("Escape");
        await Expect(list).ToHaveCountAsync(0);
    }

    /// <summary>Types as a badge scanner does: one key after the other at once, capitals with Shift, and Enter.</summary>
    public static async Task ScanAsync(this IPage page, string number)
    {
        var scanner = await page.Context.NewCDPSessionAsync(page);
        // none waits for the answer to the one before, and each says when it was pressed, so that the pauses do not depend on the machine
        var begun = TimeProvider.System.GetUtcNow().ToUnixTimeMilliseconds();
        await Task.WhenAll(number.SelectMany(Keys).Concat(Press("Enter", "Enter", 13, "\r", 0)).Select((key, at) => scanner.SendAsync("Input.dispatchKeyEvent", new(key) { ["timestamp"] = (begun + at) / 1000.0 })).ToList());
        await scanner.DetachAsync();

        static IEnumerable<Dictionary<string, object>> Keys(char sign) =>
            char.IsAsciiDigit(sign) ? Press($"{sign}", $"Digit{sign}", sign, $"{sign}", 0) : Press($"{sign}", $"Key{char.ToUpperInvariant(sign)}", char.ToUpperInvariant(sign), $"{sign}", char.IsUpper(sign) ? 8 : 0);

        static IEnumerable<Dictionary<string, object>> Press(string key, string code, int virtualKey, string text, int modifiers)
        {
            var press = new Dictionary<string, object> { ["type"] = "keyDown", ["key"] = key, ["code"] = code, ["windowsVirtualKeyCode"] = virtualKey, ["text"] = text, ["modifiers"] = modifiers };
            return [press, new(press.Where(each => each.Key != "text")) { ["type"] = "keyUp" }];
        }
    }

    /// <summary>Writes into the field of that label, exactly.</summary>
    public static async Task WriteAsync(this IPage page, string label, string text) => await page.Labelled(label).FillAsync(text);

    public static ILocator Labelled(this IPage page, string label) => page.GetByLabel(label, new() { Exact = true });

    /// <summary>The field of that label in which one of several is chosen.</summary>
    public static ILocator Choice(this IPage page, string label) => page.GetByRole(AriaRole.Combobox, new() { Name = label, Exact = true });

    /// <summary>Opens the list of a field and takes what stands at this place of it.</summary>
    public static async Task ChooseAsync(this IPage page, string label, int at)
    {
        await page.Choice(label).ClickAsync();
        var option = page.GetByRole(AriaRole.Option).Nth(at);
        var text = await option.InnerTextAsync();
        await option.ClickAsync();
        await Expect(page.Choice(label)).ToHaveValueAsync(text);
        await Expect(page.GetByRole(AriaRole.Option)).ToHaveCountAsync(0);
    }

    /// <summary>Chooses by typing what is chosen, and Enter.</summary>
    public static async Task ChooseAsync(this IPage page, string label, string text)
    {
        await page.Choice(label).FillAsync(text);
        await page.Choice(label).PressAsync("Enter");
        await Expect(page.Choice(label)).ToHaveAttributeAsync("aria-expanded", "false");
        await Expect(page.Choice(label)).ToHaveValueAsync(text);
    }

    /// <summary>Does something that downloads a file, and returns its name and bytes.</summary>
    public static async Task<(string Name, byte[] Bytes)> DownloadAsync(this IPage page, Func<Task> deed)
    {
        var download = await page.RunAndWaitForDownloadAsync(deed);
        return (download.SuggestedFilename, await File.ReadAllBytesAsync(await download.PathAsync()));
    }

    /// <summary>Does something that opens the browser's print dialog, and returns the file that it prints.</summary>
    public static async Task<byte[]> PrintedAsync(this IPage page, Func<Task> deed)
    {
        var before = await page.EvaluateAsync<int>("printed.length");
        await deed();
        await page.UntilAsync($"printed.length > {before}");
        Assert.Equal(before + 1, await page.EvaluateAsync<int>("printed.length"));
        var file = await page.APIRequest.GetAsync(await page.EvaluateAsync<string>("printed.at(-1)"));
        return await file.BodyAsync();
    }

    /// <summary>Waits until something is so in the browser. Playwright's own waiting evaluates text, which our pages forbid.</summary>
    public static async Task UntilAsync(this IPage page, string isSo)
    {
        for (var turn = 0; turn < 300; turn++)
        {
            if (await page.EvaluateAsync<bool>(isSo)) return;
            await Task.Delay(100);
        }

        Assert.Fail($"never: {isSo}");
    }

    /// <summary>Whether a page is wider than its window.</summary>
    public static async Task<bool> ScrollsSidewaysAsync(this IPage page) => await page.EvaluateAsync<bool>("document.documentElement.scrollWidth > document.documentElement.clientWidth");

    /// <summary>The label of a participant's field.</summary>
    public static string Field(this Site site, string language, string field) => site.Text<PersonWords>(language, $"Field.{field}");
}
