using System.IO.Compression;
using System.Text;
using Dushanbe.Conference.Access;
using Dushanbe.Conference.Delegations;
using Dushanbe.Conference.Exchange;
using Dushanbe.Conference.Journal;
using Dushanbe.Conference.People;
using Microsoft.EntityFrameworkCore;
using static Dushanbe.Conference.Exchange.ImportCode;

namespace Dushanbe.Conference.Tests.Exchange;

public sealed class ImportParticipantsTests(Installation installation) : IClassFixture<Installation>
{
    private const string Header = "honorific,given,family,native_name,iso2,delegation,category,capacity,function,organization,email,phone,photo\n";

    [Fact]
    public async Task A_file_with_five_thousand_faults_lists_the_first_thousand_and_counts_the_rest()
    {
        var desk = await Desk.OpenAsync(installation);
        var text = "given,family,iso2,email\n" + string.Concat(Enumerable.Range(0, 5_000).Select(i => $"Ali,Karimov{i},TJ,nobody\n"));

        var outcome = await installation.Get<ImportParticipants>().ExecuteAsync(new(desk.Edition.Id, new MemoryStream(System.Text.Encoding.UTF8.GetBytes(text)), false), A.Organizer, default);

        var report = Assert.IsType<ImportParticipants.Outcome.Refused>(outcome).Report;
        Assert.Equal((5_000, 1_000, 5_000, 0), (report.Errors, report.Findings.Count, report.Rows.Count, report.People));
        Assert.Equal((5_000, 4_000), (ImportSummary.Of(report).Errors, ImportSummary.Of(report).Unlisted));
        using var csv = new MemoryStream();
        await report.WriteCsvAsync(csv, "en", default);
        Assert.Contains("not listed here: 4000.", System.Text.Encoding.UTF8.GetString(csv.ToArray()));
    }

    [Fact]
    public async Task A_file_registers_everybody_in_one_go_in_the_files_order_and_journals_it()
    {
        var desk = await Desk.OpenAsync(installation);
        await desk.Register(desk.Fields("Already", "Here"));

        var report = Imported(await Import(desk, Header +
            "H.E. Mr.,Farrukh,Rahmonzoda,Фаррух Раҳмонзода,TJ,,D,head of delegation,Minister,MFA,f@example.org,+992 37 221,\n" +
            "Ms.,Айгуль,Асанова,,,Кыргызстан,делегат,член делегации,,,,,\n" +
            "Ms.,Fatou,Diop,,,,,,Officer,International Organization for Migration,,,\n"));

        Assert.Equal((3, 0, true), (report.People, report.Errors, report.Stored));
        await using var db = await installation.OpenAsync();
        var all = await db.Participants.Where(each => each.EditionId == desk.Edition.Id).ToListAsync();
        var people = new[] { "Farrukh", "Айгуль", "Fatou" }.Select(given => all.Single(each => each.Name.Given == given)).ToList();
        Assert.Equal([desk.Tajikistan.Id, desk.Kyrgyzstan.Id, null], people.Select(each => each.DelegationId));
        Assert.Equal([2, 1, 1], people.Select(each => each.OrderInDelegation));
        Assert.Equal([Capacity.HeadOfDelegation, Capacity.Member, Capacity.NotStated], people.Select(each => each.Capacity));
        Assert.All(people, each => Assert.Equal((AccreditationState.Approved, desk.Category.Id), (each.State, each.CategoryId)));
        Assert.Equal("+992 37 221", people[0].Phone);
        Assert.Equal(3, await db.Journal.CountAsync(each => each.EditionId == desk.Edition.Id && each.Action == JournalAction.Imported && each.Subject == JournalSubject.Participant));
        Assert.Equal(people[0].Id, Assert.Single((await desk.Search("rahmonzoda farrukh")).Rows).Id);
    }

    [Fact]
    public async Task Columns_stand_in_any_order_and_case_with_semicolons_and_a_byte_order_mark()
    {
        var desk = await Desk.OpenAsync(installation);

        var report = Imported(await Import(desk, "\uFEFFFAMILY;Delegation;shoe size;Native Name\r\n\"Rahmon;zoda\";TJ;42;\"два\nслова\"\r\n"));

        Assert.Equal([(1, UnknownColumn, "shoe size")], report.Findings.Select(each => (each.Row, each.Code, each.Value!)));
        var person = Assert.Single((await desk.Search(null)).Rows);
        Assert.Equal(("Rahmon;zoda", "два слова", "TJ"), (person.Name.Family!, person.Name.Native!, person.DelegationCode!));
    }

