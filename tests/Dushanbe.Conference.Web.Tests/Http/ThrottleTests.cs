using System.Net;
using Dushanbe.Conference.Accounts;
using Dushanbe.Conference.Web.Account;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;

namespace Dushanbe.Conference.Web.Tests.Http;

/// <summary>Guessers wait, their victims do not. Each test tries from addresses of its own, since all share one server.</summary>
public sealed class ThrottleTests(ThrottleTests.BehindProxy web) : IClassFixture<ThrottleTests.BehindProxy>
{
    private const string Wrong = "not the password";

    [Fact]
    public async Task Five_wrong_passwords_make_a_stranger_wait_even_for_the_right_one_and_lock_nobody_else_out()
    {
        var (_, email, password) = await web.AccountAsync("organizer");
        var (_, neighbour, other) = await web.AccountAsync("reader");
        var owner = web.From("192.0.2.10");
        Assert.Equal("/desk", (await owner.SignInAsync(email, password)).To());
        var stranger = web.From("192.0.2.11");
        for (var i = 0; i < Throttle.AllowedOfPair; i++) Assert.Equal(HttpStatusCode.OK, (await stranger.SignInAsync(email, Wrong)).StatusCode);

        var made = await stranger.SignInAsync(email, password);

        Assert.Equal((HttpStatusCode.TooManyRequests, 2.0), (made.StatusCode, made.Headers.RetryAfter!.Delta!.Value.TotalSeconds));
        Assert.StartsWith("Too many failed attempts to sign in. Wait 2 seconds and try again.", (await made.PageAsync()).QuerySelector("[role=alert]")!.TextContent);
        // the owner from elsewhere, and the stranger's neighbour
        Assert.Equal("/desk", (await web.From("192.0.2.12").SignInAsync(email, password)).To());
        Assert.Equal("/desk", (await web.From("192.0.2.11").SignInAsync(neighbour, other)).To());
    }

    [Fact]
    public async Task A_browser_in_which_one_has_signed_in_gets_in_while_strangers_wait_at_the_same_address()
    {
        var (_, email, password) = await web.AccountAsync("organizer");
        var (known, stranger) = (web.From("192.0.2.20"), web.From("192.0.2.20"));
        await known.SignInAsync(email, password);
        await known.PostFormAsync("/account/access-denied");
        for (var i = 0; i < Throttle.AllowedOfAddress + 2; i++) await stranger.SignInAsync(i < Throttle.AllowedOfPair ? email : $"nobody-{i}@example.org", Wrong);

        Assert.Equal(HttpStatusCode.TooManyRequests, (await stranger.SignInAsync(email, password)).StatusCode);
        Assert.Equal(HttpStatusCode.TooManyRequests, (await web.From("192.0.2.20").SignInAsync("anybody@example.org", Wrong)).StatusCode);
        Assert.Equal("/desk", (await known.SignInAsync(email, password)).To());
        // it is known to whoever signed in in it, not to others, and may itself not guess without end
        Assert.Equal(HttpStatusCode.TooManyRequests, (await known.SignInAsync("anybody@example.org", Wrong)).StatusCode);
        for (var i = 0; i < Throttle.AllowedOfPair; i++) Assert.Equal(HttpStatusCode.OK, (await known.SignInAsync(email, Wrong)).StatusCode);
        Assert.Equal(HttpStatusCode.TooManyRequests, (await known.SignInAsync(email, password)).StatusCode);
    }

    [Fact]
    public async Task Sixty_clerks_behind_one_address_sign_in_at_once_and_forms_without_a_secret_count_nothing()
    {
        var (_, email, password) = await web.AccountAsync("reader");
        for (var i = 0; i < Throttle.AllowedOfAddress + 5; i++)
        {
            await web.From("192.0.2.30").SignInAsync(email, "");
            await web.From("192.0.2.30").GetAsync("/account/sign-in");
        }

        for (var i = 0; i < Throttle.AllowedOfAddress + 5; i++) Assert.Equal("/desk", (await web.From("192.0.2.30").SignInAsync(email, password)).To());
    }

