using Dushanbe.Conference.Printing.Drawing;

namespace Dushanbe.Conference.Printing.Sheets;

/// <summary>What a cell of a test page shows.</summary>
internal static class TestPattern
{
    private const float Hairline = 0.35f;
    private const int ScaleLength = 100; // millimetres

    public static void Draw(ICanvas canvas, Size cell, float cornerRadius)
    {
        canvas.Stroke(new(0, 0, cell.Width, cell.Height), Color.Black, Hairline, cornerRadius);
        var (x, y) = (cell.Width / 2, cell.Height / 2);
        var arm = Length.Mm(5);
        canvas.Line(x - arm, y, x + arm, y, Color.Black, Hairline);
        canvas.Line(x, y - arm, x, y + arm, Color.Black, Hairline);
        DrawTop(canvas, x);
        DrawScale(canvas, cell, y + Length.Mm(8));
    }

    /// <summary>A triangle of lines that points to the upper edge.</summary>
    private static void DrawTop(ICanvas canvas, float x)
    {
        var (tip, foot) = (Length.Mm(2), Length.Mm(5));
        canvas.Line(x, tip, x - Length.Mm(2), foot, Color.Black, Hairline);
        canvas.Line(x, tip, x + Length.Mm(2), foot, Color.Black, Hairline);
        canvas.Line(x - Length.Mm(2), foot, x + Length.Mm(2), foot, Color.Black, Hairline);
    }

    /// <summary>A ruler of 100 mm, or of as many whole centimetres as the cell is wide, to see whether the printer scales.</summary>
    private static void DrawScale(ICanvas canvas, Size cell, float y)
    {
        var length = Math.Min(ScaleLength, (int)(cell.Width / Length.PointsPerMillimetre - 4) / 10 * 10);
        var left = (cell.Width - Length.Mm(length)) / 2;
        canvas.Line(left, y, left + Length.Mm(length), y, Color.Black, Hairline);
        for (var mark = 0; mark <= length; mark += 5)
        {
            var x = left + Length.Mm(mark);
            canvas.Line(x, y, x, y + Length.Mm(mark % 10 == 0 ? 3 : 1.5), Color.Black, Hairline);
        }
    }
}
