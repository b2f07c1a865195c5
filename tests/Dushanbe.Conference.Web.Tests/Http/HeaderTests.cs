using System.Net;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.StaticAssets;

namespace Dushanbe.Conference.Web.Tests.Http;

/// <summary>A server whose operator has other things below the same name, which do not answer over TLS.</summary>
public sealed class ApexInstallation : WebInstallation
{
    protected override IEnumerable<(string Key, string Value)> Settings => [("Conference:SecureSubdomains", "false")];
}

/// <summary>What every answer says to browsers and proxies, whatever it is.</summary>
public sealed class HeaderTests(WebInstallation web) : IClassFixture<WebInstallation>
{
    private static readonly (string Name, string Value)[] Always =
    [
        ("X-Content-Type-Options", "nosniff"), ("Referrer-Policy", "same-origin"), ("Cross-Origin-Opener-Policy", "same-origin"), ("Cross-Origin-Resource-Policy", "same-origin"),
        ("Origin-Agent-Cluster", "?1"), ("X-Permitted-Cross-Domain-Policies", "none"), ("Strict-Transport-Security", "max-age=31536000; includeSubDomains"),
    ];

    [Fact]
    public async Task Every_route_answers_everybody_with_the_headers_that_close_it_to_other_sites()
    {
        var (stranger, owner) = (Outside(web), await SignedInAsync());
        var wrong = new List<string>();
        var routes = web.Get<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>().ToList();

        foreach (var route in routes)
            foreach (var (name, client) in new[] { ("stranger", stranger), ("owner", owner) })
            {
                using var answer = await AskAsync(client, route);
                foreach (var (header, value) in Always)
                    if (Said(answer, header) != (header, route.RoutePattern.RawText) switch { ("Referrer-Policy", "/account/link") => "strict-origin", _ => value }) wrong.Add($"{name} {route.RoutePattern.RawText}: {header} {Said(answer, header)}");
                var policy = Said(answer, "Content-Security-Policy");
                if (!policy.StartsWith("default-src 'none'; ", StringComparison.Ordinal) || policy.Contains("script-src 'unsafe", StringComparison.Ordinal)) wrong.Add($"{name} {route.RoutePattern.RawText}: {policy}");
                if (answer.Headers.Contains("Server") || answer.Headers.Contains("X-Powered-By")) wrong.Add($"{name} {route.RoutePattern.RawText} says what it is made with");
            }

        Assert.Empty(wrong.Distinct());
        Assert.Contains(routes, each => each.RoutePattern.RawText == "/desk/{Edition}/participants");
        Assert.Contains(routes, each => each.RoutePattern.RawText == "/account/password");
    }

    [Fact]
    public async Task Whatever_is_answered_to_somebody_signed_in_is_kept_nowhere()
    {
        var owner = await SignedInAsync();
        var wrong = new List<string>();
        var (asked, kept) = (0, 0);

        foreach (var route in web.Get<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>())
        {
            using var answer = await AskAsync(owner, route);
            var isAsset = route.Metadata.GetMetadata<StaticAssetDescriptor>() is not null;
            if (answer.Headers.CacheControl is { NoStore: true } != !isAsset) wrong.Add($"{route.RoutePattern.RawText}: {answer.Headers.CacheControl}");
            if (isAsset) kept++; else asked++;
        }

        Assert.Empty(wrong);
        Assert.InRange(asked, 40, int.MaxValue);
        Assert.InRange(kept, 10, int.MaxValue);
    }

    [Fact]
    public async Task Pages_for_accounts_are_kept_nowhere_even_before_one_signs_in_and_public_pages_are_as_before()
    {
        var stranger = Outside(web);

        foreach (var address in new[] { "/account/sign-in", "/account/set-up", "/account/link?token=made-up", "/account/forgotten", "/account/language/ru", "/account/password", "/desk", "/desk/dushanbe-2022/participants", "/_blazor" })
            Assert.True((await stranger.GetAsync(address)).Headers.CacheControl?.NoStore, address);
        foreach (var address in new[] { "/en/dushanbe-2022", "/en/dushanbe-2022/agenda.ics", "/en/nowhere" })
            Assert.Null((await stranger.GetAsync(address)).Headers.CacheControl);
    }

