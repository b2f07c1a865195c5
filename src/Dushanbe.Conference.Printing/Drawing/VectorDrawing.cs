using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using Dushanbe.Conference.Printing.Pdf;
using SkiaSharp;
using Svg.Skia;

namespace Dushanbe.Conference.Printing.Drawing;

/// <summary>A vector drawing such as a logo; immutable and safe to use from several threads.</summary>
public sealed class VectorDrawing
{
    /// <summary>The greatest width and height, in points.</summary>
    public const float MaxExtent = 14_400;

    private static readonly Lock Parsing = new();

    private readonly SKSvg source; // owns the recording
    private readonly SKPicture recording;
    private readonly SKRect bounds;
    private readonly Lazy<SkiaPdf> pdf;

    private VectorDrawing(SKSvg source, SKPicture recording, UInt128 fingerprint)
    {
        this.source = source;
        Fingerprint = fingerprint;
        this.recording = recording;
        bounds = recording.CullRect;
        pdf = new(() => SkiaPdf.Record(this));
    }

    /// <summary>Its own width in points; one unit of the drawing is one point.</summary>
    public float Width => bounds.Width;

    /// <summary>Its own height in points.</summary>
    public float Height => bounds.Height;

    /// <summary>Equal exactly for equal drawings.</summary>
    internal UInt128 Fingerprint { get; }

    /// <summary>The drawing as the objects of a PDF, made once for all documents.</summary>
    internal SkiaPdf Pdf => pdf.Value;

    /// <summary>
    /// Reads an SVG drawing. References to other files, scripts, filter effects and text that is not in outlines are refused;
    /// pictures may only be embedded.
    /// </summary>
    /// <param name="svg">The text of the file.</param>
    /// <param name="name">Its name, for messages.</param>
    /// <exception cref="PictureException">The file cannot be used.</exception>
    public static VectorDrawing FromSvg(string svg, string name)
    {
        var safe = SvgGuard.Check(svg, name);
        var loaded = new SKSvg();
        try
        {
            SKPicture? drawing;
            lock (Parsing) drawing = loaded.FromSvg(safe);
            if (drawing is null) throw new PictureException(name, PictureFault.Damaged, "it contains no drawing");
            var (width, height) = (drawing.CullRect.Width, drawing.CullRect.Height);
            if (!(width > 0 && height > 0 && width <= MaxExtent && height <= MaxExtent))
                throw new PictureException(name, PictureFault.TooLarge, $"it measures {width} x {height}; up to {MaxExtent} each way are possible");
            return new(loaded, drawing, BinaryPrimitives.ReadUInt128BigEndian(SHA256.HashData(Encoding.UTF8.GetBytes(safe))));
        }
        catch (Exception defect) when (defect is not (PictureException or OutOfMemoryException))
        {
            loaded.Dispose();
            throw new PictureException(name, PictureFault.Damaged, "the drawing is damaged", defect);
        }
        catch (PictureException)
        {
            loaded.Dispose();
            throw;
        }
    }

    /// <summary>The drawing as a JPEG file of so many pixels, stretched to them, on white.</summary>
    /// <param name="width">Pixels in a row.</param>
    /// <param name="height">Rows.</param>
    /// <param name="quality">From 1 to 100.</param>
    public byte[] ToJpeg(int width, int height, int quality = 85)
    {
        using var surface = SKSurface.Create(new SKImageInfo(width, height, SKColorType.Rgba8888, SKAlphaType.Opaque));
        surface.Canvas.Clear(SKColors.White);
        Draw(surface.Canvas, new(0, 0, width, height));
        using var image = surface.Snapshot();
        using var file = image.Encode(SKEncodedImageFormat.Jpeg, quality);
        return file.ToArray();
    }

    /// <summary>Draws it on a canvas of Skia, stretched to a rectangle.</summary>
    internal void Draw(SKCanvas canvas, Rectangle area)
    {
        canvas.Save();
        canvas.Translate(area.X, area.Y);
        canvas.Scale(area.Width / Width, area.Height / Height);
        canvas.ClipRect(new(0, 0, Width, Height));
        canvas.Translate(-bounds.Left, -bounds.Top);
        canvas.DrawPicture(recording);
        canvas.Restore();
        GC.KeepAlive(source);
    }
}
