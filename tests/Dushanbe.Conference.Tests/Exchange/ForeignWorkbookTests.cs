using System.IO.Compression;
using System.Text;
using Dushanbe.Conference.Conditions;
using Dushanbe.Conference.Exchange;
using static Dushanbe.Conference.Exchange.ImportCode;
using static Dushanbe.Conference.Exchange.ImportSeverity;

namespace Dushanbe.Conference.Tests.Exchange;

/// <summary>Workbooks that other people and other programs made: every cell in its column, the right sheet, and a word about the rest.</summary>
public sealed class ForeignWorkbookTests(Installation installation) : IClassFixture<Installation>
{
    private const string Header = """<row r="1"><c r="A1" t="inlineStr"><is><t>given</t></is></c><c r="B1" t="inlineStr"><is><t>family</t></is></c><c r="C1" t="inlineStr"><is><t>iso2</t></is></c><c r="D1" t="inlineStr"><is><t>phone</t></is></c></row>""";

    [Fact]
    public async Task References_in_small_letters_name_the_same_columns()
    {
        var (report, people) = await Imported(Sheet(Row(2, Text("b2", "Karimov"), Text("c2", "TJ"), Text("d2", "+992 37 221 00 00")) + Row(3, Text("d3", "+992 37 221 00 01"), Text("A3", "Ann"), Text("c3", "TJ"))));

        Assert.Equal([(null, "Karimov", "+992 37 221 00 00"), ("Ann", null, "+992 37 221 00 01")], people.OrderBy(each => each.Phone));
        Assert.Empty(report.Findings);
    }

    [Theory]
    [InlineData("?2"), InlineData("2B"), InlineData("B"), InlineData("B3"), InlineData("BBBB2"), InlineData("XFE2"), InlineData("A2"), InlineData("$B$2"), InlineData("Б2"), InlineData("")]
    public async Task A_cell_that_cannot_be_placed_is_an_error_of_its_row_and_shifts_nothing(string reference)
    {
        var report = await Refused(Sheet(Row(2, Text("A2", "Ali"), Text(reference, "Karimov"), Text("C2", "TJ"))));

        Assert.Equal([(2, null, CellNotPlaced, Error, reference)], report.Findings.Select(each => (each.Row, each.Column, each.Code, each.Severity, each.Value!)));
        Assert.Equal([(2, "Ali", RowVerdict.Faulty)], report.Rows.Select(each => (each.Number, each.Name, each.Verdict)));
    }

    [Theory]
    [InlineData("2", 2), InlineData("abc", 4), InlineData("-7", 4), InlineData("3.5", 4), InlineData("0", 4), InlineData("1048577", 4), InlineData("99999999999", 4), InlineData("", 4)]
    public async Task A_row_whose_number_another_has_or_nobody_can_read_is_an_error_that_the_report_can_be_written_with(string number, int row)
    {
        var bad = $"<row r=\"{number}\"><c t=\"inlineStr\"><is><t>Bob</t></is></c><c t=\"inlineStr\"><is><t>Brown</t></is></c><c t=\"inlineStr\"><is><t>TJ</t></is></c></row>";

        var report = await Refused(Sheet(Ali + Row(3, Text("A3", "Ann"), Text("B3", "Lee"), Text("C3", "TJ")) + bad));

        Assert.Equal([(row, null, RowNotPlaced, Error, number)], report.Findings.Select(each => (each.Row, each.Column, each.Code, each.Severity, each.Value!)));
        using var file = new MemoryStream();
        await report.WriteCsvAsync(file, "en", default);
        await ImportSummary.Of(report).WriteCsvAsync(file, "ru", default);
    }

    [Fact]
    public async Task Empty_rows_may_have_any_number()
    {
        var (report, people) = await Imported(Sheet("<row r=\"x\"/><row r=\"2\"/>" + Ali + "<row r=\"2\"><c s=\"1\"/></row>"));

        Assert.Equal([("Ali", "Karimov", null)], people);
        Assert.Empty(report.Findings);
    }

