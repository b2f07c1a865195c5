using Dushanbe.Conference.Conditions;
using Dushanbe.Conference.Editions;
using Dushanbe.Conference.Papers;
using Dushanbe.Conference.People;
using Dushanbe.Conference.Printing.Sheets;
using Dushanbe.Conference.Printing.Tests.Support;
using Dushanbe.Conference.Prints;
using Microsoft.EntityFrameworkCore;
using UglyToad.PdfPig;

namespace Dushanbe.Conference.Tests.Papers.Badges;

/// <summary>Whose badges a file holds, made now or again later, and on which sheets.</summary>
public sealed class BadgeRunPaperTests(Installation installation) : IClassFixture<Installation>
{
    public static TheoryData<string> Stocks { get; } = [.. BadgeStock.Presets.Select(preset => preset.Key)];

    [ToolFact("pdftotext", "poppler-utils")]
    public async Task Whoever_was_withdrawn_since_is_absent_from_the_file_of_an_old_run()
    {
        var (edition, people) = await ArrangeAsync("Abdulloev", "Boboeva", "Valiev");
        var (run, before, _) = await installation.PrintAsync(edition);
        await installation.Get<WithdrawParticipant>().ExecuteAsync(new(people[1].Id, "does not come"), A.Organizer, default);

        var after = (await installation.MakeAsync(edition, run))!.Value;

        Assert.Equal(["Abdulloev", "Boboeva", "Valiev"], Families(before));
        Assert.Equal(["Abdulloev", "Valiev"], Families(after.Pdf));
        Assert.DoesNotContain(BadgePrinting.Pages(after.Pdf), page => page.Contains("Boboeva", StringComparison.Ordinal));
        Assert.Equal(2, after.Report.Badges);
    }

    [ToolFact("zbarimg", "zbar-tools")]
    public async Task A_voided_badge_is_absent_from_the_file_of_its_run_and_its_successor_stands_in_that_of_the_next()
    {
        var (edition, people) = await ArrangeAsync("Abdulloev", "Boboeva");
        var (run, _, _) = await installation.PrintAsync(edition);
        var lost = await NumberAsync(people[0].Id);
        var outcome = await installation.Get<StartBadgeRun>().ExecuteAsync(new(edition.Id, BadgeSelection.Of(people[0].Id), Reason: "lost", VoidOld: true), A.Organizer, default);
        var next = Assert.IsType<StartBadgeRun.Outcome.Started>(outcome).RunId;

        var (old, anew) = ((await installation.MakeAsync(edition, run))!.Value.Pdf, (await installation.MakeAsync(edition, next))!.Value.Pdf);

        Assert.Equal(["Boboeva"], Families(old));
        Assert.Equal(["Abdulloev"], Families(anew));
        Assert.Equal([await NumberAsync(people[0].Id)], Codes.Read(anew).SelectMany(code => code));
        Assert.DoesNotContain(lost, Codes.Read(old).Concat(Codes.Read(anew)).SelectMany(code => code));
    }

    [Fact]
    public async Task A_run_of_which_nobody_is_left_makes_no_file()
    {
        var (edition, people) = await ArrangeAsync("Abdulloev");
        var (run, _, _) = await installation.PrintAsync(edition);
        await installation.Get<WithdrawParticipant>().ExecuteAsync(new(people[0].Id, "does not come"), A.Organizer, default);

        Assert.Null(await installation.MakeAsync(edition, run));
        Assert.Null(await installation.MakeAsync(edition, run: null));
        Assert.Null(await installation.MakeAsync(edition, Guid.CreateVersion7()));
    }

