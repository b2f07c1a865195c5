using System.Numerics;
using Dushanbe.Conference.Printing.Drawing;
using Dushanbe.Conference.Printing.Pdf;

namespace Dushanbe.Conference.Printing.Sheets;

/// <summary>Prints many small designs on large sheets.</summary>
public static class Imposition
{
    /// <summary>
    /// Writes sheets full of designs, one sheet after another as the designs come. A design smaller than its cell stands in its middle.
    /// </summary>
    /// <param name="writer">The document.</param>
    /// <param name="stock">The sheet.</param>
    /// <param name="design">The size of every design, in points.</param>
    /// <param name="items">The designs; they may draw beyond their edges by the bleed.</param>
    /// <param name="options">How to lay them out.</param>
    /// <param name="cancel">Ends the work between two sheets.</param>
    /// <returns>The number of sheets.</returns>
    /// <exception cref="StockException">The design does not fit the sheet.</exception>
    public static int Write(
        PdfWriter writer, StockPreset stock, Size design, IEnumerable<TwoSides> items, ImpositionOptions options, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(writer);
        ArgumentNullException.ThrowIfNull(stock);
        ArgumentNullException.ThrowIfNull(items);
        ArgumentNullException.ThrowIfNull(options);
        if (stock.Misfit(design, options) is { } misfit) throw new StockException(stock, misfit);
        var used = Math.Clamp(options.CellsUsed, 0, stock.PerSheet - 1);
        var sheets = 0;
        foreach (var sheet in Enumerable.Repeat(default(TwoSides), used).Concat(items).Chunk(stock.PerSheet))
        {
            cancel.ThrowIfCancellationRequested();
            if (sheets == 0 && sheet.Length == used) break; // nothing but cells that are used up
            WriteSide(writer, new(stock, design, options, IsBack: false), [.. sheet.Select(item => item.Front)]);
            if (options.Sides != SheetSides.Front) WriteSide(writer, new(stock, design, options, IsBack: true), [.. sheet.Select(item => item.Back)]);
            sheets++;
        }

        return sheets;
    }

    /// <summary>
    /// Writes a sheet that shows the outline and the middle of every cell and a scale of 100 mm: hold it and a sheet of the stock
    /// against the light to find the printer's offset.
    /// </summary>
    /// <param name="writer">The document.</param>
    /// <param name="stock">The sheet.</param>
    /// <param name="options">The offset to try, and whether both sides are printed.</param>
    public static void WriteTestPage(PdfWriter writer, StockPreset stock, ImpositionOptions options)
    {
        ArgumentNullException.ThrowIfNull(writer);
        ArgumentNullException.ThrowIfNull(stock);
        ArgumentNullException.ThrowIfNull(options);
        var cell = new Size(Length.Mm(stock.CellWidth), Length.Mm(stock.CellHeight));
        var plain = options with { CropMarks = false, InnerMarks = false, Bleed = 0, CellsUsed = 0 };
        Write(writer, stock, cell, Enumerable.Repeat(new TwoSides(Draw, Draw), stock.PerSheet), plain);

        void Draw(ICanvas canvas) => TestPattern.Draw(canvas, cell, Length.Mm(stock.CornerRadius));
    }

    private static void WriteSide(PdfWriter writer, SheetSide side, Action<ICanvas>?[] designs)
    {
        var canvas = writer.BeginPage(side.Stock.Page);
        for (var i = 0; i < designs.Length; i++)
        {
            if (designs[i] is not { } draw) continue;
            var (row, column) = Math.DivRem(i, side.Stock.Columns);
            canvas.Save();
            canvas.Clip(side.Visible(column, row));
            canvas.Transform(side.Placement(column, row));
            draw(canvas);
            canvas.Restore();
        }

        if (side.Options.CropMarks) SheetMarks.Draw(canvas, side.Stock, side.Design, side.Options, side.Place);
        if (side.Options.InnerMarks) SheetMarks.DrawInside(canvas, side.Stock, side.Place);
        writer.EndPage();
    }

    /// <summary>One side of a sheet: where the designs of its cells go. The numbers of the cells are those seen from the front.</summary>
    private sealed record SheetSide(StockPreset Stock, Size Design, ImpositionOptions Options, bool IsBack)
    {
        /// <summary>Whether the sheet turns about a vertical line, like a page of a book, rather than like one of a wall calendar.</summary>
        private bool TurnsLikeABook => Options.Sides == SheetSides.FlipLongEdge == (Stock.PageHeight >= Stock.PageWidth);

        /// <summary>The edges of a design on this side of the sheet.</summary>
        public Rectangle Place(int column, int row)
        {
            var cell = Stock.Cell(column, row);
            var x = cell.X + (cell.Width - Design.Width) / 2;
            var y = cell.Y + (cell.Height - Design.Height) / 2;
            if (!IsBack) return new(x + Length.Mm(Options.OffsetX), y + Length.Mm(Options.OffsetY), Design.Width, Design.Height);
            if (TurnsLikeABook) x = Stock.Page.Width - x - Design.Width;
            else y = Stock.Page.Height - y - Design.Height;
            return new(x + Length.Mm(Options.BackOffsetX), y + Length.Mm(Options.BackOffsetY), Design.Width, Design.Height);
        }

        /// <summary>From the design to the sheet. A sheet that turns like a calendar takes its backs upside down, so that a badge turns like a book.</summary>
        public Matrix3x2 Placement(int column, int row)
        {
            var place = Place(column, row);
            return IsBack && !TurnsLikeABook ? new(-1, 0, 0, -1, place.Right, place.Bottom) : Matrix3x2.CreateTranslation(place.X, place.Y);
        }

        /// <summary>The design and its bleed, as far as the neighbours leave room.</summary>
        public Rectangle Visible(int column, int row)
        {
            var place = Place(column, row);
            var mirroredColumn = IsBack && TurnsLikeABook ? Stock.Columns - 1 - column : column;
            var mirroredRow = IsBack && !TurnsLikeABook ? Stock.Rows - 1 - row : row;
            var between = Length.Mm(Stock.PitchX) - Design.Width;
            var betweenRows = Length.Mm(Stock.PitchY) - Design.Height;
            var left = Room(mirroredColumn > 0, between);
            var right = Room(mirroredColumn < Stock.Columns - 1, between);
            var top = Room(mirroredRow > 0, betweenRows);
            var bottom = Room(mirroredRow < Stock.Rows - 1, betweenRows);
            return new(place.X - left, place.Y - top, place.Width + left + right, place.Height + top + bottom);

            float Room(bool hasNeighbour, float gutter) =>
                MathF.Max(0, hasNeighbour ? MathF.Min(Length.Mm(Options.Bleed), gutter / 2) : Length.Mm(Options.Bleed));
        }
    }
}
