using System.Text;
using Dushanbe.Conference.Exchange;
using Dushanbe.Conference.Names;

namespace Dushanbe.Conference.Tests.Exchange;

public sealed class ImportSummaryTests
{
    private static readonly LocalizedText Name = LocalizedText.Of("Institute of <Rivers>", "Институт рек", "Донишкадаи дарёҳо");

    [Fact]
    public void A_short_report_is_kept_whole_and_comes_back_as_it_was()
    {
        var report = new ImportReport(
            [new(2, "Rahmonzoda “F.”", RowVerdict.Ready), new(3, "", RowVerdict.Faulty)],
            [new(0, null, ImportSeverity.Warning, ImportCode.PhotosUnused, null, "2", "a.jpg, b.jpg"), new(3, "family", ImportSeverity.Error, ImportCode.NameMissing, null), new(3, "iso2", ImportSeverity.Note, ImportCode.NewDelegation, "XX", Name, (string?)null)],
            [Name], Stored: true);

        var kept = ImportSummary.FromJson(ImportSummary.Of(report).ToJson());

        Assert.Equal((2, 1, 1, 1, 3, 1, 0), (kept.Rows, kept.People, kept.Errors, kept.Warnings, kept.Findings, kept.NewDelegations, kept.Unlisted));
        Assert.Equal(report.Rows, kept.Kept.Rows);
        Assert.Equal(report.NewDelegations, kept.Kept.NewDelegations);
        Assert.True(kept.Kept.Stored);
        Assert.Equal(report.Findings.Select(Whole), kept.Kept.Findings.Select(Whole));
        Assert.Equal(report.Findings.Select(each => ImportReport.Message(each, "tg")), kept.Kept.Findings.Select(each => ImportReport.Message(each, "tg")));
    }

    [Fact]
    public async Task Of_a_long_report_errors_are_kept_before_warnings_and_the_rest_is_counted()
    {
        ImportFinding[] findings =
        [
            .. Enumerable.Range(2, 900).Select(row => new ImportFinding(row, "email", ImportSeverity.Warning, ImportCode.LooksLikeFormula, $"={row}")),
            .. Enumerable.Range(902, 700).Select(row => new ImportFinding(row, "family", ImportSeverity.Error, ImportCode.NameMissing, null)),
        ];
        var report = new ImportReport([.. Enumerable.Range(2, 5_000).Select(row => new ImportRow(row, $"Person {row}", RowVerdict.Faulty))], findings, [], false);

        var summary = ImportSummary.Of(report);
        using var file = new MemoryStream();
        await summary.WriteCsvAsync(file, "en", default);
        var lines = Encoding.UTF8.GetString(file.ToArray()).Split("\r\n", StringSplitOptions.RemoveEmptyEntries);

        Assert.Equal((5_000, 700, 900, 1_600, 600), (summary.Rows, summary.Errors, summary.Warnings, summary.Findings, summary.Unlisted));
        Assert.Equal([.. Enumerable.Range(2, 300), .. Enumerable.Range(902, 700)], summary.Kept.Findings.Select(each => each.Row));
        Assert.Equal(summary.Kept.Findings.Select(each => each.Row), summary.Kept.Rows.Select(each => each.Number));
        Assert.Equal(1 + 1_000 + 1, lines.Length);
        Assert.Contains("More errors and warnings not listed here: 600.", lines[^1]);
    }

    [Fact]
    public void Of_a_file_with_a_million_faults_a_thousand_of_each_kind_are_held_and_all_are_counted()
    {
        var findings = new FindingList();
        for (var row = 1; row <= 1_000; row++)
            for (var fault = 0; fault < 1_000; fault++) findings.Add(new ImportFinding(row, "3", fault == 999 ? ImportSeverity.Error : ImportSeverity.Warning, ImportCode.NumberFormatted, null));
        var both = new FindingList();
        both.Add(findings);
        both.Add(new ImportFinding(2, null, ImportSeverity.Note, ImportCode.SheetRead, new string('x', 1_000_000)));

        Assert.Equal((2_000, new FindingCounts(1_000, 999_000, 0)), (findings.Count, findings.Counts));
        Assert.Equal((2_001, new FindingCounts(1_000, 999_000, 1), 401), (both.Count, both.Counts, both[^1].Value!.Length));
    }

    [Fact]
    public void Long_cells_are_cut_without_halving_a_character()
    {
        var finding = new ImportFinding(2, "function", ImportSeverity.Error, ImportCode.TooLong, new string('x', 399) + "😀😀", new string('y', 5_000));

        var kept = ImportSummary.Of(new ImportReport([], [finding], [], false)).Kept.Findings[0];

        Assert.Equal((new string('x', 399) + "…", new string('y', 400) + "…"), (kept.Value, kept.Arguments[0].In("en")));
    }

    private static string Whole(ImportFinding finding) => $"{finding.Row} {finding.Column} {finding.Severity} {finding.Code} {finding.Value} {string.Join('|', finding.Arguments.Select(each => $"{each.IsPlain} {each.In("ru")}"))}";
}
