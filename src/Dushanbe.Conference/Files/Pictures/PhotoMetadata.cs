using System.Buffers.Binary;

namespace Dushanbe.Conference.Files.Pictures;

/// <summary>
/// Removes the metadata of a camera or phone from a photo: place, time, device, a
/// preview of cropped parts. The picture itself is copied byte for byte. The orientation stays, since without it
/// the picture could be rotated; so do colour profiles.
/// </summary>
internal static class PhotoMetadata
{
    private const int Upright = 1;

    private static ReadOnlySpan<byte> ExifMark => "Exif\0\0"u8;

    /// <summary>The photo without metadata; unchanged where the bytes are not a valid JPEG, PNG or WebP.</summary>
    public static ReadOnlyMemory<byte> Without(ReadOnlyMemory<byte> photo)
    {
        var bytes = photo.Span;
        var cleaned = bytes switch
        {
            [0xFF, 0xD8, ..] => Jpeg(bytes),
            [0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A, ..] => Png(bytes),
            _ when bytes.Length >= 12 && bytes.StartsWith("RIFF"u8) && bytes[8..].StartsWith("WEBP"u8) => WebP(bytes),
            _ => null,
        };
        return cleaned ?? photo;
    }

    private static byte[]? Jpeg(ReadOnlySpan<byte> bytes)
    {
        using var made = new MemoryStream(bytes.Length);
        made.Write(bytes[..2]);
        var orientation = Upright;
        var begun = 0L;
        for (var at = 2; ;)
        {
            // a marker may be preceded by any number of fill bytes
            while (at + 1 < bytes.Length && bytes[at] == 0xFF && bytes[at + 1] == 0xFF) at++;
            if (at + 4 > bytes.Length || bytes[at] != 0xFF) return null;
            var marker = bytes[at + 1];
            var length = 2 + BinaryPrimitives.ReadUInt16BigEndian(bytes[(at + 2)..]);
            if (length < 4 || at + length > bytes.Length) return null;
            var content = bytes[(at + 4)..(at + length)];
            if (marker is 0xE1 && content.StartsWith(ExifMark)) orientation = Orientation(content[ExifMark.Length..]);
            // only the tables of the picture and its colour information
            else if (marker is not (>= 0xE0 and <= 0xEF or 0xFE) || IsOfTheColours(marker, content)) made.Write(bytes.Slice(at, length));
            // JFIF must come first; the orientation follows it
            if (marker is 0xE0 && begun == 0) begun = made.Position;
            at += length;
            if (marker != 0xDA) continue;
            // to the end of the picture; phones append further pictures and videos
            made.Write(bytes[at..EndOfJpeg(bytes, at)]);
            var cleaned = made.ToArray();
            var head = begun == 0 ? 2 : (int)begun;
            return orientation == Upright ? cleaned : [.. cleaned[..head], .. Exif(orientation), .. cleaned[head..]];
        }
    }

    private static byte[] Exif(int orientation)
    {
        var tiff = Tiff(orientation);
        return [0xFF, 0xE1, 0, (byte)(2 + ExifMark.Length + tiff.Length), .. ExifMark, .. tiff];
    }

    private static bool IsOfTheColours(byte marker, ReadOnlySpan<byte> content) => marker switch
    {
        0xE0 => content.StartsWith("JFIF\0"u8),
        0xE2 => content.StartsWith("ICC_PROFILE\0"u8),
        0xEE => content.StartsWith("Adobe"u8),
        _ => false,
    };

    // in the picture's own data 0xFF is followed by 0 or a restart mark; further scans have segments between them
    private static int EndOfJpeg(ReadOnlySpan<byte> bytes, int at)
    {
        while (at + 1 < bytes.Length)
        {
            var next = bytes[at..].IndexOf((byte)0xFF);
            if (next < 0 || at + next + 1 >= bytes.Length) return bytes.Length;
            at += next;
            var marker = bytes[at + 1];
            if (marker == 0xD9) return at + 2;
            if (marker is 0 or 0xFF or (>= 0xD0 and <= 0xD7)) at += marker == 0xFF ? 1 : 2;
            else if (at + 4 > bytes.Length) return bytes.Length;
            else at += 2 + BinaryPrimitives.ReadUInt16BigEndian(bytes[(at + 2)..]);
        }

        return bytes.Length;
    }

    private static byte[]? Png(ReadOnlySpan<byte> bytes)
    {
        using var made = new MemoryStream(bytes.Length);
        made.Write(bytes[..8]);
        for (var at = 8; at + 12 <= bytes.Length;)
        {
            var length = BinaryPrimitives.ReadUInt32BigEndian(bytes[at..]);
            if (length > bytes.Length - at - 12) return null;
            var chunk = bytes.Slice(at, (int)length + 12);
            var type = chunk.Slice(4, 4);
            if (type.SequenceEqual("eXIf"u8)) WriteChunk(made, Orientation(chunk.Slice(8, (int)length)));
            else if (!(type.SequenceEqual("tEXt"u8) || type.SequenceEqual("zTXt"u8) || type.SequenceEqual("iTXt"u8) || type.SequenceEqual("tIME"u8))) made.Write(chunk);
            if (type.SequenceEqual("IEND"u8)) return made.ToArray();
            at += chunk.Length;
        }

        return null;
    }

