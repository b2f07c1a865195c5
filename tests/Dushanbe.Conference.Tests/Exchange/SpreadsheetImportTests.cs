using System.Data.Common;
using System.IO.Compression;
using System.Text;
using Dushanbe.Conference.Access;
using Dushanbe.Conference.Exchange;
using Dushanbe.Conference.Files.AtRest;
using Dushanbe.Conference.People;
using Dushanbe.Conference.Register;
using Microsoft.EntityFrameworkCore;
using static Dushanbe.Conference.Exchange.ImportCode;

namespace Dushanbe.Conference.Tests.Exchange;

/// <summary>What spreadsheets do to what people type, and how an import says so.</summary>
public sealed class SpreadsheetImportTests(Installation installation) : IClassFixture<Installation>
{
    private const string Styles = """
        <styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">
        <numFmts><numFmt numFmtId="164" formatCode="[$-419]d&quot; of &quot;mmmm"/><numFmt numFmtId="165" formatCode="0&quot; days&quot;[Red]"/></numFmts>
        <cellStyleXfs><xf numFmtId="14"/></cellStyleXfs><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="164"/><xf numFmtId="165"/><xf numFmtId="22"/></cellXfs></styleSheet>
        """;

    [Fact]
    public async Task Numbers_typed_as_numbers_keep_their_digits_and_dates_are_named()
    {
        var desk = await Desk.OpenAsync(installation);
        var header = Row(1, Text("A", "family"), Text("B", "iso2"), Text("C", "phone"), Text("D", "function"), Text("E", "organization"), Text("F", "arrival"));
        var rows = header
            + Row(2, Text("A", "One"), Text("B", "TJ"), Number("C", "9.9237221123399999E+11"), Number("D", "45948", 1), Number("E", "12.5"), Number("F", "45948", 1))
            + Row(3, Text("A", "Two"), Text("B", "TJ"), Number("C", "1.2345678901234567E+16"), Number("D", "45948.5", 2), Number("E", "7", 3))
            + Row(4, Text("A", "Three"), Text("B", "TJ"), Text("C", "+992 37 221"), Number("D", "45948.75", 4), Text("E", "=1+1"));

        var report = Imported(await Import(desk, Workbook(rows)));

        Assert.Equal(
            [(1, "arrival", UnknownColumn), (2, "function", DateTaken), (3, "function", DateTaken), (4, "organization", LooksLikeFormula), (4, "function", DateTaken)],
            report.Findings.Select(each => (each.Row, each.Column!, each.Code)).OrderBy(each => each.Row).ThenByDescending(each => each.Item2, StringComparer.Ordinal));
        var people = (await desk.Search(null)).Rows.ToDictionary(row => row.Name.Family!);
        Assert.Equal(("992372211234", "2025-10-18", "12.5"), (people["One"].Phone, people["One"].Function, people["One"].Organization));
        Assert.Equal(("12345678901234567", "2025-10-18 12:00", "7"), (people["Two"].Phone, people["Two"].Function, people["Two"].Organization));
        Assert.Equal(("+992 37 221", "2025-10-18 18:00", "=1+1"), (people["Three"].Phone, people["Three"].Function, people["Three"].Organization));
    }

    [Theory]
    [InlineData("9.92E+11"), InlineData("\"9,92E+11\""), InlineData("992e+09")]
    public async Task A_number_that_a_spreadsheet_has_shortened_is_refused(string phone)
    {
        var desk = await Desk.OpenAsync(installation);

        var report = Refused(await Import(desk, Encoding.UTF8.GetBytes($"family,iso2,phone\nOne,TJ,{phone}\n")));

        Assert.Equal([(2, "phone", NumberShortened)], report.Findings.Select(each => (each.Row, each.Column!, each.Code)));
    }

