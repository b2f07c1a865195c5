using System.Net;
using Dushanbe.Conference.Access;
using Dushanbe.Conference.Accounts;
using Dushanbe.Conference.Accounts.SecondStep;
using Dushanbe.Conference.Data;
using Dushanbe.Conference.Grants;
using Dushanbe.Conference.Journal;
using Dushanbe.Conference.Web.Security;
using Dushanbe.Conference.Web.Tests.Http;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using OpenIddict.Abstractions;

namespace Dushanbe.Conference.Web.Tests.OpenId;

/// <summary>Signing in by a provider of OpenID Connect, against one of another library.</summary>
public sealed class ProviderSignInTests(ProvidedInstallation web) : IClassFixture<ProvidedInstallation>, IDisposable
{
    private static int count;

    private readonly ProviderBrowser browser = new(web);

    public void Dispose()
    {
        browser.Dispose();
        web.Provider.Forge = _ => { };
    }

    [Fact]
    public async Task The_first_sign_in_makes_an_account_with_the_roles_of_the_claims_and_later_ones_follow_the_claims()
    {
        var person = Somebody() with { Groups = ["organizers", "gardeners"] };
        web.Provider.Present = person;

        var page = await browser.Site.PageAsync("/account/sign-in?return=/desk/dushanbe-2022");
        var link = Assert.Single(page.QuerySelectorAll("a[href^='account/provider']"));
        Assert.Equal(("Sign in with Ministry account", ProviderBrowser.SignIn), (link.TextContent, $"/{link.GetAttribute("href")}"));
        Assert.Equal("/desk/dushanbe-2022", (await browser.RoundAsync()).To());
        Assert.Equal(HttpStatusCode.OK, (await browser.Site.GetAsync("/desk/dushanbe-2022")).StatusCode);
        var account = await AccountOfAsync(person);
        Assert.Equal((person.Name, person.Email, null), (account.DisplayName, account.Email, account.PasswordHash));
        Assert.Equal(["organizer Edition claimed"], await GrantsAsync(account.Id));

        // by hand beside it: what the provider says later does not touch it
        await web.Get<GiveRole>().ExecuteAsync(new(account.Id, "reader", GrantScope.Installation, null), Actor.Operator, default);
        web.Provider.Present = person with { Groups = ["gardeners"] };
        await browser.RoundAsync();
        Assert.Equal(["reader Installation by hand"], await GrantsAsync(account.Id));

        await using var db = await OpenAsync();
        var told = await db.Journal.Where(each => each.SubjectId == account.Id).OrderBy(each => each.Number).Select(each => new { each.Action, each.ActorName, each.Reason }).ToListAsync();
        Assert.Equal(
            [(JournalAction.Created, "OpenID Connect", $"OpenID Connect: {web.Provider.Address}/"), (JournalAction.GrantsChanged, "OpenID Connect", "OpenID Connect: groups=organizers"), (JournalAction.GrantsChanged, "operator", null), (JournalAction.GrantsChanged, "OpenID Connect", "OpenID Connect")],
            told.Select(each => (each.Action, each.ActorName, each.Reason)));
    }

    [Fact]
    public async Task A_role_that_the_claims_gave_is_kept_where_somebody_gives_it_by_hand_and_is_nobodys_without_an_owner()
    {
        var person = Somebody() with { Groups = ["organizers"] };
        web.Provider.Present = person;
        await browser.RoundAsync();
        var account = await AccountOfAsync(person);
        await using var db = await OpenAsync();
        var edition = await db.Editions.Where(each => each.Slug == "dushanbe-2022").Select(each => each.Id).SingleAsync();

        Assert.IsType<GiveRole.Outcome.Given>(await web.Get<GiveRole>().ExecuteAsync(new(account.Id, "organizer", GrantScope.Edition, edition), Actor.Operator, default));
        web.Provider.Present = person with { Groups = [] };
        await browser.RoundAsync();

        Assert.Equal(["organizer Edition by hand"], await GrantsAsync(account.Id));
    }

