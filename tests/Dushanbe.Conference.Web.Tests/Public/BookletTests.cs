using System.Net;
using UglyToad.PdfPig;

namespace Dushanbe.Conference.Web.Tests.Public;

/// <summary>The programme on paper, as a visitor downloads it.</summary>
public sealed class BookletTests(Site site) : IClassFixture<Site>
{
    [Theory]
    [InlineData("en", "Programme. Rehearsal")]
    [InlineData("ru", "Программа. Репетиция")]
    [InlineData("tg", "Барнома. Машқ")]
    public async Task A_visitor_gets_the_published_programme_as_a_file_in_each_language(string language, string title)
    {
        using var visitor = site.Visitor();

        using var response = await visitor.GetAsync($"/{language}/rehearsal/programme.pdf");

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal("application/pdf", response.Content.Headers.ContentType?.ToString());
        Assert.Equal($"inline; filename=rehearsal-{language}.pdf", response.Content.Headers.ContentDisposition?.ToString());
        Assert.False(response.Headers.Contains("Set-Cookie"));
        using var pdf = PdfDocument.Open(await response.Content.ReadAsByteArrayAsync());
        Assert.Equal(title, pdf.Information.Title);
        Assert.True(pdf.NumberOfPages >= 4);
    }

    [Theory]
    [InlineData("/en/draft/programme.pdf")]
    [InlineData("/en/nowhere/programme.pdf")]
    [InlineData("/fr/rehearsal/programme.pdf")]
    public async Task A_draft_and_what_is_not_there_are_not_found(string address)
    {
        using var visitor = site.Visitor();

        using var response = await visitor.GetAsync(address);

        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
    }

    [Fact]
    public async Task The_second_visitor_gets_it_from_the_cache()
    {
        using var visitor = site.Visitor();
        using var first = await visitor.GetAsync("/en/dushanbe-2022/programme.pdf");

        using var second = await visitor.GetAsync("/en/dushanbe-2022/programme.pdf");

        Assert.Null(first.Headers.Age);
        Assert.NotNull(second.Headers.Age);
        Assert.Equal(await first.Content.ReadAsByteArrayAsync(), await second.Content.ReadAsByteArrayAsync());
    }

    [Theory]
    [InlineData("/tg/rehearsal")]
    [InlineData("/tg/rehearsal/agenda")]
    [InlineData("/tg/rehearsal/speakers")]
    public async Task Home_agenda_and_the_foot_of_every_page_lead_to_it(string address)
    {
        var page = await site.Page(address);

        Assert.Contains(page.QuerySelectorAll("footer a"), link => link.GetAttribute("href") == "/tg/rehearsal/programme.pdf");
        Assert.Equal(!address.EndsWith("speakers", StringComparison.Ordinal), page.QuerySelector("main a[href$='programme.pdf']") is not null);
    }

    [Fact]
    public async Task A_draft_is_not_linked()
    {
        var page = await site.Page("/en/draft");

        Assert.Empty(page.QuerySelectorAll("a[href$='programme.pdf']"));
    }
}