    [Theory]
    [InlineData("en", "D (Delegate)", "Head of delegation", "Tajikistan"), InlineData("ru", "D (Делегат)", "Глава делегации", "Таджикистан"), InlineData("tg", "D (Намоянда)", "Роҳбари ҳайат", "Тоҷикистон")]
    public async Task What_may_stand_in_a_cell_is_listed_in_the_words_of_the_reader(string language, string category, string capacity, string delegation)
    {
        var desk = await Desk.OpenAsync(installation);
        await using (var db = await installation.OpenAsync())
            await db.Categories.Where(each => each.Id == desk.Category.Id).ExecuteUpdateAsync(set => set.SetProperty(each => each.Word, Conference.Names.LocalizedText.Of("Delegate", "Делегат", "Намоянда")));

        var report = Refused(await Import(desk, "family,iso2,delegation,category,capacity\nOne,TJ,Kyrgyzstan,Wizard,Emperor\n"u8.ToArray()));

        string Said(ImportCode code) => report.Findings.Where(each => each.Code == code).Select(each => ImportReport.Message(each, language) + ImportReport.Remedy(each, language)).Single();
        Assert.Contains(category, Said(UnknownCategory), StringComparison.Ordinal);
        Assert.Contains(capacity, Said(UnknownCapacity), StringComparison.OrdinalIgnoreCase);
        Assert.Contains(delegation, Said(Contradiction), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_imported_person_is_stored_as_one_registered_at_the_desk()
    {
        var (desk, other) = (await Desk.OpenAsync(installation), await Desk.OpenAsync(installation));
        var fields = desk.Fields("Фаррух", "Раҳмонзода") with { NativeName = "Фаррух Раҳмонзода", Organization = "Ministry of Health", Email = "f@example.org", Phone = "+992 1" };
        await desk.Register(fields);

        Imported(await Import(other, Encoding.UTF8.GetBytes($"honorific,given,family,native_name,iso2,capacity,function,organization,email,phone\nMr.,{fields.Given},{fields.Family},{fields.NativeName},TJ,member,{fields.Function},{fields.Organization},{fields.Email},{fields.Phone}\n")));

        await using var db = await installation.OpenAsync();
        async Task<string> Stored(Desk where)
        {
            var person = await db.Participants.AsNoTracking().Include(each => each.Steps).SingleAsync(each => each.EditionId == where.Edition.Id);
            var step = Assert.Single(person.Steps);
            var entry = await db.Journal.SingleAsync(each => each.SubjectId == person.Id);
            return $"{person.Name} {person.DelegationId == where.Tajikistan.Id} {person.CategoryId == where.Category.Id} {person.Capacity} {person.Function} {person.Organization} {person.Email} {person.Phone} {person.OrderInDelegation} {person.State} {person.RegisteredAt.Kind} "
                + $"{person.SearchText} {person.SoundsText} {person.SortKey} {person.Version} {step.From} {step.To} {step.At.Kind} {step.ActorId} {step.ActorName} {entry.Subject} {entry.ActorName} {entry.At.Kind} {entry.Changes.Count}";
        }

        Assert.Equal(await Stored(desk), await Stored(other));
    }

    [Theory]
    [InlineData("Раҳмонзода"), InlineData("farrukh@example.org"), InlineData("9K4M2Q"), InlineData("L898902C3")]
    public async Task What_is_searched_for_never_becomes_a_part_of_a_statement_that_a_log_may_quote(string typed)
    {
        await using var db = await installation.OpenAsync();
        var edition = Guid.CreateVersion7();
        var search = await RegisterSearch.ReadAsync(db, installation.Get<FieldSecrets>(), new() { EditionId = edition, Search = typed }, (A.Organizer.Rows(Permission.ReadDesk, edition), A.Organizer.Rows(Permission.SeeContacts, edition), A.Organizer.Rows(Permission.SeePassports, edition)), default);

        var commands = new[] { search.Exact(), search.Close(bySound: true) }.OfType<IQueryable<Participant>>().Select(each => each.CreateDbCommand()).ToList();

        var sought = search.Query.Terms.Select(term => term.Alternatives[0].Trim()).ToList();
        Assert.Contains(commands[0].Parameters.Cast<DbParameter>(), each => each.Value is string value && value.Contains(sought[0], StringComparison.Ordinal));
        Assert.All(commands, command => Assert.DoesNotContain(sought, each => command.CommandText.Contains(each, StringComparison.Ordinal)));
    }

    private static string Row(int number, params string[] cells) => $"<row r=\"{number}\">{string.Concat(cells.Select(each => each.Replace("#", $"{number}", StringComparison.Ordinal)))}</row>";

    private static string Text(string column, string text) => $"<c r=\"{column}#\" t=\"inlineStr\"><is><t>{text}</t></is></c>";

    private static string Number(string column, string number, int style = 0) => $"<c r=\"{column}#\" s=\"{style}\"><v>{number}</v></c>";

    private static byte[] Workbook(string rows)
    {
        using var bytes = new MemoryStream();
        bytes.Write(ImportParticipantsTests.Workbook(rows));
        using (var zip = new ZipArchive(bytes, ZipArchiveMode.Update, leaveOpen: true)) ImportParticipantsTests.Put(zip, "xl/styles.xml", Styles);
        return bytes.ToArray();
    }

    private Task<ImportParticipants.Outcome> Import(Desk desk, byte[] bytes) =>
        installation.Get<ImportParticipants>().ExecuteAsync(new(desk.Edition.Id, new MemoryStream(bytes), false), A.Organizer, default);

    private static ImportReport Imported(ImportParticipants.Outcome outcome) =>
        outcome is ImportParticipants.Outcome.Refused refused ? throw new InvalidOperationException(string.Join('\n', refused.Report.Findings)) : Assert.IsType<ImportParticipants.Outcome.Imported>(outcome).Report;

    private static ImportReport Refused(ImportParticipants.Outcome outcome) => Assert.IsType<ImportParticipants.Outcome.Refused>(outcome).Report;
}
