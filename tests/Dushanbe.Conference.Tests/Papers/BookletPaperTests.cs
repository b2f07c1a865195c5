using System.Globalization;
using System.Text.RegularExpressions;
using Dushanbe.Conference.Access;
using Dushanbe.Conference.Conditions;
using Dushanbe.Conference.Names;
using Dushanbe.Conference.Printing.Tests.Support;
using Dushanbe.Conference.Programme;
using Dushanbe.Conference.Tests.Papers.Badges;
using UglyToad.PdfPig;
using UglyToad.PdfPig.Annotations;
using UglyToad.PdfPig.Outline;

namespace Dushanbe.Conference.Tests.Papers;

/// <summary>The programme booklet as a file, looked at from outside.</summary>
public sealed partial class BookletPaperTests(Booklets booklets) : IClassFixture<Booklets>
{
    public static TheoryData<string, string> Every { get; } = new()
    {
        { "dushanbe-2018", "en" }, { "dushanbe-2019", "ru" }, { "kuwait-2024", "tg" },
        { "dushanbe-2022", "en" }, { "dushanbe-2022", "ru" }, { "dushanbe-2022", "tg" },
        { "training", "en" }, { "training", "ru" }, { "training", "tg" },
    };

    [Theory]
    [MemberData(nameof(Every))]
    public async Task Every_glyph_is_there_everything_fits_and_every_page_number_is_settled(string slug, string language)
    {
        var report = (await booklets.Of(slug, language)).Report;

        Assert.Empty(report.MissingGlyphs);
        Assert.Empty(report.Overflows);
        Assert.Empty(report.MissingSections);
        Assert.True(report.PageNumbersSettled);
    }

    [Theory]
    [MemberData(nameof(Every))]
    public async Task It_is_A5_and_its_cover_is_one_page(string slug, string language)
    {
        using var pdf = PdfDocument.Open((await booklets.Of(slug, language)).Pdf);

        Assert.All(pdf.GetPages(), page => Assert.Equal((420, 595), (Math.Round(page.Width), Math.Round(page.Height))));
        Assert.Contains(language switch { "ru" => "Содержание", "tg" => "Мундариҷа", _ => "Contents" }, Flat(pdf.GetPage(2).Text), StringComparison.Ordinal);
    }

    [ToolTheory("qpdf", "qpdf")]
    [InlineData("dushanbe-2022", "tg")]
    [InlineData("training", "en")]
    public async Task It_is_a_sound_pdf(string slug, string language) => PdfFile.AssertSound((await booklets.Of(slug, language)).Pdf);

    [ToolTheory("qpdf", "qpdf")]
    [MemberData(nameof(Every))]
    public async Task It_breaks_no_rule_of_PDF_UA_1(string slug, string language) => PdfUa.AssertAccessible((await booklets.Of(slug, language)).Pdf);

    [FileFact(Preflight.Jar, Preflight.Package)]
    public async Task For_archives_it_is_valid_PDF_A_1b() => Preflight.AssertValid((await booklets.Of("training", "tg", pdfA: true)).Pdf);

    [ToolTheory("pdftotext", "poppler-utils")]
    [InlineData("en", "High-Level Conference on “International and Regional Border Security and Management Cooperation to Counter Terrorism and Prevent the Movement of Terrorists”", "United Nations Office of Counter-Terrorism")]
    [InlineData("ru", "Международная конференция высокого уровня «Международное и региональное сотрудничество в области безопасности границ и пограничного контроля для борьбы с терроризмом и предотвращения передвижения террористов»", "Контртеррористическое управление")]
    [InlineData("tg", "Конфронси байналмилалии сатҳи баланд «Ҳамкории байналмилалӣ ва минтақавӣ оид ба амният ва мудирияти сарҳад ҷиҳати муқовимат ба терроризм ва пешгирӣ аз ҳаракати террористҳо»", "Дафтари зиддитеррористии СММ")]
    public async Task The_cover_has_the_official_title_in_every_language_and_begins_with_the_reader_s_and_names_who_organizes_in_full(string language, string title, string organizers)
    {
        var cover = Flat((await Pages("dushanbe-2022", language))[0]);

        Assert.StartsWith(title, cover, StringComparison.Ordinal);
        foreach (var words in new[] { "Prevent the Movement of Terrorists”", "передвижения террористов»", "аз ҳаракати террористҳо»", "Programme", "Программа", "Барнома", organizers })
            Assert.Contains(words, cover, StringComparison.Ordinal);
    }

