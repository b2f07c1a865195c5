using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;

namespace Dushanbe.Conference.Browser.Tests;

/// <summary>
/// One installation with the Dushanbe Process, the training edition and the demonstration accounts, on a real port, and one browser.
/// All classes of the collection share it; a test makes a context of its own and cleans up after itself.
/// </summary>
public sealed class Site : IAsyncLifetime
{
    private readonly Host host = new();
    private IPlaywright playwright = null!;

    /// <summary>The browser.</summary>
    public IBrowser Browser { get; private set; } = null!;

    /// <summary>Where the site answers, with the name localhost, which browsers take for a secure origin.</summary>
    public string Address { get; private set; } = "";

    /// <summary>An operation or query of the running site.</summary>
    public T Get<T>() where T : notnull => host.Services.GetRequiredService<T>();

    public async Task InitializeAsync()
    {
        if (Chromium.Missing is not null) return;
        host.StartServer();
        var port = new Uri(host.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First()).Port;
        Address = $"http://localhost:{port}";
        playwright = await Playwright.CreateAsync();
        Browser = await playwright.Chromium.LaunchAsync(new()
        {
            ExecutablePath = Chromium.Path,
            Args = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync", "--disable-dev-shm-usage"],
        });
    }

    public async Task DisposeAsync()
    {
        if (Chromium.Missing is not null) return;
        await Browser.DisposeAsync();
        playwright.Dispose();
        await host.DisposeAsync();
    }

    private sealed class Host : WebApplicationFactory<Program>
    {
        private readonly string folder = Directory.CreateTempSubdirectory("conference-site-").FullName;

        public Host() => UseKestrel(0);

        protected override void ConfigureWebHost(IWebHostBuilder builder)
        {
            builder.UseEnvironment("Development");
            builder.UseSetting("Conference:DataDirectory", folder);
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
