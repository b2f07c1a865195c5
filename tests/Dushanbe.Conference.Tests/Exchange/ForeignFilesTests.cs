using Dushanbe.Conference.Conditions;
using Dushanbe.Conference.Exchange;

namespace Dushanbe.Conference.Tests.Exchange;

/// <summary>The lists of the shared cases, each with its answer: how many rows were read, how many people come in, and what is said.</summary>
public sealed class ForeignFilesTests(Installation installation) : IClassFixture<Installation>
{
    private const string Answers = """
        c01-bom-email-first.csv: 4 rows, 4 people
        c02-cp1251-semicolon.csv: 0 rows, 0 people, !WrongEncoding 1
        c03-cp1252.csv: 0 rows, 0 people, !WrongEncoding 1
        c04-utf16le-tab.txt: 0 rows, 0 people, !WrongEncoding 1
        c05-semicolon-ragged-commas.csv: 3 rows, 3 people
        c06-cr-only.csv: 4 rows, 4 people
        c07-duplicate-header.csv: 4 rows, 4 people, !DuplicateColumn 1
        c08-newlines-in-cells.csv: 2 rows, 2 people
        c09-invisible-characters.csv: 4 rows, 3 people, !NotAnEmail 1, InvisibleRemoved 9
        c10-300-rows-one-bad.csv: 300 rows, 299 people, !NotAnEmail 1
        c11-shared-mailbox.csv: 5 rows, 5 people
        c12a-first.csv: 1 rows, 1 people
        c12b-again-with-blanks.csv: 1 rows, 1 people
        c13-formula-and-signs.csv: 4 rows, 4 people, LooksLikeFormula 2, OddPhone 1
        c14-names-to-search.csv: 25 rows, 25 people, AllCapitals 2, SameNameInFile 3
        c15-sort-order.csv: 30 rows, 30 people, SameNameInFile 1
        c16-luma-like.csv: 0 rows, 0 people, !MissingColumns 1, !StateProposed 1, ColumnProposed 3, UnknownColumns 1
        c17-dates-mixed.csv: 0 rows, 0 people, !MissingColumns 1, UnknownColumn 1
        x02-furigana.xlsx: 1 rows, 1 people
        x03-inline-rich.xlsx: 1 rows, 0 people, !Contradiction 1
        x04-formula-without-value.xlsx: 1 rows, 0 people, !FormulaWithoutValue 2
        x05-formula-with-value.xlsx: 1 rows, 0 people, !CellError 1, AllCapitals 1, EmptyFormula 1, FormulaValueTaken 1
        x06-numbers-as-text.xlsx: 2 rows, 2 people, UnknownColumn 1
        x07-stray-cell-last-row.xlsx: 4 rows, 4 people
        x08-hidden-first-sheet.xlsx: 4 rows, 4 people
        x09-absolute-paths-prefixed.xlsx: 4 rows, 4 people
        x10-strict.xlsx: 4 rows, 4 people
        x11-merged-delegation.xlsx: 4 rows, 1 people, !BodyMissing 3, HeaderBelow 1, MergedCell 3
        x13-styled-empty-rows.xlsx: 4 rows, 4 people
        x14-all-phones-lost.xlsx: 3 rows, 3 people
        x15-xxe.xlsx: 0 rows, 0 people, !DamagedWorkbook 1
        x16-inflates-to-400MB.xlsx: 0 rows, 0 people, !MissingColumns 1, UnknownColumn 1
        """;

    [SharedFact]
    public async Task Each_list_gets_its_answer()
    {
        var answers = new List<string>();
        foreach (var file in Directory.GetFiles(Path.Combine(Need.SharedFolder!, "cases", "import")).Order(StringComparer.Ordinal))
        {
            var desk = await Desk.OpenAsync(installation);
            var outcome = await installation.Get<ImportParticipants>().ExecuteAsync(new(desk.Edition.Id, new MemoryStream(await File.ReadAllBytesAsync(file)), true), A.Organizer, default);
            var report = outcome.Match(imported: it => it.Report, onlyChecked: it => it.Report, refused: it => it.Report, noSuchEdition: _ => throw new InvalidOperationException());
            var said = report.Findings.Where(each => each.Severity != ImportSeverity.Note).CountBy(each => (each.Severity, each.Code)).OrderByDescending(each => each.Key.Severity).ThenBy(each => each.Key.Code.ToString(), StringComparer.Ordinal);
            answers.Add($"{Path.GetFileName(file)}: {report.Rows.Count} rows, {report.People} people{string.Concat(said.Select(each => $", {(each.Key.Severity == ImportSeverity.Error ? "!" : "")}{each.Key.Code} {each.Value}"))}");
        }

        Assert.Equal(Answers.ReplaceLineEndings("\n"), string.Join('\n', answers));
    }

    [SharedFact]
    public async Task No_workbook_is_read_as_nothing_without_a_word()
    {
        foreach (var file in Directory.GetFiles(Path.Combine(Need.SharedFolder!, "cases", "xlsx")).Order(StringComparer.Ordinal))
        {
            using var table = await ImportTable.ReadAsync(new MemoryStream(await File.ReadAllBytesAsync(file)), default);
            Assert.True(table.Rows.Count > 0 || table.Findings is [{ Severity: ImportSeverity.Error }], Path.GetFileName(file));
            Assert.DoesNotContain(table.Findings, each => each.Code is ImportCode.CellNotPlaced or ImportCode.Bomb);
        }
    }
}
