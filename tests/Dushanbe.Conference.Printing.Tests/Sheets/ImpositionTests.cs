using Dushanbe.Conference.Conditions;
using Dushanbe.Conference.Printing.Drawing;
using Dushanbe.Conference.Printing.Sheets;
using Dushanbe.Conference.Printing.Tests.Support;
using SkiaSharp;

namespace Dushanbe.Conference.Printing.Tests.Sheets;

public sealed class ImpositionTests
{
    private const int TenPixelsAMillimetre = 254;

    private static readonly Size A6 = new(Length.Mm(105), Length.Mm(148));

    public static TheoryData<string> Keys => [.. StockPresets.All.Select(preset => preset.Key)];

    [Fact]
    public void Every_preset_fits_its_page_and_has_a_key_of_its_own()
    {
        Assert.All(StockPresets.All, preset => Assert.True(preset.IsConsistent, preset.Key));
        Assert.Equal(StockPresets.All.Count, StockPresets.All.Select(preset => preset.Key).Distinct().Count());
        Assert.All(StockPresets.All, preset => Assert.Same(preset, StockPresets.Find(preset.Key)));
    }

    [SharedFact]
    public void Every_stock_of_the_reference_data_is_a_preset()
    {
        using var stocks = System.Text.Json.JsonDocument.Parse(File.ReadAllText(Path.Combine(Need.SharedFolder!, "data", "badge-stocks.json")));

        foreach (var stock in stocks.RootElement.EnumerateArray())
        {
            Assert.Contains(StockPresets.All, preset =>
                preset.CellWidth == Number("w") && preset.CellHeight == Number("h") && preset.Columns == Number("cols") && preset.Rows == Number("rows")
                && preset.Left == Number("left") && preset.Top == Number("top") && preset.PitchX == Number("pitchX") && preset.PitchY == Number("pitchY"));

            double Number(string property) => stock.GetProperty(property).GetDouble();
        }
    }

    [ToolTheory("pdftoppm", "poppler-utils")]
    [MemberData(nameof(Keys))]
    public void The_edges_of_every_cell_stand_on_their_pixels(string key)
    {
        var stock = StockPresets.Find(key)!;
        var cell = CellSize(stock);
        // every second cell is filled, as on a chessboard, so that each edge has white beside it
        var items = Enumerable.Range(0, stock.PerSheet).Select(i => IsFilled(i) ? Filled(cell) : Blank);

        var pdf = PdfFile.Write(writer => Imposition.Write(writer, stock, cell, items, new()));

        using var page = PdfFile.Picture(pdf, TenPixelsAMillimetre);
        Assert.InRange(page.Width - stock.PageWidth * 10, -0.001, 1); // a fraction of a pixel makes another one
        Assert.InRange(page.Height - stock.PageHeight * 10, -0.001, 1);
        for (var i = 0; i < stock.PerSheet; i++)
        {
            var (row, column) = Math.DivRem(i, stock.Columns);
            if (IsFilled(i)) AssertFilled(page, (stock.Left + column * stock.PitchX) * 10, (stock.Top + row * stock.PitchY) * 10, stock.CellWidth * 10, stock.CellHeight * 10);
        }

        bool IsFilled(int index) => (index % stock.Columns + index / stock.Columns) % 2 == 0;
    }

    [ToolTheory("pdftoppm", "poppler-utils")]
    [InlineData("avery-5361", SheetSides.FlipLongEdge, true)]
    [InlineData("avery-5361", SheetSides.FlipShortEdge, false)]
    [InlineData("a7-8up-a4-landscape", SheetSides.FlipShortEdge, true)]
    [InlineData("a7-8up-a4-landscape", SheetSides.FlipLongEdge, false)]
    public void Backs_stand_behind_their_fronts(string key, SheetSides sides, bool turnsLikeABook)
    {
        var stock = StockPresets.Find(key)!;
        var cell = CellSize(stock);
        var upperHalf = new TwoSides(Filled(cell).Front, canvas => canvas.Fill(new(0, 0, cell.Width, cell.Height / 2), Color.Black));

        var pdf = PdfFile.Write(writer => Imposition.Write(writer, stock, cell, [upperHalf], new() { Sides = sides }));

        using var back = PdfFile.Picture(pdf, TenPixelsAMillimetre, page: 2);
        var x = turnsLikeABook ? stock.PageWidth - stock.Left - stock.CellWidth : stock.Left;
        var y = turnsLikeABook ? stock.Top : stock.PageHeight - stock.Top - stock.CellHeight / 2;
        AssertFilled(back, x * 10, y * 10, stock.CellWidth * 10, stock.CellHeight * 5);
    }