    [Theory]
    [InlineData("GZ1:GZ2147483647"), InlineData("C9:A2"), InlineData("D1048576:A2"), InlineData("A1:XFD1048576"), InlineData("A99999999999:B2"), InlineData("A2:B99999999999"), InlineData("?:?")]
    public async Task A_merged_range_may_claim_to_be_as_long_as_it_likes(string range)
    {
        var merged = string.Concat(Enumerable.Repeat($"<mergeCell ref=\"{range}\"/>", 20_000));
        using var table = await ImportDesk.Table(ImportParticipantsTests.Workbook($"{Header}{Ali}</sheetData><mergeCells>{merged}</mergeCells><sheetData>")).WaitAsync(TimeSpan.FromMinutes(2));

        Assert.Equal(2, table.Rows.Count);
        Assert.All(table.Findings, each => Assert.Equal((2, "phone", MergedCell), (each.Row, each.Column, each.Code)));
    }

    [Fact]
    public async Task A_cell_that_is_given_twice_is_said_once_for_its_row()
    {
        var report = await Refused(Sheet($"<row r=\"2\">{Text("A2", "Ali")}{Text("C2", "TJ")}{string.Concat(Enumerable.Repeat("<c r=\"A2\"><f>x</f></c><c r=\"?\"/>", 5_000))}</row>"));

