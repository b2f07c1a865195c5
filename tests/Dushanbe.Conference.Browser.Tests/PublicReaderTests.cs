using Dushanbe.Conference.Names;
using Dushanbe.Conference.Web.Public;
using Dushanbe.Conference.Web.Public.Frame;
using Dushanbe.Conference.Web.Speech;
using Microsoft.Playwright;
using UglyToad.PdfPig;
using static Microsoft.Playwright.Assertions;

namespace Dushanbe.Conference.Browser.Tests;

/// <summary>A participant with a phone, an old browser or none of our script: the public pages.</summary>
[Collection(SiteCollection.Name)]
public sealed class PublicReaderTests(Site site)
{
    [BrowserFact]
    public async Task Nothing_moves_when_the_letters_of_Tajik_arrive_late_over_a_slow_line() => await site.AsAsync(new("tg") { Width = 360 }, async page =>
    {
        var line = await page.Context.NewCDPSessionAsync(page);
        await line.SendAsync("Network.enable");
        await line.SendAsync("Network.setCacheDisabled", new() { ["cacheDisabled"] = true });
        await line.SendAsync("Network.emulateNetworkConditions", new() { ["offline"] = false, ["latency"] = 300, ["downloadThroughput"] = 60_000, ["uploadThroughput"] = 30_000 });
        await page.AddInitScriptAsync("window.moved = 0; new PerformanceObserver(list => { for (const each of list.getEntries()) window.moved += each.value; }).observe({ type: 'layout-shift', buffered: true });");

        foreach (var address in new[] { "agenda?day=all", "speakers", "" })
        {
            await page.GotoAsync($"/tg/dushanbe-2022/{address}");
            // else there was nothing that could have moved the text
            Assert.True(await page.EvaluateAsync<bool>("async () => { await document.fonts.ready; return [...document.fonts].some(each => each.status === 'loaded'); }"));
            await page.WaitForTimeoutAsync(300);

            Assert.InRange(await page.EvaluateAsync<double>("() => window.moved"), 0, 0.05);
        }
    });

    [BrowserTheory, EachLanguage]
    public async Task On_paper_the_day_says_its_zone_and_no_session_is_squeezed_into_words_of_a_line(string language) => await site.AsAsync(new(language) { Width = 672 }, async page =>
    {
        await page.EmulateMediaAsync(new() { Media = Media.Print });
        await page.GotoAsync($"/{language}/training/agenda?day=1");

        await Expect(page.Locator(".paper").Filter(new() { HasText = "UTC+5" }).First).ToBeVisibleAsync();
        await Expect(page.Locator(".filters, .days, .nav").First).ToBeHiddenAsync();
        var widths = await page.EvaluateAsync<double[]>("() => [...document.querySelectorAll('.parallel .entry :is(h3, h4)')].map(each => each.getBoundingClientRect().width)");
        Assert.NotEmpty(widths);
        Assert.All(widths, each => Assert.InRange(each, 250, 672));
    });

    [BrowserTheory, EachLanguage]
    public async Task On_paper_of_any_height_no_title_ends_a_page_without_what_follows_it(string language) => await site.AsAsync(new(language), async page =>
    {
        foreach (var edition in new[] { "dushanbe-2022", "training" })
        {
            await page.GotoAsync($"/{language}/{edition}/agenda?day=all");
            var titles = await page.EvaluateAsync<string[]>("() => [...document.querySelectorAll('.entry :is(h3, h4)')].filter(each => each.nextElementSibling).map(each => each.textContent.replace(/\\s/g, ''))");
            Assert.NotEmpty(titles);
            for (var height = 157; height <= 297; height += 14)
            {
                await page.EvaluateAsync("height => { const paper = new CSSStyleSheet(); paper.replaceSync(`@page { size: 210mm ${height}mm; margin: 16mm; }`); document.adoptedStyleSheets = [paper]; }", height);
                using var paper = PdfDocument.Open(await page.PdfAsync(new() { PreferCSSPageSize = true }));
                Assert.Equal(height, paper.GetPage(1).Height / 72 * 25.4, 0.5);

                Assert.Empty(paper.GetPages().Select(LastLine).Where(end => end.Length > 0 && titles.Any(title => title.EndsWith(end, StringComparison.Ordinal))).Select(end => $"{edition}, {height} mm: {end}"));
            }
        }
    });

