using System.Collections;
using System.Numerics;
using Dushanbe.Conference.Printing.Drawing;
using Dushanbe.Conference.Printing.Text;

namespace Dushanbe.Conference.Papers.Badges;

/// <summary>Draws on a canvas in millimetres, and notes what does not fit or cannot be drawn.</summary>
/// <param name="canvas">The canvas.</param>
/// <param name="defects">Receives what does not fit or cannot be drawn.</param>
/// <param name="code">The badge's QR code, if it was made ahead.</param>
internal sealed class BadgePen(ICanvas canvas, BadgeDefects defects, IReadOnlyList<BitArray>? code = null)
{
    public ICanvas Canvas => canvas;

    public void Fill(float x, float y, float width, float height, Color color, float radius = 0) =>
        canvas.Fill(Area(x, y, width, height), color, Length.Mm(radius));

    public void Stroke(float x, float y, float width, float height, Color color, float thickness, float radius = 0, float dash = 0) =>
        canvas.Stroke(Area(x, y, width, height), color, Length.Mm(thickness), Length.Mm(radius), Length.Mm(dash));

    public void Picture(Picture picture, float x, float y, float width, float height) => canvas.Picture(picture, Area(x, y, width, height));

    public void Drawing(VectorDrawing drawing, float x, float y, float width, float height) => canvas.Drawing(drawing, Area(x, y, width, height));

    /// <summary>Draws a QR code whose dark modules fill the square; the paper around it is its quiet zone.</summary>
    public void Code(string text, float x, float y, float side)
    {
        const int quiet = 4;
        var modules = code ?? QrSymbol.Create(text);
        var whole = side * modules.Count / (modules.Count - 2 * quiet);
        var margin = (whole - side) / 2;
        Fill(x - margin / 4, y - margin / 4, side + margin / 2, side + margin / 2, Color.White);
        canvas.Modules(modules, Area(x - margin, y - margin, whole, whole), Color.Black);
    }

    /// <summary>Draws text as large as it fits between two sizes.</summary>
    /// <returns>The height it takes, in millimetres.</returns>
    public float Text(string? text, BadgeType type, float x, float y, float width, TextAlignment alignment = TextAlignment.Start)
    {
        if (Set(text, type, width) is not { } paragraph) return 0;
        var top = Length.Mm(y);
        foreach (var line in paragraph.Lines)
        {
            canvas.Text(line, Length.Mm(x) + Indent(line, Length.Mm(width), alignment), top + line.Ascent);
            top += line.Height;
        }

        return paragraph.Height / Length.PointsPerMillimetre;
    }

    /// <summary>Draws text whose last line ends at a given height.</summary>
    public void TextAbove(string? text, BadgeType type, float x, float bottom, float width, TextAlignment alignment = TextAlignment.Start)
    {
        if (Set(text, type, width) is { } paragraph) Text(text, type, x, bottom - paragraph.Height / Length.PointsPerMillimetre, width, alignment);
    }

    /// <summary>The height a text would take, in millimetres.</summary>
    public float Measure(string? text, BadgeType type, float width) => (Set(text, type, width, report: false)?.Height ?? 0) / Length.PointsPerMillimetre;

    /// <summary>Draws a letter whose capital height stands in the middle of a box.</summary>
    public void Letter(string letter, FontStack fonts, float size, Color color, float x, float y, float width, float height)
    {
        var paragraph = Paragraph.Layout([new TextSpan(letter, new TextStyle(fonts, Length.Mm(size)) { Color = color })], float.PositiveInfinity, missing: defects.Missing);
        var line = paragraph.Lines[0];
        var capital = fonts.Faces[0].CapHeight * Length.Mm(size);
        canvas.Text(line, Length.Mm(x) + (Length.Mm(width) - line.Width) / 2, Length.Mm(y) + (Length.Mm(height) + capital) / 2);
    }

    /// <summary>Draws what a function draws, turned so that it reads from the bottom upwards, with its origin at a point.</summary>
    public void Upwards(float x, float y, Action draw)
    {
        canvas.Save();
        canvas.Transform(new Matrix3x2(0, -1, 1, 0, Length.Mm(x), Length.Mm(y)));
        draw();
        canvas.Restore();
    }

    private Paragraph? Set(string? text, BadgeType type, float width, bool report = true)
    {
        if (string.IsNullOrWhiteSpace(text)) return null;
        var style = new TextStyle(type.Fonts, Length.Mm(type.Size)) { Color = type.Color, LineHeight = type.Leading, LetterSpacing = type.Tracking };
        var paragraph = Paragraph.Fit([new TextSpan(text, style)], Length.Mm(width), Length.Mm(type.Size), Length.Mm(type.Smallest ?? type.Size), type.Lines,
            missing: report ? defects.Missing : null);
        if (report && paragraph.Overflows) defects.Note(text);
        return paragraph;
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

/// <summary>How a piece of text is set on a badge; sizes in millimetres.</summary>
internal sealed record BadgeType(FontStack Fonts, float Size, Color Color)
{
    /// <summary>The size below which it becomes unreadable; null does not shrink.</summary>
    public float? Smallest { get; init; }

    /// <summary>How many lines it may take before it shrinks.</summary>
    public int Lines { get; init; } = 1;

    /// <summary>Distance of baselines as a multiple of the size.</summary>
    public float Leading { get; init; } = 1.2f;

    /// <summary>Space between letters in thousandths of an em.</summary>
    public float Tracking { get; init; }
}

/// <summary>What was wrong with the badges of a rendering: nothing is cut or dropped without being told.</summary>
public sealed class BadgeDefects
{
    private readonly List<(Guid, string)> tooLong = [];
    private Guid current;

    /// <summary>Characters that no font draws; a visible mark stands in their place.</summary>
    public ICollection<MissingGlyph> Missing { get; } = new List<MissingGlyph>();

    /// <summary>Texts that do not fit even at the smallest size, and whose badge they stand on.</summary>
    public IReadOnlyList<(Guid ParticipantId, string Text)> TooLong => tooLong;

    /// <summary>Photos that cannot be drawn: the person and why. The frame stays empty.</summary>
    public ICollection<(Guid ParticipantId, string Reason)> Photos { get; } = new List<(Guid, string)>();

    internal void Begin(Guid participantId) => current = participantId;

    internal void Note(string text) => tooLong.Add((current, text));
}
