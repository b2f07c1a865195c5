using System.Collections.Concurrent;
using Dushanbe.Conference.Access;
using Dushanbe.Conference.Conditions;
using Dushanbe.Conference.Editions;
using Dushanbe.Conference.Papers;
using Dushanbe.Conference.Papers.Booklet;
using Dushanbe.Conference.Printing.Drawing;
using Dushanbe.Conference.Printing.Tests.Support;
using Dushanbe.Conference.Printing.Text;

namespace Dushanbe.Conference.Tests.Papers;

/// <summary>Where the pages of the booklet end: in the seeded programmes, and in made ones of three days with long sessions.</summary>
public sealed class BookletPagesTests(Booklets booklets) : IClassFixture<Booklets>
{
    private const int Made = 6;

    // laid out once for all tests
    private static readonly ConcurrentDictionary<(string Which, string Language), IReadOnlyList<LaidBooklet>> Laid = new();

    public static TheoryData<string, string> Every { get; } = new()
    {
        { "dushanbe-2022", "en" }, { "dushanbe-2022", "ru" }, { "dushanbe-2022", "tg" },
        { "training", "en" }, { "training", "ru" }, { "training", "tg" },
        { "long", "en" }, { "long", "ru" }, { "long", "tg" },
        { "made", "en" }, { "made", "ru" }, { "made", "tg" },
    };

    [Theory]
    [MemberData(nameof(Every))]
    public async Task Every_page_but_the_last_of_its_part_is_full(string which, string language)
    {
        foreach (var laid in await LaidAsync(which, language))
            foreach (var part in laid.Parts)
                for (var page = part.Start.Value; page < part.End.Value - 1; page++)
                    Assert.True(laid.Fill(page) >= Least(which, laid.BeginsWithDay(page + 1)), $"page {page + 1} of {laid.Count} is filled to {laid.Fill(page):P0}");
    }

    // a made title may take five lines, and a day begins with the whole title of its first session
    private static float Least(string which, bool beforeDay) => (which, beforeDay) switch
    {
        ("made" or "long", true) => 0.55f,
        ("made", false) => 0.65f,
        _ => 0.75f,
    };

    [Theory]
    [MemberData(nameof(Every))]
    public async Task A_page_of_the_programme_ends_only_where_the_beginning_of_the_next_has_no_room(string which, string language)
    {
        var looked = 0;
        foreach (var laid in await LaidAsync(which, language))
            for (var page = laid.Parts[2].Start.Value; page < laid.Parts[2].End.Value - 1; page++)
            {
                if (laid.Opening(page + 1) is not { } opening) continue;
                looked++;
                Assert.True(laid.Blank(page) < opening, $"{laid.Blank(page)} points are blank on page {page + 1}, and the next begins with {opening}");
            }

        Assert.True(looked > 0);
    }

    [Theory]
    [MemberData(nameof(Every))]
    public async Task What_goes_on_on_another_page_begins_with_time_and_title_of_its_session_and_nothing_else_does(string which, string language)
    {
        var parted = 0;
        foreach (var laid in await LaidAsync(which, language))
        {
            var expected = new string[laid.Count];
            foreach (var (node, session) in laid.Sessions)
                foreach (var page in laid.PagesOf(node).Skip(1))
                    expected[page] += Continued(laid, session, language);
            parted += expected.Count(each => each is not null);

            for (var page = laid.Parts[2].Start.Value; page < laid.Parts[2].End.Value; page++)
            {
                var artifacts = laid.Artifacts(page);
                Assert.Equal(expected[page] ?? "", string.Join(' ', artifacts.Select(mark => mark.Text.Trim())).Replace('\u00A0', ' '));
                Assert.All(laid.Read(page), mark => Assert.True(artifacts.Count == 0 || mark.Area.Y > artifacts[0].Area.Y, $"{mark.Text} is above what goes on on page {page + 1}"));
            }
        }

        if (which != "dushanbe-2022") Assert.True(parted > 0, "no session goes on on another page");
    }

    [Theory]
    [MemberData(nameof(Every))]
    public async Task No_title_is_alone_on_its_page_and_no_page_is_begun_for_one_speaker(string which, string language)
    {
        foreach (var laid in await LaidAsync(which, language))
        {
            foreach (var (node, session) in laid.Sessions)
            {
                var pages = laid.PagesOf(node);
                // below the title, with what says where it is, is the first of what it is about
                var below = laid.Of(node, pages[0]).SkipWhile(mark => mark.Node!.Role != "H3").Where(mark => mark.Node!.Role != "H3").ToList();
                if (session.Note.Text.Length == 0 && session.Appearances.Count + session.Issues.Count > 0) Assert.Contains(below, mark => laid.Around(mark.Node, "LI") is not null);
                else Assert.True(below.Count >= (session.Note.Text.Length > 0 ? 2 : 1), $"{session.Title.Text} is alone on page {pages[0] + 1}");
                if (pages.Count > 1 && session.Appearances.Count > 1) Assert.True(Items(laid, node, pages[^1]) > 1, $"one speaker on page {pages[^1] + 1}");
            }

            Assert.True(laid.Read(laid.Count - 1).Count(mark => mark.Text.Contains(new PaperWords(language)["Page"], StringComparison.Ordinal)) >= 2, "the last page is one speaker's");
        }
    }

