using System.IO.Compression;
using System.Text;
using CsCheck;
using Dushanbe.Conference.Exchange;
using Dushanbe.Conference.Names;
using Microsoft.EntityFrameworkCore;
using static Dushanbe.Conference.Exchange.ImportCode;

namespace Dushanbe.Conference.Tests.Exchange;

public sealed class HostileImportTests(Installation installation) : IClassFixture<Installation>
{
    public static TheoryData<ImportCode, byte[]> Files
    {
        get
        {
            var cyrillic = Encoding.UTF8.GetBytes("family,iso2\nРаҳмон,TJ\n");
            var workbook = ImportParticipantsTests.Workbook("""<row r="1"><c r="A1" t="inlineStr"><is><t>family</t></is></c></row>""");
            return new()
            {
                { EmptyFile, [] },
                { EmptyFile, "\r\n \t\n"u8.ToArray() },
                { EmptyFile, [0xEF, 0xBB, 0xBF] },
                { NotText, [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0, 0, 0, 0x0D, 0x49, 0x48, 0x44, 0x52, 0, 1, 2, 3] },
                { NotText, "%PDF-1.7\nfamily,iso2"u8.ToArray() },
                { NotText, [.. Enumerable.Range(0, 2_000).Select(i => (byte)(i * 7))] },
                { WrongEncoding, [.. Encoding.Unicode.GetPreamble(), .. Encoding.Unicode.GetBytes("family,iso2\nA,TJ\n")] },
                { WrongEncoding, Encoding.BigEndianUnicode.GetBytes("family,iso2\nRahmon,TJ\n") },
                { WrongEncoding, [.. "family,iso2\n"u8, 0xD0, 0xE0, 0xF5, 0xEC, 0xEE, 0xED, .. ",TJ\n"u8] },
                { OldWorkbook, [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, 0, 0] },
                { DamagedWorkbook, workbook[..(workbook.Length / 2)] },
                { DamagedWorkbook, ImportParticipantsTests.Workbook("<row r=\"1\"><c>") },
                { DamagedWorkbook, ImportParticipantsTests.Workbook("""<row r="1"><c t="s"><v>99</v></c></row>""") },
                { NoRows, cyrillic[..12] },
                { MissingColumns, "name,country\nA,TJ\n"u8.ToArray() },
                { MissingColumns, "given,function\nA,b\n"u8.ToArray() },
                { DuplicateColumn, "family,Family,iso2\nA,B,TJ\n"u8.ToArray() },
                { UnclosedQuote, "family,iso2\n\"Rahmon,TJ\nNext,TJ\n"u8.ToArray() },
                { NoTableInZip, Zip(("readme.txt", "hello")) },
                { NoTableInZip, Zip(("a.csv", "family,iso2"), ("b.csv", "family,iso2")) },
                { FormulaWithoutValue, ImportParticipantsTests.Workbook("""<row r="1"><c r="A1" t="inlineStr"><is><t>family</t></is></c><c r="B1" t="inlineStr"><is><t>iso2</t></is></c></row><row r="2"><c r="A2"><f>NOW()</f></c><c r="B2" t="inlineStr"><is><t>TJ</t></is></c></row>""") },
                { CellError, ImportParticipantsTests.Workbook("""<row r="1"><c r="A1" t="inlineStr"><is><t>family</t></is></c><c r="B1" t="inlineStr"><is><t>iso2</t></is></c></row><row r="2"><c r="A2" t="e"><v>#N/A</v></c><c r="B2" t="inlineStr"><is><t>TJ</t></is></c></row>""") },
            };
        }
    }

    [Theory]
    [MemberData(nameof(Files), DisableDiscoveryEnumeration = true)]
    public async Task Each_bad_file_gets_its_own_message_in_three_languages_and_changes_nothing(ImportCode expected, byte[] bytes)
    {
        var desk = await Desk.OpenAsync(installation);

        var report = await Refused(desk, new MemoryStream(bytes));

        var finding = report.Findings.First(each => each.Severity == ImportSeverity.Error);
        Assert.Equal(expected, finding.Code);
        Assert.Equal(3, Languages.All.Select(language => ImportReport.Message(finding, language.Tag) + ImportReport.Remedy(finding, language.Tag)).Distinct().Count());
        await using var db = await installation.OpenAsync();
        Assert.False(await db.Participants.AnyAsync(each => each.EditionId == desk.Edition.Id));
    }

