using System.Net;
using Dushanbe.Conference.Web.Security;
using Microsoft.AspNetCore.Mvc.Testing;

namespace Dushanbe.Conference.Web.Tests.Http;

/// <summary>Cookies that nobody but this host can have set, where the connection allows it.</summary>
public sealed class HostCookieTests(WebInstallation web) : IClassFixture<WebInstallation>
{
    private const string Desk = "/desk/dushanbe-2022";

    [Fact]
    public async Task Over_https_every_cookie_has_the_prefix_and_what_it_asks_for_and_signs_in_and_out()
    {
        var (_, email, password) = await web.AccountAsync("reader");
        var client = Secure();
        var set = new List<string>();
        foreach (var address in new[] { "/account/sign-in", "/account/language/ru?back=/account/sign-in", "/account/theme/dark", "/account/theme/system" }) set.AddRange(CookiesOf(await client.GetAsync(address)));
        set.AddRange(CookiesOf(await client.SignInAsync(email, password)));
        set.AddRange(CookiesOf(await client.GetAsync(Desk)));

        Assert.Equal(HttpStatusCode.OK, (await client.GetAsync(Desk)).StatusCode);
        // session, device, anti-forgery, language, theme, last edition
        Assert.True(set.Select(NameOf).Distinct().Count() >= 6, string.Join("; ", set.Select(NameOf)));
        Assert.All(set, each =>
        {
            Assert.StartsWith(HostCookies.Prefix, each, StringComparison.Ordinal);
            Assert.Contains("; secure", each, StringComparison.OrdinalIgnoreCase);
            Assert.Matches("(?i); path=/(;|$)", each);
            Assert.DoesNotContain("domain=", each, StringComparison.OrdinalIgnoreCase);
        });

        Assert.StartsWith("/account/sign-in", (await client.PostFormAsync("/account/access-denied")).To());
        Assert.StartsWith("/account/sign-in", (await client.GetAsync(Desk)).To());
    }

    [Fact]
    public async Task Over_https_a_cookie_without_the_prefix_is_nobodys_and_over_http_one_with_it()
    {
        var (_, email, password) = await web.AccountAsync("reader");
        var https = SessionOf(await Secure().SignInAsync(email, password));
        var http = SessionOf(await web.CreateClient().SignInAsync(email, password));

        Assert.Equal(("__Host-conference", "conference"), (NameOf(https), NameOf(http)));
        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.OK), (await StatusAsync("https", https), await StatusAsync("http", http)));
        // planted by a host beside this one, or by somebody in the network: the sessions themselves are right
        Assert.Equal((HttpStatusCode.Redirect, HttpStatusCode.Redirect), (await StatusAsync("https", http), await StatusAsync("http", https)));
        Assert.Equal(HttpStatusCode.Redirect, await StatusAsync("https", https.Replace("__Host-", "__host-", StringComparison.Ordinal)));
        // beside the right one it changes nothing
        Assert.Equal(HttpStatusCode.OK, await StatusAsync("https", $"conference=made-up; {https}; conference=made-up"));
    }

    private HttpClient Secure() => web.CreateClient(new WebApplicationFactoryClientOptions { BaseAddress = new("https://localhost"), AllowAutoRedirect = false });

    private async Task<HttpStatusCode> StatusAsync(string scheme, string cookie)
    {
        using var client = web.CreateDefaultClient();
        using var request = new HttpRequestMessage(HttpMethod.Get, $"{scheme}://localhost{Desk}");
        request.Headers.Add("Cookie", cookie);
        return (await client.SendAsync(request)).StatusCode;
    }

    private static IEnumerable<string> CookiesOf(HttpResponseMessage answer) => answer.Headers.TryGetValues("Set-Cookie", out var set) ? set : [];

    private static string SessionOf(HttpResponseMessage answer) => CookiesOf(answer).Single(each => NameOf(each).EndsWith("conference", StringComparison.Ordinal)).Split(';')[0];

    private static string NameOf(string cookie) => cookie.Split('=')[0];
}