    [ToolFact("pdftotext", "poppler-utils")]
    public async Task The_longest_title_stands_whole_in_contents_and_programme()
    {
        const string Title = "The Phenomenon of FTFs and Its Implications for the Central Asian Region and Beyond and Addressing Related Border Security Funding Needs through the support of the International Community";
        Assert.Equal(187, Title.Length);

        var text = Flat(string.Concat(await Pages("dushanbe-2022", "en")));

        Assert.Contains($"II. {Title}", text, StringComparison.Ordinal);
        Assert.Contains($"Thematic Session II {Title}", text, StringComparison.Ordinal);
    }

    [ToolFact("pdftotext", "poppler-utils")]
    public async Task An_edition_of_which_little_is_known_has_a_booklet_that_says_so()
    {
        var pages = await Pages("kuwait-2024", "tg");

        Assert.Equal(2, pages.Length);
        Assert.Contains("Барнома · Programme · Программа", Flat(pages[0]), StringComparison.Ordinal);
        Assert.Contains("Барномаи ин конфронс дастрас нест.", Flat(pages[1]), StringComparison.Ordinal);
    }

    [ToolTheory("pdftotext", "poppler-utils")]
    [InlineData("en", "The times of these sessions are to be confirmed", "Incomplete title", "mode of participation not stated", "Day to be confirmed")]
    [InlineData("ru", "Время этих заседаний уточняется", "Название известно частично", "форма участия не указана", "День уточняется")]
    [InlineData("tg", "Вақти ин ҷаласаҳо баъдтар тасдиқ мешавад", "Номаш қисман маълум аст", "тарзи иштирок зикр нашудааст", "Рӯз баъдтар тасдиқ мешавад")]
    public async Task What_is_not_known_is_said(string language, params string[] words)
    {
        var text = Flat(string.Concat(await Pages("dushanbe-2022", language)));

        foreach (var each in words) Assert.Contains(each, text, StringComparison.OrdinalIgnoreCase);
    }

    [ToolTheory("pdftotext", "poppler-utils")]
    [InlineData("en", "The times of these sessions are not recorded", "Day not recorded", "to be confirmed")]
    [InlineData("ru", "Время этих заседаний не указано", "День не указан", "уточняется")]
    [InlineData("tg", "Вақти ин ҷаласаҳо сабт нашудааст", "Рӯз сабт нашудааст", "баъдтар тасдиқ")]
    public async Task Once_the_conference_is_over_nothing_is_to_be_confirmed_though_it_was_published_before(string language, string times, string day, string toBeConfirmed)
    {
        await Within(new Booklets(), async own =>
        {
            await own.Make("dushanbe-2022", language, pdfA: false, Actor.Public);
            own.Installation.Clock.Advance(TimeSpan.FromDays(3));

            var text = Flat(PdfFile.Text((await own.Make("dushanbe-2022", language, pdfA: false, Actor.Public))!.Pdf, ["-raw"]));

            Assert.Contains(times, text, StringComparison.OrdinalIgnoreCase);
            Assert.Contains(day, text, StringComparison.OrdinalIgnoreCase);
            Assert.DoesNotContain(toBeConfirmed, text, StringComparison.OrdinalIgnoreCase);
        });
    }

    [ToolFact("pdftotext", "poppler-utils")]
    public async Task Its_speakers_stand_by_the_alphabet_of_its_readers_and_a_name_that_no_font_draws_is_left_out()
    {
        var edition = await booklets.Installation.Add(A.Edition());
        Speaker Named(string given, string family, string native) => new Speaker { EditionId = edition.Id, Slug = family.ToLowerInvariant() }.Rename(PersonName.Of(null, given, family, native));
        await booklets.Installation.Add(Named("Pyotr", "Elkin", "Пётр Ёлкин"), Named("Ivan", "Ermakov", "Иван Ермаков"), Named("Atsila", "Gray", "ᎠᏥᎳ"));

        async Task<string> SetAsync(string language) => Flat(PdfFile.Text((await booklets.Make(edition.Slug, language, pdfA: false, A.Clerk(edition, Permission.EditProgramme)))!.Pdf, ["-raw"]));
        var (english, tajik) = (await SetAsync("en"), await SetAsync("tg"));

        Assert.True(english.IndexOf("ELKIN Pyotr", StringComparison.Ordinal) < english.IndexOf("ERMAKOV Ivan", StringComparison.Ordinal), english);
        Assert.True(tajik.IndexOf("ЕРМАКОВ Иван", StringComparison.Ordinal) < tajik.IndexOf("ЁЛКИН Пётр", StringComparison.Ordinal), tajik);
        Assert.Contains("GRAY Atsila", english, StringComparison.Ordinal);
        Assert.DoesNotContain('Ꭰ', english);
    }

