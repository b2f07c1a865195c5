using System.Net;
using Dushanbe.Conference.Web.Security;
using Microsoft.AspNetCore.Routing;

namespace Dushanbe.Conference.Web.Tests.Attacks;

/// <summary>Every address, asked with headers, words, fields and paths that somebody made up: none is repeated, followed or run, and none is a fault of the server.</summary>
[Collection(AttackTests.Name)]
public sealed class ForgedRequestTests
{
    private readonly AttackedInstallation web;

    private static readonly (string Name, string Value)[] Forged =
    [
        ("X-Forwarded-Host", "evil.example"), ("X-Forwarded-Server", "evil.example"), ("X-Host", "evil.example"), ("X-Original-Host", "evil.example"), ("Forwarded", "for=127.0.0.1;host=evil.example;proto=https"),
        ("X-Forwarded-Prefix", "/evil.example"), ("X-Original-URL", "/desk/accounts"), ("X-Rewrite-URL", "/desk/accounts"), ("X-HTTP-Method-Override", "DELETE"), ("X-Forwarded-For", "127.0.0.1"), ("X-Forwarded-Proto", "https"), ("X-Real-IP", "127.0.0.1"),
        ("Referer", "https://evil.example/"),
    ];

    private static readonly string[] Elsewhere =
    [
        "https://evil.example/", "//evil.example/", "/\\evil.example/", "\\\\evil.example", "/\t/evil.example", "/\r\n/evil.example", "https:evil.example", "http:///evil.example", "javascript:alert(1)", "data:text/html,x", "%2F%2Fevil.example", "/%09/evil.example",
        "/%5cevil.example", "///evil.example", "/.//evil.example", "/..//evil.example", " //evil.example", "/\u2028/evil.example", "@evil.example", ".evil.example",
    ];

    private static readonly string[] Odd =
    [
        "'", "\"; DROP TABLE Participants; --", "' OR '1'='1", "1) UNION SELECT PasswordHash FROM AspNetUsers --", "${7*7}", "{{7*7}}", "../../../../etc/passwd", "..%2f..%2fetc%2fpasswd", "..\\..\\windows\\win.ini", "\0", "%00", "\u202Etxt", "\uD800", "<script>alert(1)</script>",
        "-1", "42", "99999999999999999999", "NaN", "1e308", "null", "true", "Name,State", "Name; DROP", new string('a', 5_000), "[]", "{}", "*", "%", "_", "NULL", "0001-01-01", "9999-12-31T23:59:59.9999999Z", "00000000-0000-0000-0000-000000000000",
    ];

    public ForgedRequestTests(AttackedInstallation web)
    {
        // what is logged from here on is this test's
        this.web = web;
        web.Forget();
    }

    // one of the languages, whose handlers are those of the others
    private IEnumerable<RouteEndpoint> Asked => Addresses.Of(web).Where(each => each.Method() == "GET" && each.RoutePattern.RawText!.Split('/') is not [_, "ru" or "tg", ..]);

    [Fact]
    public async Task No_answer_repeats_a_host_that_a_request_makes_up_or_follows_its_headers()
    {
        var faults = new List<string>();
        foreach (var endpoint in Asked)
        {
            var address = endpoint.Of(web.Own);
            foreach (var (client, who) in new[] { (web.CreateClient(), "anybody"), (web.Owner, "the owner") })
            {
                var (plain, _) = await AskAsync(client, address, forged: false);
                var (status, said) = await AskAsync(client, address, forged: true);
                if (status != plain) faults.Add($"{address} for {who}: {status} for {plain}");
                // a scheme that somebody claims
                if (said.Contains("Strict-Transport-Security", StringComparison.OrdinalIgnoreCase) || said.Contains("; secure", StringComparison.OrdinalIgnoreCase)) faults.Add($"{address} for {who} believes the scheme");
                if (said.Contains("evil.example", StringComparison.Ordinal)) faults.Add($"{address} for {who} repeats it: {Around(said)}");
            }
        }

        Assert.Empty(faults);
        Assert.Empty(web.Errors);
    }

