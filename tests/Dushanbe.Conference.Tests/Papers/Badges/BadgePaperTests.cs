using Dushanbe.Conference.Badges;
using Dushanbe.Conference.Conditions;
using Dushanbe.Conference.Editions.Categories;
using Dushanbe.Conference.Papers.Badges;
using Dushanbe.Conference.Printing.Tests.Support;
using Dushanbe.Conference.Prints;
using UglyToad.PdfPig;

namespace Dushanbe.Conference.Tests.Papers.Badges;

/// <summary>The file of a recorded run, looked at from outside: whose badges it holds, what stands on them, what their codes say.</summary>
public sealed class BadgePaperTests(PrintedBadges badges) : IClassFixture<PrintedBadges>
{
    [Fact]
    public void Everybody_has_a_front_and_a_back_of_A6()
    {
        using var pdf = PdfDocument.Open(badges.Pdf);

        Assert.Equal(3 * PrintedBadges.People.Count, badges.Sheets.Count);
        Assert.Equal(badges.Sheets.Count, badges.Report.Badges);
        Assert.Equal(2 * badges.Sheets.Count, pdf.NumberOfPages);
        Assert.All(pdf.GetPages(), page => Assert.Equal((297.64, 419.53), (Math.Round(page.Width, 2), Math.Round(page.Height, 2))));
        Assert.All(Sheets.Designs, design => Assert.Equal(PrintedBadges.People.Count, badges.Sheets.Count(sheet => sheet.Design == design)));
    }

    [ToolFact("pdftotext", "poppler-utils")]
    public void Every_name_function_body_category_and_number_is_read_from_both_sides_as_it_was_typed()
    {
        var pages = BadgePrinting.Pages(badges.Pdf);

        Assert.Equal(2 * badges.Sheets.Count, pages.Length);
        for (var i = 0; i < badges.Sheets.Count; i++)
        {
            var sheet = badges.Sheets[i];
            var (front, back) = (pages[2 * i].Bare(), pages[2 * i + 1].Bare());
            foreach (var text in new[] { sheet.Name.Honorific, sheet.Name.Given, sheet.Name.Family, sheet.Body, sheet.Word, Sheets.Title("en") }.OfType<string>())
            {
                Assert.Contains(text.Bare(), front, StringComparison.Ordinal);
                Assert.Contains(text.Bare(), back, StringComparison.Ordinal);
            }

            if (sheet.Function is { } function) Assert.Contains(function.Bare(), front, StringComparison.Ordinal);
            Assert.Contains(BadgeNumber.Display(sheet.Number!), back, StringComparison.Ordinal);
            if (sheet.Name.Native is not { } native || IsLeftOut(sheet)) continue;
            // readers get clusters of several glyphs wrong, as those of Devanagari; that every one is drawn is told by the report
            if (native.Any(character => character is >= '\u0900' and <= '\u097F')) continue;
            // the program hands words from right to left over as they stand on the page
            foreach (var word in native.Split(' '))
            {
                Assert.Contains(word.Bare(), front, StringComparison.Ordinal);
                Assert.Contains(word.Bare(), back, StringComparison.Ordinal);
            }
        }
    }

    [Fact]
    public void Nothing_is_lost_but_native_names_that_no_font_draws_and_each_of_those_is_told_once()
    {
        var expected = badges.Sheets.Where(IsLeftOut).Select(sheet => (sheet.ParticipantId, BadgeField.NativeName, BadgeFault.NoGlyph));

        Assert.Equal(expected.Order(), badges.Report.Defects.All.Select(defect => (defect.ParticipantId!.Value, defect.Field, defect.Fault)).Order());
    }

    [Fact]
    public async Task A_look_before_printing_tells_what_the_report_tells_afterwards()
    {
        var told = await badges.Installation.Get<CheckBadges>().ReadAsync(badges.Edition.Id, BadgeSelection.Everybody, A.Organizer, default);

        Assert.Equal(badges.Report.Defects.All, told);
        Assert.NotEmpty(told);
    }

    [ToolFact("zbarimg", "zbar-tools")]
    public void The_code_of_every_badge_is_read_from_its_picture_and_is_its_number()
    {
        var codes = Codes.Read(badges.Pdf);

        for (var i = 0; i < badges.Sheets.Count; i++)
        {
            string[] number = [badges.Sheets[i].Number!];
            Assert.Equal(badges.Sheets[i].Design == BadgeDesign.Delegation ? number : [], codes[2 * i]);
            Assert.Equal(number, codes[2 * i + 1]);
        }
    }

    [ToolFact("qpdf", "qpdf")]
    public async Task It_is_a_sound_pdf_and_the_same_run_gives_the_same_bytes()
    {
        PdfFile.AssertSound(badges.Pdf);

        Assert.Equal(badges.Pdf, (await badges.Installation.MakeAsync(badges.Edition, badges.Run))!.Value.Pdf);
    }

    [SharedFact]
    public void The_names_are_those_of_the_reference_data()
    {
        var rows = File.ReadAllLines(Path.Combine(Need.SharedFolder!, "data", "badge-worst-case-names.csv"))[1..];

        Assert.Equal(rows.Length, WorstName.All.Count);
        Assert.All(rows.Zip(WorstName.All), pair =>
        {
            var row = pair.First.Replace("\"\"", "\"", StringComparison.Ordinal);
            Assert.StartsWith($"{pair.Second.Number},", row, StringComparison.Ordinal);
            foreach (var text in new[] { pair.Second.Honorific, pair.Second.Given, pair.Second.Family, pair.Second.Native, pair.Second.Iso2, pair.Second.Function, pair.Second.Organization }.OfType<string>())
                Assert.Contains(text, row, StringComparison.Ordinal);
        });
    }

    private static bool IsLeftOut(BadgeSheet sheet) => sheet.Name.Native == PrintedBadges.Undrawable;
}
