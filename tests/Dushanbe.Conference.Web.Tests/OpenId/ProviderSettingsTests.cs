using System.ComponentModel.DataAnnotations;
using System.Net;
using Dushanbe.Conference.Web.Host;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Dushanbe.Conference.Web.Tests.OpenId;

/// <summary>What the settings say of the provider, and what comes of them.</summary>
public sealed class ProviderSettingsTests
{
    [Fact]
    public async Task Without_the_setting_there_is_nothing_of_it()
    {
        await using var web = new WebInstallation();
        var client = web.CreateClient();

        Assert.DoesNotContain("account/provider", await client.GetStringAsync("/account/sign-in"), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await client.GetAsync("/account/provider?for=sign-in")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await client.GetAsync("/account/provider/answer?code=x&state=y")).StatusCode);
        Assert.DoesNotContain(await web.Get<IAuthenticationSchemeProvider>().GetAllSchemesAsync(), each => each.Name == "provider");
        Assert.Equal(HttpStatusCode.OK, (await client.GetAsync("/account/sign-in?provider=Closed")).StatusCode);
    }

    [Fact]
    public async Task While_the_provider_is_away_the_server_starts_says_so_and_lets_in_with_a_password()
    {
        await using var provider = await TestProvider.StartAsync(ProvidedInstallation.Site);
        await using var web = new ProvidedInstallation(provider, [("Conference:OpenId:Authority", "http://127.0.0.1:1"), ("Conference:PublicAddress", "https://localhost/process"), ("Conference:OpenId:AccountsAreMade", "false")]);
        using var browser = new ProviderBrowser(web);

        var answer = await browser.FollowAsync(ProviderBrowser.SignIn);

        Assert.Equal("/account/sign-in?return=%2Fdesk%2Fdushanbe-2022&provider=Away", answer.To());
        Assert.Equal((HttpStatusCode.ServiceUnavailable, "Ministry account does not answer at the moment. Try again later, or sign in with a password."), await browser.ToldAsync(answer));
        var (_, email, password) = await web.AccountAsync("reader");
        Assert.Equal("/desk", (await browser.Site.SignInAsync(email, password)).To());
        // in each language, with its name in that language
        foreach (var (language, said) in new[] { ("ru", "Войти через учётную запись министерства"), ("tg", "Ворид шудан тавассути Ministry account") })
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, "/account/sign-in");
            request.Headers.Add("Accept-Language", language);
            Assert.Equal(said, (await (await web.CreateClient().SendAsync(request)).PageAsync()).QuerySelector("a[href^='account/provider']")?.TextContent);
        }

        // anybody may come there, and to nothing else beside what is open without a provider
        Assert.Equal(["/account/provider", "/account/provider/sign-out"], web.Get<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>().Select(each => each.RoutePattern.RawText!).Where(each => each.StartsWith("/account/provider", StringComparison.Ordinal)).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Where_no_accounts_are_made_a_stranger_is_refused_and_a_verified_address_connects_only_by_setting()
    {
        await using var provider = await TestProvider.StartAsync("https://localhost/process");
        await using var web = new ProvidedInstallation(provider, [("Conference:PublicAddress", "https://localhost/process"), ("Conference:OpenId:AccountsAreMade", "false"), ("Conference:OpenId:LinkByVerifiedEmail", "true"), ("Conference:OpenId:TrustEmail", "true")]);
        var (id, email, _) = await web.AccountAsync("reader");
        using var browser = new ProviderBrowser(web);
        // behind a proxy: what is public is what the settings say, and the cookies are Secure whatever the request was
        var sent = await browser.FollowAsync(ProviderBrowser.SignIn);
        Assert.Contains("redirect_uri=https%3A%2F%2Flocalhost%2Fprocess%2Faccount%2Fprovider%2Fanswer", sent.Headers.Location!.Query, StringComparison.Ordinal);
        Assert.All(sent.Headers.GetValues("Set-Cookie"), each => Assert.Contains("secure", each, StringComparison.Ordinal));

        var enter = web.Get<Accounts.OpenId.EnterByProvider>();
        Accounts.OpenId.EnterByProvider.Form form = new(new("https://issuer.example", "abc"), "M. Rahimova", email, IsVerified: true, MayMake: false, MayLink: false);
        Assert.IsType<Accounts.OpenId.EnterByProvider.Outcome.Unknown>(await enter.ExecuteAsync(form, default));
        Assert.IsType<Accounts.OpenId.EnterByProvider.Outcome.Unverified>(await enter.ExecuteAsync(form with { MayLink = true, IsVerified = false }, default));
        Assert.IsType<Accounts.OpenId.EnterByProvider.Outcome.Unknown>(await enter.ExecuteAsync(form with { MayLink = true, Email = "nobody@ministry.example" }, default));
        Assert.Equal(new Accounts.OpenId.EnterByProvider.Outcome.Entered(id), await enter.ExecuteAsync(form with { MayLink = true }, default));
        // the same letters in another case are somebody else, and the account is connected already
        Assert.Equal(new Accounts.OpenId.EnterByProvider.Outcome.Taken(id), await enter.ExecuteAsync(form with { MayLink = true, Identity = new("https://issuer.example", "ABC") }, default));
        Assert.Equal(new Accounts.OpenId.EnterByProvider.Outcome.Taken(id), await enter.ExecuteAsync(form with { MayLink = true, Identity = new("https://other.example", "abc") }, default));
        Assert.Equal(new Accounts.OpenId.EnterByProvider.Outcome.Entered(id), await enter.ExecuteAsync(form, default));
    }

    [Theory]
    [InlineData("Authority", "http://login.example.org", "Conference:OpenId:Authority is 'http://login.example.org', but must be the https address of the provider, such as https://login.example.org/realms/ministry.")]
    [InlineData("Authority", null, "Conference:OpenId:Authority is '', but must be the https address of the provider, such as https://login.example.org/realms/ministry.")]
    [InlineData("ClientId", null, "Conference:OpenId:ClientId is missing: the provider gives it when this installation is registered there.")]
    [InlineData("Name", null, "Conference:OpenId:Name is missing: it stands on the button of the sign-in page, for example 'Ministry account'.")]
    [InlineData("Names:de", "Ministerium", "Conference:OpenId:Names has 'de', but the languages are en, ru and tg.")]
    [InlineData("Scopes", "profile", "Conference:OpenId:Scopes is 'profile', but must have openid among them.")]
    [InlineData("StrongWhen", "mfa", "Conference:OpenId:StrongWhen has 'mfa', but each must be a claim and its value, such as amr=mfa.")]
    [InlineData("Roles:0:Role", "boss", "Conference:OpenId:Roles:0:Role is 'boss', but must be a role among owner, organizer, registration, reviewer, protocol, editor, badges, gate, auditor, reader.")]
    [InlineData("Roles:0:Role", "owner", "Conference:OpenId:Roles:0:Role is 'owner', which is not given on an edition: leave Edition out.")]
    [InlineData("Roles:0:Value", null, "Conference:OpenId:Roles:0:Value is missing: it is the value of the claim that stands for the role.")]
    [InlineData("Scopes", "openid", null), InlineData("Authority", "http://[::1]:8080/realms/x", null)]
    public void A_wrong_setting_is_told_in_one_sentence_with_the_remedy(string setting, string? value, string? sentence)
    {
        Dictionary<string, string?> given = new(StringComparer.Ordinal)
        {
            ["Authority"] = "https://login.example.org",
            ["ClientId"] = "conference",
            ["Name"] = "Ministry account",
            ["Roles:0:Value"] = "organizers",
            ["Roles:0:Role"] = "organizer",
            ["Roles:0:Edition"] = "dushanbe-2022",
            [setting] = value,
        };
        var settings = new ConfigurationBuilder().AddInMemoryCollection(given).Build().Get<OpenIdSettings>()!;

        Assert.Equal(sentence is null ? [] : [sentence], settings.Validate(new ValidationContext(settings)).Select(each => each.ErrorMessage));
    }
}