    [Fact]
    public async Task The_code_flow_is_asked_for_with_PKCE_state_and_nonce_and_its_cookies_are_for_the_server_alone()
    {
        web.Provider.Present = Somebody();
        web.Provider.Asked.Clear();
        var sent = await browser.FollowAsync(ProviderBrowser.SignIn);
        var cookies = sent.Headers.GetValues("Set-Cookie").Where(each => !each.StartsWith("conference-round.=", StringComparison.Ordinal)).ToList();
        await browser.AskAsync();

        var asked = Assert.Single(web.Provider.Asked);
        Assert.Equal(("code", "S256", "openid profile email", $"{ProvidedInstallation.Site}/account/provider/answer", "en"), (asked.ResponseType, asked.CodeChallengeMethod, asked.Scope, asked.RedirectUri, asked.UiLocales));
        Assert.All([asked.CodeChallenge, asked.State, asked.Nonce], each => Assert.True(each?.Length > 40));
        Assert.Equal(["conference-nonce", "conference-round"], cookies.Select(each => each.Split('.')[0]).Order());
        Assert.All(cookies, each => Assert.True(each.Contains("httponly", StringComparison.Ordinal) && each.Contains("samesite=lax", StringComparison.Ordinal) && each.Contains("path=/account/provider/answer", StringComparison.Ordinal), each));
        // what the answer leads to holds no token
        Assert.DoesNotContain(await AllCookiesAsync(), each => each.Contains("eyJ", StringComparison.Ordinal));

        async Task<IReadOnlyList<string>> AllCookiesAsync() => (await browser.RoundAsync()).Headers.TryGetValues("Set-Cookie", out var set) ? [.. set] : [];
    }

