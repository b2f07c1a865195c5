using System.Globalization;
using System.Runtime.CompilerServices;
using Dushanbe.Conference.Editions;
using Dushanbe.Conference.Seeds;
using Dushanbe.Conference.Web.Start;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Localization;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Localization;
using Microsoft.Playwright;

namespace Dushanbe.Conference.Browser.Tests;

/// <summary>
/// One installation with the Dushanbe Process, the training edition and the demonstration accounts, on a real port, and one browser.
/// All classes of the collection share it; each test brings visitors and people of its own.
/// </summary>
[System.Diagnostics.CodeAnalysis.SuppressMessage("Design", "CA1001:Types that own disposable fields should be disposable", Justification = "xunit disposes of it through IAsyncLifetime")]
public sealed class Site : IAsyncLifetime
{
    private const float Patience = 30_000;

    // how the browser and the framework speak of a connection that is gone
    private static readonly string[] Lost = ["WebSocket is already in CLOSING", "Connection disconnected", "Failed to complete negotiation", "Failed to start the connection", "Cannot send data"];

    private readonly Host host = new();
    private readonly Dictionary<string, string> signedIn = [];
    private IPlaywright playwright = null!;
    private IBrowser browser = null!;

    /// <summary>Where the site answers, with the name localhost, which browsers take for a secure origin.</summary>
    public string Address { get; private set; } = "";

    /// <summary>The accounts that the console names at each start, by post.</summary>
    public IReadOnlyDictionary<string, (string Email, string Password)> Accounts { get; private set; } = new Dictionary<string, (string, string)>();

    /// <summary>The key of the training edition.</summary>
    public Guid Training { get; private set; }

    /// <summary>An operation or query of the running site.</summary>
    public T Get<T>() where T : notnull => host.Services.GetRequiredService<T>();

    /// <summary>A text of a page in a language, as its reader sees it.</summary>
    public string Text<T>(string language, string key, params object[] values)
    {
        var (culture, speech) = (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture);
        try
        {
            CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(language);
            var text = Get<IStringLocalizer<T>>()[key, values];
            Assert.False(text.ResourceNotFound, $"{typeof(T).Name} has no text {key} in {language}");
            return text.Value;
        }
        finally
        {
            (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture) = (culture, speech);
        }
    }

    public async Task InitializeAsync()
    {
        if (Chromium.Missing is not null) return;
        host.StartServer();
        var port = new Uri(Get<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First()).Port;
        Address = $"http://localhost:{port}";
        Accounts = Get<StartUp>().Lines.Select(line => line.Split(' ')).Where(words => words is ["account", _, _, _]).ToDictionary(words => words[1], words => (words[2], words[3]));
        Training = (await Get<FindEdition>().ReadAsync(SeedTraining.EditionSlug, default))!.Id;
        Assertions.SetDefaultExpectTimeout(Patience);
        playwright = await Playwright.CreateAsync();
        browser = await playwright.Chromium.LaunchAsync(new()
        {
            ExecutablePath = Chromium.Path,
            Args = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync", "--disable-dev-shm-usage", "--use-fake-device-for-media-stream", "--use-fake-ui-for-media-stream"],
        });
    }

    public async Task DisposeAsync()
    {
        if (Chromium.Missing is not null) return;
        await browser.DisposeAsync();
        playwright.Dispose();
        await host.DisposeAsync();
    }

