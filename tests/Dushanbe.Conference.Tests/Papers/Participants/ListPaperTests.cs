using System.Globalization;
using System.Text.RegularExpressions;
using Dushanbe.Conference.Conditions;
using Dushanbe.Conference.Lists;
using Dushanbe.Conference.Names;
using Dushanbe.Conference.Papers.Participants;
using Dushanbe.Conference.Printing.Tests.Support;
using UglyToad.PdfPig;
using UglyToad.PdfPig.Outline;

namespace Dushanbe.Conference.Tests.Papers.Participants;

/// <summary>The list of participants as a PDF, looked at from outside.</summary>
public sealed partial class ListPaperTests(LaidLists lists) : IClassFixture<LaidLists>
{
    public static TheoryData<string, string> Every { get; } = new() { { "en", "en" }, { "ru", "ru" }, { "tg", "tg" }, { "en", "fr" }, { "ru", "ar" } };

    [Theory]
    [MemberData(nameof(Every))]
    public async Task Every_glyph_is_there_everything_fits_and_every_page_number_is_settled(string language, string order)
    {
        var made = await lists.Of(language, order);

        Assert.Empty(made.Report.MissingGlyphs);
        Assert.Empty(made.Report.Overflows);
        Assert.Empty(made.Report.MissingSections);
        Assert.True(made.Report.PageNumbersSettled);
        Assert.Equal(lists.People, made.Outcome.People);
    }

    [ToolTheory("qpdf", "qpdf")]
    [MemberData(nameof(Every))]
    public async Task It_is_sound_and_breaks_no_rule_of_PDF_UA_1(string language, string order)
    {
        var pdf = (await lists.Of(language, order)).File;

        PdfFile.AssertSound(pdf);
        PdfUa.AssertAccessible(pdf);
    }

    [ToolTheory("pdftotext", "poppler-utils")]
    [InlineData("en", "Provisional list of participants", "Based on information received as at 17 October 2022.", "Please send amendments by 12:00 on 18 October 2022 at the latest to protocol@conference.example.", "The final list will be issued on 19 October 2022.")]
    [InlineData("ru", "Предварительный список участников", "по состоянию на 17 октября 2022 года.", "не позднее 12:00 18 октября 2022 года: protocol@conference.example.", "Окончательный список будет выпущен 19 октября 2022 года.")]
    [InlineData("tg", "Рӯйхати пешакии иштирокчиён", "то 17 октябри соли 2022", "соати 12:00, 18 октябри соли 2022", "19 октябри соли 2022")]
    public async Task The_first_page_says_what_it_is_as_at_when_and_how_to_amend_it(string language, params string[] words)
    {
        var page = (await Pages(language))[0];

        foreach (var each in words) Assert.Contains(each, page, StringComparison.Ordinal);
    }

    [ToolFact("pdftotext", "poppler-utils")]
    public async Task A_final_list_says_so_and_takes_no_amendments()
    {
        var page = Flat(PdfFile.Text((await lists.Of("en", kind: ListKind.Final)).File, ["-raw"]).Split('\f')[0]);

        Assert.Contains("Final list of participants", page, StringComparison.Ordinal);
        Assert.DoesNotContain("amendments", page, StringComparison.OrdinalIgnoreCase);
    }

    [ToolFact("pdftotext", "poppler-utils")]
    public async Task Its_numbers_add_up()
    {
        var page = (await Pages("en"))[0];

        var rows = Regex.Matches(page, @"(States|United Nations system|Other participants|Total) (\d+) (\d+)").ToDictionary(each => each.Groups[1].Value, each => (Bodies: Number(each.Groups[2]), People: Number(each.Groups[3])));
        Assert.Equal(4, rows.Count);
        Assert.Equal(lists.People, rows["Total"].People);
        Assert.Equal(rows["Total"], (rows.Where(each => each.Key != "Total").Sum(each => each.Value.Bodies), rows.Where(each => each.Key != "Total").Sum(each => each.Value.People)));
    }

    [ToolTheory("pdftotext", "poppler-utils")]
    [InlineData("en"), InlineData("ru")]
    public async Task The_pages_in_its_contents_are_right(string language)
    {
        var pages = await Pages(language);
        var states = States.All.Select(each => each.Name.Best(language).Text).ToHashSet(StringComparer.Ordinal);

        using var pdf = PdfDocument.Open((await lists.Of(language)).File);
        Assert.True(pdf.TryGetBookmarks(out var outline));
        var entries = outline.GetNodes().OfType<DocumentBookmarkNode>().Where(each => states.Contains(each.Title)).ToList();

        Assert.True(entries.Count > 45);
        Assert.All(entries, entry => Assert.Contains(entry.Title, pages[entry.PageNumber - 1], StringComparison.Ordinal));
        // the second page prints the same numbers beside the same names
        Assert.All(entries, entry => Assert.Matches($@"{Regex.Escape(entry.Title)} {entry.PageNumber}\b", pages[1]));
    }

