using AngleSharp.Dom;

namespace Dushanbe.Conference.Web.Tests.Public;

public sealed class AgendaTests(Site site) : IClassFixture<Site>
{
    [Fact]
    public async Task What_is_on_now_is_said_to_eyes_and_to_readers_aloud()
    {
        var page = await site.Page("/en/rehearsal/agenda");

        Assert.Equal(["Ministerial", "Side by side"], page.QuerySelectorAll("[aria-current=time] :is(h3, h4)").Select(Text));
        Assert.Equal("Ministerial", Text(page.QuerySelector("#now h3")!));
        Assert.Contains("It is 11:42.", page.QuerySelector(".clock")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("Dushanbe time, UTC+5", page.QuerySelector(".clock")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("2026-12-01T11:10+05:00", page.QuerySelector("#now time")!.GetAttribute("datetime"));
    }

    [Fact]
    public async Task What_is_not_known_is_said_in_words()
    {
        var page = await site.Page("/en/rehearsal/agenda");

        var voices = Text(page.QuerySelector("#now .voices")!);
        Assert.Contains("Name to be confirmed, United Kingdom mode of participation not stated", voices, StringComparison.Ordinal);
        Assert.Contains("Time to be confirmed", Text(page.QuerySelectorAll(".kind")[^1]), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Text_in_another_language_says_so()
    {
        var title = (await site.Page("/tg/rehearsal/agenda")).QuerySelector("#now h3")!;

        Assert.Equal("en", title.QuerySelector("[lang]")!.GetAttribute("lang"));
        Assert.Equal("EN", Text(title.QuerySelector(".tag--language")!));
        Assert.Equal("Ин матн бо забони англисӣ аст", title.QuerySelector(".tag--language")!.GetAttribute("title"));
    }

    [Theory]
    [InlineData("q=шарипова", "Ministerial")]
    [InlineData("q=sharipova+chair", null)]
    [InlineData("kind=side-event", "Side by side")]
    [InlineData("room=2", "Side by side")]
    [InlineData("interpretation=tg", "Ministerial")]
    [InlineData("q=united+kingdom&room=1", "Ministerial")]
    [InlineData("q=opening&kind=side-event", null)]
    public async Task Filters_stand_in_the_address(string query, string? found)
    {
        var page = await site.Page($"/en/rehearsal/agenda?{query}");

        Assert.Equal(found is null ? [] : [found], page.QuerySelectorAll(".timetable :is(h3, h4)").Select(Text));
        Assert.Equal(found is null, page.Body!.TextContent.Contains("No sessions found.", StringComparison.Ordinal));
        // folded, so that what was found begins on the first screen of a telephone
        Assert.False(page.QuerySelector(".filters details")!.HasAttribute("open"));
        Assert.Empty(page.QuerySelectorAll(".page-head p"));
    }

    [Theory]
    [InlineData("day=9")]
    [InlineData("day=%00&room=x&kind=nothing")]
    [InlineData("room=99999999999999")]
    public async Task Nonsense_in_the_address_is_no_filter(string query) =>
        Assert.Equal(4, (await site.Page($"/en/rehearsal/agenda?{query}")).QuerySelectorAll(".timetable :is(h3, h4)").Length);

    [Fact]
    public async Task A_search_is_shown_as_it_was_typed_and_runs_nothing()
    {
        var page = await site.Page($"/en/rehearsal/agenda?q={Uri.EscapeDataString(Site.Hostile)}");

        Assert.Equal(Site.Hostile, page.QuerySelector("input[name=q]")!.GetAttribute("value"));
        Assert.Equal([Site.Hostile], page.QuerySelectorAll(".timetable h3").Select(Text));
        Assert.Empty(page.QuerySelectorAll("main script"));
    }

    [Theory]
    [InlineData("/en/rehearsal/agenda?q=ministerial", "Ministerial", "1 session found.")]
    [InlineData("/ru/rehearsal/agenda?q=открытия", "Открытие", "Найдено: 1 заседание.")]
    public async Task The_words_that_were_searched_for_are_marked(string address, string marked, string said)
    {
        var page = await site.Page(address);

        Assert.Equal([marked], page.QuerySelectorAll("mark").Select(Text));
        Assert.StartsWith(said, Text(page.QuerySelector(".found")!), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_days_keep_the_filters()
    {
        var page = await site.Page("/en/rehearsal/agenda?q=side&room=2");

        Assert.Equal("/en/rehearsal/agenda?day=1&q=side&room=2", page.QuerySelector(".days a")!.GetAttribute("href"));
    }

    [Fact]
    public async Task The_real_programme_has_no_time_and_says_so_between_its_days()
    {
        var page = await site.Page("/ru/dushanbe-2022/agenda");

        Assert.Equal(["18 Вторник", "Вторник или среда", "19 Среда"], page.QuerySelectorAll(".section__head h2").Select(Text));
        Assert.Empty(page.QuerySelectorAll("time"));
        Assert.Contains("Эта конференция завершена.", page.QuerySelector(".message--info")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("Время этих заседаний не указано.", page.Body!.TextContent, StringComparison.Ordinal);
        Assert.Equal(["Время не указано", "День не указан"], page.QuerySelectorAll(".tag--notice").Select(Text).Where(each => !each.StartsWith("Название", StringComparison.Ordinal)).Distinct(StringComparer.Ordinal));
        Assert.Contains("Е. П. г-н Эмомали Рахмон", Text(page.QuerySelector(".voices")!), StringComparison.Ordinal);
        Assert.Equal("Вторник или среда", Text((await site.Page("/ru/dushanbe-2022/agenda?day=unknown")).QuerySelector("main h2")!));
    }

    [Fact]
    public async Task A_draft_says_that_it_is_not_published()
    {
        var page = await site.Page("/en/draft/agenda");

        Assert.Contains("has not been published yet", page.Body!.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("Secret session", page.DocumentElement.OuterHtml, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_calendar_holds_what_has_a_time()
    {
        using var visitor = site.Visitor();
        using var response = await visitor.GetAsync("/ru/rehearsal/agenda.ics");
        var text = await response.Content.ReadAsStringAsync();

        Assert.Equal("text/calendar", response.Content.Headers.ContentType!.MediaType);
        Assert.Contains("SUMMARY:Открытие", text, StringComparison.Ordinal);
        Assert.Contains("DTSTART;TZID=Asia/Dushanbe:20261201T093000", text, StringComparison.Ordinal);
        Assert.Contains("URL:http://localhost/ru/rehearsal/sessions/opening", text, StringComparison.Ordinal);
        Assert.DoesNotContain("alert", text, StringComparison.Ordinal);
        Assert.Contains("SUMMARY:Opening", await visitor.GetStringAsync("/en/rehearsal/sessions/opening.ics"), StringComparison.Ordinal);
    }

    private static string Text(IElement element) => string.Join(' ', element.TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