    [Fact]
    public async Task A_dry_run_says_what_would_happen_and_changes_nothing()
    {
        var desk = await Desk.OpenAsync(installation);

        var outcome = await Import(desk, "family,iso2,delegation\nOne,,Institute of Seismology\nTwo,,Institute of Seismology\nThree,UZ,\nFour,,OSCE\n", dryRun: true);

        var report = Assert.IsType<ImportParticipants.Outcome.OnlyChecked>(outcome).Report;
        Assert.Equal(["Institute of Seismology", "Uzbekistan", "Organization for Security and Co-operation in Europe"], report.NewDelegations.Select(each => each.In("en")));
        Assert.Equal([(2, NewDelegation), (4, NewDelegation), (5, NewDelegation)], report.Findings.Select(each => (each.Row, each.Code)));
        Assert.False(report.Stored);
        await using var db = await installation.OpenAsync();
        Assert.Equal((0, 2), (await db.Participants.CountAsync(each => each.EditionId == desk.Edition.Id), await db.Delegations.CountAsync(each => each.EditionId == desk.Edition.Id)));
    }

    [Fact]
    public async Task An_unknown_delegation_is_created_once_with_names_in_every_language_known()
    {
        var desk = await Desk.OpenAsync(installation);

        Imported(await Import(desk, "family,iso2,delegation\nOne,uz,\nTwo,,Ўзбекистон\nThree,,Uzbekistan\nFour,,Душанбинский институт\n"));

        await using var db = await installation.OpenAsync();
        var created = await db.Delegations.Where(each => each.EditionId == desk.Edition.Id && each.Id != desk.Tajikistan.Id && each.Id != desk.Kyrgyzstan.Id).ToListAsync();
        var state = created.Single(each => each.Iso2 is not null);
        Assert.Equal(("UZ", DelegationKind.State, "Узбекистан"), (state.Iso2, state.Kind, state.Name.In("ru")));
        Assert.Equal("Душанбинский институт", created.Single(each => each.Name.In("en") is null).Name.In("ru"));
    }

    [Fact]
    public async Task Any_error_stops_everything_and_the_report_still_names_every_row()
    {
        var desk = await Desk.OpenAsync(installation);

        var report = Refused(await Import(desk, Header +
            ",Good,Person,,TJ,,,,,,,,\n" +
            "Mr.,,,Номи,TJ,,,,,,,,\n" +
            "Mr.,No,Body,,,,,,,,,,\n" +
            "Mr.,Un,Known,,XX,,,,,,,,\n" +
            "Mr.,Con,Tra,,TJ,Kyrgyzstan,,,,,,,\n" +
            "Mr.,Cat,Egory,,TJ,,Wizard,,,,,,\n" +
            "Mr.,Cap,Acity,,TJ,,,Emperor,,,,,\n" +
            "Mr.,Ma,Il,,TJ,,,,,,at home,none,\n" +
            "Mr.,Lo,Ng,,TJ,,,," + new string('x', 401) + ",,,,\n" +
            ",Good,Person,,TJ,,,,,,,,\n" +
            "a,b,c,,TJ,,,,,,,,,too,many\n" +
            "Mr.,QCM-M2F,/karimov,,TJ,,,,,,,,\n"));

        Assert.Equal(
            [
                (3, "family", NameMissing), (4, "delegation", BodyMissing), (5, "iso2", UnknownState), (6, "delegation", Contradiction), (7, "category", UnknownCategory),
                (8, "capacity", UnknownCapacity), (9, "email", NotAnEmail), (9, "phone", NotAPhone), (10, "function", TooLong), (11, null, SameRow), (12, null, TooManyCells), (13, "given", NotAName), (13, "family", NotAName),
            ],
            report.Findings.Where(each => each.Severity == ImportSeverity.Error).Select(each => (each.Row, each.Column, each.Code)));
        Assert.Equal(Enumerable.Range(2, 12), report.Rows.Select(each => each.Number));
        Assert.Equal(RowVerdict.Ready, report.Rows[0].Verdict);
        await using var db = await installation.OpenAsync();
        Assert.False(await db.Participants.AnyAsync(each => each.EditionId == desk.Edition.Id));
    }