    [ToolTheory("pdftotext", "poppler-utils")]
    [InlineData("en", "Border Security 2022", "Provisional list of participants · As at 17 October 2022")]
    [InlineData("tg", "Амнияти сарҳад 2022", "Рӯйхати пешакии иштирокчиён · ")]
    public async Task Every_page_but_the_first_has_a_running_head_and_all_have_their_number(string language, string title, string running)
    {
        var pages = await Pages(language);

        Assert.True(pages.Length > 8);
        Assert.All(pages.Skip(1), page => Assert.StartsWith($"{title} {running}", page, StringComparison.Ordinal));
        Assert.All(pages.Index(), page => Assert.Contains($"{page.Index + 1} / {pages.Length}", page.Item, StringComparison.Ordinal));
    }

    [ToolTheory("pdftotext", "poppler-utils")]
    [InlineData("en", "Tajikistan (continued)"), InlineData("ru", "Таджикистан (продолжение)"), InlineData("tg", "Тоҷикистон (давомаш)")]
    public async Task Where_a_delegation_goes_on_its_name_stands_again(string language, string continued)
    {
        var text = string.Join(' ', await Pages(language));

        // a hundred and ten people fill more than three columns
        Assert.InRange(Regex.Count(text, Regex.Escape(continued)), 2, 8);
    }

    [ToolFact("pdftotext", "poppler-utils")]
    public async Task Everybody_is_there_once_with_function_and_organization_and_markup_is_text()
    {
        var text = string.Join(' ', await Pages("en"));

        for (var place = 1; place <= 110; place++) Assert.Single(Regex.Matches(text, $@"(H\.E\. Mr\.|Ms\.) TJ Delegate{place}\b"));
        Assert.Contains("H.E. Mr. TJ Delegate1 Head of delegation Deputy Head of the Department of International Cooperation and Border Management 1 Ministry of Foreign Affairs", text, StringComparison.Ordinal);
        foreach (var typed in new[] { "<B>ANN</B> <b>Ann</b>", "R&D &amp;", "@SUM(1)" }) Assert.Contains(typed, text, StringComparison.Ordinal);
        // in Cyrillic letters for readers of Russian and Tajik
        Assert.Contains("Ҷӯраев", string.Join(' ', await Pages("tg")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Groups_and_delegations_are_its_outline()
    {
        using var pdf = PdfDocument.Open((await lists.Of("en")).File);

        Assert.True(pdf.TryGetBookmarks(out var outline));
        Assert.Equal(["States", "United Nations system", "Other participants"], outline.Roots.Select(each => each.Title));
        Assert.Equal(["United Nations Office of Counter-Terrorism (UNOCT)"], outline.Roots[1].Children.Select(each => each.Title));
        Assert.Equal("Provisional list of participants. High-Level Conference on “Border Security”", pdf.Information.Title);
    }

    [Fact]
    public async Task The_same_list_gives_the_same_bytes()
    {
        using var again = new MemoryStream();
        var first = await lists.Of("en");
        var fields = new ListFields { AsAt = new DateOnly(2022, 10, 17), AmendTo = LaidLists.Amendments, AmendBy = new DateOnly(2022, 10, 18), AmendAt = new TimeOnly(12, 0), FinalOn = new DateOnly(2022, 10, 19) };
        await lists.Installation.Get<ListPaper>().WriteAsync(new(lists.Edition.Id, fields, ListLook.In("en"), ListFormat.Pdf), again, A.Organizer, default);

        Assert.Equal(first.File, again.ToArray());
    }

    [ToolFact("pdftotext", "poppler-utils")]
    public async Task A_list_of_nobody_says_so()
    {
        await using var own = new MemoryStream();
        var empty = await lists.Installation.Add(A.Edition());
        await lists.Installation.Get<ListPaper>().WriteAsync(new(empty.Id, new(), ListLook.In("ru"), ListFormat.Pdf), own, A.Organizer, default);

        Assert.Contains("В этом списке никого нет.", Flat(PdfFile.Text(own.ToArray(), ["-raw"])), StringComparison.Ordinal);
        PdfUa.AssertAccessible(own.ToArray());
    }

    private async Task<string[]> Pages(string language) => [.. PdfFile.Text((await lists.Of(language)).File, ["-raw"]).TrimEnd('\f').Split('\f').Select(Flat)];

    private static int Number(Group digits) => int.Parse(digits.Value, CultureInfo.InvariantCulture);

    private static string Flat(string text) => Spaces().Replace(text, " ").Trim();

    [GeneratedRegex(@"[\s\u00A0]+")]
    private static partial Regex Spaces();
}
