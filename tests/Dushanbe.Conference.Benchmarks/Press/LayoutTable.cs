using System.Diagnostics;
using Dushanbe.Conference.Printing.Drawing;
using Dushanbe.Conference.Printing.Fluent;

namespace Dushanbe.Conference.Benchmarks.Press;

/// <summary>Measures papers whose cost once grew faster than their pages: each at a size and at twice that size.</summary>
internal static class LayoutTable
{
    public static void Print()
    {
        Console.WriteLine("| paper | pages | time | twice as much | time |");
        Console.WriteLine("| --- | --- | --- | --- | --- |");
        Measure("1,000 rows under one cell", rows => Document.Create(d => d.Page(page => page.Content().Table(table => Rows(table, rows, "Day")))), 1000);
        Measure("1,000 rows beside a text of as many lines", rows => Document.Create(d => d.Page(page => page.Content().Table(table => Rows(table, rows, Lines(rows))))), 1000);
        Measure("one paragraph of 45,000 lines", lines => Document.Create(d => d.Page(page => page.Content().Text(Lines(lines)))), 45_000);
    }

    private static void Measure(string what, Func<int, Document> make, int size)
    {
        Write(make(size / 10)); // lets the compiler finish what it has seen
        var (pages, time) = Write(make(size));
        var (morePages, moreTime) = Write(make(2 * size));
        Console.WriteLine(FormattableString.Invariant($"| {what} | {pages} | {time:0} ms | {morePages} | {moreTime:0} ms |"));
    }

    private static (int Pages, double Time) Write(Document document)
    {
        var watch = Stopwatch.StartNew();
        var pages = document.WritePdf(Stream.Null, new() { Title = "Layout", Tagged = true }).Pages;
        return (pages, watch.Elapsed.TotalMilliseconds);
    }

    private static void Rows(TableDescriptor table, int rows, string beside)
    {
        table.Columns(columns =>
        {
            columns.ConstantColumn(200);
            columns.RelativeColumn();
        });
        table.Cell().RowSpan(rows).Text(beside);
        for (var row = 0; row < rows; row++) table.Cell().Border(0.5f, Color.Black).Text("Session");
    }

    private static string Lines(int count) => string.Join(' ', Enumerable.Repeat("a text of many lines that fills the width of a page of the size A4 with words of several letters in one paragraph\n", count));
}
