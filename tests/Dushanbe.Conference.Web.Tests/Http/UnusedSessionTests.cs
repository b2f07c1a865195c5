using System.Net;
using System.Security.Claims;
using Dushanbe.Conference.Accounts;
using Dushanbe.Conference.Data;
using Dushanbe.Conference.Web.Account;
using Dushanbe.Conference.Web.Security;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Hosting;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Time.Testing;

namespace Dushanbe.Conference.Web.Tests.Http;

/// <summary>A session that nobody uses ends, for its cookie and for desks that are open: here after ten minutes.</summary>
public sealed class UnusedSessionTests(UnusedSessionTests.TenMinutes web) : IClassFixture<UnusedSessionTests.TenMinutes>
{
    private const string Desk = "/desk/dushanbe-2022";

    [Fact]
    public async Task What_a_desk_tells_of_its_user_keeps_the_session_and_what_it_asks_by_itself_does_not()
    {
        var client = await web.SignedInAsync("reader");

        web.Pass(9);
        Assert.Equal(HttpStatusCode.NoContent, (await UsedAsync(client)).StatusCode);
        web.Pass(9);
        // a picture, a list
        Assert.Equal(HttpStatusCode.OK, (await client.GetAsync(Desk)).StatusCode);
        web.Pass(2);
        Assert.StartsWith("/account/sign-in", (await client.GetAsync(Desk)).To());
        // and it stays so
        Assert.StartsWith("/account/sign-in", (await UsedAsync(client)).To());
        Assert.StartsWith("/account/sign-in", (await client.GetAsync(Desk)).To());
    }

    [Theory]
    [InlineData("document", "?1", "text/html", true), InlineData(null, null, "text/html,*/*;q=0.8", true)]
    // a desk that loads itself again, a picture, a script
    [InlineData("document", null, "text/html", false), InlineData("image", "?1", "image/avif,*/*", false), InlineData("empty", null, "*/*", false), InlineData(null, null, "*/*", false)]
    public async Task A_page_counts_where_somebody_opened_it(string? what, string? by, string accepts, bool counts)
    {
        var client = await web.SignedInAsync("reader");
        web.Pass(9);
        using var request = new HttpRequestMessage(HttpMethod.Get, Desk);
        request.Headers.Add("Accept", accepts);
        if (what is not null) request.Headers.Add("Sec-Fetch-Dest", what);
        if (by is not null) request.Headers.Add("Sec-Fetch-User", by);

        Assert.Equal(HttpStatusCode.OK, (await client.SendAsync(request)).StatusCode);

        web.Pass(2);
        Assert.Equal(counts ? HttpStatusCode.OK : HttpStatusCode.Redirect, (await client.GetAsync(Desk)).StatusCode);
    }

    [Fact]
    public async Task Many_deeds_in_a_moment_are_noted_once()
    {
        var (id, email, password) = await web.AccountAsync("reader");
        var client = web.CreateClient();
        await client.SignInAsync(email, password);
        web.Pass(1);
        await UsedAsync(client);
        var first = await EndAsync(id);

        web.Pass(seconds: 20);
        await UsedAsync(client);
        Assert.Equal(first, await EndAsync(id));
        web.Pass(seconds: 11);
        await UsedAsync(client);
        Assert.Equal(TimeSpan.FromSeconds(31), await EndAsync(id) - first);
    }

    [Theory]
    [InlineData("unused", true), InlineData("sign-out", false)]
    public async Task A_desk_that_nobody_uses_is_closed_and_knows_why(string deed, bool isUnused)
    {
        var (id, _, _) = await web.AccountAsync("reader");
        var user = await web.SessionAsync(id);
        await using var scope = web.Services.CreateAsyncScope();
        var desk = Assert.IsType<DeskSession>(scope.ServiceProvider.GetRequiredService<AuthenticationStateProvider>());
        desk.SetAuthenticationState(Task.FromResult(new AuthenticationState(user)));
        await web.Get<SessionWatch>().LookAsync(default);
        Assert.True((await StateAsync()).Identity!.IsAuthenticated);

        if (deed == "unused") web.Pass(11);
        else await web.Get<SignInSessions>().EndAsync(Actors.SessionOf(user)!.Value, default);
        await web.Get<SessionWatch>().LookAsync(default);

        for (var i = 0; i < 200 && (await StateAsync()).Identity!.IsAuthenticated; i++) await Task.Delay(50);
        Assert.Equal((false, isUnused), ((await StateAsync()).Identity!.IsAuthenticated, (await StateAsync()).HasClaim(DeskSession.UnusedClaim, "1")));

        async Task<ClaimsPrincipal> StateAsync() => (await desk.GetAuthenticationStateAsync()).User;
    }

    [Theory]
    [InlineData("00:04"), InlineData("8.00:00"), InlineData("-01:00")]
    public void A_time_that_makes_no_sense_stops_the_start(string time)
    {
        var options = new Host.InstallationOptions { SignedOutAfter = TimeSpan.Parse(time, System.Globalization.CultureInfo.InvariantCulture) };

        Assert.Contains("between five minutes (00:05) and seven days (7.00:00)", Assert.Single(options.Validate(new(options))).ErrorMessage);
    }

    private static Task<HttpResponseMessage> UsedAsync(HttpClient client)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, SessionUse.Address);
        request.Headers.Add("Sec-Fetch-Site", "same-origin");
        return client.SendAsync(request);
    }

    private async Task<DateTime> EndAsync(Guid accountId)
    {
        await using var db = await web.Get<IDbContextFactory<ConferenceDb>>().CreateDbContextAsync();
        return await db.SignInSessions.Where(each => each.AccountId == accountId).Select(each => each.EndsAt).SingleAsync();
    }

    /// <summary>A server where a session may be unused for ten minutes, with a clock that the tests move.</summary>
    public sealed class TenMinutes : WebInstallation
    {
        private readonly FakeTimeProvider clock = new(TimeProvider.System.GetUtcNow());

        protected override IEnumerable<(string Key, string Value)> Settings => [("Conference:SignedOutAfter", "00:10")];

        public void Pass(int minutes = 0, int seconds = 0) => clock.Advance(new TimeSpan(0, minutes, seconds));

        protected override void ConfigureWebHost(IWebHostBuilder builder)
        {
            base.ConfigureWebHost(builder);
            builder.ConfigureServices(services => services.Replace(ServiceDescriptor.Singleton<TimeProvider>(clock)));
        }
    }
}
