using Dushanbe.Conference.Printing.Drawing;
using Dushanbe.Conference.Printing.Text;

namespace Dushanbe.Conference.Printing.Tests.Support;

/// <summary>Draws paragraphs without the layout of pages.</summary>
internal static class TextDrawing
{
    public static TextStyle Style { get; } = new(FontLibrary.Shipped.Sans, 14);

    /// <summary>Draws a text in a column and returns the y below it.</summary>
    public static float DrawText(this ICanvas canvas, string text, float x, float y, float width = 400, TextStyle? style = null)
    {
        var paragraph = Paragraph.Layout([new(text, style ?? Style)], width);
        foreach (var line in paragraph.Lines)
        {
            canvas.Text(line, line.RightToLeft ? x + width - line.Width : x, y + line.Ascent);
            y += line.Height;
        }

        return y;
    }
}
