using Bunit;
using Dushanbe.Conference.Exchange;
using Dushanbe.Conference.Web.Desks.Exchange;

namespace Dushanbe.Conference.Web.Tests.Components;

public sealed class ImportFindingsTests(ComponentInstallation web) : DeskTest(web)
{
    [Theory]
    [InlineData("en", "error", "“<b>x</b>” is not a valid e-mail address.")]
    [InlineData("ru", "ошибка", "«<b>x</b>» — недействительный адрес электронной почты.")]
    [InlineData("tg", "хато", "«<b>x</b>» нишонии дурусти почтаи электронӣ нест.")]
    public void A_finding_is_told_with_row_column_and_remedy_in_the_readers_language(string language, string severity, string message)
    {
        Speak(language);
        var finding = new ImportFinding(7, "email", ImportSeverity.Error, ImportCode.NotAnEmail, "<b>x</b>");

        var cells = Show(new ImportReport([], [finding], [], false)).FindAll("tbody td");

        Assert.Equal(["7", "email", $"{severity} {message}", ImportReport.Remedy(finding, language)], cells.Select(each => each.Words()));
        Assert.Empty(cells[2].QuerySelectorAll("b"));
    }

    [Fact]
    public void Errors_come_first_then_in_the_order_of_the_file()
    {
        ImportFinding[] findings = [Of(2, ImportSeverity.Note), Of(9, ImportSeverity.Error), Of(3, ImportSeverity.Warning), Of(4, ImportSeverity.Error), Of(0, ImportSeverity.Error)];

        var shown = Show(new ImportReport([new(2, "A", RowVerdict.Ready), new(9, "B", RowVerdict.Faulty)], findings, [Conference.Names.LocalizedText.Of("<i>Bank</i>")], false));

        Assert.Equal(["file", "4", "9", "3", "2"], shown.FindAll("tbody td.num").Select(each => each.Words()));
        Assert.Equal(["2", "1", "3", "1", "1"], shown.FindAll(".figures dd").Select(each => each.TextContent));
        Assert.Equal("<i>Bank</i>", shown.Find(".new-delegations li").TextContent);
        Assert.Equal("Delegations to be created", shown.Find("#new-title").TextContent);
    }

    [Fact]
    public void Many_findings_are_turned_page_by_page_and_another_report_begins_at_its_first()
    {
        var shown = Show(new ImportReport([], [.. Enumerable.Range(1, 205).Select(row => Of(row, ImportSeverity.Error))], [], false));
        Assert.Equal(("1", 100, "1–100 of 205"), Page(shown));
        Assert.True(shown.Button("Previous").HasAttribute("disabled"));

        shown.Button("Next").Click();
        Assert.Equal(("101", 100, "101–200 of 205"), Page(shown));
        shown.Button("Next").Click();
        Assert.Equal(("201", 5, "201–205 of 205"), Page(shown));
        Assert.True(shown.Button("Next").HasAttribute("disabled"));
        shown.Render(each => each.Add(it => it.Report, ImportSummary.Of(new ImportReport([], [Of(50, ImportSeverity.Error)], [], false))));

        Assert.Equal(("50", 1, "1–1 of 1"), Page(shown));
    }

    [Theory]
    [InlineData("en", "Showing the first 1,000 of 1,200", "1–100 of 1000")]
    [InlineData("ru", "Показаны первые 1000 из 1200", "1–100 из 1000")]
    [InlineData("tg", "Аввалин 1000 аз 1200 нишон дода шуд", "1–100 аз 1000")]
    public void Of_very_many_findings_the_first_are_listed_and_the_others_counted(string language, string said, string range)
    {
        Speak(language);
        var shown = Show(new ImportReport([], [.. Enumerable.Range(1, 1_200).Select(row => Of(row, ImportSeverity.Error))], [], false));

        Assert.StartsWith(said.Replace(",", ""), shown.Find("p.hint").TextContent.Replace(",", ""));
        Assert.Equal(range, shown.Find(".panel header .end").TextContent);
        Assert.Equal("1200", shown.FindAll(".figures dd")[2].TextContent);
    }

    private static (string FirstRow, int Rows, string Shown) Page(IRenderedComponent<ImportFindings> shown) =>
        (shown.Find("tbody td").TextContent, shown.FindAll("tbody tr").Count, shown.Find(".panel header .end").TextContent);

    private static ImportFinding Of(int row, ImportSeverity severity) => new(row, row == 0 ? null : "family", severity, ImportCode.NameMissing, null);

    private IRenderedComponent<ImportFindings> Show(ImportReport report) => Show<ImportFindings>(each => each.Add(it => it.Report, ImportSummary.Of(report)));
}
