using System.Buffers.Binary;
using System.IO.Compression;
using System.Security.Cryptography;
using SkiaSharp;

namespace Dushanbe.Conference.Printing.Drawing;

/// <summary>A raster picture, ready to be drawn; immutable and safe to use from several threads.</summary>
public sealed class Picture
{
    /// <summary>The most bytes a picture file may have: 32 MB.</summary>
    public const int MaxBytes = 32 << 20;

    /// <summary>The most pixels a picture may have: 80 million.</summary>
    public const long MaxPixels = 80_000_000;

    private Picture(int width, int height, bool isJpeg, bool isGray, ReadOnlyMemory<byte> data, ReadOnlyMemory<byte>? alpha)
    {
        (Width, Height, IsJpeg, IsGray, Data, Alpha) = (width, height, isJpeg, isGray, data, alpha);
        Fingerprint = Hash();
    }

    /// <summary>The number of pixels in a row.</summary>
    public int Width { get; }

    /// <summary>The number of rows.</summary>
    public int Height { get; }

    /// <summary>Whether <see cref="Data"/> is a JPEG file; else it is deflated samples, row by row.</summary>
    internal bool IsJpeg { get; }

    /// <summary>Whether a pixel has one component, gray, rather than red, green and blue.</summary>
    internal bool IsGray { get; }

    /// <summary>The pixels, as they go into a document.</summary>
    internal ReadOnlyMemory<byte> Data { get; }

    /// <summary>The opacity of each pixel, deflated, or null where all are opaque.</summary>
    internal ReadOnlyMemory<byte>? Alpha { get; }

    /// <summary>Equal exactly for equal pictures.</summary>
    internal UInt128 Fingerprint { get; }

    /// <summary>
    /// Reads a JPEG, PNG or WebP file. A JPEG that already matches the target keeps its bytes; anything else is rotated upright,
    /// cropped, reduced and encoded once.
    /// </summary>
    /// <param name="file">The bytes of the file; they must not change afterwards.</param>
    /// <param name="name">Its name, for messages.</param>
    /// <param name="target">The target.</param>
    /// <exception cref="PictureException">The file cannot be used.</exception>
    public static Picture Load(ReadOnlyMemory<byte> file, string name, PictureTarget? target = null) =>
        PictureLoader.Load(file, name, target ?? PictureTarget.Original);

    internal static Picture FromJpeg(int width, int height, bool isGray, ReadOnlyMemory<byte> file, byte[]? alpha = null) =>
        new(width, height, isJpeg: true, isGray, file, Deflate(alpha));

    internal static Picture FromSamples(int width, int height, bool isGray, byte[] samples, byte[]? alpha) =>
        new(width, height, isJpeg: false, isGray, Deflate(samples)!.Value, Deflate(alpha));

    /// <summary>The same picture on white, without transparency.</summary>
    internal Picture Flattened()
    {
        if (Alpha is null) return this;
        using var image = ToImage();
        using var bitmap = new SKBitmap(new SKImageInfo(Width, Height, SKColorType.Rgba8888, SKAlphaType.Opaque));
        using (var canvas = new SKCanvas(bitmap))
        {
            canvas.Clear(SKColors.White);
            canvas.DrawImage(image, 0, 0, SKSamplingOptions.Default);
        }

        return PictureEncoder.Encode(bitmap);
    }

    /// <summary>The pixels for a canvas of Skia; the caller disposes of them.</summary>
    internal SKImage ToImage()
    {
        if (IsJpeg && Alpha is null) return SKImage.FromEncodedData(Data.Span);
        using var bitmap = new SKBitmap(new SKImageInfo(Width, Height, SKColorType.Rgba8888, SKAlphaType.Unpremul));
        var pixels = bitmap.GetPixelSpan();
        var opacity = Inflate(Alpha);
        if (IsJpeg)
        {
            using var opaque = SKImage.FromEncodedData(Data.Span);
            opaque.ReadPixels(bitmap.Info, bitmap.GetPixels(), bitmap.RowBytes, 0, 0);
            for (var i = 0; i < Width * Height; i++) pixels[i * 4 + 3] = opacity![i];
        }
        else
        {
            FillPixels(pixels, Inflate(Data)!, opacity);
        }

        return SKImage.FromPixelCopy(bitmap.Info, bitmap.GetPixels(), bitmap.RowBytes);
    }

    private void FillPixels(Span<byte> pixels, byte[] samples, byte[]? opacity)
    {
        for (var i = 0; i < Width * Height; i++)
        {
            var pixel = pixels.Slice(i * 4, 4);
            if (IsGray) pixel[..3].Fill(samples[i]);
            else samples.AsSpan(i * 3, 3).CopyTo(pixel);
            pixel[3] = opacity is null ? (byte)255 : opacity[i];
        }
    }

    private UInt128 Hash()
    {
        // the hash of the whole is that of its parts, so that nothing is copied to hash it in one go
        Span<byte> parts = stackalloc byte[(3 * SHA256.HashSizeInBytes) + 10];
        parts[0] = (byte)(IsJpeg ? 1 : 0);
        parts[1] = (byte)(IsGray ? 1 : 0);
        BinaryPrimitives.WriteInt32LittleEndian(parts[2..], Width);
        BinaryPrimitives.WriteInt32LittleEndian(parts[6..], Height);
        SHA256.HashData(Data.Span, parts[10..]);
        if (Alpha is { } alpha) SHA256.HashData(alpha.Span, parts[(10 + SHA256.HashSizeInBytes)..]);
        SHA256.HashData(parts[..^SHA256.HashSizeInBytes], parts[^SHA256.HashSizeInBytes..]);
        return BinaryPrimitives.ReadUInt128BigEndian(parts[^SHA256.HashSizeInBytes..]);
    }

    private static ReadOnlyMemory<byte>? Deflate(byte[]? samples)
    {
        if (samples is null) return null;
        using var deflated = new MemoryStream();
        using (var deflate = new ZLibStream(deflated, CompressionLevel.Optimal, leaveOpen: true)) deflate.Write(samples);
        return deflated.ToArray();
    }

    private static byte[]? Inflate(ReadOnlyMemory<byte>? deflated)
    {
        if (deflated is not { } data) return null;
        using var inflate = new ZLibStream(new MemoryStream(data.ToArray()), CompressionMode.Decompress);
        using var samples = new MemoryStream();
        inflate.CopyTo(samples);
        return samples.ToArray();
    }
}
