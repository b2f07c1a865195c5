using Dushanbe.Conference.Printing.Layout;
using SkiaSharp;

namespace Dushanbe.Conference.Printing.Preview;

/// <summary>Draws a page as a picture for the screen.</summary>
internal static class PageImage
{
    private const int MaxPixels = 100_000_000;

    /// <summary>The page after cutting, on white.</summary>
    public static byte[] Png(ComposedPage page, int dotsPerInch)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(dotsPerInch);
        var scale = dotsPerInch / 72f;
        var (width, height) = (Pixels(page.Size.Width * scale), Pixels(page.Size.Height * scale));
        ArgumentOutOfRangeException.ThrowIfGreaterThan((long)width * height, MaxPixels, nameof(dotsPerInch));
        using var bitmap = new SKBitmap(new SKImageInfo(width, height, SKColorType.Rgba8888, SKAlphaType.Premul));
        using (var skia = new SKCanvas(bitmap))
        {
            skia.Clear(SKColors.White);
            skia.Scale(scale);
            page.Draw(new SkiaCanvas(skia));
        }

        using var data = bitmap.Encode(SKEncodedImageFormat.Png, 100);
        return data.ToArray();
    }

    private static int Pixels(float length) => Math.Max(1, (int)MathF.Round(length));
}