    [Fact]
    public async Task No_address_leads_elsewhere_whatever_its_query_says()
    {
        var (faults, redirects) = (new List<string>(), 0);
        foreach (var endpoint in Asked)
        {
            var words = endpoint.QueryWords().Union(["return", "returnUrl", "back", "next", "url", "redirect", "part"], StringComparer.OrdinalIgnoreCase);
            // what takes nothing from its query is tried with a few, and papers are slow
            foreach (var to in endpoint.QueryWords().Count > 0 && !IsPaper(endpoint) ? Elsewhere : Elsewhere[..3])
            {
                var query = string.Join('&', words.Select(word => $"{word}={Uri.EscapeDataString(to)}"));
                foreach (var client in new[] { web.CreateClient(), web.Owner })
                {
                    using var answer = await client.GetAsync($"{endpoint.Of(web.Own)}?{query}");
                    if (answer.Headers.Location is not { } location) continue;
                    redirects++;
                    if (!IsHere(location)) faults.Add($"{endpoint.RoutePattern.RawText} leads to {location}");
                }
            }
        }

        // what the address itself says
        foreach (var path in new[] { "//evil.example", "/own//evil.example", "/own/%2F%2Fevil.example", "/own/..//evil.example", "/own/%5Cevil.example", "/desk/participants//evil.example", "/desk/participants/%2F%2Fevil.example", "/own/@evil.example", "/.evil.example", "/desk//evil.example" })
        {
            using var answer = await web.Owner.GetAsync(new Uri($"http://localhost{path}"));
            if (answer.Headers.Location is { } location && !IsHere(location)) faults.Add($"{path} leads to {location}");
        }

        Assert.Empty(faults);
        Assert.True(redirects > 100, $"only {redirects} redirects");
    }

    [Fact]
    public void Only_an_address_of_this_site_is_a_way_back()
    {
        foreach (var to in Elsewhere.Where(each => Uri.UnescapeDataString(each) == each && !each.StartsWith("/.", StringComparison.Ordinal) && !each.Contains('\u2028', StringComparison.Ordinal))) Assert.Equal("/desk", Visitors.Local(to, "/desk"));
        Assert.Equal(["/en?x=1", "/desk"], [Visitors.Local("/en?x=1", "/desk"), Visitors.Local(null, "/desk")]);
    }

    [Theory]
    [InlineData("http://a.example/desk?x=1", "/desk?x=1"), InlineData("HTTP://A.example/desk", "/desk"), InlineData("http://a.example", "http://a.example"), InlineData("http://a.example//evil.example", "http://a.example//evil.example"), InlineData("http://a.example/\\evil", "http://a.example/\\evil"), InlineData("http://a.example.org/", "http://a.example.org/"), InlineData("/desk", "/desk")]
    public void A_redirect_within_the_site_names_no_host(string to, string sent) => Assert.Equal(sent, OwnRedirects.WithoutHost(to, "http://a.example"));

    [Fact]
    public async Task Odd_words_in_a_query_are_no_fault_and_come_back_as_text()
    {
        var faults = new List<string>();
        foreach (var endpoint in Asked)
        {
            var words = endpoint.QueryWords();
            if (words.Count == 0) continue;
            foreach (var odd in IsPaper(endpoint) ? Odd[..6] : Odd)
            {
                var address = $"{endpoint.Of(web.Own)}?{string.Join('&', words.Select(word => $"{word}={Escaped(odd)}"))}";
                using var answer = await web.Owner.GetAsync(address);
                if ((int)answer.StatusCode >= 500) faults.Add($"{address}: {answer.StatusCode}");
                if (answer.Content.Headers.ContentType?.MediaType == "text/html") faults.AddRange(Injected.In(await answer.Content.ReadAsStringAsync()).Select(each => $"{address}: {each}"));
            }
        }

        Assert.Empty(faults);
        Assert.Empty(web.Errors);
    }

    [Fact]
    public async Task An_odd_field_of_a_form_is_refused_or_sought_and_no_fault_of_the_server()
    {
        var (faults, tried) = (new List<string>(), 0);
        // two formats of one table, and two journals, take the same fields
        foreach (var endpoint in Addresses.Of(web).Where(each => each.Method() == "POST" && !each.IsPage()).DistinctBy(each => string.Join(' ', each.FormFields())))
        {
            foreach (var field in endpoint.FormFields().Where(each => each != "file"))
            {
                foreach (var odd in Odd)
                {
                    tried++;
                    using var form = new MultipartFormDataContent();
                    var isPicture = endpoint.FormFields().Contains("file");
                    if (isPicture) form.Add(new ByteArrayContent(AttackedInstallation.Picture), "file", "../../me.png");
                    foreach (var other in isPicture ? endpoint.FormFields().Where(each => each != "file" && each != field) : []) form.Add(new StringContent("1"), other);
                    using var fields = new FormUrlEncodedContent([KeyValuePair.Create(field, odd.Replace("\uD800", "", StringComparison.Ordinal))]);
                    if (isPicture) form.Add(new StringContent(odd), field);
                    using var answer = await web.Owner.PostAsync(endpoint.Of(web.Own), isPicture ? form : fields);
                    if ((int)answer.StatusCode >= 500) faults.Add($"{endpoint.RoutePattern.RawText} {field}={odd}: {answer.StatusCode}");
                }
            }
        }

        Assert.Empty(faults);
        Assert.Empty(web.Errors);
        Assert.True(tried > 500, $"only {tried}");
    }

