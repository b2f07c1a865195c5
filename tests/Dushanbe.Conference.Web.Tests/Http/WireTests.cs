using System.Net;
using System.Reflection;
using Dushanbe.Conference.Printing.Drawing;
using Dushanbe.Conference.Web.Public;
using Microsoft.AspNetCore.Components;

namespace Dushanbe.Conference.Web.Tests.Http;

/// <summary>A server that listens, since the test server's own wire knows neither limits nor answers without a body.</summary>
public sealed class ListeningInstallation : WebInstallation
{
    public const string Address = "https://conference.example.org/process";

    public ListeningInstallation() => UseKestrel(0);

    protected override IEnumerable<(string Key, string Value)> Settings => [("Conference:PublicAddress", Address)];
}

/// <summary>What browsers, calendars and caches see of the site.</summary>
public sealed class WireTests(ListeningInstallation web) : IClassFixture<ListeningInstallation>
{
    [Theory]
    [InlineData("/en/dushanbe-2022"), InlineData("/en/dushanbe-2022/agenda"), InlineData("/en/dushanbe-2022/agenda.ics"), InlineData("/en/dushanbe-2022/programme.pdf"), InlineData("/"), InlineData("/en/nowhere"), InlineData("/health/live"), InlineData("/account/sign-in")]
    public async Task Whoever_asks_for_headers_alone_gets_those_of_the_answer(string address)
    {
        var client = web.CreateClient();
        using var ask = new HttpRequestMessage(HttpMethod.Head, address);

        var head = await client.SendAsync(ask);
        var full = await client.GetAsync(address);

        Assert.Equal((full.StatusCode, full.Content.Headers.ContentType, full.Headers.ETag), (head.StatusCode, head.Content.Headers.ContentType, head.Headers.ETag));
        Assert.Empty(await head.Content.ReadAsByteArrayAsync());
    }

    [Fact]
    public async Task A_calendar_that_has_not_changed_is_not_sent_again()
    {
        var client = web.CreateClient();
        var first = await client.GetAsync("/ru/dushanbe-2022/agenda.ics");
        using var again = new HttpRequestMessage(HttpMethod.Get, "/ru/dushanbe-2022/agenda.ics");
        again.Headers.IfNoneMatch.Add(first.Headers.ETag!);
        using var other = new HttpRequestMessage(HttpMethod.Get, "/tg/dushanbe-2022/agenda.ics");
        other.Headers.IfNoneMatch.Add(first.Headers.ETag!);

        Assert.Equal(HttpStatusCode.NotModified, (await client.SendAsync(again)).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await client.SendAsync(other)).StatusCode);
    }

    [Fact]
    public async Task A_picture_of_the_promised_size_reaches_us_and_a_larger_one_hears_why_not()
    {
        var (_, email, password) = await web.AccountAsync("organizer");
        var client = web.CreateClient();
        await client.SignInAsync(email, password);
        client.DefaultRequestHeaders.Add("Sec-Fetch-Site", "same-origin");
        async Task<(HttpStatusCode, string)> SendAsync(int bytes)
        {
            using var form = new MultipartFormDataContent { { new ByteArrayContent(new byte[bytes]), "file", "photo.jpg" } };
            foreach (var (name, value) in new[] { ("left", "0"), ("top", "0"), ("width", "1"), ("height", "1"), ("turns", "0") }) form.Add(new StringContent(value), name);
            var answer = await client.PostAsync($"/desk/dushanbe-2022/participants/{Guid.Empty}/photo", form);
            return (answer.StatusCode, await answer.Content.ReadAsStringAsync());
        }

        // nobody has this key
        Assert.Equal(HttpStatusCode.NotFound, (await SendAsync(Picture.MaxBytes)).Item1);
        Assert.Equal((HttpStatusCode.UnprocessableEntity, """{"fault":"TooManyBytes"}"""), await SendAsync(Picture.MaxBytes + 1));
    }

    [Theory]
    [InlineData("*", "br"), InlineData("br;q=0, gzip", "gzip"), InlineData("gzip;q=0.5, br;q=0.1", "gzip"), InlineData("identity, br;q=0", ""), InlineData("", ""), InlineData("br", "br")]
    public async Task Every_reader_gets_an_encoding_that_was_asked_for_whoever_read_before(string accepted, string sent)
    {
        const string address = "/ru/dushanbe-2022/speakers";
        foreach (var before in new[] { "*", "br", "gzip", "" }) await ReadAsync(address, before);

        Assert.Equal(sent, string.Join(' ', (await ReadAsync(address, accepted)).Content.Headers.ContentEncoding));
    }

    [Fact]
    public async Task Words_that_other_sites_append_to_an_address_neither_fill_the_cache_nor_reach_other_readers()
    {
        const string address = "/tg/dushanbe-2022/agenda";
        var first = await ReadAsync($"{address}?utm_source=letter&day=all&fbclid=7", "");
        var second = await ReadAsync($"{address}?day=all&gclid=8", "");
        var filtered = await ReadAsync($"{address}?day=all&q=water", "");

        Assert.DoesNotContain("letter", await first.Content.ReadAsStringAsync());
        Assert.Contains("ru/dushanbe-2022/agenda?day=all", await first.Content.ReadAsStringAsync());
        Assert.Equal((false, true, false), (first.Headers.Contains("Age"), second.Headers.Contains("Age"), filtered.Headers.Contains("Age")));
    }

    [Fact]
    public void Every_word_that_a_public_page_takes_from_its_query_makes_a_copy_of_its_own()
    {
        var taken = typeof(PublicPages).Assembly.GetTypes().Where(type => type.Namespace?.StartsWith(typeof(PublicPages).Namespace!, StringComparison.Ordinal) == true)
            .SelectMany(type => type.GetProperties(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic))
            .Select(property => (property, query: property.GetCustomAttribute<SupplyParameterFromQueryAttribute>())).Where(each => each.query is not null)
            .Select(each => (each.query!.Name ?? each.property.Name).ToLowerInvariant());

        Assert.Equal(PublicPages.QueryWords.Order(), taken.Distinct().Order());
    }

    [Theory]
    [InlineData("/en/dushanbe-2022"), InlineData("/en/dushanbe-2022/agenda"), InlineData("/en/dushanbe-2022/agenda.ics")]
    public async Task Full_addresses_come_from_the_setting_and_never_from_the_request(string address)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, address);
        request.Headers.Host = "evil.example";

        var text = (await (await web.CreateClient().SendAsync(request)).Content.ReadAsStringAsync()).Replace("\r\n ", "");

        Assert.DoesNotContain("evil.example", text);
        Assert.Contains($"{ListeningInstallation.Address}/en/dushanbe-2022", text);
        if (address.EndsWith(".ics")) return;
        Assert.Contains($"""hreflang="ru" href="{ListeningInstallation.Address}{address.Replace("/en", "/ru")}" """.TrimEnd(), text);
        Assert.Contains($"""rel="canonical" href="{ListeningInstallation.Address}{address}" """.TrimEnd(), text);
    }

    private async Task<HttpResponseMessage> ReadAsync(string address, string accepted)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, address);
        if (accepted.Length > 0) request.Headers.TryAddWithoutValidation("Accept-Encoding", accepted);
        return await web.CreateClient().SendAsync(request);
    }
}
