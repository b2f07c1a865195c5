using System.Text;
using Dushanbe.Conference.Conditions;
using Dushanbe.Conference.Exchange;
using static Dushanbe.Conference.Exchange.ImportCode;

namespace Dushanbe.Conference.Tests.Exchange;

/// <summary>Small files that would fill the memory: what is allocated is bounded, whatever a file claims or unpacks to.</summary>
public sealed class HostileSizeTests
{
    public static TheoryData<string> Bombs => [.. HostileFiles.Bombs];

    [Theory]
    [MemberData(nameof(Bombs))]
    public void A_workbook_that_unpacks_to_too_much_is_refused_before_it_is_held(string kind)
    {
        var bytes = HostileFiles.Bomb(kind);
        Assert.InRange(bytes.Length, 1, 5 << 20);

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

        // the file, and no second copy of it
        Assert.InRange(allocated, 0, 60L << 20);
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
}
