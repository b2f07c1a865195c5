using System.Net;

namespace Dushanbe.Conference.Web.Tests.Public;

public sealed class PublicPagesTests(Site site) : IClassFixture<Site>
{
    private static readonly string[] Addresses =
    [
        .. from language in new[] { "en", "ru", "tg" }
           from page in new[] { "", "/rehearsal", "/rehearsal/agenda", "/rehearsal/agenda?day=all&q=side", "/rehearsal/sessions/ministerial", "/rehearsal/sessions/hostile", "/rehearsal/speakers", "/rehearsal/speakers/nigora-sharipova", "/rehearsal/privacy", "/draft", "/draft/privacy", "/draft/agenda", "/draft/speakers", "/dushanbe-2022", "/dushanbe-2022/agenda", "/dushanbe-2022/speakers", "/kuwait-2024", "/kuwait-2024/agenda" }
           select $"/{language}{page}",
    ];

    public static TheoryData<string> Pages => new(Addresses);

    [Theory]
    [MemberData(nameof(Pages))]
    public async Task Every_page_is_plain_HTML_in_its_language(string address)
    {
        using var visitor = site.Visitor();
        using var response = await visitor.GetAsync(address);
        var page = await site.Page(address);

        Assert.False(response.Headers.Contains("Set-Cookie"));
        Assert.DoesNotContain("unsafe", response.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
        Assert.Equal(address.Split('/')[1], page.DocumentElement.GetAttribute("lang"));
        Assert.Single(page.QuerySelectorAll("h1"));
        Assert.Single(page.QuerySelectorAll("main"));
        Assert.NotEmpty(page.Title!);
        Assert.Empty(page.QuerySelectorAll("script:not([type='application/ld+json'])"));
        Assert.Empty(page.QuerySelectorAll("style, [style], [onclick]"));
        Assert.DoesNotContain("Blazor:", page.DocumentElement.OuterHtml, StringComparison.Ordinal);
        Assert.All(page.QuerySelectorAll("[id]").GroupBy(each => each.Id), group => Assert.Single(group));
        Assert.All(page.QuerySelectorAll("img"), image => Assert.True(image.HasAttribute("alt")));
        Assert.All(page.QuerySelectorAll("input, select"), input => Assert.NotNull(input.Closest("label")));
    }

    [Theory]
    [MemberData(nameof(Pages))]
    public async Task No_text_is_missing_its_resource(string address)
    {
        var page = await site.Page(address);

        // a key that is not found is shown as itself, and every key of ours with a part in it has this form
        Assert.DoesNotMatch("[A-Z][a-z]+_[A-Za-z]+", page.Body!.TextContent);
        Assert.DoesNotContain("{0}", page.Body!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Every_link_inside_the_site_leads_somewhere()
    {
        var links = new HashSet<string>(StringComparer.Ordinal);
        foreach (var address in Addresses.Where(address => address.StartsWith("/ru", StringComparison.Ordinal)))
            foreach (var link in (await site.Page(address)).QuerySelectorAll("a[href], link[href], img[src]"))
                links.Add(new Uri(new Uri("http://localhost"), link.GetAttribute("href") ?? link.GetAttribute("src")!).PathAndQuery);
        using var visitor = site.Visitor();

        foreach (var link in links.Order(StringComparer.Ordinal))
        {
            using var response = await visitor.GetAsync(link);
            Assert.True(response.StatusCode == HttpStatusCode.OK, $"{link}: {response.StatusCode}");
        }
    }

    [Theory]
    [InlineData("/en/nowhere")]
    [InlineData("/en/nowhere/agenda")]
    [InlineData("/tg/nowhere/speakers")]
    [InlineData("/en/rehearsal/sessions/nothing")]
    [InlineData("/en/rehearsal/speakers/nobody")]
    [InlineData("/en/rehearsal/sessions/nothing.ics")]
    [InlineData("/en/rehearsal/sessions/hostile.ics")]
    [InlineData("/en/draft/sessions/secret")]
    [InlineData("/en/draft/agenda.ics")]
    [InlineData("/en/dushanbe-2022/sessions/side")]
    [InlineData("/fr/rehearsal/agenda")]
    [InlineData("/nowhere/agenda")]
    [InlineData("/portraits/0000000000000000000000000000000000000000000000000000000000000000")]
    public async Task What_is_not_there_is_not_found(string address)
    {
        using var visitor = site.Visitor();
        using var response = await visitor.GetAsync(address);

        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
        Assert.DoesNotContain("Secret session", await response.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/ru/rehearsal/sessions/nothing")]
    [InlineData("/ru/rehearsal/speakers/nobody")]
    [InlineData("/ru/rehearsal/nothing/of/the/kind")]
    public async Task A_page_that_an_edition_lacks_is_not_found_inside_the_edition(string address)
    {
        using var visitor = site.Visitor();
        using var response = await visitor.GetAsync(address);
        var page = new AngleSharp.Html.Parser.HtmlParser().ParseDocument(await response.Content.ReadAsStringAsync());

        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
        Assert.Equal("Страница не найдена", page.QuerySelector("h1")!.TextContent);
        Assert.Equal(["/ru/rehearsal/agenda", "/ru/rehearsal/speakers"], page.QuerySelectorAll(".nav a").Select(each => each.GetAttribute("href")));
        Assert.NotNull(page.QuerySelector("main a[href='/ru/rehearsal/agenda']"));
    }

    [Theory]
    [InlineData("/", null, "ru-RU,ru;q=0.9,en;q=0.8", "/ru")]
    [InlineData("/", null, "de, tg;q=0.5", "/tg")]
    [InlineData("/", "tg", "ru", "/tg")]
    [InlineData("/", null, "de", "/en")]
    [InlineData("/", null, null, "/en")]
    [InlineData("/rehearsal/agenda?day=2&q=a%20b", null, "ru", "/ru/rehearsal/agenda?day=2&q=a%20b")]
    [InlineData("/rehearsal", "tg", null, "/tg/rehearsal")]
    public async Task An_address_without_a_language_leads_to_the_readers(string address, string? cookie, string? accepts, string target)
    {
        using var visitor = site.Visitor();
        using var request = new HttpRequestMessage(HttpMethod.Get, address);
        if (cookie is not null) request.Headers.Add("Cookie", $".AspNetCore.Culture={Uri.EscapeDataString($"c={cookie}|uic={cookie}")}");
        if (accepts is not null) request.Headers.Add("Accept-Language", accepts);
        using var response = await visitor.SendAsync(request);

        Assert.Equal(HttpStatusCode.Redirect, response.StatusCode);
        Assert.Equal(target, response.Headers.Location!.OriginalString);
        Assert.Contains("Accept-Language", response.Headers.Vary);
        Assert.False(response.Headers.Contains("Set-Cookie"));
    }

    [Fact]
    public async Task The_language_switch_keeps_the_page_and_its_filters_and_search_engines_learn_the_other_languages()
    {
        var page = await site.Page("/en/rehearsal/agenda?day=all&q=side");

        Assert.Equal("/ru/rehearsal/agenda?day=all&q=side", page.QuerySelector(".langs a[lang=ru]")!.GetAttribute("href"));
        Assert.Equal("http://localhost/en/rehearsal/agenda", page.QuerySelector("link[rel=canonical]")!.GetAttribute("href"));
        Assert.Equal(["en", "ru", "tg", "x-default"], page.QuerySelectorAll("link[rel=alternate]").Select(link => link.GetAttribute("hreflang")));
    }

    [Fact]
    public async Task Only_a_rehearsal_bears_the_notice()
    {
        Assert.Contains("Training edition.", (await site.Page("/en/rehearsal/speakers")).QuerySelector(".notice")!.TextContent, StringComparison.Ordinal);
        Assert.Null((await site.Page("/en/dushanbe-2022/speakers")).QuerySelector(".notice"));
    }

    [Fact]
    public async Task A_portrait_may_be_kept_for_good_and_runs_nothing_and_a_participants_photo_is_not_given_out()
    {
        using var visitor = site.Visitor();
        using var portrait = await visitor.GetAsync($"/portraits/{site.Hashes.Portrait}");
        using var photo = await visitor.GetAsync($"/portraits/{site.Hashes.Photo}");

        Assert.Equal("image/svg+xml", portrait.Content.Headers.ContentType!.MediaType);
        Assert.Contains("immutable", portrait.Headers.CacheControl!.ToString(), StringComparison.Ordinal);
        Assert.Contains("sandbox", portrait.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, photo.StatusCode);
    }

    [Fact]
    public async Task The_first_visit_of_the_agenda_stays_small()
    {
        using var visitor = site.Visitor();
        visitor.DefaultRequestHeaders.Add("Accept-Encoding", "br");
        var page = await site.Page("/tg/dushanbe-2022/agenda");
        var bytes = (await visitor.GetByteArrayAsync("/tg/dushanbe-2022/agenda")).Length;
        foreach (var sheet in page.QuerySelectorAll("link[rel=stylesheet], link[rel=icon]"))
            bytes += (await visitor.GetByteArrayAsync(new Uri(new Uri("http://localhost"), sheet.GetAttribute("href")!))).Length;

        Assert.InRange(bytes, 1, 60_000);
    }
}