    [Theory]
    [MemberData(nameof(Every))]
    public async Task A_day_begins_where_the_one_before_it_ends_below_a_line_and_at_the_top_of_a_page_without(string which, string language)
    {
        var between = 0;
        foreach (var laid in await LaidAsync(which, language))
        {
            foreach (var (page, heading, first) in laid.Days)
            {
                var above = laid.Read(page).Where(mark => mark.Area.Y < heading.Area.Y).ToList();
                var lines = laid.Separators(page).Where(line => line.Area.Y < heading.Area.Y && (above.Count == 0 || line.Area.Y > above.Max(mark => mark.Area.Y))).ToList();
                Assert.Equal(above.Count == 0 ? 0 : 1, lines.Count);
                between += lines.Count;
                // the heading is with its first session
                Assert.Contains(laid.Read(page), mark => mark.Area.Y > heading.Area.Y && mark.Node!.Role == "H3" && first.Title.Text.StartsWith(mark.Text.Trim(), StringComparison.Ordinal));
            }
        }

        if (which == "made" || (which, language) == ("training", "en")) Assert.True(between > 0, "every day begins a page");
    }

    [Theory]
    [MemberData(nameof(Every))]
    public async Task Its_contents_name_the_right_pages_and_end_on_their_own(string which, string language)
    {
        foreach (var laid in await LaidAsync(which, language))
        {
            Assert.True(laid.Contents.Count() >= laid.Sessions.Count);
            Assert.All(laid.Contents, entry => Assert.Equal(laid.PageOf(entry.Section) + 1, entry.Printed));
            Assert.Equal(laid.PageOf("organizers"), laid.Parts[0].End.Value);
            var last = laid.Parts[0].End.Value - 1;
            Assert.True(laid.Read(last).Count(mark => mark.Area.X > 100 && int.TryParse(mark.Text, out _)) >= 3, "a page of contents was begun for one entry");
            Assert.DoesNotContain(laid.Read(last), mark => mark.Node!.Role == "H3");
        }
    }

    [ToolTheory("qpdf", "qpdf")]
    [InlineData("en"), InlineData("ru"), InlineData("tg")]
    public void A_programme_of_long_sessions_breaks_no_rule_of_PDF_UA_1(string language)
    {
        using var file = new MemoryStream();
        var report = BookletRenderer.Compose(Long(language), FontLibrary.Shipped).WritePdf(file, new() { Title = "Programme", Language = language, Tagged = true, PdfUa1 = true });

        PdfUa.AssertAccessible(file.ToArray());
        Assert.Empty(report.Overflows);
        Assert.Empty(report.MissingSections);
        Assert.True(report.PageNumbersSettled);
    }

    private async Task<IReadOnlyList<LaidBooklet>> LaidAsync(string which, string language) =>
        Laid.TryGetValue((which, language), out var known) ? known : Laid[(which, language)] = await LayAsync(which, language);

    private async Task<IReadOnlyList<LaidBooklet>> LayAsync(string which, string language) => which switch
    {
        "long" => [new(Long(language))],
        "made" => [.. Enumerable.Range(1, Made).Select(seed => new LaidBooklet(MadeProgramme.Of(language, 1 + (seed % 4), (2, 12), (0, 9), seed)))],
        _ => [new((await booklets.Installation.Get<ReadProgrammeBooklet>().ReadAsync(which, language, Actor.Public, default))!)],
    };

    private static ProgrammeBooklet Long(string language) => MadeProgramme.Of(language, days: 3, sessions: (5, 8), appearances: (10, 40), seed: 2026);

    private static string Continued(LaidBooklet laid, ProgrammeBooklet.BookletSession session, string language)
    {
        var word = language switch { "ru" => "продолжение", "tg" => "давомаш", _ => "continued" };
        var title = session.Number is { } number ? $"{number}. {session.Title.Text}" : session.Title.Text;
        var time = session is { Starts: { } starts, Ends: { } ends } ? $"{DateWords.Time(starts)} {DateWords.Time(ends)}" : $"{laid.OrdinalOf(session)}";
        return $"{title} ({word}) {time}";
    }

    private static int Items(LaidBooklet laid, StructureNode node, int page) =>
        laid.Of(node, page).Select(mark => laid.Around(mark.Node, "LI")).OfType<StructureNode>().Distinct().Count();
}