    private static void WriteChunk(MemoryStream to, int orientation)
    {
        if (orientation == Upright) return;
        var tiff = Tiff(orientation);
        Span<byte> number = stackalloc byte[4];
        BinaryPrimitives.WriteUInt32BigEndian(number, (uint)tiff.Length);
        to.Write(number);
        byte[] content = [.. "eXIf"u8, .. tiff];
        to.Write(content);
        BinaryPrimitives.WriteUInt32BigEndian(number, Crc(content));
        to.Write(number);
    }

    private static byte[]? WebP(ReadOnlySpan<byte> bytes)
    {
        var end = Math.Min(bytes.Length, 8L + BinaryPrimitives.ReadUInt32LittleEndian(bytes[4..]));
        using var made = new MemoryStream(bytes.Length);
        made.Write(bytes[..12]);
        var flags = -1;
        var orientation = Upright;
        for (var at = 12; at + 8 <= end;)
        {
            var length = BinaryPrimitives.ReadUInt32LittleEndian(bytes[(at + 4)..]);
            if (length > end - at - 8) return null;
            var content = bytes.Slice(at + 8, (int)length);
            var whole = (int)Math.Min(end - at, 8 + length + length % 2);
            var type = bytes.Slice(at, 4);
            if (type.SequenceEqual("EXIF"u8)) orientation = Orientation(content.StartsWith(ExifMark) ? content[ExifMark.Length..] : content);
            else if (!type.SequenceEqual("XMP "u8))
            {
                if (type.SequenceEqual("VP8X"u8) && length >= 1) flags = (int)made.Position + 8;
                made.Write(bytes.Slice(at, whole));
            }

            at += whole;
        }

        if (orientation != Upright && flags >= 0)
        {
            var tiff = Tiff(orientation);
            Span<byte> head = [.. "EXIF"u8, 0, 0, 0, 0];
            BinaryPrimitives.WriteInt32LittleEndian(head[4..], tiff.Length);
            made.Write(head);
            made.Write(tiff);
        }

        var cleaned = made.ToArray();
        BinaryPrimitives.WriteInt32LittleEndian(cleaned.AsSpan(4), cleaned.Length - 8);
        // flags of the file header: bit 3 Exif, bit 2 XMP
        if (flags >= 0) cleaned[flags] = (byte)((cleaned[flags] & ~0b1100) | (orientation == Upright ? 0 : 0b1000));
        return cleaned;
    }

    /// <summary>The tag 0x0112 of the first directory; upright where there is none or it cannot be read.</summary>
    private static int Orientation(ReadOnlySpan<byte> tiff)
    {
        if (tiff.Length < 8) return Upright;
        var big = tiff.StartsWith("MM"u8);
        if (!big && !tiff.StartsWith("II"u8)) return Upright;
        var at = Read32(tiff[4..], big);
        if (at > tiff.Length - 2) return Upright;
        var directory = tiff[(int)at..];
        var count = Read16(directory, big);
        for (var i = 0; i < count && 2 + 12 * (i + 1) <= directory.Length; i++)
        {
            var entry = directory.Slice(2 + 12 * i, 12);
            if (Read16(entry, big) == 0x0112) return Read16(entry[8..], big) is var value and >= 1 and <= 8 ? value : Upright;
        }

        return Upright;
    }

    // a directory with the one tag
    private static byte[] Tiff(int orientation) => [.. "II"u8, 42, 0, 8, 0, 0, 0, 1, 0, 0x12, 0x01, 3, 0, 1, 0, 0, 0, (byte)orientation, 0, 0, 0, 0, 0, 0, 0];

    private static int Read16(ReadOnlySpan<byte> from, bool big) => big ? BinaryPrimitives.ReadUInt16BigEndian(from) : BinaryPrimitives.ReadUInt16LittleEndian(from);

    private static uint Read32(ReadOnlySpan<byte> from, bool big) => big ? BinaryPrimitives.ReadUInt32BigEndian(from) : BinaryPrimitives.ReadUInt32LittleEndian(from);

    // of PNG: ISO 3309
    private static uint Crc(ReadOnlySpan<byte> bytes)
    {
        var crc = 0xFFFF_FFFFu;
        foreach (var each in bytes)
        {
            crc ^= each;
            for (var bit = 0; bit < 8; bit++) crc = (crc & 1) == 1 ? (crc >> 1) ^ 0xEDB8_8320u : crc >> 1;
        }

        return ~crc;
    }
}
