using Dushanbe.Conference.Printing.Layout;
using Dushanbe.Conference.Printing.Tests.Support;

namespace Dushanbe.Conference.Printing.Tests.Layout;

/// <summary>What is looked at grows with the pages of a document: counted, since time depends on the machine.</summary>
public sealed class WorkTests
{
    private static readonly Track[] TwoColumns = [new(TrackKind.Constant, 50), new(TrackKind.Relative, 1)];

    [Fact]
    public void Rows_under_one_cell_cost_what_they_are() => AssertLinear(250, rows =>
        new Table(TwoColumns, [], [new(Laid.Words("day"), 0, 0, RowSpan: rows), .. Enumerable.Range(0, rows).Select(row => Row(row))]));

    [Fact]
    public void Rows_beside_a_text_of_many_pages_cost_what_they_are() => AssertLinear(200, rows =>
        new Table(TwoColumns, [], [new(Laid.Words(Lines(rows)), 0, 0, RowSpan: rows), .. Enumerable.Range(0, rows).Select(row => Row(row))]));

    [Fact]
    public void A_text_of_many_pages_that_spans_two_rows_costs_what_it_is() => AssertLinear(1000, lines =>
        new Table(TwoColumns, [], [new(Laid.Words(Lines(lines)), 0, 0, RowSpan: 2), Row(0), Row(1)]));

    [Fact]
    public void Rows_tied_like_a_chain_cost_what_they_are() => AssertLinear(250, rows => new Table(TwoColumns, [],
        [.. Enumerable.Range(0, rows).SelectMany(row => (TableCell[])[new(Laid.Block(8, row), row * 2, 0, RowSpan: 2), new(Laid.Block(8, row), (row * 2) + 1, 1, RowSpan: 2)])]));

    [Fact]
    public void One_paragraph_of_many_pages_costs_what_it_is() => AssertLinear(4000, lines => Laid.Words(Lines(lines)));

    /// <summary>Twice as much costs twice as much, with a tenth for what a page costs by itself.</summary>
    private static void AssertLinear(int size, Func<int, Element> make)
    {
        var (once, twice) = (Work(make(size)), Work(make(2 * size)));
        Assert.True(once > size, $"only {once} steps were counted");
        Assert.True(twice < 2.1 * once, $"{size} cost {once} steps, twice as many {twice}");
    }

    private static long Work(Element content)
    {
        var setup = new PageSetup { Size = new(200, 100), Content = new Column([content]) };
        var composition = new Composition([new([setup], setup.AsksForPages)], tagged: true, CancellationToken.None);
        Laid.Record(composition);
        return composition.Work;
    }

    private static TableCell Row(int row) => new(Laid.Block(10, row), row, 1);

    private static string Lines(int count) => string.Join('\n', Enumerable.Repeat("word", count));
}
