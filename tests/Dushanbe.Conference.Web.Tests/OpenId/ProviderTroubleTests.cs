using System.Buffers.Text;
using System.Net;
using System.Security.Claims;
using System.Text;
using Dushanbe.Conference.Web.Account;
using Dushanbe.Conference.Web.Account.OpenId;
using Microsoft.AspNetCore.Authentication.OpenIdConnect;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;
using Microsoft.IdentityModel.Protocols;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;

namespace Dushanbe.Conference.Web.Tests.OpenId;

/// <summary>A provider that fails, hangs or says what is not right, and pages that make up its answers.</summary>
public sealed class ProviderTroubleTests : IClassFixture<ProviderTroubleTests.Own>, IDisposable
{
    private static int count;

    private readonly Own web;
    private readonly ProviderBrowser browser;

    public ProviderTroubleTests(Own web) => (this.web, browser) = (web, new ProviderBrowser(web.Installation));

    public void Dispose()
    {
        browser.Dispose();
        var provider = web.Installation.Provider;
        (provider.Broken, provider.Rewrite, provider.Forge, provider.Refusal) = (_ => null, token => token, _ => { }, "access_denied");
    }

    [Fact]
    public async Task Answers_that_a_page_of_another_site_makes_up_keep_nobody_from_signing_in()
    {
        var (_, email, password) = await web.Installation.AccountAsync("reader");
        for (var i = 0; i < Throttle.AllowedOfAddress + 5; i++)
            foreach (var made in new[] { "code=x", "id_token=x", "error=server_error" })
                Assert.Contains("provider=", (await browser.Site.GetAsync($"/account/provider/answer?{made}&state=y{i}")).To());

        Assert.Equal("/desk", (await browser.Site.SignInAsync(email, password)).To());
        web.Installation.Provider.Present = Somebody();
        using var another = new ProviderBrowser(web.Installation);
        Assert.Equal("/desk/dushanbe-2022", (await another.RoundAsync()).To());
    }

    [Theory]
    [InlineData("500 at token", "Away"), InlineData("429 at token", "Away"), InlineData("server_error", "Away"), InlineData("temporarily_unavailable", "Away"), InlineData("login_required", "Denied"), InlineData("interaction_required", "Denied")]
    public async Task A_provider_that_fails_is_told_from_one_that_is_wrong_and_passwords_go_on_to_work(string how, string fault)
    {
        var (_, email, password) = await web.Installation.AccountAsync("reader");
        var provider = web.Installation.Provider;
        if (how.EndsWith("at token", StringComparison.Ordinal)) (provider.Present, provider.Broken) = (Somebody(), http => http.Request.Path == "/connect/token" ? int.Parse(how.Split(' ')[0], System.Globalization.CultureInfo.InvariantCulture) : null);
        else (provider.Present, provider.Refusal) = (null, how);

        for (var i = 0; i < Throttle.AllowedOfAddress + 2; i++) Assert.EndsWith($"provider={fault}", (await browser.RoundAsync()).To());

        Assert.Equal("/desk", (await browser.Site.SignInAsync(email, password)).To());
    }

