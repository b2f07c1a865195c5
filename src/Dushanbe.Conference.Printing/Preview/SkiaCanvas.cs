using System.Collections;
using System.Numerics;
using System.Runtime.CompilerServices;
using Dushanbe.Conference.Printing.Drawing;
using Dushanbe.Conference.Printing.Text;
using SkiaSharp;

namespace Dushanbe.Conference.Printing.Preview;

/// <summary>Draws on a Skia canvas with the same glyphs and positions as in the PDF. Tags, links and bookmarks are ignored.</summary>
internal sealed class SkiaCanvas(SKCanvas canvas) : ICanvas
{
    // a typeface has the lifetime of its face
    private static readonly ConditionalWeakTable<FontFace, SKTypeface> Typefaces = [];

    public void Save() => canvas.Save();

    public void Restore() => canvas.Restore();

    public void Transform(Matrix3x2 matrix)
    {
        var concat = new SKMatrix(matrix.M11, matrix.M21, matrix.M31, matrix.M12, matrix.M22, matrix.M32, 0, 0, 1);
        canvas.Concat(in concat);
    }

    public void Clip(Rectangle area, float cornerRadius = 0)
    {
        if (cornerRadius <= 0)
        {
            canvas.ClipRect(ToSkia(area), SKClipOperation.Intersect, antialias: true);
            return;
        }

        using var rounded = Rounded(area, cornerRadius);
        canvas.ClipRoundRect(rounded, SKClipOperation.Intersect, antialias: true);
    }

    public void Fill(Rectangle area, Color color, float cornerRadius = 0)
    {
        using var paint = Paint(color);
        Draw(area, cornerRadius, paint);
    }

    public void Stroke(Rectangle area, Color color, float thickness, float cornerRadius = 0, float dash = 0)
    {
        if (thickness <= 0) return;
        using var paint = Paint(color);
        paint.Style = SKPaintStyle.Stroke;
        paint.StrokeWidth = thickness;
        using var effect = dash > 0 ? SKPathEffect.CreateDash([dash, dash], 0) : null;
        paint.PathEffect = effect;
        var half = thickness / 2;
        Draw(new(area.X + half, area.Y + half, area.Width - thickness, area.Height - thickness), Math.Max(0, cornerRadius - half), paint);
    }

    public void Line(float x1, float y1, float x2, float y2, Color color, float thickness)
    {
        using var paint = Paint(color);
        paint.Style = SKPaintStyle.Stroke;
        paint.StrokeWidth = thickness;
        canvas.DrawLine(x1, y1, x2, y2, paint);
    }

    public void Modules(IReadOnlyList<BitArray> modules, Rectangle area, Color color)
    {
        if (modules.Count == 0) return;
        // one path: modules side by side would show hairlines between them
        using var path = new SKPathBuilder();
        var (width, height) = (area.Width / modules[0].Length, area.Height / modules.Count);
        for (var row = 0; row < modules.Count; row++)
            for (var column = 0; column < modules[row].Length; column++)
                if (modules[row][column]) path.AddRect(SKRect.Create(area.X + (column * width), area.Y + (row * height), width, height));
        using var paint = Paint(color);
        paint.IsAntialias = false;
        using var shape = path.Detach();
        canvas.DrawPath(shape, paint);
    }

    public void Picture(Picture picture, Rectangle area)
    {
        using var image = picture.ToImage();
        canvas.DrawImage(image, ToSkia(area), new SKSamplingOptions(SKFilterMode.Linear, SKMipmapMode.Linear));
    }

    public void Drawing(VectorDrawing drawing, Rectangle area) => drawing.Draw(canvas, area);

    public void Text(TextLine line, float x, float baseline)
    {
        foreach (var run in line.Runs) DrawRun(run, x + run.X, baseline - run.Style.Rise);
    }

    public void BeginTag(StructureNode? node)
    {
        // a picture has no structure
    }

    public void EndTag()
    {
        // a picture has no structure
    }

    public void LinkTo(Rectangle area, string destination, string description, StructureNode? node)
    {
        // a picture has no links
    }

    public void LinkTo(Rectangle area, Uri address, string description, StructureNode? node)
    {
        // a picture has no links
    }

    public void Destination(string name, float x, float y)
    {
        // a picture has no links
    }

    public void Bookmark(string title, int level, float y)
    {
        // a picture has no outline
    }

    private void DrawRun(PlacedRun placed, float x, float baseline)
    {
        var run = placed.Run;
        if (run.Glyphs.Length == 0) return;
        var unit = placed.Style.DrawnSize / 1000;
        var places = new SKPoint[run.Glyphs.Length];
        var pen = x;
        for (var i = 0; i < places.Length; i++)
        {
            places[i] = new(pen + ((run.OffsetsX?[i] ?? 0) * unit), baseline - ((run.OffsetsY?[i] ?? 0) * unit));
            pen += run.Advances[i] * unit;
        }

        using var font = new SKFont(Typefaces.GetValue(run.Face, Load), placed.Style.DrawnSize) { Subpixel = true, Hinting = SKFontHinting.None, LinearMetrics = true };
        using var builder = new SKTextBlobBuilder();
        builder.AddPositionedRun(run.Glyphs, font, places);
        using var blob = builder.Build();
        if (blob is null) return;
        using var paint = Paint(placed.Style.Color);
        canvas.DrawText(blob, 0, 0, paint);
    }

    private static SKTypeface Load(FontFace face)
    {
        using var data = SKData.CreateCopy(face.File.Span);
        return SKTypeface.FromData(data) ?? throw new FontException($"The font '{face.Name}' cannot be drawn on the screen.");
    }

    private void Draw(Rectangle area, float cornerRadius, SKPaint paint)
    {
        if (cornerRadius <= 0)
        {
            canvas.DrawRect(ToSkia(area), paint);
            return;
        }

        using var rounded = Rounded(area, cornerRadius);
        canvas.DrawRoundRect(rounded, paint);
    }

    private static SKPaint Paint(Color color) => new() { Color = new(color.Red, color.Green, color.Blue, color.Alpha), IsAntialias = true };

    private static SKRoundRect Rounded(Rectangle area, float radius) => new(ToSkia(area), radius);

    private static SKRect ToSkia(Rectangle area) => SKRect.Create(area.X, area.Y, area.Width, area.Height);
}
