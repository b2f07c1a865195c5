using Dushanbe.Conference.Printing.Drawing;
using Dushanbe.Conference.Printing.Pdf;

namespace Dushanbe.Conference.Printing.Sheets;

/// <summary>Crop marks around the cells of a sheet.</summary>
internal static class SheetMarks
{
    private const double Gap = 2;
    private const double ShortestMark = 3;
    private const double LongestMark = 5;

    // at the edge of the sheet an office printer leaves four to five millimetres white, and the mark begins beyond
    private const double InnerMark = 10;
    private const double InnerCross = 8;
    private const float InnerLine = 0.5f;
    private const float InnerHalo = 2f; // points, and as wide that a line on a dark design is seen from where one cuts

    /// <summary>The margin that crop marks need beyond the outermost cut, in millimetres.</summary>
    public static double RoomNeeded(double bleed) => Math.Max(Gap, bleed) + ShortestMark;

    /// <summary>Draws marks for the edges of every design on the sheet.</summary>
    public static void Draw(ICanvas canvas, StockPreset stock, Size design, ImpositionOptions options, Func<int, int, Rectangle> place)
    {
        var columns = Edges(Enumerable.Range(0, stock.Columns).Select(column => place(column, 0)).SelectMany(r => (float[])[r.X, r.X + design.Width]));
        var rows = Edges(Enumerable.Range(0, stock.Rows).Select(row => place(0, row)).SelectMany(r => (float[])[r.Y, r.Y + design.Height]));
        var gap = Math.Max(Gap, options.Bleed);
        var margin = Math.Min(
            Math.Min(columns[0], stock.Page.Width - columns[^1]), Math.Min(rows[0], stock.Page.Height - rows[^1])) / Length.PointsPerMillimetre;
        CropMarks.Draw(canvas, columns, rows, Length.Mm(gap), Length.Mm(Math.Clamp(margin - gap, 0, LongestMark)));
    }

    /// <summary>Draws a short line where each cut between two designs begins and ends, and a cross where two cuts meet; white beneath, so that they show on dark designs too.</summary>
    public static void DrawInside(ICanvas canvas, StockPreset stock, Func<int, int, Rectangle> place)
    {
        var columns = Cuts([.. Enumerable.Range(0, stock.Columns).Select(column => place(column, 0)).Select(at => (at.X, at.Right)).Order()]);
        var rows = Cuts([.. Enumerable.Range(0, stock.Rows).Select(row => place(0, row)).Select(at => (at.Y, at.Bottom)).Order()]);
        var (width, height, tick, arm) = (stock.Page.Width, stock.Page.Height, Length.Mm(InnerMark), Length.Mm(InnerCross / 2));
        canvas.BeginTag(null);
        foreach (var (color, thickness) in new[] { (Color.White, InnerHalo), (Color.Black, InnerLine) })
        {
            foreach (var x in columns)
                foreach (var (from, to) in Ticks(rows, height)) canvas.Line(x, from, x, to, color, thickness);
            foreach (var y in rows)
                foreach (var (from, to) in Ticks(columns, width)) canvas.Line(from, y, to, y, color, thickness);
        }

        canvas.EndTag();

        IEnumerable<(float From, float To)> Ticks(List<float> crossed, float end) =>
            [(0, tick), .. crossed.Select(at => (at - arm, at + arm)), (end - tick, end)];

        // in the middle of what lies between two neighbours
        static List<float> Cuts(List<(float From, float To)> places) => [.. places.Zip(places.Skip(1), (one, next) => (one.To + next.From) / 2)];
    }

    /// <summary>Sorts the cuts and makes one of those that coincide.</summary>
    private static List<float> Edges(IEnumerable<float> positions)
    {
        List<float> edges = [];
        foreach (var position in positions.Order())
            if (edges.Count == 0 || position - edges[^1] > Length.Mm(StockPreset.Tolerance)) edges.Add(position);
        return edges;
    }
}
