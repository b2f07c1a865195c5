using System.Text;
using Dushanbe.Conference.Printing.Drawing;
using SkiaSharp;

namespace Dushanbe.Conference.Printing.Pdf;

/// <summary>
/// Writes vector drawings as form objects, y upwards. Where transparency is not allowed a drawing that uses it becomes
/// a picture on white, fine enough for print.
/// </summary>
internal sealed class DrawingWriter(ObjectWriter objects, bool opaqueOnly)
{
    private const float LongestSideInPixels = 2_400;

    public int Write(VectorDrawing drawing, PdfResources resources)
    {
        var pdf = drawing.Pdf;
        return opaqueOnly && pdf.HasTransparency ? WritePicture(drawing, resources) : WriteVectors(drawing, pdf);
    }

    private int WriteVectors(VectorDrawing drawing, SkiaPdf pdf)
    {
        var copies = new Dictionary<int, int>();
        var entries = Entries(drawing).Add("/Resources"u8).Add(SkiaPdf.MapReferences(pdf.Resources, Copy));
        if (pdf.Contents.Dictionary.Contains("/FlateDecode", StringComparison.Ordinal)) entries.Add("/Filter/FlateDecode"u8);
        var number = objects.Allocate();
        objects.WriteStream(number, entries.Written, pdf.Contents.Data!.Value.Span, compress: false);
        return number;

        int Copy(int original)
        {
            if (copies.TryGetValue(original, out var copy)) return copy;
            copy = copies[original] = objects.Allocate();
            var part = pdf.Get(original);
            var dictionary = SkiaPdf.MapReferences(part.Dictionary, Copy);
            if (part.Data is { } data)
            {
                objects.WriteStream(copy, Encoding.Latin1.GetBytes(SkiaPdf.StreamEntries(dictionary)), data.Span, compress: false);
                return copy;
            }

            objects.Open(copy).Add(dictionary);
            objects.Close();
            return copy;
        }
    }

    private int WritePicture(VectorDrawing drawing, PdfResources resources)
    {
        var scale = LongestSideInPixels / MathF.Max(drawing.Width, drawing.Height);
        var (width, height) = (Math.Max(1, (int)(drawing.Width * scale)), Math.Max(1, (int)(drawing.Height * scale)));
        using var bitmap = new SKBitmap(new SKImageInfo(width, height, SKColorType.Rgba8888, SKAlphaType.Opaque));
        using (var canvas = new SKCanvas(bitmap))
        {
            canvas.Clear(SKColors.White);
            drawing.Draw(canvas, new(0, 0, width, height));
        }

        var picture = resources.Picture(PictureEncoder.Encode(bitmap));
        var entries = Entries(drawing).Add("/Resources<</XObject<</X "u8).Reference(picture).Add(">>>>"u8);
        var content = new ByteBuffer().Number(drawing.Width, 3).Add("0 0 "u8).Number(drawing.Height, 3).Add("0 0 cm /X Do"u8);
        var number = objects.Allocate();
        objects.WriteStream(number, entries.Written, content.Written);
        return number;
    }

    private static ByteBuffer Entries(VectorDrawing drawing) =>
        new ByteBuffer().Add("/Type/XObject/Subtype/Form/BBox[0 0 "u8).Number(drawing.Width, 3).Number(drawing.Height, 3).Add((byte)']');
}