    [ToolFact("pdftoppm", "poppler-utils")]
    public void Crop_marks_stand_at_the_cuts_and_outside_the_bleed()
    {
        var stock = StockPresets.Find("a6-4up-sra4")! with { Left = 7.5, Top = 12, PitchX = 105, PitchY = 148 };
        var bleeding = new TwoSides(canvas => canvas.Fill(new(-20, -20, A6.Width + 40, A6.Height + 40), Color.Parse("#ff0000")));

        var pdf = PdfFile.Write(writer =>
            Imposition.Write(writer, stock, A6, Enumerable.Repeat(bleeding, 4), new() { CropMarks = true, Bleed = 3 }));

        using var page = PdfFile.Picture(pdf, TenPixelsAMillimetre);
        Assert.True(IsRed(page.GetPixel(45, 160)) && !IsRed(page.GetPixel(43, 160)), "the bleed is 3 mm wide");
        Assert.True(IsRed(page.GetPixel(1125, 500)), "the cells touch");
        foreach (var x in new[] { 75, 1125, 2175 }) Assert.True(IsDark(page, x, 70), $"a mark stands above the cut at {x / 10.0} mm");
        foreach (var y in new[] { 120, 1600, 3080 }) Assert.True(IsDark(page, 30, y), $"a mark stands left of the cut at {y / 10.0} mm");
        Assert.False(IsDark(page, 600, 70));

        static bool IsRed(SKColor color) => color is { Red: > 200, Green: < 60 };
        static bool IsDark(SKBitmap page, int x, int y) =>
            Enumerable.Range(-2, 5).Any(d => page.GetPixel(x + d, y).Green < 160 && page.GetPixel(x + d, y).Red < 160)
            || Enumerable.Range(-2, 5).Any(d => page.GetPixel(x, y + d).Green < 160 && page.GetPixel(x, y + d).Red < 160);
    }

    [ToolFact("pdftoppm", "poppler-utils")]
    public void On_a_sheet_that_is_full_to_its_edge_the_cuts_are_marked_upon_it()
    {
        var stock = StockPresets.Find("a6-4up-a4")!;

        var pdf = PdfFile.Write(writer => Imposition.Write(writer, stock, A6, Enumerable.Repeat(Filled(A6), 4), new() { InnerMarks = true }));

        using var page = PdfFile.Picture(pdf, TenPixelsAMillimetre);
        // across a cut: white, a dark line, white again
        // also where a printer has begun to print, nine millimetres from the edge, and on black
        foreach (var y in new[] { 30, 90, 1460, 2880, 2940 }) Assert.True(IsMark(Enumerable.Range(1045, 11).Select(x => page.GetPixel(x, y).Red)), $"a mark at 105 mm, {y / 10.0} mm down");
        foreach (var x in new[] { 30, 90, 1030, 2010, 2070 }) Assert.True(IsMark(Enumerable.Range(1480, 11).Select(y => page.GetPixel(x, y).Red)), $"a mark at 148.5 mm, {x / 10.0} mm from the left");
        Assert.False(IsMark(Enumerable.Range(1045, 11).Select(x => page.GetPixel(x, 700).Red)));

        // the white on either side of the line is as wide as the eye needs: a quarter of a millimetre
        var halo = Enumerable.Range(1040, 21).Select(x => page.GetPixel(x, 90).Red).ToList();
        Assert.InRange(halo.Count(red => red > 200), 4, 8);

        static bool IsMark(IEnumerable<byte> across) => across.SkipWhile(red => red < 200).SkipWhile(red => red >= 160).SkipWhile(red => red < 200).Any();
    }

    [ToolFact("pdftoppm", "poppler-utils")]
    public void The_offset_of_the_printer_moves_fronts_and_backs()
    {
        var stock = StockPresets.Find("avery-c32011")!;
        var cell = CellSize(stock);
        var options = new ImpositionOptions { Sides = SheetSides.FlipLongEdge, OffsetX = 2, OffsetY = -1, BackOffsetX = -2, BackOffsetY = 3, CellsUsed = 1 };

        var pdf = PdfFile.Write(writer => Imposition.Write(writer, stock, cell, [new(Filled(cell).Front, Filled(cell).Front)], options));

        using var front = PdfFile.Picture(pdf, TenPixelsAMillimetre);
        using var back = PdfFile.Picture(pdf, TenPixelsAMillimetre, page: 2);
        AssertFilled(front, (stock.Left + stock.PitchX + 2) * 10, (stock.Top - 1) * 10, 850, 540);
        AssertFilled(back, (stock.Right - 2) * 10, (stock.Top + 3) * 10, 850, 540);
    }