    [ToolTheory("pdftotext", "poppler-utils")]
    [InlineData("en", "Contents", "Organizers")]
    [InlineData("ru", "Содержание", "Организаторы")]
    [InlineData("tg", "Мундариҷа", "Ташкилкунандагон")]
    public async Task Contents_end_on_their_page_long_sessions_fill_pages_and_the_last_page_is_not_one_speaker_s(string language, string contents, string organizers)
    {
        var pages = await Pages("training", language);

        Assert.Contains(contents, pages[1], StringComparison.Ordinal);
        Assert.Contains(organizers, Flat(pages[2])[..200], StringComparison.Ordinal);
        Assert.True(pages.Length <= (language == "en" ? 20 : 22), $"{pages.Length} pages");
        // of a speaker the list has one or more sessions with their pages: "p. 12"
        Assert.True(Regex.Count(pages[^1], language switch { "ru" => "стр\\.", "tg" => "саҳ\\.", _ => "p\\." }) >= 3);
    }

    [ToolTheory("pdftotext", "poppler-utils")]
    [InlineData("en", "Changes after printing: conference.example.org/en/training")]
    [InlineData("ru", "Изменения после печати: conference.example.org/ru/training")]
    public async Task Every_page_says_where_the_programme_stands_online_and_a_code_leads_there(string language, string words)
    {
        var pdf = (await booklets.Make("training", language, pdfA: false, Actor.Public, new Uri($"https://conference.example.org/{language}/training")))!.Pdf;

        Assert.All(PdfFile.Text(pdf, ["-raw"]).TrimEnd('\f').Split('\f').Skip(1), page => Assert.Contains(words, Flat(page), StringComparison.Ordinal));
        using var document = PdfDocument.Open(pdf);
        Assert.Contains(document.GetPages().SelectMany(page => page.GetAnnotations()), each => each.Action is UglyToad.PdfPig.Actions.UriAction { Uri: var uri } && uri == $"https://conference.example.org/{language}/training");
    }

    [ToolTheory("pdftotext", "poppler-utils")]
    [InlineData("dushanbe-2022", "ru"), InlineData("training", "tg"), InlineData("training", "en")]
    public async Task No_line_begins_with_a_dot(string slug, string language)
    {
        var lines = (await Pages(slug, language, "-layout")).SelectMany(page => page.Split('\n')).ToList();

        Assert.Contains(lines, line => line.Contains('·', StringComparison.Ordinal));
        Assert.DoesNotContain(lines, line => line.TrimStart().StartsWith('·'));
    }

    [ToolFact("zbarimg", "zbar-tools")]
    public async Task The_code_beside_the_address_leads_to_the_programme()
    {
        var pdf = (await booklets.Make("training", "tg", pdfA: false, Actor.Public, new Uri("https://conference.example.org/tg/training")))!.Pdf;

        Assert.Equal(["https://conference.example.org/tg/training"], Codes.Read(pdf).SelectMany(page => page));
    }

    [ToolTheory("pdftotext", "poppler-utils")]
    [InlineData("en", "Training edition, for practice only")]
    [InlineData("ru", "Учебная конференция, только для обучения")]
    [InlineData("tg", "Конфронси таълимӣ")]
    public async Task Every_page_of_a_training_edition_says_so_and_no_other(string language, string notice)
    {
        var training = await Pages("training", language);
        var real = await Pages("dushanbe-2022", language);

        Assert.True(training.Length > 8);
        Assert.All(training, page => Assert.Contains(notice, Flat(page), StringComparison.Ordinal));
        Assert.All(real, page => Assert.DoesNotContain(notice, Flat(page), StringComparison.Ordinal));
    }

