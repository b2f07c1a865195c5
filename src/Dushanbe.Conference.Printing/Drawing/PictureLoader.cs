using System.Runtime.InteropServices;
using SkiaSharp;

namespace Dushanbe.Conference.Printing.Drawing;

/// <summary>Reads untrusted picture files: sizes are checked before decoding.</summary>
internal static class PictureLoader
{
    private const float Tolerance = 0.01f;             // a difference of a hundredth is neither cropped nor worth re-encoding
    private const long LargePicture = 8_000_000;       // pixels; larger ones are decoded one at a time

    private static readonly Lock OneAtATime = new();

    public static Picture Load(ReadOnlyMemory<byte> file, string name, PictureTarget target)
    {
        var bytes = file.Span;
        if (bytes.Length > Picture.MaxBytes)
            throw new PictureException(name, PictureFault.TooManyBytes, $"the file has more than {Picture.MaxBytes >> 20} MB");
        if (JpegHeader.IsJpeg(bytes)) return LoadJpeg(file, name, target);
        if (!bytes.StartsWith((ReadOnlySpan<byte>)[0x89, (byte)'P', (byte)'N', (byte)'G']) && !IsWebP(bytes))
            throw new PictureException(name, PictureFault.UnknownFormat, "the file is not a JPEG, PNG or WebP picture");
        return Decode(file, name, target);
    }

    private static bool IsWebP(ReadOnlySpan<byte> file) =>
        file.Length > 12 && file.StartsWith("RIFF"u8) && file[8..].StartsWith("WEBP"u8);

    private static Picture LoadJpeg(ReadOnlyMemory<byte> file, string name, PictureTarget target)
    {
        var header = JpegHeader.Read(file.Span);
        if (header.Defect is { } defect) throw new PictureException(name, PictureFault.Damaged, defect);
        CheckSize(name, header.Width, header.Height);
        var isWanted = header.IsPlain && header.Orientation == 1
            && PictureCut.Of(header.Width, header.Height, target, Tolerance) is { IsWhole: true, IsFullSize: true };
        return isWanted ? Picture.FromJpeg(header.Width, header.Height, header.Components == 1, file) : Decode(file, name, target);
    }

    private static void CheckSize(string name, int width, int height)
    {
        if ((long)width * height > Picture.MaxPixels)
            throw new PictureException(name, PictureFault.TooLarge, $"it has {width} x {height} pixels, more than {Picture.MaxPixels / 1_000_000} million");
    }

    private static Picture Decode(ReadOnlyMemory<byte> file, string name, PictureTarget target)
    {
        using var data = Wrap(file, out var pin);
        using (pin)
        {
            using var codec = SKCodec.Create(data)
                ?? throw new PictureException(name, PictureFault.Damaged, "the file is cut off or damaged");
            CheckSize(name, codec.Info.Width, codec.Info.Height);
            if ((long)codec.Info.Width * codec.Info.Height < LargePicture) return Decode(codec, name, target);
            lock (OneAtATime) return Decode(codec, name, target);
        }
    }

    private static SKData Wrap(ReadOnlyMemory<byte> file, out IDisposable? pin)
    {
        if (MemoryMarshal.TryGetArray(file, out var array) && array.Offset == 0 && array.Count == array.Array!.Length)
        {
            var handle = GCHandle.Alloc(array.Array, GCHandleType.Pinned);
            pin = new Unpin(handle);
            return SKData.Create(handle.AddrOfPinnedObject(), array.Count);
        }

        pin = null;
        return SKData.CreateCopy(file.Span);
    }

    private static Picture Decode(SKCodec codec, string name, PictureTarget target)
    {
        var origin = codec.EncodedOrigin;
        var isTurned = origin >= SKEncodedOrigin.LeftTop;
        var (width, height) = isTurned ? (codec.Info.Height, codec.Info.Width) : (codec.Info.Width, codec.Info.Height);
        var cut = PictureCut.Of(width, height, target, Tolerance);
        using var decoded = ReadPixels(codec, name, Math.Max((float)cut.OutputWidth / cut.Width, (float)cut.OutputHeight / cut.Height));
        if (origin == SKEncodedOrigin.TopLeft && cut.IsWhole && decoded.Width == cut.OutputWidth && decoded.Height == cut.OutputHeight)
            return PictureEncoder.Encode(decoded);

        using var output = new SKBitmap(decoded.Info.WithSize(cut.OutputWidth, cut.OutputHeight));
        using (var canvas = new SKCanvas(output))
        using (var image = SKImage.FromPixels(decoded.Info, decoded.GetPixels(), decoded.RowBytes))
        {
            canvas.Clear(SKColors.Transparent);
            canvas.Scale((float)cut.OutputWidth / cut.Width, (float)cut.OutputHeight / cut.Height);
            canvas.Translate(-cut.Left, -cut.Top);
            canvas.Concat(Upright(origin, width, height));
            canvas.Scale((float)codec.Info.Width / decoded.Width, (float)codec.Info.Height / decoded.Height);
            var reduction = (float)cut.OutputWidth / cut.Width * codec.Info.Width / decoded.Width;
            canvas.DrawImage(image, 0, 0, reduction < 0.5f
                ? new SKSamplingOptions(SKFilterMode.Linear, SKMipmapMode.Linear)
                : new SKSamplingOptions(SKCubicResampler.Mitchell));
        }

        return PictureEncoder.Encode(output);
    }

    /// <summary>Decodes a picture no larger than needed, as far as its format allows: JPEG in eighths, WebP freely.</summary>
    private static SKBitmap ReadPixels(SKCodec codec, string name, float scale)
    {
        var size = codec.GetScaledDimensions(MathF.Ceiling(MathF.Min(1, scale) * 8) / 8);
        var alpha = codec.Info.AlphaType == SKAlphaType.Opaque ? SKAlphaType.Opaque : SKAlphaType.Premul;
        using var srgb = SKColorSpace.CreateSrgb();
        var bitmap = new SKBitmap(new SKImageInfo(size.Width, size.Height, SKColorType.Rgba8888, alpha, srgb));
        var result = codec.GetPixels(bitmap.Info, bitmap.GetPixels());
        if (result == SKCodecResult.Success) return bitmap;
        bitmap.Dispose();
        throw new PictureException(name, PictureFault.Damaged,
            result == SKCodecResult.IncompleteInput ? "the file is cut off" : "the file is damaged");
    }

    /// <summary>From the picture as stored to the picture upright, whose size is given.</summary>
    private static SKMatrix Upright(SKEncodedOrigin origin, float width, float height) => origin switch
    {
        SKEncodedOrigin.TopRight => new(-1, 0, width, 0, 1, 0, 0, 0, 1),
        SKEncodedOrigin.BottomRight => new(-1, 0, width, 0, -1, height, 0, 0, 1),
        SKEncodedOrigin.BottomLeft => new(1, 0, 0, 0, -1, height, 0, 0, 1),
        SKEncodedOrigin.LeftTop => new(0, 1, 0, 1, 0, 0, 0, 0, 1),
        SKEncodedOrigin.RightTop => new(0, -1, width, 1, 0, 0, 0, 0, 1),
        SKEncodedOrigin.RightBottom => new(0, -1, width, -1, 0, height, 0, 0, 1),
        SKEncodedOrigin.LeftBottom => new(0, 1, 0, -1, 0, height, 0, 0, 1),
        _ => SKMatrix.Identity,
    };

    private sealed class Unpin(GCHandle handle) : IDisposable
    {
        public void Dispose() => handle.Free();
    }
}