    [Fact]
    public async Task The_same_name_in_the_file_or_in_the_register_only_warns()
    {
        var desk = await Desk.OpenAsync(installation);
        await desk.Register(desk.Fields("Muhammad", "Ali"));

        var report = Imported(await Import(desk, "given,family,iso2\nAli,Muhammad,KG\nМухаммад,Али,TJ\n"));

        Assert.Equal(
            [(2, SameNameRegistered, "Tajikistan"), (3, SameNameInFile, "2"), (3, SameNameRegistered, "Tajikistan")],
            report.Findings.Select(each => (each.Row, each.Code, each.Arguments[0].In("en"))));
        Assert.Equal(3, (await desk.Search("Muhammad Ali")).Found);
    }

    [Fact]
    public async Task Names_that_break_software_come_in_as_text_with_a_warning()
    {
        var desk = await Desk.OpenAsync(installation);

        var report = Imported(await Import(desk, "honorific,given,family,iso2,function\n" +
            "Mr.,\"=HYPERLINK(\"\"http://x\"\")\",+Bond,GB,@SUM(1)\n" +
            "Ms.,<b>Ann</b>,O'<script>alert(1)</script>,US,&amp;\n" +
            "MR,JOHN PAUL,MCDONALD-O'BRIEN,GB,\n" +
            "Mr.,\u202EFarrukh\u0007,Rahmon,TJ,\n" +
            "Ms.,Test,Null,US,NULL\nMr.,True,007,GB,0\n"));

        Assert.Equal(
            [(2, LooksLikeFormula), (2, LooksLikeFormula), (3, LooksLikeMarkup), (4, AllCapitals), (5, InvisibleRemoved)],
            report.Findings.Where(each => each.Severity == ImportSeverity.Warning).Select(each => (each.Row, each.Code)));
        var rows = (await desk.Search(null)).Rows;
        Assert.Contains(rows, row => row.Name is { Given: "=HYPERLINK(\"http://x\")", Family: "+Bond" });
        Assert.Contains(rows, row => row.Name is { Given: "Farrukh", Family: "Rahmon" });
        Assert.Contains(rows, row => row.Name.Family == "O'<script>alert(1)</script>");
    }

    [Fact]
    public async Task A_workbook_is_read_as_text_and_formulas_are_named()
    {
        var desk = await Desk.OpenAsync(installation);
        var sheet = """
            <row r="1"><c r="A1" t="inlineStr"><is><t>family</t></is></c><c r="B1" t="s"><v>0</v></c><c r="C1" t="inlineStr"><is><t>phone</t></is></c></row>
            <row r="3"><c r="A3" t="inlineStr"><is><r><t>Rahmon</t></r><r><t xml:space="preserve">zoda</t></r></is></c><c r="B3" t="s"><v>1</v></c><c r="C3"><v>9.92372210000E+11</v></c></row>
            <row r="4"><c r="A4" t="str"><f>A3&amp;"x"</f><v>Taken</v></c><c r="B4" t="s"><v>1</v></c></row>
            """;

        var report = Imported(await Import(desk, Workbook(sheet, "<si><t>iso2</t></si><si><t>TJ</t></si>")));

        Assert.Equal([(4, "family", FormulaValueTaken)], report.Findings.Select(each => (each.Row, each.Column!, each.Code)));
        Assert.Equal(["992372210000", null], (await desk.Search(null)).Rows.Select(row => row.Phone));
    }

    [Fact]
    public async Task A_cancelled_import_leaves_nothing()
    {
        var desk = await Desk.OpenAsync(installation);
        using var cancel = new CancellationTokenSource();
        var text = new StringBuilder("family,iso2\n");
        for (var i = 0; i < 1_200; i++) text.Append("Person ").Append(i).Append(",TJ\n");
        var stages = new List<ImportStage>();
        var progress = new Watch(each =>
        {
            stages.Add(each.Stage);
            if (each.Stage == ImportStage.Storing) cancel.Cancel();
        });

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => installation.Get<ImportParticipants>().ExecuteAsync(
            new(desk.Edition.Id, new MemoryStream(Encoding.UTF8.GetBytes(text.ToString())), false, Progress: progress), A.Organizer, cancel.Token));