    [ToolTheory("pdftotext", "poppler-utils")]
    [InlineData("dushanbe-2022")]
    [InlineData("training")]
    public async Task The_pages_in_its_contents_are_right(string slug)
    {
        var pages = await Pages(slug, "en", "-layout");

        var entries = ContentsEntry().Matches(string.Concat(pages[1..3])).Where(entry => entry.Groups["title"].Value.Split(' ')[0] is "Tuesday" or "Wednesday" or "Speakers" or "Organizers" or "Closing").ToList();
        Assert.True(entries.Count >= 5);
        Assert.All(entries, entry => Assert.Contains(entry.Groups["title"].Value, pages[int.Parse(entry.Groups["page"].Value, CultureInfo.InvariantCulture) - 1], StringComparison.Ordinal));
        Assert.Equal(entries.Select(entry => int.Parse(entry.Groups["page"].Value, CultureInfo.InvariantCulture)).Order(), entries.Select(entry => int.Parse(entry.Groups["page"].Value, CultureInfo.InvariantCulture)));
    }

    [Fact]
    public async Task Contents_names_and_references_are_links_that_lead_somewhere()
    {
        using var pdf = PdfDocument.Open((await booklets.Of("training", "en")).Pdf);

        var links = pdf.GetPages().SelectMany(page => page.GetAnnotations()).Where(annotation => annotation.Type == AnnotationType.Link).ToList();

        Assert.True(links.Count > 150, $"{links.Count} links");
        Assert.All(links, link => Assert.NotNull(link.Action));
    }

    [Fact]
    public async Task Days_and_their_sessions_are_its_outline_in_the_order_of_the_programme()
    {
        using var pdf = PdfDocument.Open((await booklets.Of("dushanbe-2022", "en")).Pdf);

        Assert.True(pdf.TryGetBookmarks(out var outline));
        Assert.Equal(["Organizers", "Tuesday 18 October", "Day to be confirmed", "Wednesday 19 October", "Speakers"], outline.Roots.Select(node => node.Title));
        Assert.Equal(
            ["High-Level Opening Session", "High-Level Ministerial Session", "I. Regional Border Security Challenges: Identifying Threats, Risks and Avenues for Improvement"],
            outline.Roots[1].Children.Select(node => node.Title));
        Assert.Equal(2, outline.Roots[2].Children.Count);
        var pages = outline.GetNodes().OfType<DocumentBookmarkNode>().Select(node => node.PageNumber).ToList();
        Assert.Equal(pages.Order(), pages);
    }

    [ToolFact("qpdf", "qpdf")]
    public async Task It_is_tagged_in_its_language_and_words_of_another_are_marked()
    {
        var objects = PdfFile.Objects((await booklets.Of("dushanbe-2022", "ru")).Pdf).EnumerateObject()
            .Select(each => each.Value.TryGetProperty("value", out var value) ? value : default).Where(value => value.ValueKind == System.Text.Json.JsonValueKind.Object).ToList();
        string? Text(System.Text.Json.JsonElement node, string key) => node.TryGetProperty(key, out var value) && value.ValueKind == System.Text.Json.JsonValueKind.String ? value.GetString() : null;

        var catalog = Assert.Single(objects, each => Text(each, "/Type") == "/Catalog");
        var nodes = objects.Where(each => Text(each, "/S") is not null && each.TryGetProperty("/P", out _)).ToList();

        Assert.Equal("u:ru", Text(catalog, "/Lang"));
        Assert.Contains(nodes, node => Text(node, "/S") == "/H3" && Text(node, "/Lang") == "u:en");
        Assert.Contains(nodes, node => Text(node, "/S") == "/P" && Text(node, "/Lang") == "u:tg");
        Assert.DoesNotContain(nodes, node => Text(node, "/Lang") == "u:ru" && Text(node, "/S") != "/Sect" && Text(node, "/S") != "/Span");
        foreach (var role in new[] { "/H1", "/H2", "/L", "/LI", "/TOC", "/TOCI", "/Link" }) Assert.Contains(nodes, node => Text(node, "/S") == role);
    }

