using System.Collections;
using System.Numerics;
using System.Runtime.CompilerServices;
using Dushanbe.Conference.Printing.Drawing;
using Dushanbe.Conference.Printing.Text;
using SkiaSharp;

namespace Dushanbe.Conference.Tests.Papers.Badges;

/// <summary>
/// Notes where the ink of a badge lies, in millimetres from its left upper corner: of text by the outlines of its glyphs, which
/// Skia measures and not the press, so that the press does not judge itself.
/// </summary>
/// <param name="forms">What recurs, drawn once for many badges.</param>
internal sealed class InkCanvas(Dictionary<object, List<InkCanvas.Mark>> forms) : ICanvas
{
    /// <summary>Sums of lengths differ in the last digits.</summary>
    private const float Slack = 0.03f;

    private static readonly ConditionalWeakTable<FontFace, FaceOutlines> Outlines = [];

    private readonly Stack<Matrix3x2> saved = [];
    private Matrix3x2 matrix = Matrix3x2.Identity;

    /// <summary>Something that was drawn.</summary>
    /// <param name="Kind">text, fill, picture, frame, dashes (of a photo that is not there), code or drawing.</param>
    /// <param name="Area">The box around its ink.</param>
    /// <param name="Text">The words of a line of text, in reading order.</param>
    public sealed record Mark(string Kind, SKRect Area, string Text = "");

    public List<Mark> Marks { get; } = [];

    /// <summary>All lines of text without white space, so that where they break does not matter.</summary>
    public string Words => string.Concat(Marks.Select(mark => mark.Text)).Bare();

    /// <summary>Fails where something lies over something else or beyond the badge.</summary>
    public void AssertSound()
    {
        var faults = Faults(Sheets.Page).ToList();
        Assert.True(faults.Count == 0, string.Join('\n', faults.Take(20)));
    }

    /// <summary>What lies over something else or beyond an area; empty where all is well.</summary>
    public IEnumerable<string> Faults(SKRect page)
    {
        for (var i = 0; i < Marks.Count; i++)
        {
            var mark = Marks[i];
            if (mark.Kind is "text" or "picture" or "dashes" or "code" && !mark.Area.IsEmpty && !Inside(mark.Area, page)) yield return $"{mark} leaves the badge";
            for (var at = 0; at < Marks.Count; at++)
            {
                var text = Marks[at];
                if (at == i || text.Kind != "text" || text.Area.IsEmpty || !Touch(text.Area, mark.Area)) continue;
                var fault = mark.Kind switch
                {
                    "text" => at < i && !mark.Area.IsEmpty,
                    "fill" => at < i || !Inside(text.Area, mark.Area),
                    "dashes" => !Inside(text.Area, mark.Area),
                    _ => true,
                };
                if (fault) yield return $"{text} over {mark}";
            }
        }
    }

    public void Save() => saved.Push(matrix);

    public void Restore() => matrix = saved.Pop();

    public void Transform(Matrix3x2 transformation) => matrix = transformation * matrix;

    public void Form(object key, Size size, Action<ICanvas> draw, Rectangle area)
    {
        if (!forms.TryGetValue(key, out var marks))
        {
            var form = new InkCanvas(forms);
            draw(form);
            forms.Add(key, marks = form.Marks);
        }

        var (x, y) = (area.X / Length.PointsPerMillimetre, area.Y / Length.PointsPerMillimetre);
        Marks.AddRange(marks.Select(mark => mark with { Area = new(mark.Area.Left + x, mark.Area.Top + y, mark.Area.Right + x, mark.Area.Bottom + y) }));
    }

    public void Clip(Rectangle area, float cornerRadius = 0) => throw new NotSupportedException("What is cut off could not be seen.");

    public void Fill(Rectangle area, Color color, float cornerRadius = 0) => Add("fill", area);

    public void Stroke(Rectangle area, Color color, float thickness, float cornerRadius = 0, float dash = 0) => Add(dash > 0 ? "dashes" : "frame", area);

    public void Line(float x1, float y1, float x2, float y2, Color color, float thickness) => Add("frame", new(x1, y1, x2 - x1, y2 - y1));

