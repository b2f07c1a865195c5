using SkiaSharp;

namespace Dushanbe.Conference.Printing.Tests.Support;

/// <summary>Picture files made for a test.</summary>
internal static class Pictures
{
    /// <summary>A photograph-like picture: smooth gradients with noise, always the same.</summary>
    public static SKBitmap Photo(int width, int height)
    {
        var bitmap = new SKBitmap(new SKImageInfo(width, height, SKColorType.Rgba8888, SKAlphaType.Opaque));
        var noise = new Random(7);
        for (var y = 0; y < height; y++)
            for (var x = 0; x < width; x++)
                bitmap.SetPixel(x, y, new((byte)(255 * x / width), (byte)(255 * y / height), (byte)(100 + noise.Next(40))));
        return bitmap;
    }

    public static byte[] Jpeg(int width, int height, int quality = 85) => Encode(Photo(width, height), SKEncodedImageFormat.Jpeg, quality);

    public static byte[] Png(int width, int height) => Encode(Photo(width, height), SKEncodedImageFormat.Png, 100);

    public static byte[] WebP(int width, int height) => Encode(Photo(width, height), SKEncodedImageFormat.Webp, 80);

    /// <summary>A red disc on nothing.</summary>
    public static byte[] TransparentPng(int size)
    {
        using var bitmap = new SKBitmap(new SKImageInfo(size, size, SKColorType.Rgba8888, SKAlphaType.Premul));
        using (var canvas = new SKCanvas(bitmap))
        using (var paint = new SKPaint { Color = SKColors.Red, IsAntialias = true })
        {
            canvas.Clear(SKColors.Transparent);
            canvas.DrawCircle(size / 2f, size / 2f, size / 2f, paint);
        }

        return Encode(bitmap, SKEncodedImageFormat.Png, 100);
    }

    /// <summary>The JPEG with an EXIF segment that gives this orientation.</summary>
    public static byte[] WithOrientation(byte[] jpeg, byte orientation)
    {
        byte[] tiff = [(byte)'M', (byte)'M', 0, 42, 0, 0, 0, 8, 0, 1, 0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, orientation, 0, 0, 0, 0, 0, 0];
        byte[] segment = [0xFF, 0xE1, 0, (byte)(2 + 6 + tiff.Length), .. "Exif\0\0"u8, .. tiff];
        return [.. jpeg[..2], .. segment, .. jpeg[2..]];
    }

    public static byte[] Encode(SKBitmap bitmap, SKEncodedImageFormat format, int quality)
    {
        using var data = bitmap.Encode(format, quality);
        return data.ToArray();
    }
}