    [Theory]
    [InlineData("http://conference.example.org", null), InlineData("https://localhost", null), InlineData("https://127.0.0.1", null), InlineData("https://[::1]", null), InlineData("https://conference.example.org", "max-age=31536000; includeSubDomains")]
    public async Task Browsers_are_told_to_insist_on_tls_where_they_came_with_it_and_never_of_their_own_machine(string address, string? said)
    {
        foreach (var path in new[] { "/en/dushanbe-2022", "/account/sign-in", "/nowhere", "/css/site.css" })
            Assert.Equal(said ?? "", Said(await Outside(web, address).GetAsync(path), "Strict-Transport-Security"));
    }

    [Fact]
    public async Task An_operator_may_leave_hosts_below_this_one_out_and_a_developer_is_not_bound()
    {
        await using var apex = new ApexInstallation();
        await using var development = new DevelopmentInstallation();

        Assert.Equal("max-age=31536000", Said(await Outside(apex).GetAsync("/en/dushanbe-2022"), "Strict-Transport-Security"));
        Assert.Equal("", Said(await Outside(development).GetAsync("/en/dushanbe-2022"), "Strict-Transport-Security"));
    }

    [Fact]
    public async Task A_desk_allows_inline_style_and_script_with_the_nonce_of_its_page_alone()
    {
        var owner = await SignedInAsync();

        var (first, second) = (await owner.GetAsync("/desk/dushanbe-2022/participants"), await owner.GetAsync("/desk/dushanbe-2022/participants"));

        var policy = Said(first, "Content-Security-Policy").Split("; ");
        var nonce = Assert.Single(policy, each => each.StartsWith("script-src ", StringComparison.Ordinal)).Split('\'')[3];
        Assert.StartsWith("nonce-", nonce);
        Assert.Contains($"script-src 'self' '{nonce}'", policy);
        Assert.Contains("style-src 'self' 'unsafe-inline'", policy);
        Assert.DoesNotContain(nonce, Said(second, "Content-Security-Policy"));
        Assert.All((await first.PageAsync()).QuerySelectorAll("script:not([src])"), each => Assert.Equal(nonce, $"nonce-{each.GetAttribute("nonce")}"));
    }

    private static async Task<HttpResponseMessage> AskAsync(HttpClient client, RouteEndpoint route)
    {
        var method = route.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods is [var first, ..] ? first : "GET";
        using var request = new HttpRequestMessage(new HttpMethod(method), EndpointTests.Sample(route.RoutePattern).Replace("dushanbe-2022", "dushanbe-2018", StringComparison.Ordinal));
        if (route.Metadata.GetMetadata<IAcceptsMetadata>()?.ContentTypes is [var type, ..])
        {
            request.Content = new ByteArrayContent([]);
            request.Content.Headers.TryAddWithoutValidation("Content-Type", type.Replace("*", "x", StringComparison.Ordinal));
        }

        // the headers are what counts; a paper need not arrive
        return await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
    }

    private async Task<HttpClient> SignedInAsync()
    {
        var (_, email, password) = await web.AccountAsync("owner");
        var client = Outside(web);
        Assert.Equal(HttpStatusCode.Redirect, (await client.SignInAsync(email, password)).StatusCode);
        return client;
    }

    private static HttpClient Outside(WebInstallation web, string address = "https://conference.example.org") =>
        web.CreateClient(new WebApplicationFactoryClientOptions { BaseAddress = new Uri(address), AllowAutoRedirect = false });

    private static string Said(HttpResponseMessage answer, string header) => answer.Headers.TryGetValues(header, out var values) ? string.Join(' ', values) : "";
}
