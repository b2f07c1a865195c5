using System.Buffers.Binary;

namespace Dushanbe.Conference.Printing.Drawing;

/// <summary>The headers of a JPEG file, read without decoding pixels.</summary>
internal sealed class JpegHeader
{
    private const int MostScans = 200; // a progressive file of a camera has about ten; thousands are an attack on the decoder

    private bool sawAdobe;
    private int adobeTransform;
    private bool hasRgbIdentifiers;
    private bool hasForeignProfile;
    private int precision;
    private int frame;

    public int Width { get; private set; }

    public int Height { get; private set; }

    public int Components { get; private set; }

    /// <summary>The orientation that EXIF gives; 1 is upright.</summary>
    public int Orientation { get; private set; } = 1;

    /// <summary>Why the file is not a whole JPEG, or null.</summary>
    public string? Defect { get; private set; }

    /// <summary>
    /// Whether every PDF reader shows the file as it is meant: baseline or progressive, 8 bits, gray or luminance and colour, in sRGB.
    /// </summary>
    public bool IsPlain =>
        Defect is null && frame is 0xC0 or 0xC1 or 0xC2 && precision == 8 && !hasForeignProfile
        && (Components == 1 || (Components == 3 && !hasRgbIdentifiers && (!sawAdobe || adobeTransform == 1)));

    public static bool IsJpeg(ReadOnlySpan<byte> file) => file is [0xFF, 0xD8, 0xFF, ..];

    public static JpegHeader Read(ReadOnlySpan<byte> file)
    {
        var header = new JpegHeader();
        header.Defect = header.Walk(file);
        return header;
    }

    private string? Walk(ReadOnlySpan<byte> file)
    {
        var scans = 0;
        var at = 2;
        while (true)
        {
            while (at < file.Length && file[at] == 0xFF) at++;
            if (at >= file.Length) return "the file is cut off";
            var marker = file[at++];
            if (marker == 0xD9) return Width == 0 || scans == 0 ? "it has no picture data" : null;
            if (marker is 0x01 or (>= 0xD0 and <= 0xD7)) continue;
            if (at + 2 > file.Length) return "the file is cut off";
            var length = BinaryPrimitives.ReadUInt16BigEndian(file[at..]);
            if (length < 2 || at + length > file.Length) return "the file is cut off";
            if (ReadSegment(marker, file.Slice(at + 2, length - 2)) is { } defect) return defect;
            at += length;
            if (marker != 0xDA)
            {
                if (at < file.Length && file[at] != 0xFF) return "it has bytes where a marker should be";
                continue;
            }

            if (++scans > MostScans) return $"it has more than {MostScans} scans";
            at = EndOfScan(file, at);
            if (at < 0) return "the file is cut off";
        }
    }

    private static int EndOfScan(ReadOnlySpan<byte> file, int at)
    {
        while (true)
        {
            var found = file[at..].IndexOf((byte)0xFF);
            if (found < 0 || at + found + 1 >= file.Length) return -1;
            at += found;
            if (file[at + 1] is not (0 or 0xFF or (>= 0xD0 and <= 0xD7))) return at;
            at += file[at + 1] == 0xFF ? 1 : 2;
        }
    }

    private string? ReadSegment(byte marker, ReadOnlySpan<byte> data)
    {
        switch (marker)
        {
            case >= 0xC0 and <= 0xCF and not (0xC4 or 0xC8 or 0xCC) when frame == 0:
                return ReadFrame(marker, data);
            case 0xE1 when data.StartsWith("Exif\0\0"u8):
                Orientation = ReadOrientation(data[6..]);
                break;
            case 0xE2 when data.StartsWith("ICC_PROFILE\0"u8):
                // only the first part of a profile names it
                hasForeignProfile |= data is { Length: > 14 } && data[12] == 1 && data.IndexOf("sRGB"u8) < 0;
                break;
            case 0xEE when data.StartsWith("Adobe"u8) && data.Length >= 12:
                sawAdobe = true;
                adobeTransform = data[11];
                break;
        }

        return null;
    }

    private string? ReadFrame(byte marker, ReadOnlySpan<byte> data)
    {
        if (data.Length < 6 || data.Length < 6 + data[5] * 3) return "its frame header is too short";
        frame = marker;
        precision = data[0];
        Height = BinaryPrimitives.ReadUInt16BigEndian(data[1..]);
        Width = BinaryPrimitives.ReadUInt16BigEndian(data[3..]);
        Components = data[5];
        hasRgbIdentifiers = Components == 3 && data[6] == 'R' && data[9] == 'G' && data[12] == 'B';
        return Width == 0 || Height == 0 ? "it has no size" : null;
    }

    /// <summary>Reads tag 0x0112 of the first directory of a TIFF header.</summary>
    private static int ReadOrientation(ReadOnlySpan<byte> tiff)
    {
        if (tiff.Length < 8) return 1;
        var little = tiff[0] == 'I';
        var directory = ReadUInt32(tiff[4..], little);
        if (directory + 2 > tiff.Length) return 1;
        var entries = tiff[(int)directory..];
        var count = ReadUInt16(entries, little);
        for (var i = 0; i < count && 2 + i * 12 + 12 <= entries.Length; i++)
        {
            var entry = entries.Slice(2 + i * 12, 12);
            if (ReadUInt16(entry, little) == 0x0112) return ReadUInt16(entry[8..], little) is >= 1 and <= 8 and var value ? value : 1;
        }

        return 1;
    }

    private static ushort ReadUInt16(ReadOnlySpan<byte> bytes, bool little) =>
        little ? BinaryPrimitives.ReadUInt16LittleEndian(bytes) : BinaryPrimitives.ReadUInt16BigEndian(bytes);

    private static uint ReadUInt32(ReadOnlySpan<byte> bytes, bool little) =>
        little ? BinaryPrimitives.ReadUInt32LittleEndian(bytes) : BinaryPrimitives.ReadUInt32BigEndian(bytes);
}