    [BrowserTheory, EachLanguage]
    public async Task Without_script_on_a_phone_the_programme_is_read_from_home_to_speaker_and_back(string language) => await site.AsAsync(new(language) { RunsScript = false, Width = 360 }, async page =>
    {
        var requests = new List<string>();
        page.Request += (_, request) => requests.Add($"{request.ResourceType} {request.Url}");
        await page.GotoAsync("/");
        await FitsAsync(page, language);

        await page.GetByRole(AriaRole.Link, new() { Name = site.Text<PublicLayout>(language, "Programme"), Exact = true }).First.ClickAsync();
        await Expect(page).ToHaveURLAsync($"{site.Address}/{language}/dushanbe-2022/agenda");
        await FitsAsync(page, language);

        // no choice of a day stands alone in its row, whatever their number: here four, in the training edition three
        var rows = "() => Object.values(Object.groupBy([...document.querySelectorAll('.days a')], each => each.getBoundingClientRect().top)).map(row => row.length)";
        Assert.Equal("2,2", string.Join(',', await page.EvaluateAsync<int[]>(rows)));
        await page.GotoAsync($"/{language}/training/agenda");
        Assert.Equal("3", string.Join(',', await page.EvaluateAsync<int[]>(rows)));
        await FitsAsync(page, language);
        await page.GoBackAsync();

        var day = page.GetByRole(AriaRole.Navigation, new() { Name = site.Text<Agenda>(language, "Days") }).Locator("a[href$='day=2']");
        await day.ClickAsync();
        await Expect(page).ToHaveURLAsync($"{site.Address}/{language}/dushanbe-2022/agenda?day=2");
        await Expect(day).ToHaveAttributeAsync("aria-current", "page");
        await FitsAsync(page, language);

        // a speaker of the day, found by a word of the name
        var name = (await page.Locator(".voices a").First.InnerTextAsync()).Trim();
        await page.WriteAsync(site.Text<Agenda>(language, "Text"), name.Split(' ')[^1]);
        await page.GetByRole(AriaRole.Button, new() { Name = site.Text<Agenda>(language, "Show") }).ClickAsync();
        await Expect(page).ToHaveURLAsync(new System.Text.RegularExpressions.Regex($"/{language}/dushanbe-2022/agenda\\?q="));
        await Expect(page.Locator(".found")).ToBeVisibleAsync();
        await FitsAsync(page, language);
        var searched = page.Url;

        var found = page.Locator("article.entry", new() { Has = page.GetByRole(AriaRole.Link, new() { Name = name }) }).First.GetByRole(AriaRole.Heading).GetByRole(AriaRole.Link);
        var title = await found.InnerTextAsync();
        await found.ClickAsync();
        await Expect(page.Title()).ToHaveTextAsync(title);
        await FitsAsync(page, language);
        var session = page.Url;

        await page.GetByRole(AriaRole.Link, new() { Name = name, Exact = true }).First.ClickAsync();
        await Expect(page.Title()).ToHaveTextAsync(name);
        await FitsAsync(page, language);

        await page.GoBackAsync();
        await Expect(page).ToHaveURLAsync(session);
        await page.GoBackAsync();
        // a text would be read as a pattern, which other letters in an address do not fit
        await Expect(page).ToHaveURLAsync(new System.Text.RegularExpressions.Regex($"^{System.Text.RegularExpressions.Regex.Escape(searched)}$"));

        // what a search finds begins on the first screen of a phone
        await page.SetViewportSizeAsync(360, 740);
        foreach (var words in new[] { name.Split(' ')[^1], "rohmanov" })
        {
            await page.GotoAsync($"/{language}/dushanbe-2022/agenda?q={Uri.EscapeDataString(words)}");
            var first = await page.Locator("article.entry :is(h3, h4)").First.BoundingBoxAsync();
            Assert.InRange(first!.Y + first.Height, 0, 740);
        }

        Assert.Empty(await page.Context.CookiesAsync());
        Assert.NotEmpty(requests);
        Assert.DoesNotContain(requests, request => request.Contains("_blazor", StringComparison.Ordinal) || request.StartsWith("script ", StringComparison.Ordinal));
    });

    [BrowserTheory, EachLanguage]
    public async Task With_script_a_public_page_still_opens_no_circuit_and_sets_no_cookie(string language) => await site.AsAsync(new(language), async page =>
    {
        var requests = new List<string>();
        page.Request += (_, request) => requests.Add(request.Url);
        foreach (var address in new[] { $"/{language}", $"/{language}/training/agenda?day=all", $"/{language}/training/speakers" })
            await page.GotoAsync(address, new() { WaitUntil = WaitUntilState.NetworkIdle });

        Assert.Empty(await page.Context.CookiesAsync());
        Assert.NotEmpty(requests);
        Assert.DoesNotContain(requests, request => request.Contains("_blazor", StringComparison.Ordinal));
    });