    [Fact]
    public async Task Unknown_closed_and_open_accounts_get_the_same_words_before_and_while_one_waits()
    {
        var (id, closed, password) = await web.AccountAsync("reader");
        await web.Get<CloseAccount>().ExecuteAsync(new(id, EvenLast: true), WebInstallation.Organizer, default);
        var (_, open, _) = await web.AccountAsync("reader");
        var told = new List<string>();
        foreach (var (email, tried) in new[] { (open, Wrong), ("nobody-at-all@example.org", Wrong), (closed, password) })
        {
            var (stranger, said) = (web.From($"192.0.2.{40 + told.Count}"), "");
            for (var i = 0; i <= Throttle.AllowedOfPair; i++)
            {
                var answer = await stranger.SignInAsync(email, tried);
                said += $"{(int)answer.StatusCode} {(await answer.PageAsync()).QuerySelector("[role=alert]")!.TextContent.Split("Wait")[0].Trim()}\n";
            }

            told.Add(said);
        }

        Assert.Contains("429", told[0]);
        Assert.Equal([told[0], told[0], told[0]], told);
    }

    [Theory]
    [InlineData("203.0.113.7, 10.0.0.9", "198.51.100.1", true), InlineData("203.0.113.7", "10.0.0.9", false)]
    public async Task The_clients_address_is_taken_from_named_proxies_alone_and_the_cookie_is_then_secure(string forwarded, string connects, bool isMadeUp)
    {
        var (_, email, password) = await web.AccountAsync("reader");
        var client = web.From(connects);
        client.DefaultRequestHeaders.Add("X-Forwarded-For", forwarded);
        client.DefaultRequestHeaders.Add("X-Forwarded-Proto", "https");
        // whoever makes clients up is one client
        for (var i = 0; i < Throttle.AllowedOfPair; i++)
        {
            client.DefaultRequestHeaders.Remove("X-Forwarded-For");
            client.DefaultRequestHeaders.Add("X-Forwarded-For", isMadeUp ? $"203.0.113.{i}" : forwarded);
            await client.SignInAsync(email, Wrong);
        }

        Assert.Equal(HttpStatusCode.TooManyRequests, (await client.SignInAsync(email, password)).StatusCode);
        var another = web.From(connects);
        another.DefaultRequestHeaders.Add("X-Forwarded-For", "203.0.113.200");
        another.DefaultRequestHeaders.Add("X-Forwarded-Proto", "https");
        var answer = await another.SignInAsync(email, password);
        Assert.Equal(isMadeUp ? HttpStatusCode.TooManyRequests : HttpStatusCode.Redirect, answer.StatusCode);
        if (isMadeUp) return;
        var cookies = answer.Headers.GetValues("Set-Cookie").ToList();
        Assert.Contains(cookies, each => each.StartsWith("__Host-conference=", StringComparison.Ordinal));
        Assert.All(cookies, each => Assert.Contains("; secure", each));
    }

    [Fact]
    public void Waits_grow_to_a_quarter_of_an_hour_for_one_address_and_to_half_a_minute_for_everybody_elses_tries_of_an_account()
    {
        var clock = new FakeTimeProvider();
        var throttle = new Throttle(clock);
        var one = new Throttle.Attempt("somebody@example.org", IPAddress.Parse("2001:db8::1"));
        var waits = Enumerable.Range(0, 17).Select(_ => Tried(throttle, clock, one)).ToList();
        Assert.Equal([0, 0, 0, 0, 0, 2, 4, 8, 16, 32, 64, 128, 256, 512, 900, 900, 900], waits);
        // the neighbours of its network are it
        Assert.NotEqual(TimeSpan.Zero, throttle.Enter(one with { Address = IPAddress.Parse("2001:db8::2"), Account = " SOMEBODY@example.org" }));
        Assert.Equal(TimeSpan.Zero, throttle.Enter(one with { Address = IPAddress.Parse("2001:db8:0:1::1") }));

        for (var i = 0; i < 200; i++) Tried(throttle, clock, one with { Account = "victim@example.org", Address = new IPAddress([10, 1, 1, (byte)i]) });
        Assert.Equal(TimeSpan.FromSeconds(30), throttle.Enter(one with { Account = "victim@example.org", Address = IPAddress.Loopback }));
        Assert.Equal(TimeSpan.Zero, throttle.Enter(one with { Account = "victim@example.org", Device = Guid.CreateVersion7() }));
        clock.Advance(TimeSpan.FromHours(1));
        Assert.Equal(TimeSpan.Zero, throttle.Enter(one));
    }

