using System.IO.Compression;
using System.Text;
using System.Text.RegularExpressions;
using Dushanbe.Conference.Conditions;
using Dushanbe.Conference.Exchange;
using Dushanbe.Conference.Names;
using static Dushanbe.Conference.Exchange.ImportCode;
using static Dushanbe.Conference.Exchange.ImportSeverity;

namespace Dushanbe.Conference.Tests.Exchange;

/// <summary>What went wrong with other people's imports, each with its values.</summary>
public sealed class ReportedCasesTests(Installation installation) : IClassFixture<Installation>
{
    [Theory]
    [InlineData("given,family,iso2,email\n\uFEFFFarrukh,Qurbonov,TJ,f@example.org\n"), InlineData("given,family,iso2,email\n\uFEFF\"Farrukh\",Qurbonov,TJ,f@example.org\n"), InlineData("\uFEFF\uFEFFgiven,family,iso2,email\n\uFEFF\"Farrukh\",\"Qurbonov\",\"TJ\",\"f@example.org\"\n")]
    public async Task A_mark_of_the_encoding_inside_a_text_is_taken_out_and_said(string file)
    {
        var desk = await Desk.OpenAsync(installation);

        var report = await installation.ReportAsync(file, desk);

        Assert.Equal([(2, "given", InvisibleRemoved, Warning, "Farrukh")], report.Said());
        var person = Assert.Single((await desk.Search(null)).Rows);
        Assert.Equal(("Farrukh", "Qurbonov", "f@example.org"), (person.Name.Given, person.Name.Family, person.Fields.Email));
    }

    [SharedFact]
    public async Task The_first_address_of_a_list_has_no_mark_in_front()
    {
        var desk = await Desk.OpenAsync(installation);
        var lines = Encoding.UTF8.GetString(ImportDesk.Shared("import/c01-bom-email-first.csv")).Split('\n');

        Assert.Empty((await installation.ReportAsync(string.Join('\n', lines), desk)).Said());
        Assert.Equal([(2, "email", InvisibleRemoved, Warning, "farrukh.q@example.org")], (await installation.ReportAsync(string.Join('\n', [lines[0], "\uFEFF" + lines[1]]))).Said());

        Assert.Contains("farrukh.q@example.org", (await desk.Search(null)).Rows.Select(each => each.Fields.Email));
    }

    [Fact]
    public async Task Text_in_another_encoding_is_named_with_the_first_line_that_shows_it()
    {
        byte[] file = [.. "given,family,iso2\nAnn,Lee,TJ\nJos"u8, 0xE9, .. ",Mu"u8, 0xF1, .. "oz,ES\n"u8];

        var finding = Assert.Single((await installation.ReportAsync(file)).Findings);

        Assert.Equal((WrongEncoding, "Windows-1252", "3"), (finding.Code, finding.Arguments[0].In("en"), finding.Arguments[1].In("en")));
        Assert.All(Languages.All, language => Assert.Contains("3", ImportReport.Message(finding, language.Tag), StringComparison.Ordinal));
    }

