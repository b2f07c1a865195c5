using System.Net;
using System.Security.Claims;
using Dushanbe.Conference.Access;
using Dushanbe.Conference.Accounts;
using Dushanbe.Conference.Accounts.SecondStep;
using Dushanbe.Conference.Data;
using Dushanbe.Conference.Grants;
using Dushanbe.Conference.Web.Account;
using Dushanbe.Conference.Web.Security;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;

namespace Dushanbe.Conference.Web.Tests.Http;

/// <summary>Ending means ended: for every copy of the cookie, on every server, and for desks that are open. Two servers stand over one folder.</summary>
public sealed class SessionTests(TwoServers servers) : IClassFixture<TwoServers>
{
    private const string Desk = "/desk/dushanbe-2022";
    private readonly WebInstallation one = servers.One;
    private readonly TwoServers.OverTheSame other = servers.Other;

    [Theory]
    [InlineData("sign-out", null), InlineData("password", "another long password"), InlineData("reset", null), InlineData("closed", null), InlineData("nothing", null)]
    public async Task What_ends_a_session_ends_every_copy_of_its_cookie_and_nobody_elses(string deed, string? password)
    {
        var (id, email, old) = await one.AccountAsync("reader");
        var (browser, cookie) = await SignedInAsync(one, email, old);
        var (_, second) = await SignedInAsync(one, email, old);
        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.OK), (await OpenAsync(one, cookie), await OpenAsync(other, cookie)));

        if (deed == "sign-out") await browser.PostFormAsync("/account/access-denied");
        if (deed == "password") await browser.PostFormAsync("/account/password", ("Input.Current", old), ("Input.New", password!), ("Input.Again", password!));
        if (deed == "reset") await one.Get<ResetPassword>().ExecuteAsync(new(id, "another long password"), WebInstallation.Organizer, default);
        if (deed == "closed") await one.Get<CloseAccount>().ExecuteAsync(new(id, EvenLast: true), WebInstallation.Organizer, default);

        var ends = deed == "nothing" ? HttpStatusCode.OK : HttpStatusCode.Redirect;
        Assert.Equal(ends, await OpenAsync(one, cookie));
        other.Clock.Advance(TimeSpan.FromSeconds(2));
        Assert.Equal(ends, await OpenAsync(other, cookie));
        // the other browser of the account goes on after a sign-out in this one, and after nothing else
        Assert.Equal(deed == "sign-out" ? HttpStatusCode.OK : ends, await OpenAsync(one, second));
        // whoever changes their own password is still signed in, by a cookie of its own
        if (deed == "password") Assert.Equal(HttpStatusCode.OK, (await browser.GetAsync(Desk)).StatusCode);
    }

    [Fact]
    public async Task A_grant_that_is_taken_away_is_gone_at_once_here_and_in_seconds_elsewhere_even_if_somebody_sets_the_clock_back()
    {
        var (id, email, password) = await one.AccountAsync("reader");
        var (_, cookie) = await SignedInAsync(one, email, password);
        Assert.Equal(HttpStatusCode.OK, await OpenAsync(other, cookie));

        await one.Get<TakeRole>().ExecuteAsync(new(id, "reader", GrantScope.Installation, null), WebInstallation.Organizer, default);

        Assert.Equal("/account/access-denied", await LeadsAsync(one, cookie));
        Assert.Equal(HttpStatusCode.OK, await OpenAsync(other, cookie));
        other.Clock.SetBack(TimeSpan.FromHours(1));
        other.Clock.Advance(TimeSpan.FromSeconds(2));
        Assert.Equal("/account/access-denied", await LeadsAsync(other, cookie));
    }

    [Fact]
    public async Task A_session_ends_by_itself_after_a_week_and_its_row_goes()
    {
        var (id, _, _) = await one.AccountAsync("reader");
        var user = await one.SessionAsync(id);
        var clock = new FakeTimeProvider(TimeProvider.System.GetUtcNow());
        var sessions = new SignInSessions(one.Get<IDbContextFactory<ConferenceDb>>(), one.Get<IOptions<SecondStepOptions>>(), one.Get<IOptions<SessionLimits>>(), one.Get<Bulletin>(), clock);
        using var actors = new Actors(sessions, one.Get<Bulletin>(), clock);
        Assert.Equal(id, (await actors.OfAsync(user, default)).AccountId);
        await one.Get<SignInSessions>().SweepAsync(default);
        Assert.Single(await RowsAsync(id));

        // used all the time
        for (var passed = TimeSpan.Zero; passed < SignInSession.Longest - TimeSpan.FromHours(13); passed += TimeSpan.FromHours(13))
        {
            clock.Advance(TimeSpan.FromHours(13));
            await sessions.UseAsync(Actors.SessionOf(user)!.Value, default);
        }

        Assert.Equal(id, (await actors.OfAsync(user, default)).AccountId);
        clock.Advance(TimeSpan.FromHours(13));

        Assert.Null((await actors.OfAsync(user, default)).AccountId);
        await sessions.SweepAsync(default);
        Assert.Empty(await RowsAsync(id));
    }

    [Theory]
    [InlineData("sign-out", true), InlineData("closed", true), InlineData("reset", true), InlineData("grant", false), InlineData("nothing", false)]
    public async Task An_open_desk_hears_of_the_end_of_its_session_from_its_own_server_and_from_another(string deed, bool ends)
    {
        foreach (var web in new WebInstallation[] { one, other })
        {
            var (id, _, _) = await one.AccountAsync("reader");
            var user = await one.SessionAsync(id);
            await using var scope = web.Services.CreateAsyncScope();
            var desk = Assert.IsType<DeskSession>(scope.ServiceProvider.GetRequiredService<AuthenticationStateProvider>());
            desk.SetAuthenticationState(Task.FromResult(new AuthenticationState(user)));
            await web.Get<Actors>().OfAsync(user, default);
            await web.Get<SessionWatch>().LookAsync(default);
            var heard = 0;
            desk.AuthenticationStateChanged += _ => Interlocked.Increment(ref heard);

            if (deed == "sign-out") await one.Get<SignInSessions>().EndAsync(Actors.SessionOf(user)!.Value, default);
            if (deed == "closed") await one.Get<CloseAccount>().ExecuteAsync(new(id, EvenLast: true), WebInstallation.Organizer, default);
            if (deed == "reset") await one.Get<ResetPassword>().ExecuteAsync(new(id, "another long password"), WebInstallation.Organizer, default);
            if (deed == "grant") await one.Get<TakeRole>().ExecuteAsync(new(id, "reader", GrantScope.Installation, null), WebInstallation.Organizer, default);
            // what the server does every two seconds
            if (web == other) await web.Get<SessionWatch>().LookAsync(default);

            if (deed != "nothing") await UntilAsync(() => Volatile.Read(ref heard) > 0);
            Assert.Equal(!ends, (await desk.GetAuthenticationStateAsync()).User.Identity!.IsAuthenticated);
            Assert.Equal(deed == "nothing" ? 0 : 1, heard);
        }
    }

    [Fact]
    public async Task A_grant_that_is_given_besides_does_not_empty_the_form_that_is_open()
    {
        var (id, _, _) = await one.AccountAsync("reader");
        var user = await one.SessionAsync(id);
        await using var scope = one.Services.CreateAsyncScope();
        var desk = (DeskSession)scope.ServiceProvider.GetRequiredService<AuthenticationStateProvider>();
        desk.SetAuthenticationState(Task.FromResult(new AuthenticationState(user)));
        await one.Get<Actors>().OfAsync(user, default);
        var heard = 0;
        desk.AuthenticationStateChanged += _ => heard++;

        await one.Get<GiveRole>().ExecuteAsync(new(id, "organizer", GrantScope.Installation, null), WebInstallation.Organizer, default);
        await one.Get<Actors>().OfAsync(user, default);

        Assert.Equal(0, heard);
    }

    [Fact]
    public async Task Signing_in_anew_in_a_browser_ends_the_session_that_it_had()
    {
        var (_, email, password) = await one.AccountAsync("reader");
        var (browser, former) = await SignedInAsync(one, email, password);
        var (_, elsewhere) = await SignedInAsync(one, email, password);

        Assert.Equal("/desk", (await browser.SignInAsync(email, password)).To());

        Assert.Equal((HttpStatusCode.Redirect, HttpStatusCode.OK), (await OpenAsync(one, former), await OpenAsync(one, elsewhere)));
        Assert.Equal(HttpStatusCode.OK, (await browser.GetAsync(Desk)).StatusCode);
    }

    [Fact]
    public async Task A_cookie_that_names_no_session_is_nobodys()
    {
        var (id, _, _) = await one.AccountAsync("organizer");

        Assert.Null((await one.Get<Actors>().OfAsync(new(new ClaimsIdentity([new Claim(ClaimTypes.NameIdentifier, $"{id}")], "test")), default)).AccountId);
        Assert.Null((await one.Get<Actors>().OfAsync(WebInstallation.Someone(id, Guid.CreateVersion7()), default)).AccountId);
    }

    private async Task<IReadOnlyList<Guid>> RowsAsync(Guid accountId)
    {
        await using var db = await one.Get<IDbContextFactory<ConferenceDb>>().CreateDbContextAsync();
        return await db.SignInSessions.Where(each => each.AccountId == accountId).Select(each => each.Id).ToListAsync();
    }

    private static async Task<(HttpClient Browser, string Cookie)> SignedInAsync(WebInstallation web, string email, string password)
    {
        var browser = web.CreateClient();
        var answer = await browser.SignInAsync(email, password);
        return (browser, answer.Headers.GetValues("Set-Cookie").Single(each => each.StartsWith("conference=", StringComparison.Ordinal)).Split(';')[0]);
    }

    private static async Task<HttpStatusCode> OpenAsync(WebInstallation web, string cookie) => (await AnswerAsync(web, cookie)).StatusCode;

    private static async Task<string> LeadsAsync(WebInstallation web, string cookie) => (await AnswerAsync(web, cookie)).To().Split('?')[0];

    // a thief's browser, with the copy alone
    private static async Task<HttpResponseMessage> AnswerAsync(WebInstallation web, string cookie)
    {
        using var client = web.CreateDefaultClient();
        using var request = new HttpRequestMessage(HttpMethod.Get, Desk);
        request.Headers.Add("Cookie", cookie);
        return await client.SendAsync(request);
    }

    private static async Task UntilAsync(Func<bool> holds)
    {
        for (var i = 0; i < 600 && !holds(); i++) await Task.Delay(50);
    }
}