    [Theory]
    [InlineData("avery-5392", 105, 60, MisfitReason.DesignTooWide, 105, 101.6)]
    [InlineData("avery-5392", 100, 80, MisfitReason.DesignTooHigh, 80, 76.2)]
    public void A_design_larger_than_a_cell_is_refused(string key, double width, double height, MisfitReason reason, double needed, double available)
    {
        using var writer = new Printing.Pdf.PdfWriter(Stream.Null, PdfFile.Options);

        var refusal = Assert.Throws<StockException>(() =>
            Imposition.Write(writer, StockPresets.Find(key)!, new(Length.Mm(width), Length.Mm(height)), [Blank], new()));

        Assert.Equal(reason, refusal.Misfit.Reason);
        Assert.Equal((needed, available), (Math.Round(refusal.Misfit.Needed, 2), refusal.Misfit.Available));
        Assert.Equal(0, writer.PageCount);
    }

    [Fact]
    public void Crop_marks_for_four_A6_need_a_sheet_larger_than_A4()
    {
        var options = new ImpositionOptions { CropMarks = true };

        Assert.Equal(MisfitReason.NoRoomForCropMarks, StockPresets.Find("a6-4up-a4")!.Misfit(A6, options)?.Reason);
        Assert.Null(StockPresets.Find("a6-4up-sra4")!.Misfit(A6, options));
        Assert.Null(StockPresets.Find("a6-4up-a4")!.Misfit(new(Length.Mm(90), Length.Mm(130)), options));
    }

    [Fact]
    public void Sheets_are_written_as_the_designs_come()
    {
        using var writer = new Printing.Pdf.PdfWriter(Stream.Null, PdfFile.Options);
        var stock = StockPresets.Find("a6-4up-a4")!;
        List<int> pagesWhenAsked = [];

        var sheets = Imposition.Write(writer, stock, A6, Designs(), new() { Sides = SheetSides.FlipLongEdge });

        Assert.Equal(3, sheets);
        Assert.Equal(6, writer.PageCount);
        Assert.Equal([0, 0, 0, 0, 2, 2, 2, 2, 4, 4], pagesWhenAsked);

        IEnumerable<TwoSides> Designs()
        {
            for (var i = 0; i < 10; i++)
            {
                pagesWhenAsked.Add(writer.PageCount);
                yield return Blank;
            }
        }
    }

    [ToolTheory("pdftoppm", "poppler-utils")]
    [InlineData("a6-4up-a4", 1, 1)]
    [InlineData("a6-4up-a4", 3, 1)]
    [InlineData("a6-4up-a4", 4, 1)]
    [InlineData("a6-4up-a4", 5, 2)]
    [InlineData("a7-8up-a4", 5, 1)]
    [InlineData("a7-8up-a4", 9, 2)]
    [InlineData("a6-4up-a4", 8, 2)]
    [InlineData("a6-4up-a4", 9, 3)]
    public void There_are_as_many_sheets_as_hold_all_designs_none_is_blank_and_no_design_is_divided(string key, int designs, int sheets)
    {
        var stock = StockPresets.Find(key)!;
        var cell = CellSize(stock);
        // a mark that reaches over the edge of its design by 0.3 mm
        var item = new TwoSides(Draw, Draw);

        var pdf = PdfFile.Write(writer => Imposition.Write(writer, stock, cell, Enumerable.Repeat(item, designs), new() { Sides = SheetSides.FlipLongEdge }));

        using var read = UglyToad.PdfPig.PdfDocument.Open(pdf);
        Assert.Equal(2 * sheets, read.NumberOfPages);
        Assert.All(read.GetPages(), page => Assert.Equal((stock.PageWidth, stock.PageHeight), (Millimetres(page.Width), Millimetres(page.Height))));
        for (var page = 1; page <= 2 * sheets; page++)
        {
            using var pixels = PdfFile.Picture(pdf, TenPixelsAMillimetre / 10, page);
            var marks = Enumerable.Range(0, stock.PerSheet).Count(index => IsMarked(pixels, index, page % 2 == 0));
            Assert.Equal(Math.Min(stock.PerSheet, designs - (page - 1) / 2 * stock.PerSheet), marks);
        }

        void Draw(ICanvas canvas) => canvas.Fill(new(-Length.Mm(0.3), Length.Mm(10), Length.Mm(30), Length.Mm(20)), Color.Black);

        bool IsMarked(SKBitmap pixels, int index, bool isBack)
        {
            var (row, column) = Math.DivRem(index, stock.Columns);
            var left = stock.Left + column * stock.PitchX;
            if (isBack) left = stock.PageWidth - left - stock.CellWidth;
            return pixels.GetPixel((int)left + 15, (int)(stock.Top + row * stock.PitchY) + 20).Red < 60;
        }

        static double Millimetres(double points) => Math.Round(points / 72 * 25.4, 2);
    }

