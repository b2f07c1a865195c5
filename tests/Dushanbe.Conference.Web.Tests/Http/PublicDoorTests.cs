using System.Net;
using System.Net.Http.Headers;
using Dushanbe.Conference.Data;
using Dushanbe.Conference.Editions;
using Dushanbe.Conference.Names;
using Dushanbe.Conference.Programme;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging.Abstractions;

namespace Dushanbe.Conference.Web.Tests.Http;

/// <summary>What holds for every page that anybody may open.</summary>
public sealed class PublicDoorTests(WebInstallation web) : IClassFixture<WebInstallation>
{
    public static TheoryData<string, string> Pages()
    {
        var data = new TheoryData<string, string>();
        foreach (var language in new[] { "en", "ru", "tg" })
            foreach (var page in new[] { "", "/dushanbe-2022", "/dushanbe-2022/agenda", "/dushanbe-2022/speakers", "/kuwait-2024" })
                data.Add(language, $"/{language}{page}");
        return data;
    }

    [Theory, MemberData(nameof(Pages))]
    public async Task A_public_page_speaks_its_language_sets_no_cookie_and_opens_no_circuit(string language, string address)
    {
        var answer = await web.CreateClient().GetAsync(address);
        var page = await answer.PageAsync();

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.False(answer.Headers.Contains("Set-Cookie"));
        Assert.Equal(language, page.DocumentElement.GetAttribute("lang"));
        Assert.Single(page.QuerySelectorAll("h1"));
        Assert.DoesNotContain("<!--Blazor:{", page.DocumentElement.OuterHtml);
        Assert.DoesNotContain(page.Scripts, script => script.Type != "application/ld+json");
    }

    [Theory]
    [InlineData("/en/dushanbe-2022"), InlineData("/account/sign-in"), InlineData("/nowhere")]
    public async Task Pages_without_a_circuit_allow_no_inline_script_and_no_inline_style(string address)
    {
        var answer = await web.CreateClient().GetAsync(address);

        var policy = Assert.Single(answer.Headers.GetValues("Content-Security-Policy"));
        Assert.Contains("default-src 'none'", policy);
        Assert.DoesNotContain("unsafe", policy);
        Assert.Empty((await answer.PageAsync()).QuerySelectorAll("[style], style, [onclick]"));
    }

    [Theory]
    [InlineData("/nowhere"), InlineData("/en/nowhere"), InlineData("/en/dushanbe-2022/sessions/nothing"), InlineData("/xx/yy/zz.png"), InlineData("/desk/x/y/z/q")]
    public async Task An_unknown_address_is_not_found_rather_than_a_sign_in(string address)
    {
        var answer = await web.CreateClient().GetAsync(address);

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        Assert.Single((await answer.PageAsync()).QuerySelectorAll("h1"));
    }

    [Theory]
    [InlineData("en", "Page not found"), InlineData("ru", "Страница не найдена"), InlineData("tg", "Саҳифа ёфт нашуд")]
    public async Task Not_found_is_said_in_the_language_of_the_address(string language, string title)
    {
        var page = await web.CreateClient().PageAsync($"/{language}/dushanbe-2022/sessions/nothing");

        Assert.Equal(title, page.QuerySelector("h1")!.TextContent);
    }

    [Fact]
    public async Task The_door_leads_to_the_language_the_browser_asks_for()
    {
        var client = web.CreateClient();
        client.DefaultRequestHeaders.AcceptLanguage.Add(new StringWithQualityHeaderValue("tg"));

        Assert.Equal("/tg", (await client.GetAsync("/")).To());
    }