    [SharedFact]
    public void A_stray_cell_or_styled_empty_rows_leave_the_memory_flat()
    {
        foreach (var (file, most) in new[] { ("import/x07-stray-cell-last-row.xlsx", 2 << 20), ("import/x13-styled-empty-rows.xlsx", 400 << 20) })
        {
            var bytes = ImportDesk.Shared(file);
            var before = GC.GetAllocatedBytesForCurrentThread();
            using var table = ImportTable.ReadAsync(new MemoryStream(bytes), default).GetAwaiter().GetResult();

            Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, most);
            Assert.Equal((5, 13), (table.Rows.Count, table.Rows.Max(each => each.Cells.Length)));
        }
    }

    [SharedFact]
    public async Task Readings_above_Japanese_names_are_not_glued_to_them()
    {
        var desk = await Desk.OpenAsync(installation);

        await installation.ReportAsync(ImportDesk.Shared("import/x02-furigana.xlsx"), desk);

        Assert.Equal([("太郎", "東京都")], (await desk.Search(null)).Rows.Select(each => (each.Name.Given!, each.Name.Family!)));
    }

    [SharedFact]
    public async Task Parts_of_a_formatted_text_keep_the_space_between_them_and_an_empty_cell_is_empty()
    {
        using var table = await ImportDesk.Table(ImportDesk.Shared("import/x03-inline-rich.xlsx"));

        Assert.Equal(["Mr", "Anne Marie", "Rich", ""], table.Rows[1].Cells.Take(4).Select(each => each ?? ""));
    }

    [SharedFact]
    public async Task Numbers_come_in_as_they_are_shown()
    {
        using var table = await ImportDesk.Table(ImportDesk.Shared("import/x06-numbers-as-text.xlsx"));

        var (phone, passport) = (Array.IndexOf(table.Rows[0].Cells, "phone"), Array.IndexOf(table.Rows[0].Cells, "passport"));
        Assert.Equal([("992372210000", "00123456"), ("41229170000", "00123456")], table.Rows.Skip(1).Select(each => (each.Cells[phone]!, each.Cells[passport]!)));
    }

    [SharedFact]
    public async Task A_workbook_with_a_password_is_said_to_have_one()
    {
        var finding = Assert.Single((await installation.ReportAsync(ImportDesk.Shared("xlsx/edr-agile_AES256_SHA512_CBC_pwd_password.xlsx"))).Findings);

        Assert.Equal(OldWorkbook, finding.Code);
        Assert.Contains("password", ImportReport.Message(finding, "en"), StringComparison.Ordinal);
    }

    [SharedFact]
    public async Task Spaces_that_only_look_like_spaces_are_trimmed_and_listed()
    {
        var lines = Encoding.UTF8.GetString(ImportDesk.Shared("import/c09-invisible-characters.csv")).Split('\n');
        var desk = await Desk.OpenAsync(installation);

        var report = await installation.ReportAsync(string.Join('\n', lines[..2]), desk);

        Assert.Equal([("Nbsp", "Edge", "zwsp@example.org")], (await desk.Search(null)).Rows.Select(each => (each.Name.Given!, each.Name.Family!, each.Fields.Email!)));
        Assert.Equal([("given", "Nbsp"), ("family", "Edge"), ("email", "zwsp@example.org")], report.Findings.Where(each => each.Code == InvisibleRemoved).Select(each => (each.Column!, each.Value!)).OrderByDescending(each => each.Item1.Length == 5 && each.Item1[0] == 'g').ThenByDescending(each => each.Item1));
    }

    [SharedFact]
    public async Task Two_columns_of_one_name_are_named_with_their_places()
    {
        var finding = (await installation.ReportAsync(ImportDesk.Shared("import/c07-duplicate-header.csv"))).Findings.Single(each => each.Code == DuplicateColumn);

        Assert.Equal("The column “organization” appears twice in the header (columns 10 and 14).", ImportReport.Message(finding, "en"));
    }

    [SharedFact]
    public async Task Every_bad_row_of_three_hundred_is_named_and_nobody_is_stored()
    {
        var lines = Encoding.UTF8.GetString(ImportDesk.Shared("import/c10-300-rows-one-bad.csv")).Split('\n');
        foreach (var (row, number) in new[] { (2, 1), (300, 299) }) lines[row - 1] = lines[row - 1].Replace($"row{number}@example.org", "nobody", StringComparison.Ordinal);
        var desk = await Desk.OpenAsync(installation);

        var report = await installation.ReportAsync(string.Join('\n', lines), desk);

        Assert.Equal([(2, "nobody"), (152, "bla.bla.@"), (300, "nobody")], report.Findings.Where(each => each.Code == NotAnEmail).Select(each => (each.Row, each.Value!)));
        Assert.Equal((3, 300, 0), (report.Errors, report.Rows.Count, (await desk.Search(null)).Found));
    }

    [SharedFact]
    public async Task Signs_that_begin_a_formula_come_back_from_every_export_and_no_workbook_holds_one()
    {
        var (desk, again) = (await Desk.OpenAsync(installation), await Desk.OpenAsync(installation));
        await installation.ReportAsync(ImportDesk.Shared("import/c13-formula-and-signs.csv"), desk);
        using var people = new MemoryStream();
        await installation.Get<ExportParticipants>().WriteAsync(new(new() { EditionId = desk.Edition.Id }, TableFormat.Xlsx), people, A.Organizer, default);
        using var template = new MemoryStream();
        await installation.Get<ImportTemplate>().WriteAsync(desk.Edition.Id, TableFormat.Xlsx, "en", template, A.Organizer, default);

        await installation.ReportAsync(people.ToArray(), again);

        Assert.Contains(("@sum", "-Minus", "-1+1"), (await again.Search(null)).Rows.Select(each => (each.Name.Given!, each.Name.Family!, each.Phone!)));
        Assert.Equal(await Shape(desk), await Shape(again));
        Assert.All([.. Sheets(people), .. Sheets(template)], sheet =>
        {
            Assert.DoesNotContain("<f", sheet, StringComparison.Ordinal);
            Assert.All(Regex.Matches(sheet, @"<c\b[^>]*[^/]>"), cell => Assert.Matches(" t=\"(inlineStr|s|str)\"", cell.Value));
            Assert.Contains("</c>", sheet, StringComparison.Ordinal);
        });
    }

    [Theory]
    [InlineData(1, "The row has 1 cell, the header 3; missing cells count as empty.", "В строке 1 ячейка, в заголовке 3; остальные считаются пустыми."), InlineData(2, "The row has 2 cells, the header 3; missing cells count as empty.", "В строке 2 ячейки, в заголовке 3; остальные считаются пустыми.")]
    public async Task A_number_of_cells_is_said_with_the_right_form_of_the_word(int cells, string english, string russian)
    {
        var finding = (await installation.ReportAsync($"family,given,iso2\n{string.Join(',', new[] { "Karimov", "Ali" }.Take(cells))}\n")).Findings.Single(each => each.Code == FewerCells);

        Assert.Equal((english, russian), (ImportReport.Message(finding, "en"), ImportReport.Message(finding, "ru")));
    }

    private static async Task<List<string>> Shape(Desk desk) =>
        [.. (await desk.Search(null)).Rows.Select(each => string.Join('|', each.Name.Given, each.Name.Family, each.Fields.Organization, each.Fields.Function, each.Fields.Email, each.Phone)).Order(StringComparer.Ordinal)];

    private static IEnumerable<string> Sheets(MemoryStream workbook)
    {
        using var zip = new ZipArchive(new MemoryStream(workbook.ToArray()));
        return [.. zip.Entries.Where(each => each.FullName.StartsWith("xl/worksheets/", StringComparison.Ordinal)).Select(each =>
        {
            using var reader = new StreamReader(each.Open());
            return reader.ReadToEnd();
        })];
    }
}