        await using var db = await installation.OpenAsync();
        Assert.False(await db.Participants.AnyAsync(each => each.EditionId == desk.Edition.Id));
        Assert.Equal([ImportStage.Reading, ImportStage.Checking, ImportStage.Storing], stages.Distinct());
    }

    [Fact]
    public async Task Importing_and_templates_need_the_permission()
    {
        var desk = await Desk.OpenAsync(installation);
        var clerk = A.Clerk(desk.Edition, Permission.ReadDesk, Permission.RegisterParticipants);

        await Assert.ThrowsAsync<NotPermittedException>(() => Import(desk, "family,iso2\nA,TJ\n", actor: clerk));
        await Assert.ThrowsAsync<NotPermittedException>(() => installation.Get<ImportTemplate>().WriteAsync(desk.Edition.Id, TableFormat.Csv, "en", Stream.Null, clerk, default));
        await Assert.ThrowsAsync<NotPermittedException>(() => installation.Get<ExportParticipants>().WriteAsync(new(new() { EditionId = desk.Edition.Id }, TableFormat.Csv), Stream.Null, clerk, default));
    }

    [Theory]
    [InlineData("en", "row,", "has errors")]
    [InlineData("ru", "Строка,", "есть ошибки")]
    [InlineData("tg", "Сатр,", "хато дорад")]
    public async Task The_report_is_downloaded_in_the_readers_language_with_every_row_and_no_formula(string language, string start, string verdict)
    {
        var desk = await Desk.OpenAsync(installation);
        var report = Refused(await Import(desk, "family,iso2\nGood,TJ\n=Evil(),XX\n"));
        using var file = new MemoryStream();

        await report.WriteCsvAsync(file, language, default);

        var lines = Encoding.UTF8.GetString(file.ToArray()).TrimStart('\uFEFF').Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
        Assert.StartsWith(start, lines[0], StringComparison.OrdinalIgnoreCase);
        Assert.StartsWith("2,GOOD,", lines[1], StringComparison.Ordinal);
        Assert.All(lines[2..], line => Assert.StartsWith($"3,'=EVIL(),{verdict}", line, StringComparison.Ordinal));
        Assert.Contains(lines, line => line.Contains("XX", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_blank_template_is_a_file_that_can_be_filled_in_and_imported()
    {
        var desk = await Desk.OpenAsync(installation);
        using var workbook = new MemoryStream();
        await installation.Get<ImportTemplate>().WriteAsync(desk.Edition.Id, TableFormat.Xlsx, "tg", workbook, A.Organizer, default);
        workbook.Position = 0;

        var report = Refused(await installation.Get<ImportParticipants>().ExecuteAsync(new(desk.Edition.Id, workbook, true), A.Organizer, default));

        Assert.Equal(NoRows, Assert.Single(report.Findings).Code);
        using var zip = new ZipArchive(workbook, ZipArchiveMode.Read);
        Assert.Equal(3, zip.Entries.Count(entry => entry.FullName.StartsWith("xl/worksheets/", StringComparison.Ordinal)));
    }

    internal static byte[] Workbook(string rows, string strings = "")
    {
        using var bytes = new MemoryStream();
        using (var zip = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
        {
            Put(zip, "xl/workbook.xml", """<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="a" sheetId="1" r:id="rId1"/></sheets></workbook>""");
            Put(zip, "xl/_rels/workbook.xml.rels", """<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="x" Target="worksheets/sheet7.xml"/></Relationships>""");
            Put(zip, "xl/worksheets/sheet7.xml", $"""<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>{rows}</sheetData></worksheet>""");
            Put(zip, "xl/sharedStrings.xml", $"""<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">{strings}</sst>""");
        }

        return bytes.ToArray();
    }

    internal static void Put(ZipArchive zip, string name, string text)
    {
        using var writer = new StreamWriter(zip.CreateEntry(name).Open());
        writer.Write(text);
    }

    private Task<ImportParticipants.Outcome> Import(Desk desk, string text, bool dryRun = false, Actor? actor = null) => Import(desk, Encoding.UTF8.GetBytes(text), dryRun, actor);

    private Task<ImportParticipants.Outcome> Import(Desk desk, byte[] bytes, bool dryRun = false, Actor? actor = null) =>
        installation.Get<ImportParticipants>().ExecuteAsync(new(desk.Edition.Id, new MemoryStream(bytes), dryRun), actor ?? A.Organizer, default);

    private static ImportReport Imported(ImportParticipants.Outcome outcome) =>
        outcome is ImportParticipants.Outcome.Refused refused
            ? throw new Xunit.Sdk.XunitException(string.Join('\n', refused.Report.Findings.Select(each => $"{each.Row} {each.Column} {each.Code} {each.Value}")))
            : Assert.IsType<ImportParticipants.Outcome.Imported>(outcome).Report;

    private static ImportReport Refused(ImportParticipants.Outcome outcome) => Assert.IsType<ImportParticipants.Outcome.Refused>(outcome).Report;

    private sealed class Watch(Action<ImportProgress> heard) : IProgress<ImportProgress>
    {
        public void Report(ImportProgress value) => heard(value);
    }
}
