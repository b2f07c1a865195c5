using System.Numerics;
using Dushanbe.Conference.Printing.Drawing;
using Dushanbe.Conference.Printing.Pdf;

namespace Dushanbe.Conference.Printing.Sheets;

/// <summary>The two pages on one side of a sheet; 0 is a blank page.</summary>
/// <param name="Left">The number of the left page.</param>
/// <param name="Right">The number of the right page.</param>
public readonly record struct Spread(int Left, int Right);

/// <summary>How a booklet is folded.</summary>
public sealed record BookletOptions
{
    /// <summary>How many sheets are folded together; the booklet is sewn or glued from as many signatures as it needs.</summary>
    public int SheetsPerSignature { get; init; } = int.MaxValue;

    /// <summary>Whether it opens to the right, as books in Arabic, Persian or Hebrew do.</summary>
    public bool RightToLeft { get; init; }

    /// <summary>The thickness of the paper in millimetres: pages of inner sheets move towards the fold by it, sheet by sheet.</summary>
    public double Creep { get; init; }
}

/// <summary>
/// Saddle-stitched booklets: two pages on each side of a sheet in such an order that the folded sheets read from cover to cover.
/// Print the document double-sided, turned over the short edge.
/// </summary>
public static class Booklet
{
    /// <summary>The sides of the sheets, front and back in turn, beginning with the outermost sheet.</summary>
    /// <param name="pages">The number of pages; blank ones follow until it is a multiple of four.</param>
    /// <param name="options">How the booklet is folded.</param>
    public static IReadOnlyList<Spread> Order(int pages, BookletOptions? options = null)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(pages);
        options ??= new();
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(options.SheetsPerSignature, nameof(options));
        var sheets = (pages + 3) / 4;
        List<Spread> sides = [];
        for (var first = 0; first < sheets; first += options.SheetsPerSignature)
        {
            var inSignature = Math.Min(options.SheetsPerSignature, sheets - first);
            for (var sheet = 0; sheet < inSignature; sheet++)
            {
                var (low, high) = (first * 4 + 2 * sheet + 1, (first + inSignature) * 4 - 2 * sheet);
                sides.Add(Side(high, low));
                sides.Add(Side(low + 1, high - 1));
            }

            if (options.SheetsPerSignature > sheets) break; // one signature; the sum above could overflow
        }

        return sides;

        Spread Side(int left, int right)
        {
            var (a, b) = (left > pages ? 0 : left, right > pages ? 0 : right);
            return options.RightToLeft ? new(b, a) : new(a, b);
        }
    }

    /// <summary>Writes a booklet.</summary>
    /// <param name="writer">The document.</param>
    /// <param name="page">The size of one page of the booklet.</param>
    /// <param name="pages">The number of its pages.</param>
    /// <param name="draw">Draws the page of a number, from 1.</param>
    /// <param name="options">How it is folded.</param>
    /// <param name="cancel">Ends the work between two sides.</param>
    /// <returns>The number of sheets.</returns>
    public static int Write(
        PdfWriter writer, PageSize page, int pages, Action<ICanvas, int> draw, BookletOptions? options = null, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(writer);
        ArgumentNullException.ThrowIfNull(draw);
        options ??= new();
        var sides = Order(pages, options);
        for (var i = 0; i < sides.Count; i++)
        {
            cancel.ThrowIfCancellationRequested();
            var creep = Length.Mm(options.Creep * (i / 2 % options.SheetsPerSignature));
            var canvas = writer.BeginPage(page with { Width = page.Width * 2 });
            DrawPage(canvas, sides[i].Left, 0, creep);
            DrawPage(canvas, sides[i].Right, page.Width, -creep);
            writer.EndPage();
        }

        return sides.Count / 2;

        void DrawPage(ICanvas canvas, int number, float x, float shift)
        {
            if (number == 0) return;
            canvas.Save();
            var outer = x == 0 ? -page.Bleed : page.Width;
            canvas.Clip(new(outer, -page.Bleed, page.Width + page.Bleed, page.Height + 2 * page.Bleed));
            canvas.Transform(Matrix3x2.CreateTranslation(x + shift, 0));
            draw(canvas, number);
            canvas.Restore();
        }
    }
}
