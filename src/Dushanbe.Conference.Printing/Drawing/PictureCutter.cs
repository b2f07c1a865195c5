using SkiaSharp;

namespace Dushanbe.Conference.Printing.Drawing;

/// <summary>A part of a picture in fractions of its width and height, from the top left corner.</summary>
public readonly record struct PictureCrop(float Left, float Top, float Width, float Height);

/// <summary>Makes small JPEG files of pictures as somebody has turned and cropped them by hand.</summary>
public static class PictureCutter
{
    private const int Quality = 88;
    private const int MostPixels = 6_000; // to a side, while a small part of a large picture is cut out
    private const float SmallestPart = 0.02f;

    /// <summary>Turns, crops and reduces a picture, which is made upright and opaque and loses everything its file said besides.</summary>
    /// <param name="file">A JPEG, PNG or WebP file.</param>
    /// <param name="name">Its name, for messages.</param>
    /// <param name="width">The most pixels a row may have; a smaller picture is not enlarged.</param>
    /// <param name="height">The most rows; width and height give the form it is cut to.</param>
    /// <param name="quarterTurns">Turns to the right, before cropping.</param>
    /// <param name="crop">The part to keep after turning; null for as much as fits the form, nearer the top, where faces are.</param>
    /// <exception cref="PictureException">The file cannot be used.</exception>
    public static byte[] ToJpeg(ReadOnlyMemory<byte> file, string name, int width, int height, int quarterTurns = 0, PictureCrop? crop = null)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(width, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(height, 1);
        var turns = ((quarterTurns % 4) + 4) % 4;
        var part = Math.Max(SmallestPart, crop is { } given ? Math.Min(given.Width, given.Height) : 0.5f);
        var side = (int)Math.Min(MostPixels, Math.Max(width, height) / part);
        var picture = Picture.Load(file, name, new PictureTarget { MaxWidth = side, MaxHeight = side });
        using var image = picture.ToImage();
        var (across, down) = turns % 2 == 0 ? (image.Width, image.Height) : (image.Height, image.Width);
        var kept = Kept(crop, across, down, (float)width / height);
        var scale = Math.Min(1, Math.Min(width / kept.Width, height / kept.Height));
        using var bitmap = new SKBitmap(new SKImageInfo(
            Math.Max(1, (int)MathF.Round(kept.Width * scale)), Math.Max(1, (int)MathF.Round(kept.Height * scale)), SKColorType.Rgba8888, SKAlphaType.Opaque));
        using (var canvas = new SKCanvas(bitmap))
        {
            canvas.Clear(SKColors.White);
            canvas.Scale(bitmap.Width / kept.Width, bitmap.Height / kept.Height);
            canvas.Translate(-kept.Left, -kept.Top);
            canvas.Concat(Turned(turns, across, down));
            canvas.DrawImage(image, 0, 0, scale < 0.5f
                ? new SKSamplingOptions(SKFilterMode.Linear, SKMipmapMode.Linear)
                : new SKSamplingOptions(SKCubicResampler.Mitchell));
        }

        using var data = bitmap.Encode(SKEncodedImageFormat.Jpeg, Quality);
        return data?.ToArray() ?? throw new InvalidOperationException("Skia refused to encode a picture.");
    }

    private static SKRect Kept(PictureCrop? crop, float across, float down, float ratio)
    {
        if (crop is { } part)
        {
            var left = Math.Clamp(part.Left, 0, 1 - SmallestPart) * across;
            var top = Math.Clamp(part.Top, 0, 1 - SmallestPart) * down;
            return SKRect.Create(left, top,
                Math.Clamp(part.Width, SmallestPart, 1) * across is var wide && left + wide > across ? across - left : wide,
                Math.Clamp(part.Height, SmallestPart, 1) * down is var high && top + high > down ? down - top : high);
        }

        var keptAcross = Math.Min(across, down * ratio);
        var keptDown = Math.Min(down, across / ratio);
        return SKRect.Create((across - keptAcross) / 2, (down - keptDown) / 3, keptAcross, keptDown);
    }

    /// <summary>From the picture to the turned picture, whose size is given.</summary>
    private static SKMatrix Turned(int turns, float across, float down) => turns switch
    {
        1 => new(0, -1, across, 1, 0, 0, 0, 0, 1),
        2 => new(-1, 0, across, 0, -1, down, 0, 0, 1),
        3 => new(0, 1, 0, -1, 0, down, 0, 0, 1),
        _ => SKMatrix.Identity,
    };
}