    /// <summary>
    /// Lets a visitor do something, and fails where the browser complained meanwhile. What the visitor saw when it failed is
    /// kept as a picture in the folder TestResults beside the tests.
    /// </summary>
    internal async Task AsAsync(Visitor who, Func<IPage, Task> deeds, [CallerMemberName] string test = "")
    {
        await using var context = await browser.NewContextAsync(Options(who, who.Post is null ? null : await SignedInAsync(who.Post)));
        context.SetDefaultTimeout(Patience);
        // a dialog of the browser's own would wait for somebody to press in it
        await context.AddInitScriptAsync("if (window === top) window.printed = []; window.print = () => top.printed.push(location.href);");
        if (who.Post is not null) await context.AddCookiesAsync([Cookie(CookieRequestCultureProvider.DefaultCookieName, CookieRequestCultureProvider.MakeCookieValue(new(who.Language))), Cookie("theme", who.Scheme == ColorScheme.Dark ? "dark" : "light")]);
        var page = await context.NewPageAsync();
        var complaints = new List<string>();
        page.PageError += (_, error) => complaints.Add(error);
        page.Console += (_, message) =>
        {
            if (message.Type == "error" && !IsExpected(who, message.Text)) complaints.Add($"{page.Url}: {message.Text}");
        };
        try
        {
            await deeds(page);
            Assert.True(complaints.Count == 0, string.Join('\n', complaints));
        }
        catch
        {
            await page.ScreenshotAsync(new() { Path = Path.Combine(AppContext.BaseDirectory, "TestResults", $"{test}-{who.Post ?? "public"}-{who.Language}.png") });
            throw;
        }
    }

    /// <summary>What the browser of somebody with this post remembers.</summary>
    internal async Task<IReadOnlyList<Cookie>> CookiesAsync(string post)
    {
        await using var context = await browser.NewContextAsync(new() { StorageState = await SignedInAsync(post) });
        return [.. (await context.CookiesAsync()).Select(each => new Cookie { Name = each.Name, Value = each.Value, Domain = each.Domain, Path = each.Path })];
    }

    private static bool IsExpected(Visitor who, string complaint) =>
        (who.MeetsErrors || who.LosesConnection) && complaint.StartsWith("Failed to load resource", StringComparison.Ordinal)
        || who.BreaksDesk && (complaint.Contains("applying batch", StringComparison.Ordinal) || complaint.Contains("unhandled exception on the current circuit", StringComparison.Ordinal))
        || who.LosesConnection && Lost.Any(each => complaint.Contains(each, StringComparison.Ordinal));

    private BrowserNewContextOptions Options(Visitor who, string? state) => new()
    {
        BaseURL = Address,
        Locale = who.Language,
        ColorScheme = who.Scheme,
        JavaScriptEnabled = who.RunsScript,
        ViewportSize = new() { Width = who.Width, Height = 900 },
        ReducedMotion = ReducedMotion.Reduce,
        StorageState = state,
    };

    private Cookie Cookie(string name, string value) => new() { Name = name, Value = Uri.EscapeDataString(value), Url = Address };

    // once for each post: afterwards the browser remembers
    private async Task<string> SignedInAsync(string post)
    {
        if (signedIn.TryGetValue(post, out var known)) return known;
        await using var context = await browser.NewContextAsync(new() { BaseURL = Address });
        context.SetDefaultTimeout(Patience);
        var page = await context.NewPageAsync();
        await page.GotoAsync("/account/sign-in");
        await page.Locator("input[type=email]").FillAsync(Accounts[post].Email);
        await page.Locator("input[type=password]").FillAsync(Accounts[post].Password);
        await page.Locator("main button[type=submit]").First.ClickAsync();
        await page.WaitForURLAsync("**/desk/*", new() { WaitUntil = WaitUntilState.Commit });
        return signedIn[post] = await context.StorageStateAsync();
    }

    private sealed class Host : WebApplicationFactory<Program>
    {
        private readonly string folder = Directory.CreateTempSubdirectory("conference-site-").FullName;

        public Host() => UseKestrel(0);

        protected override void ConfigureWebHost(IWebHostBuilder builder)
        {
            builder.UseEnvironment("Development");
            builder.UseSetting("Conference:DataDirectory", folder);
            builder.UseSetting("Conference:TrainingParticipants", "120");
        }

        public override async ValueTask DisposeAsync()
        {
            await base.DisposeAsync();
            Directory.Delete(folder, recursive: true);
        }
    }
}

/// <summary>Tests of the one site do not run beside each other.</summary>
[CollectionDefinition(Name)]
public sealed class SiteCollection : ICollectionFixture<Site>
{
    public const string Name = "site";
}