    [BrowserFact]
    public async Task The_language_switch_keeps_the_page_and_its_filters() => await site.AsAsync(new() { RunsScript = false }, async page =>
    {
        foreach (var rest in new[] { "dushanbe-2022", "training/agenda?day=1", "dushanbe-2022/agenda?day=unknown", "training/speakers" })
        {
            await page.GotoAsync($"/en/{rest}");
            foreach (var language in Languages.All.Select(each => each.Tag).Where(tag => tag != "en").Append("en"))
            {
                await page.Locator($"ul.langs a[hreflang={language}]").ClickAsync();

                await Expect(page).ToHaveURLAsync($"{site.Address}/{language}/{rest}");
                await Expect(page.Locator("html")).ToHaveAttributeAsync("lang", language);
            }
        }
    });

    [BrowserTheory, EachLanguage]
    public async Task What_is_not_known_is_said_and_no_clock_time_is_shown(string language) => await site.AsAsync(new(language) { RunsScript = false, Width = 360 }, async page =>
    {
        await page.GotoAsync($"/{language}/dushanbe-2022/agenda?day=unknown");

        await Expect(page.GetByText(site.Text<Agenda>(language, "UntimedClosed")).First).ToBeVisibleAsync();
        await Expect(page.Locator("main .timetable article").First).ToBeVisibleAsync();
        await Expect(page.Locator("main .timetable time")).ToHaveCountAsync(0);
        await FitsAsync(page, language);
    });

    [BrowserTheory, EachLanguage]
    public async Task The_training_edition_says_on_every_page_that_it_is_invented(string language) => await site.AsAsync(new(language) { RunsScript = false, Width = 360 }, async page =>
    {
        await page.GotoAsync($"/{language}/training/agenda?day=1");
        await Expect(page.Locator("main .timetable time").First).ToBeVisibleAsync();
        var session = await page.Locator("article.entry h3 a").First.GetAttributeAsync("href");
        await page.GotoAsync($"/{language}/training/speakers");
        var speaker = await page.Locator("ol.faces a").First.GetAttributeAsync("href");

        foreach (var address in new[] { $"/{language}/training", $"/{language}/training/agenda", session!, $"/{language}/training/speakers", speaker! })
        {
            await page.GotoAsync(address);

            await Expect(page.GetByText(site.Text<PublicLayout>(language, "TrainingText"))).ToBeVisibleAsync();
            await FitsAsync(page, language);
        }
    });

    [BrowserFact]
    public async Task Pages_are_light_or_dark_as_the_readers_system_is()
    {
        var (light, dark) = (new List<string>(), new List<string>());
        foreach (var (scheme, seen) in new[] { (ColorScheme.Light, light), (ColorScheme.Dark, dark) })
        {
            await site.AsAsync(new() { RunsScript = false, Scheme = scheme }, async page =>
            {
                foreach (var address in new[] { "/en", "/en/training/agenda", "/account/sign-in" })
                {
                    await page.GotoAsync(address);
                    seen.Add(await page.EvaluateAsync<string>("(() => { const [r, g, b] = getComputedStyle(document.body).backgroundColor.match(/\\d+/g).map(Number); return r + g + b > 382 ? 'light' : 'dark'; })()"));
                }
            });
        }

        Assert.Equal(["light", "light", "light"], light);
        Assert.Equal(["dark", "dark", "dark"], dark);
    }

    [BrowserTheory, EachLanguage]
    public async Task An_address_without_a_page_says_so_in_the_language_of_the_reader(string language) => await site.AsAsync(new(language) { MeetsErrors = true, Width = 360 }, async page =>
    {
        var answer = await page.GotoAsync($"/{language}/dushanbe-2022/sessions/no-such-session");

        Assert.Equal(404, answer!.Status);
        await Expect(page.Title()).ToHaveTextAsync(site.Text<Words>(language, "NotFoundTitle"));
        await FitsAsync(page, language);
    });

    // of the column of texts: right of the margin and the times
    private static string LastLine(UglyToad.PdfPig.Content.Page page)
    {
        var words = page.GetWords().Where(each => each.BoundingBox.Left > 43 / 25.4 * 72).ToList();
        return words.Count == 0 ? "" : string.Concat(words.Where(each => each.BoundingBox.Bottom < words.Min(word => word.BoundingBox.Bottom) + 4).OrderBy(each => each.BoundingBox.Left).Select(each => each.Text));
    }

    private static async Task FitsAsync(IPage page, string language)
    {
        await Expect(page.Title()).ToBeVisibleAsync();
        await Expect(page.Locator("html")).ToHaveAttributeAsync("lang", language);
        Assert.False(await page.ScrollsSidewaysAsync(), $"{page.Url} scrolls sideways");
    }
}
