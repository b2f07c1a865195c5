using System.Net;
using System.Text.Json;

namespace Dushanbe.Conference.Web.Tests.Public;

/// <summary>Pages made of a release, in which everything that an editor can type is markup.</summary>
public sealed class ReleasePagesTests(Site site) : IClassFixture<Site>
{
    [Theory]
    [InlineData("en", ""), InlineData("ru", ""), InlineData("tg", "")]
    [InlineData("en", "/agenda?day=all"), InlineData("ru", "/agenda?day=all"), InlineData("tg", "/agenda?day=all")]
    [InlineData("en", "/speakers"), InlineData("en", $"/speakers/{Site.Trap}"), InlineData("en", $"/sessions/{Site.Trap}")]
    public async Task What_stands_in_a_release_is_text_on_every_page(string language, string rest)
    {
        var page = await site.Page($"/{language}/{Site.Trap}{rest}");

        Assert.Contains(Site.Hostile, page.Body!.TextContent, StringComparison.Ordinal);
        var scripts = page.QuerySelectorAll("script").ToList();
        Assert.All(scripts, script => Assert.Equal("application/ld+json", script.GetAttribute("type")));
        Assert.All(scripts, script => Assert.Equal(Site.Hostile, JsonDocument.Parse(script.TextContent).RootElement.GetProperty("name").GetString()));
        Assert.DoesNotContain(page.All.SelectMany(each => each.Attributes), each => each.Name.StartsWith("on", StringComparison.OrdinalIgnoreCase));
        Assert.DoesNotContain(page.Links, each => each.GetAttribute("href")?.StartsWith("javascript:", StringComparison.OrdinalIgnoreCase) == true);
    }

    [Theory]
    [InlineData("en"), InlineData("ru"), InlineData("tg")]
    public async Task The_calendar_and_the_booklet_are_made_of_it_too(string language)
    {
        using var visitor = site.Visitor();

        var calendar = (await visitor.GetStringAsync($"/{language}/{Site.Trap}/agenda.ics")).Replace("\r\n ", "");
        var booklet = await visitor.GetAsync($"/{language}/{Site.Trap}/programme.pdf");

        // commas and semicolons are the only signs of a calendar that a text must not hold
        Assert.Contains($"SUMMARY:{Site.Hostile}\r\n", calendar, StringComparison.Ordinal);
        Assert.Equal((HttpStatusCode.OK, "application/pdf"), (booklet.StatusCode, booklet.Content.Headers.ContentType!.MediaType));
    }

    [Fact]
    public async Task The_draft_is_no_public_page()
    {
        using var visitor = site.Visitor();

        Assert.Equal(HttpStatusCode.OK, (await visitor.GetAsync($"/en/{Site.Trap}/programme.pdf")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await visitor.GetAsync($"/en/{Site.Trap}/draft.pdf")).StatusCode);
    }
}
