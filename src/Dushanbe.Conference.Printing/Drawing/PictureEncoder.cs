using SkiaSharp;

namespace Dushanbe.Conference.Printing.Drawing;

/// <summary>Chooses how decoded pixels are kept: photographs as JPEG, graphics without loss, either with its opacity beside it.</summary>
internal static class PictureEncoder
{
    private const int ColorsOfAGraphic = 2_048;
    private const int Quality = 90;

    /// <summary>Encodes the pixels of a bitmap of the type Rgba8888.</summary>
    public static Picture Encode(SKBitmap bitmap)
    {
        var (width, height) = (bitmap.Width, bitmap.Height);
        var pixels = Unpremultiplied(bitmap);
        var alpha = bitmap.AlphaType == SKAlphaType.Opaque ? null : AlphaOf(pixels);
        var isGray = IsGray(pixels);
        if (!IsGraphic(pixels)) return Picture.FromJpeg(width, height, isGray: false, Jpeg(pixels, width, height), alpha);
        return Picture.FromSamples(width, height, isGray, Samples(pixels, isGray), alpha);
    }

    private static byte[] Unpremultiplied(SKBitmap bitmap)
    {
        if (bitmap.AlphaType == SKAlphaType.Opaque) return bitmap.GetPixelSpan().ToArray();
        var info = bitmap.Info.WithAlphaType(SKAlphaType.Unpremul);
        var pixels = new byte[info.BytesSize];
        using var pixmap = bitmap.PeekPixels();
        unsafe
        {
            fixed (byte* to = pixels) pixmap.ReadPixels(info, (nint)to, info.RowBytes);
        }

        return pixels;
    }

    private static byte[]? AlphaOf(byte[] pixels)
    {
        var alpha = new byte[pixels.Length / 4];
        var isOpaque = true;
        for (var i = 0; i < alpha.Length; i++)
        {
            alpha[i] = pixels[i * 4 + 3];
            isOpaque &= alpha[i] == 255;
        }

        return isOpaque ? null : alpha;
    }

    private static bool IsGray(byte[] pixels)
    {
        for (var i = 0; i < pixels.Length; i += 4)
            if (pixels[i] != pixels[i + 1] || pixels[i] != pixels[i + 2]) return false;
        return true;
    }

    /// <summary>A graphic has few colours, a photograph thousands.</summary>
    private static bool IsGraphic(byte[] pixels)
    {
        var colors = new HashSet<int>();
        for (var i = 0; i < pixels.Length; i += 4)
            if (colors.Add(pixels[i] << 16 | pixels[i + 1] << 8 | pixels[i + 2]) && colors.Count > ColorsOfAGraphic) return false;
        return true;
    }

    private static byte[] Samples(byte[] pixels, bool isGray)
    {
        var count = pixels.Length / 4;
        var samples = new byte[isGray ? count : count * 3];
        for (var i = 0; i < count; i++)
        {
            if (isGray) samples[i] = pixels[i * 4];
            else pixels.AsSpan(i * 4, 3).CopyTo(samples.AsSpan(i * 3));
        }

        return samples;
    }

    private static byte[] Jpeg(byte[] pixels, int width, int height)
    {
        var info = new SKImageInfo(width, height, SKColorType.Rgba8888, SKAlphaType.Opaque);
        unsafe
        {
            fixed (byte* from = pixels)
            {
                using var pixmap = new SKPixmap(info, (nint)from, info.RowBytes);
                using var data = pixmap.Encode(new SKJpegEncoderOptions(Quality, SKJpegEncoderDownsample.Downsample420, SKJpegEncoderAlphaOption.Ignore));
                return data?.ToArray() ?? throw new InvalidOperationException("Skia refused to encode a picture.");
            }
        }
    }
}
