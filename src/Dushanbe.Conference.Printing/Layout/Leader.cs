using Dushanbe.Conference.Printing.Drawing;
using Dushanbe.Conference.Printing.Text;

namespace Dushanbe.Conference.Printing.Layout;

/// <summary>The dots from the end of a title to its page. They stand on one grid from the edge, so that those of several lines stand below each other.</summary>
internal static class Leader
{
    /// <summary>The distance of dots, in ems.</summary>
    private const float Step = 0.42f;

    /// <summary>The diameter of a dot, in ems.</summary>
    private const float Dot = 0.09f;

    /// <summary>What is left free behind the title, in ems.</summary>
    private const float Gap = 0.35f;

    /// <summary>Fills the rest of a line with dots, to the side where its writing ends.</summary>
    public static void Draw(ICanvas canvas, TextLine line, float x, float baseline, Rectangle area)
    {
        if (line.Runs.Count == 0) return;
        var style = line.Runs[0].Style;
        var (step, dot) = (Step * style.Size, Dot * style.Size);
        var room = (line.RightToLeft ? x - area.X : area.Right - x - line.Width) - Gap * style.Size;
        for (var place = step / 2; place + dot / 2 <= room; place += step)
        {
            var left = (line.RightToLeft ? area.X + place : area.Right - place) - dot / 2;
            canvas.Fill(new(left, baseline - dot, dot, dot), style.Color, dot / 2);
        }
    }
}