    [Fact]
    public async Task A_token_without_a_signature_is_not_accepted()
    {
        var person = Somebody();
        web.Installation.Provider.Present = person;
        web.Installation.Provider.Rewrite = token => $"{Base64Url.EncodeToString(Encoding.UTF8.GetBytes("""{"alg":"none","typ":"JWT"}"""))}.{token.Split('.')[1]}.";

        Assert.EndsWith("provider=NotAccepted", (await browser.RoundAsync()).To());

        Assert.StartsWith("/account/sign-in", (await browser.Site.GetAsync("/desk")).To());
    }

    [Theory]
    [InlineData("email_verified", "false", ClaimValueTypes.Boolean, "Unverified"), InlineData("email", "another@ministry.example", ClaimValueTypes.String, "Unusable")]
    public async Task Of_several_values_none_is_taken(string claim, string value, string type, string fault)
    {
        web.Installation.Provider.Present = Somebody();
        web.Installation.Provider.Forge = token => ((ClaimsIdentity)token.Identity!).AddClaim(new Claim(claim, value, type));

        Assert.EndsWith($"provider={fault}", (await browser.RoundAsync()).To());
    }

    [Fact]
    public async Task Another_user_of_the_provider_is_not_said_to_be_connected_in_place_of_the_first()
    {
        var (_, email, password) = await web.Installation.AccountAsync("reader");
        var (first, second) = (Somebody(), Somebody());
        await browser.Site.SignInAsync(email, password);
        web.Installation.Provider.Present = first;
        Assert.EndsWith("provider=Linked", (await browser.RoundAsync(ProviderBrowser.Link)).To());
        Assert.EndsWith("provider=Linked", (await browser.RoundAsync(ProviderBrowser.Link)).To());

        web.Installation.Provider.Present = second;

        Assert.StartsWith("Your account is connected with another user of Ministry account already.", (await browser.ToldAsync(await browser.RoundAsync(ProviderBrowser.Link))).Said);
    }

    [Fact]
    public async Task Who_disconnects_the_provider_ends_the_sessions_that_came_by_it_and_keeps_their_own()
    {
        var (_, email, password) = await web.Installation.AccountAsync("reader");
        await browser.Site.SignInAsync(email, password);
        web.Installation.Provider.Present = Somebody();
        await browser.RoundAsync(ProviderBrowser.Link);
        using var there = new ProviderBrowser(web.Installation);
        await there.RoundAsync();
        Assert.Equal(HttpStatusCode.OK, (await there.Site.GetAsync("/account")).StatusCode);

        await browser.PostAsync("/account", "unlink");

        Assert.StartsWith("/account/sign-in", (await there.Site.GetAsync("/account")).To());
        Assert.Equal(HttpStatusCode.OK, (await browser.Site.GetAsync("/account")).StatusCode);
    }

    [Theory]
    [InlineData("Closed"), InlineData("Linked"), InlineData("SignedOut")]
    public async Task A_link_of_somebody_else_says_nothing_in_the_name_of_the_provider(string said)
    {
        var page = await browser.Site.GetAsync($"/account/sign-in?provider={said}");

        Assert.Equal(HttpStatusCode.OK, page.StatusCode);
        Assert.Null((await page.PageAsync()).QuerySelector("p.message:not([hidden])"));
    }

    [Fact]
    public async Task Behind_a_provider_that_hangs_all_wait_once_together_and_those_who_come_soon_after_not_at_all()
    {
        var (clock, provider) = (new FakeTimeProvider(), new Hanging());
        var reach = new ProviderReach(new Only(new() { ConfigurationManager = provider, BackchannelTimeout = TimeSpan.FromSeconds(10) }), clock);
        var waiting = Enumerable.Range(0, 6).Select(_ => reach.IsThereAsync(default)).ToList();
        Assert.All(waiting, each => Assert.False(each.IsCompleted));

        clock.Advance(TimeSpan.FromSeconds(10));

        Assert.All(await Task.WhenAll(waiting), Assert.False);
        Assert.False(await reach.IsThereAsync(default));
        Assert.Equal(1, provider.Asked);
        provider.IsBack = true;
        clock.Advance(TimeSpan.FromSeconds(10));
        Assert.True(await reach.IsThereAsync(default));
    }

    private static TestProvider.Person Somebody() => new($"troubled-{Interlocked.Increment(ref count)}", "M. Rahimova", $"troubled-{count}@ministry.example");

    /// <summary>An installation of its own: what fails here must not make others wait.</summary>
    public sealed class Own : IDisposable
    {
        public ProvidedInstallation Installation { get; } = new();

        public void Dispose() => Installation.Dispose();
    }

    private sealed class Hanging : IConfigurationManager<OpenIdConnectConfiguration>
    {
        public int Asked { get; private set; }

        public bool IsBack { get; set; }

        public async Task<OpenIdConnectConfiguration> GetConfigurationAsync(CancellationToken cancel)
        {
            Asked++;
            if (!IsBack) await Task.Delay(Timeout.Infinite, cancel);
            return new();
        }

        public void RequestRefresh() { }
    }

    private sealed class Only(OpenIdConnectOptions options) : IOptionsMonitor<OpenIdConnectOptions>
    {
        public OpenIdConnectOptions CurrentValue => options;

        public OpenIdConnectOptions Get(string? name) => options;

        public IDisposable? OnChange(Action<OpenIdConnectOptions, string?> listener) => null;
    }
}