        Assert.Equal([(2, null, CellNotPlaced, Error, "A2")], report.Findings.Select(each => (each.Row, each.Column, each.Code, each.Severity, each.Value!)));
    }

    [Theory]
    [InlineData(8, "00000042", 0), InlineData(20, "00000000000000000042", 0), InlineData(21, "42", 1), InlineData(1_000_000, "42", 1)]
    public async Task A_number_is_filled_up_with_no_more_zeros_than_a_phone_number_can_have(int zeros, string phone, int said)
    {
        var styles = $"<styleSheet><numFmts><numFmt numFmtId=\"164\" formatCode=\"{new string('0', zeros)}\"/></numFmts><cellXfs><xf/><xf numFmtId=\"164\"/></cellXfs></styleSheet>";

        using var table = await ImportDesk.Table(Workbook(("P", "", Header + Row(2, Text("A2", "Ali"), Text("C2", "TJ"), "<c r=\"D2\" s=\"1\"><v>42</v></c>")), ("xl/styles.xml", "", styles)));

        Assert.Equal(phone, table.Rows[1].Cells[3]);
        Assert.Equal(said, table.Findings.Count(each => each.Code == NumberFormatted));
    }

    [Fact]
    public async Task Cells_without_references_follow_one_another_also_behind_an_empty_column()
    {
        var (report, people) = await Imported(Sheet("""<row><c t="inlineStr"><is><t>Ali</t></is></c><c/><c t="inlineStr"><is><t>TJ</t></is></c></row><row r="3"><c r="C3" t="inlineStr"><is><t>KG</t></is></c><c t="inlineStr"><is><t>+996 312 62 00 00</t></is></c><c r="B3" t="inlineStr"><is><t>Asanova</t></is></c></row>"""));

        Assert.Equal([("Ali", null, null), (null, "Asanova", "+996 312 62 00 00")], people.OrderBy(each => each.Phone, StringComparer.Ordinal));
        Assert.Empty(report.Findings);
    }

    [Fact]
    public async Task A_formula_with_an_empty_result_makes_nobody_without_a_family_name()
    {
        var empty = """<c r="B2" t="str"><f>[1]Other!$A$1</f><v/></c>""";
        var report = await Refused(Sheet(Row(2, Text("A2", "Ali"), empty, Text("C2", "TJ"))));

        Assert.Equal([(2, "family", EmptyFormula, Error, "=[1]Other!$A$1")], report.Findings.Select(each => (each.Row, each.Column!, each.Code, each.Severity, each.Arguments[0].In("en"))));
    }

    [Fact]
    public async Task A_formula_that_leaves_another_field_or_a_whole_row_empty_stops_nothing()
    {
        string Empty(string reference) => $"""<c r="{reference}" t="str"><f>IF(X1="","",X1)</f><v></v></c>""";

        var (report, people) = await Imported(Sheet(Row(2, Text("A2", "Ali"), Text("B2", "Karimov"), Text("C2", "TJ"), Empty("D2")) + Row(3, Empty("A3"), Empty("B3"), Empty("C3"), Empty("D3"))));

        Assert.Equal([("Ali", "Karimov", null)], people);
        Assert.Equal([(2, "phone", EmptyFormula, Warning)], report.Findings.Select(each => (each.Row, each.Column!, each.Code, each.Severity)));
    }

    [Fact]
    public async Task A_number_keeps_the_zeros_that_its_format_shows_and_another_look_is_said()
    {
        const string styles = """<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><numFmts><numFmt numFmtId="164" formatCode="00000000"/><numFmt numFmtId="165" formatCode="&quot;+&quot;000-0000"/><numFmt numFmtId="166" formatCode="#,##0.00"/></numFmts><cellXfs><xf/><xf numFmtId="164"/><xf numFmtId="165"/><xf numFmtId="166"/></cellXfs></styleSheet>""";
        string Number(int row, string number, int style) => Row(row, Text($"B{row}", $"N{row}"), Text($"C{row}", "TJ"), $"""<c r="D{row}" s="{style}"><v>{number}</v></c>""");

        var (report, people) = await Imported(Workbook(("P", "", Header + Number(2, "123456", 1) + Number(3, "1.23456789E8", 1) + Number(4, "2210000", 2) + Number(5, "992372210000", 3)), ("xl/styles.xml", "", styles)));

        Assert.Equal(["00123456", "123456789", "2210000", "992372210000"], people.OrderBy(each => each.Family, StringComparer.Ordinal).Select(each => each.Phone));
        Assert.Equal([(4, "phone", NumberFormatted, Warning, "2210000")], report.Findings.Select(each => (each.Row, each.Column!, each.Code, each.Severity, each.Value!)));
    }

    [Fact]
    public async Task A_cover_sheet_before_the_list_is_passed_over_and_the_sheet_read_is_said()
    {
        var cover = Row(1, Text("A1", "Dushanbe Conference")) + Row(3, Text("A3", "Contact"), Text("B3", "protocol@example.org"));

        var (report, people) = await Imported(Workbook(("Cover", "", cover), ("Участники", "", Header + Ali), ("Old", "hidden", Header + Ali)));

        Assert.Equal([("Ali", "Karimov", null)], people);
        Assert.Equal([(0, SheetRead, Note, "Участники")], report.Findings.Select(each => (each.Row, each.Code, each.Severity, each.Value!)));
    }

    [Fact]
    public async Task Two_visible_sheets_that_could_be_the_list_are_asked_about()
    {
        var report = await Refused(Workbook(("2025", "", Header + Ali), ("2026", "", Header + Ali)));

        Assert.Equal([(0, SeveralLists, Error, "“2025”, “2026”")], report.Findings.Select(each => (each.Row, each.Code, each.Severity, each.Arguments[0].In("en"))));
    }

    [Theory]
    [InlineData("hidden"), InlineData("veryHidden")]
    public async Task Sheets_that_are_all_hidden_are_never_read(string state)
    {
        var report = await Refused(Workbook(("A", state, Header + Ali), ("B", "hidden", Header + Ali)));

        Assert.Equal([(0, AllSheetsHidden, Error, "“A”, “B”")], report.Findings.Select(each => (each.Row, each.Code, each.Severity, each.Arguments[0].In("en"))));
    }

    [SharedFact]
    public async Task The_one_visible_sheet_is_read_and_named()
    {
        var (report, people) = await Imported(Shared("import/x08-hidden-first-sheet.xlsx"));

        Assert.Contains(("Фаррух", "Қурбонов"), people.Select(each => (each.Given, each.Family)));
        Assert.DoesNotContain(people, each => each.Family == "Person");
        Assert.Equal(["Участники"], report.Findings.Where(each => each.Code == SheetRead).Select(each => each.Value));
    }

    [SharedFact]
    public async Task Merged_cells_say_whose_value_they_hide()
    {
        var report = await Refused(Shared("import/x11-merged-delegation.xlsx"));

        Assert.Equal(
            [(3, null, HeaderBelow), (5, "delegation", MergedCell), (5, "delegation", BodyMissing), (6, "delegation", MergedCell), (6, "delegation", BodyMissing), (7, "delegation", MergedCell), (7, "delegation", BodyMissing)],
            report.Findings.Where(each => each.Code is HeaderBelow or MergedCell or BodyMissing).Select(each => (each.Row, each.Column, each.Code)));
        var merged = report.Findings.First(each => each.Code == MergedCell);
        Assert.Equal("The cell is merged with one in row 4 (“Republic of Examples”); it is empty here.", ImportReport.Message(merged, "en"));
    }

    [SharedFact]
    public async Task Backslashes_and_prefixed_or_absolute_names_are_read()
    {
        using var backslash = await ImportTable.ReadAsync(new MemoryStream(Shared("xlsx/edr-Test_git_issue_385_backslash.xlsx")), default);
        using var forward = await ImportTable.ReadAsync(new MemoryStream(Renamed(Shared("xlsx/edr-Test_git_issue_385_backslash.xlsx"), name => name.Replace('\\', '/'))), default);

        Assert.NotEmpty(backslash.Rows);
        Assert.Equal(forward.Rows.Select(each => string.Join('|', each.Cells)), backslash.Rows.Select(each => string.Join('|', each.Cells)));
        Assert.DoesNotContain(backslash.Findings, each => each.Severity == Error);
    }

    [Theory]
    [InlineData("book/b.xml", "book/pages/one.xml", "book/words.xml"), InlineData("XL/Workbook.xml", "XL/Worksheets/Sheet1.XML", "XL/SharedStrings.xml")]
    public async Task Parts_are_found_under_the_names_that_the_workbook_gives_them(string workbook, string sheet, string strings)
    {
        var folder = workbook[..workbook.IndexOf('/', StringComparison.Ordinal)];
        var bytes = Zip(
            ("[Content_Types].xml", "<Types/>"),
            ("_rels/.rels", $"""<Relationships><Relationship Id="r1" Type="http://x/officeDocument" Target="{workbook}"/></Relationships>"""),
            (workbook, """<workbook xmlns:r="http://x"><sheets><sheet name="P" r:id="s"/></sheets></workbook>"""),
            ($"{folder}/_rels/{workbook[(folder.Length + 1)..]}.rels", $"""<Relationships><Relationship Id="s" Type="http://x/worksheet" Target="./{sheet[(folder.Length + 1)..]}"/><Relationship Id="t" Type="http://x/sharedStrings" Target="/{strings}"/></Relationships>"""),
            (sheet, $"""<worksheet><sheetData>{Header}<row r="2"><c r="B2" t="s"><v>0</v></c><c r="C2" t="s"><v>1</v></c></row></sheetData></worksheet>"""),
            (strings, "<sst><si><t>Karimov</t></si><si><t>TJ</t></si></sst>"));

        Assert.Equal([(null, "Karimov", null)], (await Imported(bytes)).People);
    }

    [Theory]
    [InlineData("_x000D_"), InlineData("a_x0041_b_x005F_"), InlineData("_x005F_x000D_"), InlineData("_xyz_ _x12_ x_x")]
    public async Task A_text_that_looks_like_an_escape_comes_back_from_our_own_workbook(string text)
    {
        var (from, to) = (await Desk.OpenAsync(installation), await Desk.OpenAsync(installation));
        await from.Register(from.Fields("Ali", text) with { Organization = text });
        using var file = new MemoryStream();
        await installation.Get<ExportParticipants>().WriteAsync(new(new() { EditionId = from.Edition.Id }, TableFormat.Xlsx), file, A.Organizer, default);

        Assert.IsType<ImportParticipants.Outcome.Imported>(await Import(to, file.ToArray()));

        Assert.Equal([(text, text)], (await to.Search(null)).Rows.Select(each => (each.Name.Family!, each.Organization!)));
    }

    [Theory]
    [InlineData("Windows-1252", 1252, "given,family,iso2\nJosé,Müller,DE\nFrançois,Lefèvre,FR\n"), InlineData("Windows-1251", 1251, "given,family,iso2\nФаррух,Курбонов,TJ\n"), InlineData("KOI8-R", 20866, "given,family,iso2\nФаррух,Курбонов,TJ\n"), InlineData("CP866", 866, "given,family,iso2\nФаррух,Курбонов,TJ\n")]
    public async Task The_likely_encoding_is_named(string name, int page, string text)
    {
        var report = await Refused(CodePagesEncodingProvider.Instance.GetEncoding(page)!.GetBytes(text));

        Assert.Equal([(WrongEncoding, name)], report.Findings.Select(each => (each.Code, each.Arguments[0].In("en"))));
    }

    [Fact]
    public async Task A_damaged_character_in_UTF8_is_named_by_its_line_and_not_as_another_encoding()
    {
        byte[] bytes = [.. "given,family,iso2\nФаррух,Қурбонов,TJ\nАйгуль,"u8, 0xD0, .. "санова,KG\n"u8];

        Assert.Equal([(BrokenText, "3")], (await Refused(bytes)).Findings.Select(each => (each.Code, each.Arguments[0].In("en"))));
    }

    [SharedFact]
    public async Task The_likely_encoding_of_a_list_is_named()
    {
        foreach (var (file, name) in new[] { ("import/c02-cp1251-semicolon.csv", "Windows-1251"), ("import/c03-cp1252.csv", "Windows-1252"), ("import/c04-utf16le-tab.txt", "UTF-16") })
            Assert.Equal([(WrongEncoding, name)], (await Refused(Shared(file))).Findings.Select(each => (each.Code, each.Arguments[0].In("en"))));
    }

    private static string Ali => Row(2, Text("A2", "Ali"), Text("B2", "Karimov"), Text("C2", "TJ"));

    private static string Row(int number, params string[] cells) => $"<row r=\"{number}\">{string.Concat(cells)}</row>";

    private static string Text(string reference, string text) => $"<c r=\"{reference}\" t=\"inlineStr\"><is><t>{text}</t></is></c>";

    private static byte[] Sheet(string rows) => ImportParticipantsTests.Workbook(Header + rows);

    /// <summary>A workbook of sheets (name, state, rows), and of other parts, whose name is a path.</summary>
    private static byte[] Workbook(params (string Name, string State, string Content)[] parts)
    {
        var sheets = parts.Where(each => !each.Name.Contains('/', StringComparison.Ordinal)).ToList();
        return Zip([
            ("xl/workbook.xml", $"<workbook xmlns:r=\"http://x\"><sheets>{string.Concat(sheets.Select((each, i) => $"<sheet name=\"{each.Name}\" state=\"{each.State}\" r:id=\"r{i}\"/>"))}</sheets></workbook>"),
            ("xl/_rels/workbook.xml.rels", $"<Relationships>{string.Concat(sheets.Select((_, i) => $"<Relationship Id=\"r{i}\" Type=\"http://x/worksheet\" Target=\"worksheets/sheet{i}.xml\"/>"))}</Relationships>"),
            .. sheets.Select((each, i) => ($"xl/worksheets/sheet{i}.xml", $"<worksheet><sheetData>{each.Content}</sheetData></worksheet>")),
            .. parts.Except(sheets).Select(each => (each.Name, each.Content))]);
    }

    private static byte[] Zip(params (string Name, string Content)[] parts)
    {
        using var bytes = new MemoryStream();
        using (var zip = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
            foreach (var (name, content) in parts) ImportParticipantsTests.Put(zip, name, content);
        return bytes.ToArray();
    }

    private static byte[] Renamed(byte[] workbook, Func<string, string> name)
    {
        using var zip = new ZipArchive(new MemoryStream(workbook));
        return Zip([.. zip.Entries.Select(entry =>
        {
            using var reader = new StreamReader(entry.Open());
            return (name(entry.FullName), reader.ReadToEnd());
        })]);
    }

    private static byte[] Shared(string name) => File.ReadAllBytes(Path.Combine(Need.SharedFolder!, "cases", name));

    private async Task<(ImportReport Report, List<(string? Given, string? Family, string? Phone)> People)> Imported(byte[] file)
    {
        var desk = await Desk.OpenAsync(installation);
        var outcome = await Import(desk, file);
        if (outcome is ImportParticipants.Outcome.Refused refused) throw new Xunit.Sdk.XunitException(string.Join('\n', refused.Report.Findings));
        return (Assert.IsType<ImportParticipants.Outcome.Imported>(outcome).Report, [.. (await desk.Search(null)).Rows.Select(each => (each.Name.Given, each.Name.Family, each.Phone))]);
    }

    private async Task<ImportReport> Refused(byte[] file) => Assert.IsType<ImportParticipants.Outcome.Refused>(await Import(await Desk.OpenAsync(installation), file)).Report;

    private Task<ImportParticipants.Outcome> Import(Desk desk, byte[] file) =>
        installation.Get<ImportParticipants>().ExecuteAsync(new(desk.Edition.Id, new MemoryStream(file), false), A.Organizer, default);
}