    [Fact]
    public void Guesses_sent_at_once_are_no_more_than_guesses_in_a_row()
    {
        var throttle = new Throttle(new FakeTimeProvider());
        var attempt = new Throttle.Attempt("somebody@example.org", IPAddress.Loopback);

        var entered = Enumerable.Range(0, 100).AsParallel().Count(_ => throttle.Enter(attempt) == TimeSpan.Zero);

        Assert.Equal(Throttle.AllowedOfPair, entered);
    }

    [Fact]
    public void A_flood_of_names_forgets_the_oldest_and_no_more()
    {
        var throttle = new Throttle(new FakeTimeProvider());
        var mine = new Throttle.Attempt(null, IPAddress.Parse("192.0.2.1"));
        for (var i = 0; i < Throttle.Remembered; i++) throttle.Enter(new(i.ToString(System.Globalization.CultureInfo.InvariantCulture), IPAddress.Loopback));
        for (var i = 0; i < Throttle.AllowedOfPair; i++) throttle.Enter(mine);

        Assert.NotEqual(TimeSpan.Zero, throttle.Enter(mine));
        Assert.Equal(TimeSpan.Zero, throttle.Enter(new("0", IPAddress.Loopback)));
    }

    // waits as long as it is told, and fails once more
    private static int Tried(Throttle throttle, FakeTimeProvider clock, Throttle.Attempt attempt)
    {
        var wait = throttle.Enter(attempt);
        clock.Advance(wait);
        if (wait > TimeSpan.Zero) Assert.Equal(TimeSpan.Zero, throttle.Enter(attempt));
        throttle.Fail(attempt);
        return (int)wait.TotalSeconds;
    }

    /// <summary>A server whose settings name a network of proxies.</summary>
    public sealed class BehindProxy : WebInstallation
    {
        private const string Connects = "Test-Connects-From";

        protected override IEnumerable<(string Key, string Value)> Settings => [("Conference:Proxies", "10.0.0.0/24, 2001:db8::5")];

        /// <summary>A browser whose connection comes from this address.</summary>
        public HttpClient From(string address)
        {
            // the browser speaks HTTPS with the proxy, the proxy HTTP with the server
            var client = CreateClient(new() { BaseAddress = new("https://localhost"), AllowAutoRedirect = false });
            client.DefaultRequestHeaders.Add(Connects, address);
            return client;
        }

        protected override void ConfigureWebHost(IWebHostBuilder builder)
        {
            base.ConfigureWebHost(builder);
            // its clock stands still: on a busy machine a failure may be seconds old when the next attempt is made
            builder.ConfigureTestServices(services => services.AddSingleton<IStartupFilter, Connection>().AddSingleton(new Throttle(new FakeTimeProvider())));
        }

        // the test server knows no addresses
        private sealed class Connection : IStartupFilter
        {
            public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app =>
            {
                app.Use((http, on) =>
                {
                    if (IPAddress.TryParse(http.Request.Headers[Connects], out var address)) http.Connection.RemoteIpAddress = address;
                    http.Request.Scheme = Uri.UriSchemeHttp;
                    return on(http);
                });
                next(app);
            };
        }
    }
}
