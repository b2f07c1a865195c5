using Dushanbe.Conference.Printing.Drawing;

namespace Dushanbe.Conference.Printing.Text;

/// <summary>A line drawn along letters, at the place and as thick as their face says.</summary>
/// <param name="X">Its left end in points from the left edge of the line of text.</param>
/// <param name="Top">Its upper edge in points below the baseline; negative above it.</param>
/// <param name="Width">Its length in points.</param>
/// <param name="Thickness">Its thickness in points.</param>
/// <param name="Color">The colour of the letters.</param>
public readonly record struct TextStroke(float X, float Top, float Width, float Thickness, Color Color)
{
    /// <summary>Runs follow each other without a gap, up to rounding.</summary>
    private const float Tolerance = 0.02f;

    /// <summary>Adds what a style asks for between two places, or prolongs what ends at the first.</summary>
    internal static void Add(List<TextStroke> strokes, TextStyle style, float left, float right)
    {
        var face = style.Fonts.Primary.Strokes;
        // below raised and lowered letters an underline stays in line with that of its neighbours; through them it goes with them
        if (style.Strokes.HasFlag(TextStrokes.Underline))
            Add(strokes, new(left, face.UnderlineTop * style.Size, right - left, face.UnderlineThickness * style.Size, style.Color));
        if (style.Strokes.HasFlag(TextStrokes.Strikethrough))
            Add(strokes, new(left, -face.StrikeTop * style.DrawnSize - style.Rise, right - left, face.StrikeThickness * style.DrawnSize, style.Color));
    }

    private static void Add(List<TextStroke> strokes, TextStroke stroke)
    {
        var index = strokes.FindLastIndex(before => Math.Abs(before.X + before.Width - stroke.X) < Tolerance
            && before.Top.Equals(stroke.Top) && before.Thickness.Equals(stroke.Thickness) && before.Color == stroke.Color);
        if (index < 0) strokes.Add(stroke);
        else strokes[index] = strokes[index] with { Width = stroke.X + stroke.Width - strokes[index].X };
    }
}