    [Fact]
    public async Task A_second_reader_gets_the_kept_copy_each_encoding_its_own_and_a_change_drops_it()
    {
        var client = web.CreateClient();
        const string address = "/en/dushanbe-2018";

        var first = await ReadAsync(client, address, "br");
        var second = await ReadAsync(client, address, "br");
        var plain = await ReadAsync(client, address, null);
        await RenameVenueAsync("dushanbe-2018", "Another Hall", new(NullLogger<Bulletin>.Instance));
        var draft = await ReadAsync(client, address, null);
        await PublishAsync("dushanbe-2018", web.Get<Bulletin>());
        var changed = await ReadAsync(client, address, null);

        Assert.False(first.Headers.Contains("Age"));
        Assert.True(second.Headers.Contains("Age"));
        Assert.Equal("br", second.Content.Headers.ContentEncoding.Single());
        Assert.Equal(await first.Content.ReadAsByteArrayAsync(), await second.Content.ReadAsByteArrayAsync());
        Assert.Empty(plain.Content.Headers.ContentEncoding);
        Assert.DoesNotContain("Another Hall", (await draft.PageAsync()).DocumentElement.TextContent);
        Assert.False(changed.Headers.Contains("Age"));
        Assert.Contains("Another Hall", (await changed.PageAsync()).DocumentElement.TextContent);
    }

    [Fact]
    public async Task What_another_process_changes_is_noticed_too()
    {
        var client = web.CreateClient();
        const string address = "/tg/kuwait-2024";
        await ReadAsync(client, address, null);
        // a bulletin of its own: this server hears nothing of the change
        var elsewhere = new Bulletin(NullLogger<Bulletin>.Instance);
        await RenameVenueAsync("kuwait-2024", "Толори тағйирёфта", elsewhere);

        await PublishAsync("kuwait-2024", elsewhere);
        var page = "";
        for (var i = 0; i < 100 && !page.Contains("Толори тағйирёфта"); i++)
        {
            await Task.Delay(200);
            page = (await client.PageAsync(address)).DocumentElement.TextContent;
        }

        Assert.Contains("Толори тағйирёфта", page);
    }

    [Fact]
    public async Task A_copy_kept_for_everybody_tells_blazor_in_small_letters_that_it_may_be_used()
    {
        var client = web.CreateClient();
        async Task<HttpResponseMessage> Enhanced()
        {
            var request = new HttpRequestMessage(HttpMethod.Get, "/ru/dushanbe-2019");
            request.Headers.TryAddWithoutValidation("Accept", "text/html; blazor-enhanced-nav=on");
            return await client.SendAsync(request);
        }

        await Enhanced();
        var kept = await Enhanced();

        Assert.True(kept.Headers.Contains("Age"));
        Assert.Equal("allow", Assert.Single(kept.Headers.GetValues("blazor-enhanced-nav")));
    }

    [Fact]
    public async Task Health_is_told_to_whoever_asks()
    {
        var client = web.CreateClient();

        Assert.Equal("Healthy", await client.GetStringAsync("/health/live"));
        Assert.Equal("Healthy", await client.GetStringAsync("/health/ready"));
    }

    private async Task RenameVenueAsync(string slug, string venue, Bulletin bulletin)
    {
        var details = (await web.Get<EditionDetails>().ReadAsync(slug, WebInstallation.Organizer, default))!;
        var content = details.Content with { Venue = LocalizedText.Of(en: venue, tg: venue) };
        await new AmendEdition(web.Get<IDbContextFactory<ConferenceDb>>(), bulletin, TimeProvider.System).ExecuteAsync(new(details.Id, details.Version, content), WebInstallation.Organizer, default);
    }

    private async Task PublishAsync(string slug, Bulletin bulletin)
    {
        var details = (await web.Get<EditionDetails>().ReadAsync(slug, WebInstallation.Organizer, default))!;
        Assert.IsType<PublishProgramme.Outcome.Published>(await new PublishProgramme(web.Get<IDbContextFactory<ConferenceDb>>(), bulletin, TimeProvider.System).ExecuteAsync(new(details.Id, details.Version), WebInstallation.Organizer, default));
    }

    private static async Task<HttpResponseMessage> ReadAsync(HttpClient client, string address, string? encoding)
    {
        var request = new HttpRequestMessage(HttpMethod.Get, address);
        if (encoding is not null) request.Headers.AcceptEncoding.Add(new StringWithQualityHeaderValue(encoding));
        return await client.SendAsync(request);
    }
}
