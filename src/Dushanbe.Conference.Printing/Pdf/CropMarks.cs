using Dushanbe.Conference.Printing.Drawing;

namespace Dushanbe.Conference.Printing.Pdf;

/// <summary>The marks outside a page that show where to cut.</summary>
internal static class CropMarks
{
    private const float Thickness = 0.25f;

    private static readonly float Gap = Length.Mm(2);
    private static readonly float MarkLength = Length.Mm(5);

    /// <summary>Draws the marks at the four corners of a page, beyond its bleed.</summary>
    public static void Draw(ICanvas canvas, PageSize size) =>
        Draw(canvas, [0, size.Width], [0, size.Height], Gap + size.Bleed, MarkLength);

    /// <summary>Draws marks around a grid of cuts.</summary>
    /// <param name="canvas">The sheet.</param>
    /// <param name="columns">The x of every vertical cut, ascending.</param>
    /// <param name="rows">The y of every horizontal cut, ascending.</param>
    /// <param name="gap">From the outermost cut to the beginning of a mark.</param>
    /// <param name="length">The length of a mark.</param>
    public static void Draw(ICanvas canvas, IReadOnlyList<float> columns, IReadOnlyList<float> rows, float gap, float length)
    {
        canvas.BeginTag(null);
        var (left, right, top, bottom) = (columns[0] - gap, columns[^1] + gap, rows[0] - gap, rows[^1] + gap);
        foreach (var x in columns)
        {
            canvas.Line(x, top - length, x, top, Color.Black, Thickness);
            canvas.Line(x, bottom, x, bottom + length, Color.Black, Thickness);
        }

        foreach (var y in rows)
        {
            canvas.Line(left - length, y, left, y, Color.Black, Thickness);
            canvas.Line(right, y, right + length, y, Color.Black, Thickness);
        }

        canvas.EndTag();
    }
}
