using System.IO.Compression;
using System.Text;
using Dushanbe.Conference.Conditions;
using Dushanbe.Conference.Exchange;
using static Dushanbe.Conference.Exchange.ImportCode;

namespace Dushanbe.Conference.Tests.Exchange;

/// <summary>Small files that would fill the memory: what is allocated is bounded, whatever a file claims or unpacks to.</summary>
public sealed class HostileSizeTests
{
    public static TheoryData<string> Bombs => ["one huge cell", "one huge attribute", "one huge comment", "one huge hidden text", "deep elements", "many names", "many shared texts", "long shared texts", "long own texts", "many formulas", "many styles"];

    [Theory]
    [MemberData(nameof(Bombs))]
    public void A_workbook_that_unpacks_to_too_much_is_refused_before_it_is_held(string kind)
    {
        var bytes = Bomb(kind);
        Assert.InRange(bytes.Length, 1, 4 << 20);

        var (table, allocated) = Allocated(bytes);

        using (table) Assert.Equal([ImportCode.Bomb], table.Findings.Select(each => each.Code));
        Assert.InRange(allocated, 0, 700L << 20);
    }

    [Theory]
    [InlineData(","), InlineData("x,"), InlineData("\"\","), InlineData(";")]
    public void A_header_line_of_fifty_megabytes_is_refused_or_read_without_its_columns(string cell)
    {
        var (start, end) = (Encoding.UTF8.GetBytes("given,family,iso2,"), Encoding.UTF8.GetBytes("\nAli,Karimov,TJ\n"));
        var count = (49 << 20) / cell.Length;
        var bytes = new byte[start.Length + count * cell.Length + end.Length];
        start.CopyTo(bytes, 0);
        for (var at = 0; at < count * cell.Length; at++) bytes[start.Length + at] = (byte)cell[at % cell.Length];
        end.CopyTo(bytes, bytes.Length - end.Length);
        var (table, allocated) = Allocated(bytes);

        using (table)
        {
            Assert.InRange(table.Rows.Count, 0, 2);
            Assert.All(table.Rows, row => Assert.InRange(row.Cells.Length, 1, ImportTable.MaxColumns));
            Assert.Equal(cell == "x," ? [TooManyColumns] : [], table.Findings.Select(each => each.Code));
        }

        // the file and its text
        Assert.InRange(allocated, 0, 160L << 20);
    }

    [SharedFact]
    public void An_honest_workbook_of_many_styled_empty_rows_is_read()
    {
        var (table, _) = Allocated(File.ReadAllBytes(Path.Combine(Need.SharedFolder!, "cases", "import/x13-styled-empty-rows.xlsx")));

        using (table) Assert.InRange(table.Rows.Count, 2, 20);
        Assert.Empty(table.Findings);
    }

    // of this thread alone: others run their own tests meanwhile
    private static (ImportTable Table, long Allocated) Allocated(byte[] bytes)
    {
        var before = GC.GetAllocatedBytesForCurrentThread();
        var table = ImportTable.ReadAsync(new MemoryStream(bytes), default).GetAwaiter().GetResult();
        return (table, GC.GetAllocatedBytesForCurrentThread() - before);
    }

    private static byte[] Bomb(string kind) => kind switch
    {
        "one huge cell" => Workbook(new(Sheet: "<row r=\"1\"><c t=\"inlineStr\"><is><t>", Repeat: new string('x', 1 << 16), Times: 4_000)),
        "one huge attribute" => Workbook(new(Sheet: "<row r=\"", Repeat: new string('1', 1 << 16), Times: 4_000)),
        "one huge comment" => Workbook(new(Sheet: "<!--", Repeat: string.Concat(Enumerable.Repeat("<x", 1 << 15)), Times: 4_000)),
        "one huge hidden text" => Workbook(new(Sheet: "<row><c t=\"str\"><v><![CDATA[", Repeat: string.Concat(Enumerable.Repeat("<x", 1 << 15)), Times: 4_000)),
        "deep elements" => Workbook(new(Sheet: "", Repeat: string.Concat(Enumerable.Repeat("<a>", 1 << 15)), Times: 1_000)),
        "many names" => Workbook(new(Sheet: "", Repeat: string.Concat(Enumerable.Range(0, 20_000).Select(i => $"<n{i}/>")), Times: 2)),
        "many shared texts" => Workbook(new(Sheet: "", Shared: true, Repeat: string.Concat(Enumerable.Repeat("<si/>", 1 << 15)), Times: 100)),
        "long shared texts" => Workbook(new(Sheet: "", Shared: true, Repeat: string.Concat(Enumerable.Repeat($"<si><t>{new string('x', 20_000)}</t></si>", 10)), Times: 500)),
        "long own texts" => Workbook(new(Sheet: "", Repeat: $"<row><c t=\"inlineStr\"><is><t>{new string('x', 30_000)}</t></is></c></row>", Times: 5_000)),
        "many formulas" => Workbook(new(Sheet: "", Repeat: $"<row>{string.Concat(Enumerable.Repeat("<c t=\"str\"><f>1</f><v>x</v></c>", 200))}</row>", Times: 5_000)),
        "many styles" => Workbook(new(Sheet: "", Styles: true, Repeat: string.Concat(Enumerable.Repeat("<xf/>", 1 << 15)), Times: 100)),
        _ => throw new ArgumentOutOfRangeException(nameof(kind)),
    };

    private sealed record Part(string Sheet, string Repeat, int Times, bool Shared = false, bool Styles = false);

    private static byte[] Workbook(Part part)
    {
        using var bytes = new MemoryStream();
        using (var zip = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
        {
            ImportParticipantsTests.Put(zip, "xl/workbook.xml", "<workbook><sheets/></workbook>");
            Write(zip, "xl/worksheets/sheet1.xml", "<worksheet><sheetData>", part, !part.Shared && !part.Styles);
            Write(zip, "xl/sharedStrings.xml", "<sst>", part, part.Shared);
            Write(zip, "xl/styles.xml", "<styleSheet><cellXfs>", part, part.Styles);
        }

        return bytes.ToArray();
    }

    private static void Write(ZipArchive zip, string name, string start, Part part, bool isBomb)
    {
        using var writer = new StreamWriter(zip.CreateEntry(name, CompressionLevel.Fastest).Open());
        writer.Write(start);
        if (isBomb)
        {
            writer.Write(part.Sheet);
            for (var i = 0; i < part.Times; i++) writer.Write(part.Repeat);
            return;
        }

        foreach (var element in start.Split('<', StringSplitOptions.RemoveEmptyEntries).Reverse()) writer.Write("</" + element);
    }
}
