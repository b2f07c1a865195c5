using System.Net;
using Dushanbe.Conference.Accounts;
using Dushanbe.Conference.Web.Account;
using Dushanbe.Conference.Web.Security;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Dushanbe.Conference.Web.Tests.Http;

/// <summary>What an operator finds in the log after an incident: keys of accounts and sessions, and nothing that somebody typed.</summary>
[System.Diagnostics.CodeAnalysis.SuppressMessage("Design", "CA1001:Types that own disposable fields should be disposable", Justification = "xunit disposes of it through IAsyncLifetime")]
public sealed class SecurityLogTests : IAsyncLifetime
{
    private readonly Logged web = new();

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync() => await web.DisposeAsync();

    [Fact]
    public async Task Coming_going_and_failing_are_in_the_log_with_the_account_and_without_what_was_typed()
    {
        var (id, email, password) = await web.AccountAsync("reader");
        var client = web.CreateClient();

        await client.SignInAsync(email, "Kharbuzafurush, but wrong");
        await client.SignInAsync("kharbuzafurush@example.org", password);
        await client.SignInAsync(email, password);
        var session = Assert.Single((await web.Get<ReadSignInMeans>().ReadAsync((await web.Get<ReadActor>().ReadAsync(id, default))!, default))!.Sessions).Id;
        Assert.Equal("/account/sign-in?out=1", (await client.PostFormAsync("/account/access-denied")).To());

        Assert.Contains(web.Told, line => line.Contains(" 2403: A sign-in failed: wrong password, account " + id, StringComparison.Ordinal));
        Assert.Contains(web.Told, line => line.Contains(" 2403: A sign-in failed: no such account, account ", StringComparison.Ordinal));
        Assert.Contains(web.Told, line => line.Contains($" 2401: Account {id} signed in with a password: session {session}", StringComparison.Ordinal));
        Assert.Contains(web.Told, line => line.Contains($" 2402: Account {id} signed out of session {session}", StringComparison.Ordinal));
        Assert.DoesNotContain(web.Log.Lines, line => line.Contains("harbuzafurush", StringComparison.Ordinal) || line.Contains(email, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_guesser_who_has_to_wait_is_in_the_log()
    {
        var (_, email, _) = await web.AccountAsync("reader");
        var client = web.CreateClient();
        for (var i = 0; i < 6; i++) await client.SignInAsync(email, "wrong");

        Assert.Contains(web.Told, line => line.Contains(" 2404: A sign-in or a request for a link has to wait ", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Whoever_asks_for_links_again_and_again_is_in_the_log_without_the_address()
    {
        var client = web.CreateClient();
        for (var i = 0; i <= Throttle.AllowedOfPair; i++) await client.PostFormAsync("/account/forgotten", ("Input.Email", "kharbuzafurush@example.org"));

        Assert.Single(web.Told, line => line.Contains(" 2404: A sign-in or a request for a link has to wait ", StringComparison.Ordinal));
        Assert.DoesNotContain(web.Log.Lines, line => line.Contains("harbuzafurush", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_refusal_names_the_account_and_the_route_and_not_the_address()
    {
        var (id, email, password) = await web.AccountAsync("reader");
        var client = web.CreateClient();
        await client.SignInAsync(email, password);

        await client.GetAsync("/desk/accounts?q=Kharbuzafurush");

        Assert.Contains(web.Told, line => line.Contains($" 2405: Account {id} was refused GET /desk/accounts", StringComparison.Ordinal));
        Assert.DoesNotContain(web.Told, line => line.Contains("Kharbuzafurush", StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_a_browser_still_asks_for_when_it_is_closed_or_has_just_signed_out_is_no_refusal()
    {
        var (id, _, _) = await web.AccountAsync("reader");
        var there = await web.SessionAsync(id);
        foreach (var (user, isAborted, isTold) in new[] { (WebInstallation.Someone(id, Guid.CreateVersion7()), false, false), (there, true, false), (there, false, true) })
        {
            await web.Get<SecurityLog>().RefuseAsync(new DefaultHttpContext { RequestServices = web.Services, User = user, RequestAborted = new CancellationToken(isAborted) });
            Assert.Equal(isTold, web.Told.Any(line => line.Contains($" 2405: Account {id} ", StringComparison.Ordinal)));
        }
    }

    [Fact]
    public async Task A_post_of_another_site_is_in_the_log()
    {
        var client = await web.SignedInAsync("reader");
        client.DefaultRequestHeaders.Add("Sec-Fetch-Site", "cross-site");

        Assert.Equal(HttpStatusCode.Forbidden, (await client.PostAsync("/account/passkey/any", null)).StatusCode);

        Assert.Contains(web.Told, line => line.Contains(" 2406: A post to /account/passkey/any was refused", StringComparison.Ordinal));
    }

    private sealed class Logged : WebInstallation
    {
        public KeptLog Log { get; } = new();

        protected override IEnumerable<(string Key, string Value)> Settings => [("Mail:Folder", Path.Combine(Folder, "letters")), ("Conference:PublicAddress", PostedInstallation.Address)];

        public IEnumerable<string> Told => Log.Lines.Where(line => line.Contains(typeof(SecurityLog).FullName!, StringComparison.Ordinal));

        protected override void ConfigureWebHost(IWebHostBuilder builder)
        {
            base.ConfigureWebHost(builder);
            builder.ConfigureTestServices(services => services.AddSingleton<ILoggerProvider>(Log).AddLogging(logging => logging.AddFilter(typeof(SecurityLog).FullName, LogLevel.Information)));
        }
    }
}
