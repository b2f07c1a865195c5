using System.IO.Compression;
using System.Text;
using SkiaSharp;

namespace Dushanbe.Conference.Tests.Exchange;

/// <summary>Pictures, and ZIP files that hold them or only claim to.</summary>
internal static class PackedPhotos
{
    public static byte[] Zip(params (string Name, byte[] Bytes)[] files) => Zip(null, files);

    public static byte[] Picture(SKEncodedImageFormat format)
    {
        using var bitmap = new SKBitmap(300, 400);
        using (var canvas = new SKCanvas(bitmap)) canvas.Clear(format switch { SKEncodedImageFormat.Jpeg => SKColors.DarkRed, SKEncodedImageFormat.Png => SKColors.DarkBlue, _ => SKColors.DarkGreen });
        using var data = bitmap.Encode(format, 90);
        return data.ToArray();
    }

    public static byte[] Zip(Encoding? names, params (string Name, byte[] Bytes)[] files)
    {
        using var bytes = new MemoryStream();
        using (var zip = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true, names))
        {
            foreach (var (name, content) in files)
            {
                using var entry = zip.CreateEntry(name).Open();
                entry.Write(content);
            }
        }

        return bytes.ToArray();
    }

    /// <summary>A PNG of few bytes whose header claims 30,000 by 30,000 pixels.</summary>
    public static byte[] Wide()
    {
        var png = Picture(SKEncodedImageFormat.Png);
        byte[] side = [0, 0, 0x75, 0x30];
        side.CopyTo(png, 16);
        side.CopyTo(png, 20);
        var crc = Crc(png.AsSpan(12, 17));
        for (var i = 0; i < 4; i++) png[29 + i] = (byte)(crc >> (24 - 8 * i));
        return png;
    }

    private static uint Crc(ReadOnlySpan<byte> bytes)
    {
        var crc = uint.MaxValue;
        foreach (var each in bytes)
        {
            crc ^= each;
            for (var bit = 0; bit < 8; bit++) crc = (crc & 1) == 0 ? crc >> 1 : crc >> 1 ^ 0xEDB88320;
        }

        return ~crc;
    }

    /// <summary>The file with other bytes at a place of its last record of a kind.</summary>
    public static byte[] Patched(byte[] zip, string record, int at, params byte[] values)
    {
        var patched = zip.ToArray();
        values.CopyTo(patched, patched.AsSpan().LastIndexOf(Encoding.Latin1.GetBytes(record)) + at);
        return patched;
    }
}