    [ToolFact("pdftotext", "poppler-utils")]
    public async Task A_preview_is_a_specimen_on_both_sides_and_bears_no_number_and_a_run_is_not()
    {
        var (edition, _) = await ArrangeAsync("Abdulloev", "Boboeva");
        var specimen = new PaperWords("en")["Specimen"];

        var run = BadgePrinting.Pages((await installation.PrintAsync(edition)).Pdf);
        // also of people who have a badge that opens doors
        var preview = BadgePrinting.Pages((await installation.MakeAsync(edition, run: null))!.Value.Pdf);

        Assert.Equal([true, true, true, true], preview.Select(page => page.Bare().Contains(specimen, StringComparison.Ordinal)));
        Assert.DoesNotContain(run, page => page.Bare().Contains(specimen, StringComparison.Ordinal));
        Assert.Equal([false, true, false, true], preview.Select(page => page.Contains("PREVIEW", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Fronts_alone_have_a_page_each()
    {
        var (edition, _) = await ArrangeAsync("Abdulloev", "Boboeva");

        using var pdf = PdfDocument.Open((await installation.PrintAsync(edition, frontOnly: true)).Pdf);

        Assert.Equal(2, pdf.NumberOfPages);
        Assert.All(pdf.GetPages(), page => Assert.DoesNotContain("Wear it", page.Text, StringComparison.Ordinal));
    }

    [ToolTheory("zbarimg", "zbar-tools")]
    [MemberData(nameof(Stocks))]
    public async Task On_a_stock_each_badge_stands_once_before_its_own_back_and_its_code_is_read(string stock)
    {
        var (edition, people) = await ArrangeAsync("Abdulloev", "Boboeva", "Davlatov", "Ganieva", "Valiev");
        var preset = StockPresets.Find(stock)!;

        var (_, pdf, report) = await installation.PrintAsync(edition, stock);

        using var read = PdfDocument.Open(pdf);
        var sheets = people.Chunk(preset.PerSheet).ToList();
        var codes = Codes.Read(pdf);
        Assert.Empty(report.Defects.All);
        Assert.Equal(2 * sheets.Count, read.NumberOfPages);
        Assert.All(read.GetPages(), page => Assert.Equal((Math.Round(preset.Page.Width, 1), Math.Round(preset.Page.Height, 1)), (Math.Round(page.Width, 1), Math.Round(page.Height, 1))));
        for (var i = 0; i < sheets.Count; i++)
        {
            var (front, back) = (Places(read.GetPage(2 * i + 1)), Places(read.GetPage(2 * i + 2)));
            Assert.Equal(sheets[i].Select(person => person.Name.Family).Order(), front.Keys.Order());
            // held against the light, a back lies behind its front
            Assert.All(front, each => Assert.Equal((preset.Columns - 1 - each.Value.Column, each.Value.Row), back[each.Key]));
            Assert.Equal((await Task.WhenAll(sheets[i].Select(person => NumberAsync(person.Id)))).Order(), codes[2 * i + 1]);
        }

        Dictionary<string, (int Column, int Row)> Places(UglyToad.PdfPig.Content.Page page) => page.GetWords()
            .Where(word => people.Any(person => person.Name.Family == word.Text))
            .ToDictionary(word => word.Text, word => ((int)(word.BoundingBox.Left * preset.Columns / page.Width), (int)((page.Height - word.BoundingBox.Bottom) * preset.Rows / page.Height)));
    }

    [ToolFact("pdftoppm", "poppler-utils")]
    public async Task On_SRA4_each_badge_bleeds_beyond_its_cuts_on_every_side_and_crop_marks_stand_beside()
    {
        var (edition, _) = await ArrangeAsync("Abdulloev", "Boboeva", "Davlatov", "Ganieva");
        var stock = StockPresets.Find("a6-4up-sra4")!;

        var (_, pdf, _) = await installation.PrintAsync(edition, "a6-4up-sra4");

        using var front = PdfFile.Picture(pdf, 254);
        for (var i = 0; i < 4; i++)
        {
            var (row, column) = Math.DivRem(i, 2);
            var (left, top) = (stock.Left + column * stock.PitchX, stock.Top + row * stock.PitchY);
            var inside = front.GetPixel((int)((left + 3) * 10), (int)((top + 2) * 10));
            // the masthead, and the coloured band at the foot, reach 2 mm beyond the badge and no farther
            foreach (var (x, y) in new[] { (left - 1.7, top + 10), (left + 106.7, top + 10), (left + 20, top - 1.7) }) AssertAlike(inside, front.GetPixel((int)(x * 10), (int)(y * 10)));
            var band = front.GetPixel((int)((left + 100) * 10), (int)((top + 146) * 10));
            foreach (var (x, y) in new[] { (left + 106.7, top + 146), (left + 60, top + 149.7) }) AssertAlike(band, front.GetPixel((int)(x * 10), (int)(y * 10)));
            Assert.NotEqual(inside, front.GetPixel((int)((left + 20) * 10), (int)((top - 2.4) * 10)));
        }

        Assert.Contains(Enumerable.Range(53, 5), x => front.GetPixel(x, 60).Red < 160);
        Assert.Contains(Enumerable.Range(98, 5), y => front.GetPixel(20, y).Red < 160);

        static void AssertAlike(SkiaSharp.SKColor expected, SkiaSharp.SKColor actual) =>
            Assert.True(Math.Abs(expected.Red - actual.Red) + Math.Abs(expected.Green - actual.Green) + Math.Abs(expected.Blue - actual.Blue) < 12, $"{expected} and {actual}");
    }

    [Theory]
    [InlineData(null), InlineData("a6-4up-a4"), InlineData("a6-4up-sra4")]
    public async Task A_viewer_is_told_not_to_scale_what_it_prints(string? stock)
    {
        var (edition, _) = await ArrangeAsync("Abdulloev");

        using var pdf = PdfDocument.Open((await installation.PrintAsync(edition, stock)).Pdf);

        Assert.Contains("PrintScaling", pdf.Structure.Catalog.CatalogDictionary.Data["ViewerPreferences"].ToString(), StringComparison.Ordinal);
        Assert.Contains("None", pdf.Structure.Catalog.CatalogDictionary.Data["ViewerPreferences"].ToString(), StringComparison.Ordinal);
    }

    [ToolTheory("qpdf", "qpdf")]
    [InlineData(null), InlineData("a6-4up-a4"), InlineData("a6-4up-sra4")]
    public async Task Badges_are_for_the_printer_bear_no_tags_and_make_no_claim_for_assistive_technology(string? stock)
    {
        var (edition, _) = await ArrangeAsync("Abdulloev");

        var pdf = PdfModel.Read((await installation.PrintAsync(edition, stock)).Pdf);

        Assert.Null(pdf.Catalog["/StructTreeRoot"]);
        Assert.Null(pdf.Catalog["/MarkInfo"]);
        Assert.Contains(PdfUa.Faults(pdf), fault => fault == "7.1 it has no metadata" || fault.StartsWith("5 ", StringComparison.Ordinal));
    }

    [Fact]
    public void The_stocks_for_badges_are_those_that_hold_A6() =>
        Assert.Equal(["a6-1up", "a6-4up-a4", "a6-4up-sra4"], BadgeStock.Presets.Select(preset => preset.Key));

    private async Task<(Edition Edition, IReadOnlyList<Participant> People)> ArrangeAsync(params string[] families)
    {
        var edition = BadgePrinting.Edition();
        var category = BadgePrinting.Category(edition, Conference.Editions.Categories.BadgeDesign.Chancery, 0);
        var delegation = A.Delegation(edition);
        List<Participant> people = [.. families.Select(family => A.Participant(category, delegation, "Ann", family, native: null))];
        await installation.Add(edition, [category, delegation, .. people]);
        return (edition, people);
    }

    private async Task<string> NumberAsync(Guid person)
    {
        await using var db = await installation.OpenAsync();
        return (await db.Badges.SingleAsync(badge => badge.ParticipantId == person && badge.VoidedAt == null)).Number;
    }

    /// <summary>The family names on the fronts, in their order.</summary>
    private static IEnumerable<string> Families(byte[] pdf) =>
        BadgePrinting.Pages(pdf).Where((_, page) => page % 2 == 0).Select(page => page.Split('\n').First(line => line.EndsWith("ev", StringComparison.Ordinal) || line.EndsWith("eva", StringComparison.Ordinal)));
}
