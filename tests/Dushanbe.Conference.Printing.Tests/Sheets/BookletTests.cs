using Dushanbe.Conference.Printing.Drawing;
using Dushanbe.Conference.Printing.Pdf;
using Dushanbe.Conference.Printing.Sheets;
using Dushanbe.Conference.Printing.Tests.Support;

namespace Dushanbe.Conference.Printing.Tests.Sheets;

public sealed class BookletTests
{
    [Fact]
    public void Eight_pages_lie_on_two_sheets() =>
        Assert.Equal([new(8, 1), new(2, 7), new(6, 3), new(4, 5)], Booklet.Order(8));

    [Fact]
    public void Missing_pages_are_blank_at_the_end() =>
        Assert.Equal([new(0, 1), new(2, 0), new(0, 3), new(4, 5)], Booklet.Order(5));

    [Fact]
    public void A_booklet_read_from_right_to_left_opens_on_the_other_side() =>
        Assert.Equal([new(1, 4), new(3, 2)], Booklet.Order(4, new() { RightToLeft = true }));

    [Fact]
    public void Thick_booklets_are_sewn_from_signatures() =>
        Assert.Equal([new(4, 1), new(2, 3), new(8, 5), new(6, 7), new(0, 9), new(10, 0)], Booklet.Order(10, new() { SheetsPerSignature = 1 }));

    [Theory]
    [InlineData(1, int.MaxValue)]
    [InlineData(40, int.MaxValue)]
    [InlineData(41, 4)]
    [InlineData(97, 6)]
    public void Folded_sheets_read_from_cover_to_cover(int pages, int sheetsPerSignature)
    {
        var sides = Booklet.Order(pages, new() { SheetsPerSignature = sheetsPerSignature });

        Assert.Equal((pages + 3) / 4 * 2, sides.Count);
        Assert.Equal(Enumerable.Range(1, pages), Read(sides, sheetsPerSignature).Where(page => page != 0));
    }

    [Fact]
    public void Each_page_is_drawn_once_on_a_sheet_of_twice_its_width()
    {
        using var writer = new PdfWriter(Stream.Null, PdfFile.Options);
        List<int> drawn = [];

        var sheets = Booklet.Write(writer, PageSize.A5, 6, (_, page) => drawn.Add(page), new() { Creep = 0.1 });

        Assert.Equal(2, sheets);
        Assert.Equal(4, writer.PageCount);
        Assert.Equal([1, 2, 3, 4, 5, 6], drawn.Order());
    }

    /// <summary>Folds each signature and turns its leaves: right fronts and left backs inwards, then the way out again.</summary>
    private static IEnumerable<int> Read(IReadOnlyList<Spread> sides, int sheetsPerSignature)
    {
        foreach (var signature in sides.Chunk((int)Math.Min(sides.Count, 2L * sheetsPerSignature)))
        {
            var sheets = signature.Chunk(2).ToList();
            foreach (var sheet in sheets)
            {
                yield return sheet[0].Right;
                yield return sheet[1].Left;
            }

            foreach (var sheet in sheets.AsEnumerable().Reverse())
            {
                yield return sheet[1].Right;
                yield return sheet[0].Left;
            }
        }
    }
}