    [Theory]
    [InlineData("UTF-16", new byte[] { 0xFF, 0xFE, 0x66, 0, 0x2C, 0 })]
    [InlineData("Windows-1251", new byte[] { 0x66, 0x2C, 0x0A, 0xD0, 0xE0, 0xF5, 0xEC, 0xEE, 0xED, 0x2C, 0x0A })]
    public async Task A_wrong_encoding_is_named(string name, byte[] bytes)
    {
        var desk = await Desk.OpenAsync(installation);

        var report = await Refused(desk, new MemoryStream(bytes));

        Assert.Contains(name, ImportReport.Message(report.Findings[0], "en"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_endless_file_is_refused_without_being_read_to_its_end()
    {
        var desk = await Desk.OpenAsync(installation);
        using var endless = new Endless();

        var report = await Refused(desk, endless);

        Assert.Equal(TooLarge, report.Findings[0].Code);
        Assert.InRange(endless.Given, 1, 60L << 20);
    }

    [Fact]
    public async Task A_table_of_too_many_rows_is_refused()
    {
        var desk = await Desk.OpenAsync(installation);
        var text = "family,iso2\n" + string.Concat(Enumerable.Repeat("A,TJ\n", 100_001));

        Assert.Equal(TooManyRows, (await Refused(desk, new MemoryStream(Encoding.UTF8.GetBytes(text)))).Findings[0].Code);
    }

    [Fact]
    public async Task A_workbook_that_unpacks_without_end_is_refused()
    {
        var desk = await Desk.OpenAsync(installation);
        using var bytes = new MemoryStream();
        using (var zip = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
        {
            ImportParticipantsTests.Put(zip, "xl/workbook.xml", "<workbook><sheets/></workbook>");
            using var sheet = zip.CreateEntry("xl/worksheets/sheet1.xml", CompressionLevel.SmallestSize).Open();
            sheet.Write("<worksheet><sheetData>"u8);
            var blank = new byte[1 << 20];
            blank.AsSpan().Fill((byte)' ');
            for (var i = 0; i < 410; i++) sheet.Write(blank);
            sheet.Write("</sheetData></worksheet>"u8);
        }

        Assert.InRange(bytes.Length, 1, 4 << 20);
        Assert.Equal(Bomb, (await Refused(desk, new MemoryStream(bytes.ToArray()))).Findings[0].Code);
    }

    [Fact]
    public async Task A_document_that_declares_entities_is_refused()
    {
        var desk = await Desk.OpenAsync(installation);
        using var bytes = new MemoryStream();
        using (var zip = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
            ImportParticipantsTests.Put(zip, "xl/workbook.xml", "<!DOCTYPE a [<!ENTITY b SYSTEM \"file:///etc/passwd\">]><workbook>&b;</workbook>");

        Assert.Equal(DamagedWorkbook, (await Refused(desk, new MemoryStream(bytes.ToArray()))).Findings[0].Code);
    }

    [Fact]
    public async Task An_edition_without_categories_says_so()
    {
        var edition = await installation.Add(A.Edition());

        var outcome = await installation.Get<ImportParticipants>().ExecuteAsync(new(edition.Id, new MemoryStream("family,iso2\nA,TJ\n"u8.ToArray()), false), A.Organizer, default);

        Assert.Contains(Assert.IsType<ImportParticipants.Outcome.Refused>(outcome).Report.Findings, each => each.Code == NoCategories);
    }

    [Fact]
    public void Every_finding_has_a_message_and_a_remedy_in_every_language()
    {
        foreach (var code in Enum.GetValues<ImportCode>())
        {
            foreach (var language in Languages.All)
            {
                var finding = new ImportFinding(2, "family", ImportSeverity.Error, code, "VALUE", "ONE", "TWO", "THREE");
                Assert.NotEmpty(ImportReport.Message(finding, language.Tag));
                Assert.NotEmpty(ImportReport.Remedy(finding, language.Tag));
                if (language.Tag != "en") Assert.NotEqual(ImportReport.Word(code.ToString(), "en"), ImportReport.Word(code.ToString(), language.Tag));
            }
        }

        foreach (var column in ImportColumns.Imported)
            Assert.Equal(3, Languages.All.Select(language => ImportReport.Word($"Column_{column}", language.Tag)).Distinct().Count());
    }

    [Fact]
    public void No_bytes_break_the_reader()
    {
        Gen.Byte.Array[0, 400].Sample(bytes =>
        {
            var table = ImportTable.ReadAsync(new MemoryStream(bytes), default).GetAwaiter().GetResult();
            return table.Rows.Count > 0 || table.Findings.Count == 1;
        }, iter: 2_000);
    }

    [Fact]
    public void Any_table_written_is_the_table_read()
    {
        var cell = Gen.Char["ab\"',;\t\n\r=+-@ я"].Array[0, 8].Select(chars => new string(chars).Trim());
        cell.Array[2, 4].Select(cells => (string?[])[.. cells.Select((each, i) => i == 0 ? "x" + each : each)]).Sample(cells =>
        {
            using var bytes = new MemoryStream();
            var writer = new TextTableWriter(bytes);
            writer.WriteAsync(["a", "b", "c", "d"], default).GetAwaiter().GetResult();
            writer.WriteAsync(cells, default).GetAwaiter().GetResult();
            writer.FinishAsync(default).GetAwaiter().GetResult();
            bytes.Position = 0;
            var table = ImportTable.ReadAsync(bytes, default).GetAwaiter().GetResult();
            // empty cells at the end of a row take no room
            Assert.Equal(cells.Reverse().SkipWhile(string.IsNullOrEmpty).Reverse(), table.Rows[1].Cells.Select(Formulas.Original));
            Assert.Equal(cells.Length, table.Rows[1].Width);
        }, iter: 2_000);
    }

    private async Task<ImportReport> Refused(Desk desk, Stream file) =>
        Assert.IsType<ImportParticipants.Outcome.Refused>(await installation.Get<ImportParticipants>().ExecuteAsync(new(desk.Edition.Id, file, false), A.Organizer, default)).Report;

    private static byte[] Zip(params (string Name, string Text)[] entries)
    {
        using var bytes = new MemoryStream();
        using (var zip = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
            foreach (var (name, text) in entries) ImportParticipantsTests.Put(zip, name, text);
        return bytes.ToArray();
    }

    private sealed class Endless : Stream
    {
        public long Given { get; private set; }

        public override bool CanRead => true;

        public override bool CanSeek => false;

        public override bool CanWrite => false;

        public override long Length => throw new NotSupportedException();

        public override long Position { get => Given; set => throw new NotSupportedException(); }

        public override int Read(byte[] buffer, int offset, int count)
        {
            buffer.AsSpan(offset, count).Fill((byte)'a');
            Given += count;
            return count;
        }

        public override void Flush()
        {
        }

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    }
}
