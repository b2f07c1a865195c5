using AngleSharp.Dom;

namespace Dushanbe.Conference.Web.Tests.Public;

public sealed class DetailsTests(Site site) : IClassFixture<Site>
{
    [Fact]
    public async Task The_home_says_what_is_on_and_what_comes_next()
    {
        var strip = (await site.Page("/en/rehearsal")).QuerySelector(".strip")!;

        Assert.Equal(["Ministerial"], strip.QuerySelectorAll("h2").Select(Text));
        Assert.Contains("11:42", Text(strip), StringComparison.Ordinal);
        Assert.Contains("1 more in parallel", Text(strip), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_home_of_the_process_names_partners_under_their_roles_and_every_edition()
    {
        var page = await site.Page("/en/dushanbe-2022");

        Assert.Equal(["Co-organizers", "With the support of"], page.QuerySelectorAll(".orgs h3").Select(Text));
        Assert.Equal(["2018", "2019", "2022", "2024"], page.QuerySelectorAll(".edition .num").Select(Text));
        Assert.Equal("High-Level Conference on", Text(page.QuerySelector(".cover__kind")!));
        Assert.StartsWith("“International", Text(page.QuerySelector(".cover__name")!), StringComparison.Ordinal);
        Assert.Contains("18–19 October 2022", Text(page.QuerySelector(".cover__facts")!), StringComparison.Ordinal);
        Assert.Equal("18–19 октябри соли 2022", (await site.Page("/tg/dushanbe-2022")).QuerySelector(".cover__facts dd")!.FirstChild!.TextContent);
    }

    [Fact]
    public async Task The_home_of_the_installation_is_the_chosen_edition()
    {
        var page = await site.Page("/ru");

        Assert.Equal("http://localhost/ru/dushanbe-2022", page.QuerySelector("link[rel=canonical]")!.GetAttribute("href"));
    }

    [Fact]
    public async Task A_session_shows_its_speakers_in_order_with_role_and_mode()
    {
        var page = await site.Page("/ru/rehearsal/sessions/ministerial");

        Assert.Equal(["Г-жа Нигора Шарипова", "Имя уточняется"], page.QuerySelectorAll(".people h3").Select(Text));
        Assert.Equal(["Председатель видеообращение", "Выступающий форма участия не указана"], page.QuerySelectorAll(".people .kind").Select(Text));
        Assert.Contains("английский, таджикский", Text(page.QuerySelector(".when")!), StringComparison.Ordinal);
        Assert.Equal(["Side by side"], page.QuerySelectorAll(".aside li a").Select(Text));
    }

    [Fact]
    public async Task A_title_with_markup_is_text()
    {
        var page = await site.Page("/en/rehearsal/sessions/hostile");

        Assert.Equal(Site.Hostile, Text(page.QuerySelector("h1")!));
        Assert.StartsWith(Site.Hostile, page.Title!, StringComparison.Ordinal);
        Assert.Empty(page.QuerySelectorAll("main script, head script"));
    }

    [Fact]
    public async Task A_speaker_keeps_the_native_name_and_says_in_which_language_the_biography_is()
    {
        var page = await site.Page("/tg/rehearsal/speakers/nigora-sharipova");

        Assert.Equal(("Хонум Нигора Шарипова", "Nigora Sharipova"), (Text(page.QuerySelector("h1")!), Text(page.QuerySelector(".native")!)));
        Assert.Contains("Ин зиндагинома танҳо бо забони англисӣ мавҷуд аст.", Text(page.QuerySelector(".prose")!), StringComparison.Ordinal);
        Assert.Equal("en", page.QuerySelector(".prose [lang]")!.GetAttribute("lang"));
        Assert.Equal($"/portraits/{site.Hashes.Portrait}", page.QuerySelector("img.portrait")!.GetAttribute("src"));
        Assert.Equal(["Ministerial EN"], page.QuerySelectorAll("h4").Select(Text));
    }

    [Theory]
    [InlineData("/en/rehearsal/speakers", ".faces h2"), InlineData("/ru/rehearsal/speakers/nigora-sharipova", "h1, .native"), InlineData("/tg/rehearsal/agenda", "a[href*='/speakers/']")]
    public async Task Names_of_people_are_left_alone_by_whatever_translates_the_page(string address, string names)
    {
        var found = (await site.Page(address)).QuerySelectorAll($"main :is({names})");

        Assert.NotEmpty(found);
        Assert.All(found, each => Assert.NotNull(each.Closest("[translate=no]") ?? each.QuerySelector("[translate=no]")));
    }

    private static string Text(IElement element) => string.Join(' ', element.TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