    [ToolFact("qpdf", "qpdf")]
    public async Task A_session_is_read_by_its_heading_first_and_its_times_belong_to_it()
    {
        var objects = PdfFile.Objects((await booklets.Of("training", "en")).Pdf);
        var nodes = objects.EnumerateObject().Where(each => each.Value.TryGetProperty("value", out var value) && value.ValueKind == System.Text.Json.JsonValueKind.Object && value.TryGetProperty("/S", out _) && value.TryGetProperty("/K", out _))
            .ToDictionary(each => each.Name["obj:".Length..], each => each.Value.GetProperty("value"));
        string Role(string reference) => nodes[reference].GetProperty("/S").GetString()!;
        List<string> Kids(System.Text.Json.JsonElement node) => [.. node.GetProperty("/K").EnumerateArray().Where(kid => kid.ValueKind == System.Text.Json.JsonValueKind.String).Select(kid => Role(kid.GetString()!))];

        var sessions = nodes.Values.Where(node => node.GetProperty("/S").GetString() == "/Sect").Select(Kids).Where(kids => kids.Count(role => role == "/H3") == 1).ToList();

        Assert.True(sessions.Count > 10);
        // before the heading at most the kind of the session, after everything else on the page when it begins and ends
        Assert.All(sessions, kids => Assert.InRange(kids.IndexOf("/H3"), 0, 1));
        var onItsPage = sessions.ConvertAll(kids => kids[^1] == "/L" ? kids[..^1] : kids);
        Assert.All(onItsPage, kids => Assert.Equal("/P", kids[^1]));
        Assert.InRange(sessions.Count(kids => kids[^1] == "/L"), 0, 2);
        Assert.True(sessions.Count(kids => kids[^2] == "/P") > 10, "hardly any session says when it begins and when it ends");
    }

    [ToolFact("qpdf", "qpdf")]
    public async Task Names_in_their_own_script_say_their_language()
    {
        var objects = PdfFile.Objects((await booklets.Of("training", "en")).Pdf);

        var languages = objects.EnumerateObject().Select(each => each.Value.TryGetProperty("value", out var value) ? value : default)
            .Where(value => value.ValueKind == System.Text.Json.JsonValueKind.Object && value.TryGetProperty("/S", out var role) && role.GetString() == "/Span" && value.TryGetProperty("/Lang", out _))
            .Select(value => value.GetProperty("/Lang").GetString()).ToHashSet();

        Assert.Superset(new HashSet<string?> { "u:tg" }, languages);
    }

    [Fact]
    public async Task The_same_publication_gives_the_same_bytes_and_its_date()
    {
        var one = await booklets.Make("dushanbe-2022", "tg", pdfA: false, Actor.Public);
        booklets.Installation.Clock.Advance(TimeSpan.FromHours(3));
        var other = await booklets.Make("dushanbe-2022", "tg", pdfA: false, A.Organizer);

        Assert.Equal(one!.Pdf, other!.Pdf);
        using var pdf = PdfDocument.Open(one.Pdf);
        Assert.StartsWith("D:20221018030000", pdf.Information.CreationDate, StringComparison.Ordinal);
        Assert.StartsWith("Барнома. Конфронси байналмилалии", pdf.Information.Title, StringComparison.Ordinal);
    }

    [ToolFact("pdftotext", "poppler-utils")]
    public async Task A_draft_is_for_its_editors_and_calls_itself_one()
    {
        var edition = await booklets.Installation.Add(A.Edition());

        var forThePublic = await booklets.Make(edition.Slug, "en", pdfA: false, Actor.Public);
        var forTheDesk = await booklets.Make(edition.Slug, "en", pdfA: false, A.Clerk(edition, Permission.ReadDesk));
        var forEditors = await booklets.Make(edition.Slug, "en", pdfA: false, A.Clerk(edition, Permission.EditProgramme));

        Assert.Null(forThePublic);
        Assert.Null(forTheDesk);
        Assert.Contains("Draft programme", PdfFile.Text(forEditors!.Pdf), StringComparison.Ordinal);
        Assert.Null(await booklets.Make("no-such-edition", "en", pdfA: false, A.Organizer));
    }

    private static async Task Within(Booklets own, Func<Booklets, Task> test)
    {
        await own.InitializeAsync();
        try
        {
            await test(own);
        }
        finally
        {
            await own.DisposeAsync();
        }
    }

    private async Task<string[]> Pages(string slug, string language, params string[] options) =>
        PdfFile.Text((await booklets.Of(slug, language)).Pdf, options.Length == 0 ? ["-raw"] : options).TrimEnd('\f').Split('\f');

    private static string Flat(string text) => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    [GeneratedRegex(@"^ *(?<title>\S.*?) {2,}(?<page>\d+)$", RegexOptions.Multiline)]
    private static partial Regex ContentsEntry();
}