    public void Modules(IReadOnlyList<BitArray> modules, Rectangle area, Color color)
    {
        // its dark part: the four light modules around it are paper
        var quiet = area.Width * 4 / modules.Count;
        Add("code", new(area.X + quiet, area.Y + quiet, area.Width - 2 * quiet, area.Height - 2 * quiet));
    }

    public void Picture(Picture picture, Rectangle area) => Add("picture", area);

    public void Drawing(VectorDrawing drawing, Rectangle area) => Add("drawing", area);

    public void Text(TextLine line, float x, float baseline)
    {
        var ink = SKRect.Empty;
        foreach (var placed in line.Runs)
        {
            var (run, pen) = (placed.Run, x + placed.X);
            for (var i = 0; i < run.Glyphs.Length; i++)
            {
                var unit = placed.Style.Size / 1000;
                var glyph = GlyphOf(run.Face, run.Glyphs[i]);
                var (left, top) = (pen + (run.OffsetsX?[i] ?? 0) * unit, baseline - (run.OffsetsY?[i] ?? 0) * unit);
                if (!glyph.IsEmpty)
                {
                    var box = new SKRect(left + glyph.Left * unit, top + glyph.Top * unit, left + glyph.Right * unit, top + glyph.Bottom * unit);
                    ink = ink.IsEmpty ? box : SKRect.Union(ink, box);
                }

                pen += run.Advances[i] * unit;
            }
        }

        var words = string.Concat(line.Runs.OrderBy(run => run.Position).Select(run => run.Run.Text));
        Add("text", new(ink.Left, ink.Top, ink.Width, ink.Height), words);
    }

    public void BeginTag(StructureNode? node) => throw new NotSupportedException("Badges have no structure.");

    public void EndTag() => throw new NotSupportedException("Badges have no structure.");

    public void LinkTo(Rectangle area, string destination, string description, StructureNode? node) => throw new NotSupportedException("Badges have no links.");

    public void LinkTo(Rectangle area, Uri address, string description, StructureNode? node) => throw new NotSupportedException("Badges have no links.");

    public void Destination(string name, float x, float y) => throw new NotSupportedException("Badges have no links.");

    public void Bookmark(string title, int level, float y) => throw new NotSupportedException("Badges have no outline.");

    private static bool Touch(SKRect one, SKRect other) =>
        one.Left + Slack < other.Right && other.Left + Slack < one.Right && one.Top + Slack < other.Bottom && other.Top + Slack < one.Bottom;

    private static bool Inside(SKRect inner, SKRect outer) =>
        inner.Left > outer.Left - Slack && inner.Right < outer.Right + Slack && inner.Top > outer.Top - Slack && inner.Bottom < outer.Bottom + Slack;

    /// <summary>The outline's box in thousandths of an em, y downwards.</summary>
    private static SKRect GlyphOf(FontFace face, ushort glyph)
    {
        var (font, boxes) = Outlines.GetValue(face, Load);
        lock (boxes)
        {
            if (boxes.TryGetValue(glyph, out var box)) return box;
            using var outline = font.GetGlyphPath(glyph);
            return boxes[glyph] = outline is null || outline.IsEmpty ? SKRect.Empty : outline.TightBounds;
        }
    }

    private static FaceOutlines Load(FontFace face)
    {
        using var data = SKData.CreateCopy(face.File.Span);
        return new FaceOutlines(new SKFont(SKTypeface.FromData(data), 1000) { Hinting = SKFontHinting.None }, []);
    }

    private sealed record FaceOutlines(SKFont Font, Dictionary<ushort, SKRect> Boxes);

    private void Add(string kind, Rectangle area, string text = "")
    {
        var one = Vector2.Transform(new(area.X, area.Y), matrix) / Length.PointsPerMillimetre;
        var other = Vector2.Transform(new(area.Right, area.Bottom), matrix) / Length.PointsPerMillimetre;
        var (low, high) = (Vector2.Min(one, other), Vector2.Max(one, other));
        Marks.Add(new Mark(kind, new SKRect(low.X, low.Y, high.X, high.Y), text));
    }
}

/// <summary>Text without what its setting may change.</summary>
internal static class BareText
{
    /// <summary>In NFC and without white space.</summary>
    public static string Bare(this string text) => string.Concat(PrintableText.From(text).Where(character => !char.IsWhiteSpace(character)));
}