    [Fact]
    public async Task An_odd_path_finds_no_file_and_no_fault()
    {
        var faults = new List<string>();
        string[] ways = ["..%2f..%2f..%2fetc%2fpasswd", "%2e%2e%2f%2e%2e%2fappsettings.json", "..%5c..%5cappsettings.json", "....//....//keys", "%ff", "a%0d%0aSet-Cookie:x=1", "%c0%ae%c0%ae%2fkeys", "keys%2fjournal.key", "conference.db", "CON", "~", "%F0%9F%98%80", new string('a', 3_000)];
        foreach (var endpoint in Asked.Where(each => each.RoutePattern.Parameters.Count > 0))
        {
            foreach (var way in ways)
            {
                foreach (var odd in endpoint.RoutePattern.Parameters)
                {
                    var address = endpoint.RoutePattern.With(parameter => parameter.Name == odd.Name ? way : Addresses.ValueOf(endpoint, parameter, web.Own));
                    using var answer = await web.Owner.GetAsync(new Uri($"http://localhost{address}"));
                    var said = await answer.Content.ReadAsStringAsync();
                    if ((int)answer.StatusCode >= 500) faults.Add($"{address}: {answer.StatusCode}");
                    if (said.Contains("root:x:", StringComparison.Ordinal) || said.Contains("ConnectionStrings", StringComparison.Ordinal) || said.StartsWith("SQLite format", StringComparison.Ordinal)) faults.Add($"{address} tells");
                    if (answer.Headers.Contains("Set-Cookie") && answer.Headers.GetValues("Set-Cookie").Any(each => each.StartsWith("x=", StringComparison.Ordinal))) faults.Add($"{address} sets a cookie");
                }
            }
        }

        // the files beside the program, and those of the installation
        foreach (var path in ways.Concat(["appsettings.json", "Dushanbe.Conference.Web.dll", "App_Data/conference.db", "files/", "js/../appsettings.json", "js/%2e%2e/appsettings.json", "css/..%2f..%2fappsettings.json", ".git/config", "web.config"]))
        {
            using var answer = await web.CreateClient().GetAsync(new Uri($"http://localhost/{path}"));
            if (answer.StatusCode is not (HttpStatusCode.NotFound or HttpStatusCode.BadRequest)) faults.Add($"/{path}: {answer.StatusCode}");
        }

        Assert.Empty(faults);
        Assert.Empty(web.Errors);
    }

    private static bool IsPaper(RouteEndpoint endpoint) => endpoint.RoutePattern.RawText!.EndsWith(".pdf", StringComparison.Ordinal) || endpoint.RoutePattern.RawText!.EndsWith(".png", StringComparison.Ordinal);

    private static bool IsHere(Uri location) => location.IsAbsoluteUri && location.Scheme is "http" or "https" && location.OriginalString.StartsWith("http", StringComparison.Ordinal)
        ? location.Host == "localhost"
        : location.OriginalString is ['/', ..] && location.OriginalString is not ['/', '/' or '\\', ..] && !location.OriginalString.Any(char.IsControl);

    private static string Escaped(string text) => text.Contains('\uD800', StringComparison.Ordinal) ? "%ED%A0%80" : Uri.EscapeDataString(text);

    private static string Around(string said)
    {
        var at = said.IndexOf("evil.example", StringComparison.Ordinal);
        return said[Math.Max(0, at - 60)..Math.Min(said.Length, at + 20)];
    }

    private static async Task<(HttpStatusCode Status, string Said)> AskAsync(HttpClient client, string address, bool forged)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, address);
        if (forged)
        {
            request.Headers.Host = "evil.example";
            foreach (var (name, value) in Forged) request.Headers.TryAddWithoutValidation(name, value);
        }

        using var answer = await client.SendAsync(request);
        var text = answer.Content.Headers.ContentType?.MediaType is "application/pdf" ? "" : await answer.Content.ReadAsStringAsync();
        return (answer.StatusCode, string.Join('\n', answer.Headers.Concat(answer.Content.Headers).Select(each => $"{each.Key}: {string.Join(' ', each.Value)}")) + text.Replace("\r\n ", "", StringComparison.Ordinal));
    }
}