    [Fact]
    public void Used_cells_are_skipped_and_nothing_makes_no_sheet()
    {
        using var writer = new Printing.Pdf.PdfWriter(Stream.Null, PdfFile.Options);
        var stock = StockPresets.Find("a6-4up-a4")!;

        Assert.Equal(2, Imposition.Write(writer, stock, A6, [Blank, Blank], new() { CellsUsed = 3 }));
        Assert.Equal(0, Imposition.Write(writer, stock, A6, [], new() { CellsUsed = 3 }));
    }

    [Fact]
    public void Cancelling_ends_the_work()
    {
        using var writer = new Printing.Pdf.PdfWriter(Stream.Null, PdfFile.Options);
        using var cancelled = new CancellationTokenSource();
        cancelled.Cancel();

        Assert.Throws<OperationCanceledException>(() =>
            Imposition.Write(writer, StockPresets.All[0], A6, [Blank], new(), cancelled.Token));
    }

    [ToolTheory("pdftoppm", "poppler-utils")]
    [InlineData("avery-l4784")]
    [InlineData("a6-4up-sra4")]
    public void The_test_page_outlines_every_cell(string key)
    {
        var stock = StockPresets.Find(key)!;

        var pdf = PdfFile.Write(writer => Imposition.WriteTestPage(writer, stock, new() { Sides = SheetSides.FlipLongEdge }));

        using var page = PdfFile.Picture(pdf, TenPixelsAMillimetre);
        for (var i = 0; i < stock.PerSheet; i++)
        {
            var (row, column) = Math.DivRem(i, stock.Columns);
            var (x, y) = ((int)((stock.Left + column * stock.PitchX) * 10), (int)((stock.Top + row * stock.PitchY + stock.CellHeight / 3) * 10));
            Assert.Contains(Enumerable.Range(x - 1, 4), at => page.GetPixel(at, y).Red < 160);
        }
    }

    private static TwoSides Blank { get; } = new(_ => { });

    private static TwoSides Filled(Size size) => new(canvas => canvas.Fill(new(0, 0, size.Width, size.Height), Color.Black));

    private static Size CellSize(StockPreset stock) => new(Length.Mm(stock.CellWidth), Length.Mm(stock.CellHeight));

    /// <summary>Black inside the rectangle up to its edge, white beyond it; a pixel that the edge crosses may be anything.</summary>
    private static void AssertFilled(SKBitmap page, double left, double top, double width, double height)
    {
        var (right, bottom) = (left + width, top + height);
        var (middleX, middleY) = ((int)(left + width / 2), (int)(top + height / 2));
        Check((int)Math.Ceiling(Near(left)), middleY, true);
        Check((int)Math.Floor(Near(left)) - 1, middleY, false);
        Check((int)Math.Floor(Near(right)) - 1, middleY, true);
        Check((int)Math.Ceiling(Near(right)), middleY, false);
        Check(middleX, (int)Math.Ceiling(Near(top)), true);
        Check(middleX, (int)Math.Floor(Near(top)) - 1, false);
        Check(middleX, (int)Math.Floor(Near(bottom)) - 1, true);
        Check(middleX, (int)Math.Ceiling(Near(bottom)), false);

        double Near(double value) => Math.Round(value, 3);

        void Check(int x, int y, bool black)
        {
            if (x < 0 || y < 0 || x >= page.Width || y >= page.Height) return;
            Assert.True(page.GetPixel(x, y).Red < 128 == black, $"the pixel {x}, {y} should be {(black ? "black" : "white")}: {page.GetPixel(x, y)}");
        }
    }
}