/// <summary>Two servers over one folder.</summary>
public sealed class TwoServers : IDisposable
{
    public TwoServers()
    {
        Assert.NotNull(One.Services);
        Other = new OverTheSame(One.Folder);
    }

    public WebInstallation One { get; } = new();

    public OverTheSame Other { get; }

    public void Dispose()
    {
        Other.Dispose();
        One.Dispose();
    }

    /// <summary>Another server, whose clock the test moves.</summary>
    public sealed class OverTheSame(string folder) : WebInstallation("Testing", folder)
    {
        public SetClock Clock { get; } = new();

        protected override void ConfigureWebHost(Microsoft.AspNetCore.Hosting.IWebHostBuilder builder)
        {
            base.ConfigureWebHost(builder);
            builder.ConfigureServices(services => services.Replace(ServiceDescriptor.Singleton<TimeProvider>(Clock)));
        }
    }

    /// <summary>A clock that somebody sets back while time goes on.</summary>
    public sealed class SetClock() : FakeTimeProvider(TimeProvider.System.GetUtcNow())
    {
        private TimeSpan back;

        public void SetBack(TimeSpan by) => back = by;

        public override DateTimeOffset GetUtcNow() => base.GetUtcNow() - back;

        // which nobody sets
        public override long GetTimestamp() => base.GetUtcNow().Ticks;
    }
}