    [Fact]
    public async Task Another_site_or_an_address_that_was_typed_sends_nobody_to_the_provider()
    {
        foreach (var (name, value) in new[] { ("Sec-Fetch-Site", "cross-site"), ("Sec-Fetch-Site", "none"), ("Referer", "https://evil.example/") })
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, ProviderBrowser.SignIn);
            request.Headers.Add(name, value);
            Assert.Equal("/account/sign-in?return=%2Fdesk%2Fdushanbe-2022", (await browser.Site.SendAsync(request)).To());
        }

        web.Provider.Present = Somebody();
        Assert.Equal("/desk", (await browser.RoundAsync("/account/provider?for=sign-in&return=%2F%2Fevil.example")).To());
        Assert.Equal("/desk", (await browser.RoundAsync("/account/provider?for=sign-in&return=https%3A%2F%2Fevil.example")).To());
        // neither is for somebody who is not signed in
        using var stranger = new ProviderBrowser(web);
        Assert.StartsWith("/account/sign-in", (await stranger.FollowAsync(ProviderBrowser.Link)).To());
        Assert.StartsWith("/account/sign-in", (await stranger.FollowAsync(ProviderBrowser.Proof)).To());
    }

    [Theory]
    [InlineData("audience"), InlineData("issuer"), InlineData("nonce"), InlineData("expired")]
    public async Task A_token_that_is_not_for_this_round_is_not_accepted(string what)
    {
        var person = Somebody();
        web.Provider.Present = person;
        web.Provider.Forge = token => _ = what switch
        {
            "audience" => token.SetAudiences("another"),
            "issuer" => token.SetClaim(OpenIddictConstants.Claims.Private.Issuer, "https://evil.example/"),
            "nonce" => token.SetClaim(OpenIddictConstants.Claims.Nonce, "forged"),
            _ => token.SetExpirationDate(TimeProvider.System.GetUtcNow().AddHours(-1)),
        };

        var answer = await browser.RoundAsync();

        Assert.Equal("/account/sign-in?return=%2Fdesk%2Fdushanbe-2022&provider=NotAccepted", answer.To());
        Assert.Equal((HttpStatusCode.BadRequest, "The answer of Ministry account was not accepted. Try again; if this repeats, tell an owner."), await browser.ToldAsync(answer));
        Assert.StartsWith("/account/sign-in", (await browser.Site.GetAsync("/desk")).To());
        await using var db = await OpenAsync();
        Assert.False(await db.Users.AnyAsync(each => each.Email == person.Email));
    }

    [Fact]
    public async Task A_code_is_of_use_once_and_in_its_own_round_and_browser_alone()
    {
        web.Provider.Present = Somebody();
        var first = await browser.AskAsync();
        using var another = new ProviderBrowser(web);

        // somebody else's answer: the cookie of the round is missing
        Assert.EndsWith("provider=Expired", (await another.Site.GetAsync(first)).To());
        Assert.StartsWith("/account/sign-in", (await another.Site.GetAsync("/desk")).To());
        // a state that nobody made
        Assert.EndsWith("provider=Expired", (await another.Site.GetAsync(first.Replace("state=", "state=x", StringComparison.Ordinal))).To());
        Assert.EndsWith("provider=Expired", (await another.Site.GetAsync("/account/provider/answer?code=x")).To());
        Assert.EndsWith("provider=Expired", (await another.Site.GetAsync("/account/provider/answer")).To());
        Assert.Equal("/desk/dushanbe-2022", (await browser.Site.GetAsync(first)).To());
        // again
        Assert.EndsWith("provider=Expired", (await browser.Site.GetAsync(first)).To());
        // the code of one round in another, as somebody would who got hold of it
        var stolen = Query(await browser.AskAsync(), "code");
        var own = await another.AskAsync();
        Assert.EndsWith("provider=NotAccepted", (await another.Site.GetAsync(own.Replace(Query(own, "code"), stolen, StringComparison.Ordinal))).To());
        Assert.StartsWith("/account/sign-in", (await another.Site.GetAsync("/desk")).To());
        Assert.Equal(HttpStatusCode.BadRequest, (await browser.ToldAsync(await browser.Site.GetAsync(first))).Status);

        static string Query(string address, string name) => Microsoft.AspNetCore.WebUtilities.QueryHelpers.ParseQuery(address[address.IndexOf('?', StringComparison.Ordinal)..])[name].ToString();
    }

    [Fact]
    public async Task An_account_that_is_there_is_not_taken_over_for_its_address_but_connected_by_its_holder()
    {
        var (id, email, password) = await web.AccountAsync("reader");
        var person = Somebody() with { Email = email.ToUpperInvariant() };
        web.Provider.Present = person;

        Assert.Equal((HttpStatusCode.Forbidden, "There is an account with your e-mail address already. Sign in to it with its password, then connect it with Ministry account under “Your account”."), await browser.ToldAsync(await browser.RoundAsync()));
        Assert.Equal((HttpStatusCode.Forbidden, true), await WithAsync(person with { IsVerified = false }, "does not confirm your e-mail address"));
        Assert.Equal((HttpStatusCode.Forbidden, true), await WithAsync(person with { IsVerified = null }, "does not confirm your e-mail address"));
        // a Cyrillic letter in it
        Assert.Equal((HttpStatusCode.Forbidden, true), await WithAsync(person with { Email = "p\u0435rson@example.org" }, "names no valid e-mail address"));

        web.Provider.Present = person;
        await browser.Site.SignInAsync(email, password);
        web.Provider.Asked.Clear();
        var linked = await browser.RoundAsync(ProviderBrowser.Link);
        Assert.Equal("Your account is connected: you can sign in with Ministry account from now on.", (await browser.ToldAsync(linked)).Said);
        Assert.Equal("login", Assert.Single(web.Provider.Asked).Prompt);
        using var elsewhere = new ProviderBrowser(web);
        Assert.Equal("/desk/dushanbe-2022", (await elsewhere.RoundAsync()).To());
        Assert.Equal([JournalAction.Created, JournalAction.ProviderLinked], await ActionsAsync(id));

        // one person, one account
        var other = await web.AccountAsync("reader");
        using var third = new ProviderBrowser(web);
        await third.Site.SignInAsync(other.Email, other.Password);
        Assert.StartsWith("With this user of Ministry account another account is connected already.", (await third.ToldAsync(await third.RoundAsync(ProviderBrowser.Link))).Said);

        Assert.Contains("no longer connected", (await (await browser.PostAsync("/account", "unlink")).PageAsync()).QuerySelector("[role=status]")!.TextContent);
        Assert.EndsWith("provider=Taken", (await elsewhere.RoundAsync()).To());
        Assert.Equal([JournalAction.Created, JournalAction.ProviderLinked, JournalAction.ProviderUnlinked], await ActionsAsync(id));

        async Task<(HttpStatusCode, bool)> WithAsync(TestProvider.Person said, string words)
        {
            web.Provider.Present = said;
            var (status, told) = await browser.ToldAsync(await browser.RoundAsync());
            return (status, told?.Contains(words, StringComparison.Ordinal) == true);
        }
    }

    [Fact]
    public async Task A_round_that_one_session_began_connects_and_proves_nothing_for_another()
    {
        var (id, email, password) = await web.AccountAsync("reader");
        var other = await web.AccountAsync("reader");
        web.Provider.Present = Somebody();
        await browser.Site.SignInAsync(email, password);
        var answer = await browser.AskAsync(ProviderBrowser.Link);
        await browser.Site.SignInAsync(other.Email, other.Password);

        Assert.Equal("/account?provider=Expired", (await browser.Site.GetAsync(answer)).To());

        Assert.Equal([JournalAction.Created], await ActionsAsync(id));
        Assert.Equal([JournalAction.Created], await ActionsAsync(other.Id));
    }

    [Fact]
    public async Task A_closed_account_does_not_open()
    {
        var person = Somebody();
        web.Provider.Present = person;
        await browser.RoundAsync();
        var account = await AccountOfAsync(person);
        await web.Get<CloseAccount>().ExecuteAsync(new(account.Id, EvenLast: true), Actor.Operator, default);

        Assert.Equal((HttpStatusCode.Forbidden, "Your account is closed. Ask an owner, who manages the accounts."), await browser.ToldAsync(await browser.RoundAsync()));
        Assert.StartsWith("/account/sign-in", (await browser.Site.GetAsync("/desk")).To());
        Assert.Contains(Told(), line => line.Contains($" 2403: A sign-in failed: the account is closed, account {account.Id}", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Whoever_refuses_there_is_told_so_and_nothing_that_anybody_is_called_is_in_the_log()
    {
        web.Provider.Present = null;

        Assert.Equal((HttpStatusCode.Forbidden, "Ministry account did not let you in. Try again, or sign in with a password."), await browser.ToldAsync(await browser.RoundAsync()));
        var person = Somebody() with { Name = "Sh. Kharbuzafurush" };
        web.Provider.Present = person;
        await browser.RoundAsync();

        var account = await AccountOfAsync(person);
        Assert.Contains(Told(), line => line.Contains($" 2401: Account {account.Id} signed in with the provider: session ", StringComparison.Ordinal));
        Assert.Contains(Told(), line => line.Contains(" 2403: A sign-in failed: the provider refused, account ", StringComparison.Ordinal));
        Assert.DoesNotContain(web.Log.Lines, line => line.Contains("Kharbuzafurush", StringComparison.Ordinal) || line.Contains(person.Email, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_second_step_is_asked_for_unless_the_provider_has_asked_for_one()
    {
        var person = Somebody() with { Groups = ["auditors"] };
        web.Provider.Present = person;
        // the role needs one, and the account has none yet
        Assert.Equal("/account/authenticator?return=%2Fdesk%2Fdushanbe-2022", (await browser.RoundAsync()).To());
        Assert.StartsWith("/account/access-denied", (await browser.Site.GetAsync("/desk/dushanbe-2022")).To());
        var account = await AccountOfAsync(person);
        var secret = TimeCode.NewSecret();
        await web.Get<SetAuthenticator>().ExecuteAsync(new(secret, TimeCode.Of(secret, TimeCode.StepOf(TimeProvider.System.GetUtcNow())).ToString("000000", System.Globalization.CultureInfo.InvariantCulture)), await ProvenAsync(account.Id), default);

        using var weak = new ProviderBrowser(web);
        Assert.Equal("/account/second-step?return=%2Fdesk%2Fdushanbe-2022", (await weak.RoundAsync()).To());
        Assert.StartsWith("/account/sign-in", (await weak.Site.GetAsync("/desk/dushanbe-2022")).To());
        web.Provider.Present = person with { IsStrong = true };
        using var strong = new ProviderBrowser(web);
        Assert.Equal("/desk/dushanbe-2022", (await strong.RoundAsync()).To());
        Assert.Equal(HttpStatusCode.OK, (await strong.Site.GetAsync("/desk/dushanbe-2022")).StatusCode);
    }

    [Fact]
    public async Task A_passkey_is_asked_for_unless_the_provider_has_asked_for_a_second_factor()
    {
        var person = Somebody();
        web.Provider.Present = person;
        await browser.RoundAsync();
        using var passkey = await SoftPasskey.AddAsync(web, (await AccountOfAsync(person)).Id);

        using var weak = new ProviderBrowser(web);
        Assert.Equal("/account/second-step?return=%2Fdesk%2Fdushanbe-2022", (await weak.RoundAsync()).To());
        Assert.NotNull((await weak.Site.PageAsync("/account/second-step")).QuerySelector("form[data-passkey=any]"));
        Assert.StartsWith("/account/sign-in", (await weak.Site.GetAsync("/desk/dushanbe-2022")).To());
        web.Provider.Present = person with { IsStrong = true };
        using var strong = new ProviderBrowser(web);
        Assert.Equal("/desk/dushanbe-2022", (await strong.RoundAsync()).To());
    }

    [Fact]
    public async Task Without_a_password_one_proves_oneself_there_anew_and_as_oneself()
    {
        // signed in at the provider this morning, and let in without a question
        var person = Somebody() with { Authenticated = TimeProvider.System.GetUtcNow().AddHours(-3) };
        web.Provider.Present = person;
        await browser.RoundAsync();
        Assert.Contains("confirm first that it is you", (await browser.Site.PageAsync("/account")).Body!.TextContent);
        var page = await browser.Site.PageAsync("/account/confirm?return=/account");
        Assert.Equal((1, 0), (page.QuerySelectorAll("a[href^='account/provider?for=proof']").Length, page.QuerySelectorAll("input[type=password]").Length));

        // a provider that does not ask anew, or does not say when
        Assert.Equal((HttpStatusCode.Forbidden, "Ministry account did not ask you to sign in again, so nothing is confirmed. Sign out there and try again."), await browser.ToldAsync(await browser.RoundAsync(ProviderBrowser.Proof)));
        web.Provider.Present = person with { Authenticated = null };
        Assert.EndsWith("provider=NotAsked", (await browser.RoundAsync(ProviderBrowser.Proof)).To());
        web.Provider.Present = Somebody();
        Assert.EndsWith("provider=OtherPerson", (await browser.RoundAsync(ProviderBrowser.Proof)).To());
        Assert.Contains("confirm first that it is you", (await browser.Site.PageAsync("/account")).Body!.TextContent);

        web.Provider.Present = person with { Authenticated = TimeProvider.System.GetUtcNow() };
        web.Provider.Asked.Clear();
        Assert.Equal("/account", (await browser.RoundAsync(ProviderBrowser.Proof)).To());
        var asked = Assert.Single(web.Provider.Asked);
        Assert.Equal(("login", 0L), (asked.Prompt, asked.MaxAge));
        Assert.DoesNotContain("confirm first that it is you", (await browser.Site.PageAsync("/account")).Body!.TextContent);
        // the only way in is not thrown away
        Assert.Contains("You could no longer sign in", (await (await browser.PostAsync("/account", "unlink")).PageAsync()).QuerySelector("[role=alert]")!.TextContent);
    }

    [Fact]
    public async Task Signing_out_ends_the_session_here_and_offers_to_end_that_at_the_provider()
    {
        web.Provider.Present = Somebody();
        await browser.RoundAsync();

        var left = await browser.Site.PostFormAsync("/account/access-denied");

        Assert.Equal("/account/sign-in?out=1&provider=SignedOut", left.To());
        Assert.StartsWith("/account/sign-in", (await browser.Site.GetAsync("/desk")).To());
        Assert.Equal("You are signed out here. With Ministry account you are still signed in.", (await browser.ToldAsync(left)).Said);
        var end = (await browser.FollowAsync("/account/provider/sign-out")).Headers.Location!;
        Assert.StartsWith($"{web.Provider.Address}/connect/end?", end.AbsoluteUri);
        using var there = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false });
        var back = (await there.GetAsync(end)).Headers.Location!;
        Assert.StartsWith($"{ProvidedInstallation.Site}/account/provider/signed-out", back.AbsoluteUri);
        Assert.Equal("/account/sign-in", (await browser.Site.GetAsync(back.PathAndQuery)).To());
        // whoever signed in with a password is not asked
        var (_, email, password) = await web.AccountAsync("reader");
        await browser.Site.SignInAsync(email, password);
        Assert.Equal("/account/sign-in?out=1", (await browser.Site.PostFormAsync("/account/access-denied")).To());
    }

    private static TestProvider.Person Somebody() => new($"subject-{Interlocked.Increment(ref count)}", "M. Rahimova", $"somebody-{count}@ministry.example");

    private IEnumerable<string> Told() => web.Log.Lines.Where(line => line.Contains(typeof(SecurityLog).FullName!, StringComparison.Ordinal));

    private Task<ConferenceDb> OpenAsync() => web.Get<IDbContextFactory<ConferenceDb>>().CreateDbContextAsync();

    private async Task<Accounts.Account> AccountOfAsync(TestProvider.Person person)
    {
        await using var db = await OpenAsync();
        return await db.Users.AsNoTracking().SingleAsync(each => each.Email == person.Email);
    }

    private async Task<IReadOnlyList<string>> GrantsAsync(Guid account)
    {
        await using var db = await OpenAsync();
        return [.. (await db.Grants.Where(each => each.AccountId == account).ToListAsync()).Select(each => $"{each.Role} {each.Scope} {(each.IsClaimed ? "claimed" : "by hand")}").Order(StringComparer.Ordinal)];
    }

    private async Task<IReadOnlyList<JournalAction>> ActionsAsync(Guid account)
    {
        await using var db = await OpenAsync();
        return await db.Journal.Where(each => each.SubjectId == account).OrderBy(each => each.Number).Select(each => each.Action).ToListAsync();
    }

    private async Task<Actor> ProvenAsync(Guid account) => (await web.Get<ReadActor>().ReadAsync(account, default))! with { ProvenAt = DateTime.MaxValue };
}
