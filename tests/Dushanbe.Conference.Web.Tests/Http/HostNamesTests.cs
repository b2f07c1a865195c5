using System.Collections.Concurrent;
using System.Net;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Logging;

namespace Dushanbe.Conference.Web.Tests.Http;

/// <summary>Under which names a server answers, and that none of its addresses is what a request made up.</summary>
public sealed class HostNamesTests(HostNamesTests.AsShipped web) : IClassFixture<HostNamesTests.AsShipped>
{
    [Theory]
    [InlineData("/"), InlineData("/en"), InlineData("/en/dushanbe-2022"), InlineData("/ru/dushanbe-2022/agenda"), InlineData("/en/dushanbe-2022/agenda.ics"), InlineData("/en/dushanbe-2022/speakers")]
    [InlineData("/dushanbe-2022/agenda"), InlineData("/account/sign-in"), InlineData("/account/language/ru?back=%2Fen"), InlineData("/en/nowhere"), InlineData("/robots.txt"), InlineData("/sitemap.xml")]
    public async Task As_shipped_no_public_answer_repeats_the_host_that_a_request_names(string address)
    {
        foreach (var host in (string[])["evil.example", "localhost.evil.example", "evil.example:443"])
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, address);
            request.Headers.Host = host;
            using var answer = await web.CreateClient().SendAsync(request);

            var said = string.Join('\n', answer.Headers.SelectMany(each => each.Value)) + (await answer.Content.ReadAsStringAsync()).Replace("\r\n ", "", StringComparison.Ordinal);

            Assert.DoesNotContain("evil.example", said, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Under_the_name_of_the_machine_itself_addresses_are_whole()
    {
        Assert.Contains("""<link rel="canonical" href="http://localhost/en/dushanbe-2022" />""", await web.CreateClient().GetStringAsync("/en/dushanbe-2022"), StringComparison.Ordinal);
        Assert.Contains("URL:http://localhost/en/dushanbe-2022", await web.CreateClient().GetStringAsync("/en/dushanbe-2022/agenda.ics"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("*", null, "AllowedHosts and Conference:PublicAddress are not set")]
    [InlineData("*", "https://conference.example.org", "AllowedHosts is not set")]
    [InlineData("conference.example.org;localhost", null, null)]
    [InlineData("conference.example.org;localhost", "https://conference.example.org", null)]
    public async Task A_start_says_which_names_are_missing(string hosts, string? publicAddress, string? warning)
    {
        await using var named = new Named(hosts, publicAddress);
        using var request = new HttpRequestMessage(HttpMethod.Get, "/en/dushanbe-2022");
        request.Headers.Host = "conference.example.org";
        using var answer = await named.CreateClient().SendAsync(request);

        var warnings = named.Warnings.Where(each => each.Contains("docs/operations.md", StringComparison.Ordinal)).ToList();
        if (warning is null) Assert.Empty(warnings);
        else Assert.StartsWith(warning, Assert.Single(warnings), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        // whoever has named the host has vouched for it
        var page = await answer.Content.ReadAsStringAsync();
        Assert.Equal(publicAddress is not null || hosts != "*", page.Contains("://conference.example.org/en/dushanbe-2022", StringComparison.Ordinal));
    }

    public sealed class AsShipped() : WebInstallation("Production");

    private sealed class Named(string hosts, string? publicAddress) : WebInstallation("Production"), ILoggerProvider, ILogger
    {
        private readonly ConcurrentQueue<string> warnings = [];

        public IReadOnlyCollection<string> Warnings => warnings;

        protected override IEnumerable<(string Key, string Value)> Settings => publicAddress is null ? [("AllowedHosts", hosts)] : [("AllowedHosts", hosts), ("Conference:PublicAddress", publicAddress)];

        public ILogger CreateLogger(string categoryName) => this;

        public bool IsEnabled(LogLevel logLevel) => logLevel >= LogLevel.Warning;

        public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) => warnings.Enqueue(formatter(state, exception));

        protected override void ConfigureWebHost(IWebHostBuilder builder)
        {
            base.ConfigureWebHost(builder);
            builder.ConfigureLogging(logging => logging.AddProvider(this));
        }
    }
}
