using System.Collections;
using System.Numerics;
using Dushanbe.Conference.Badges;
using Dushanbe.Conference.Printing.Drawing;
using Dushanbe.Conference.Printing.Text;

namespace Dushanbe.Conference.Papers.Badges;

/// <summary>Draws on a canvas in millimetres, and notes what does not fit or cannot be drawn.</summary>
/// <param name="canvas">The canvas; null where badges are only looked at for what is wrong with them.</param>
/// <param name="known">The texts that many badges share.</param>
/// <param name="defects">Receives what does not fit or cannot be drawn.</param>
/// <param name="code">The badge's QR code, if it was made ahead.</param>
/// <param name="bleed">How far fields that reach an edge of the badge are drawn beyond it, in millimetres.</param>
internal sealed class BadgePen(ICanvas? canvas, SetTexts known, BadgeDefects defects, IReadOnlyList<BitArray>? code = null, float bleed = 0)
{
    public ICanvas? Canvas => canvas;

    public BadgeDefects Defects => defects;

    public void Fill(float x, float y, float width, float height, Color color, float radius = 0)
    {
        var (right, bottom) = (x + width, y + height);
        var (from, to) = (Beyond(x, right, BadgeSize.Width), Beyond(y, bottom, BadgeSize.Height));
        canvas?.Fill(Area(from.Low, to.Low, from.High - from.Low, to.High - to.Low), color, Length.Mm(radius));

        // an edge is met within what no printer can do
        (float Low, float High) Beyond(float low, float high, float end) => (low < 0.01f ? low - bleed : low, high > end - 0.01f ? high + bleed : high);
    }

    public void Stroke(float x, float y, float width, float height, Color color, float thickness, float radius = 0, float dash = 0) =>
        canvas?.Stroke(Area(x, y, width, height), color, Length.Mm(thickness), Length.Mm(radius), Length.Mm(dash));

    public void Picture(Picture picture, float x, float y, float width, float height) => canvas?.Picture(picture, Area(x, y, width, height));

    public void Drawing(VectorDrawing drawing, float x, float y, float width, float height) => canvas?.Drawing(drawing, Area(x, y, width, height));

    /// <summary>Draws a QR code whose dark modules fill the square; the paper around it is its quiet zone.</summary>
    public void Code(string text, float x, float y, float side)
    {
        if (canvas is null) return;
        const int quiet = 4;
        var modules = code ?? QrSymbol.Create(text);
        var whole = side * modules.Count / (modules.Count - 2 * quiet);
        var margin = (whole - side) / 2;
        Fill(x - margin / 4, y - margin / 4, side + margin / 2, side + margin / 2, Color.White);
        canvas.Modules(modules, Area(x - margin, y - margin, whole, whole), Color.Black);
    }

    /// <summary>Draws a text whose box has its left upper corner at a point.</summary>
    public void Text(SetText text, float x, float y, TextAlignment alignment = TextAlignment.Start)
    {
        for (var i = 0; canvas is not null && i < text.Lines; i++)
        {
            var line = text.Paragraph.Lines[i];
            canvas.Text(line, Length.Mm(x) + Indent(line, Length.Mm(text.Width), alignment), Length.Mm(y + text.Baselines[i]));
        }
    }

    /// <summary>Fits texts into a box.</summary>
    public BadgeColumn Fit(float width, float room, params ReadOnlySpan<BadgeText> texts) => BadgeColumn.Fit(known, defects, width, room, texts);

    /// <summary>Fits texts into a box and draws them from its top.</summary>
    public void Texts(float x, float y, float width, float room, params ReadOnlySpan<BadgeText> texts) => Fit(width, room, texts).Draw(this, x, y);

    /// <summary>Draws a letter in the middle of a box, by its capital height from top to bottom; a wide or accented one smaller, so that it stays inside.</summary>
    public void Letter(string letter, FontStack fonts, float size, Color color, float x, float y, float width, float height)
    {
        var missing = new List<MissingGlyph>(0);
        var line = Line(size);
        defects.Note(BadgeField.Category, missing);
        if (line.Ink is { IsEmpty: false } ink)
        {
            var middle = Length.Mm(fonts.Primary.CapHeight * size / 2);
            var reach = Math.Max(ink.Top - middle, middle - ink.Bottom) * 2;
            var share = Math.Max((ink.Right - ink.Left) / Length.Mm(width), reach / Length.Mm(height));
            if (share > 1) line = Line(size /= share);
        }

        var capital = fonts.Primary.CapHeight * Length.Mm(size);
        canvas?.Text(line, Length.Mm(x) + (Length.Mm(width) - line.Width) / 2, Length.Mm(y) + (Length.Mm(height) + capital) / 2);

        TextLine Line(float size) =>
            Paragraph.Layout([new TextSpan(letter, new TextStyle(fonts, Length.Mm(size)) { Color = color })], float.PositiveInfinity, missing: missing).Lines[0];
    }

    /// <summary>Draws what a function draws, turned so that it reads from the bottom upwards, with its origin at a point.</summary>
    public void Upwards(float x, float y, Action draw)
    {
        canvas?.Save();
        canvas?.Transform(new Matrix3x2(0, -1, 1, 0, Length.Mm(x), Length.Mm(y)));
        draw();
        canvas?.Restore();
    }

    /// <summary>Draws what a function draws in a box of its own, turned along the diagonal of a badge, with the middle of the box at a point.</summary>
    public void Slanted(float x, float y, float width, float height, Action draw)
    {
        canvas?.Save();
        canvas?.Transform(Matrix3x2.CreateTranslation(-Length.Mm(width) / 2, -Length.Mm(height) / 2)
            * Matrix3x2.CreateRotation(-MathF.Atan2(BadgeSize.Height, BadgeSize.Width)) * Matrix3x2.CreateTranslation(Length.Mm(x), Length.Mm(y)));
        draw();
        canvas?.Restore();
    }

    private static float Indent(TextLine line, float width, TextAlignment alignment) => alignment switch
    {
        TextAlignment.Center => (width - line.Width) / 2,
        TextAlignment.Right => width - line.Width,
        TextAlignment.Left => 0,
        TextAlignment.End => line.RightToLeft ? 0 : width - line.Width,
        _ => line.RightToLeft ? width - line.Width : 0,
    };

    private static Rectangle Area(float x, float y, float width, float height) => new(Length.Mm(x), Length.Mm(y), Length.Mm(width), Length.Mm(height));
}
