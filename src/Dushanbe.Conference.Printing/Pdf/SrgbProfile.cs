using System.Buffers.Binary;
using System.Text;

namespace Dushanbe.Conference.Printing.Pdf;

/// <summary>
/// An ICC profile (version 2.1) of the sRGB colour space, composed here from the numbers of IEC 61966-2-1: the primaries
/// adapted to the D50 white of the profile connection space, and the tone curve in 1,024 steps.
/// </summary>
internal static class SrgbProfile
{
    private const int HeaderLength = 128;
    private const int CurveSteps = 1024;

    /// <summary>The bytes of the profile.</summary>
    public static byte[] Bytes { get; } = Compose();

    private static byte[] Compose()
    {
        (string Name, byte[] Data)[] tags =
        [
            ("desc", Description("sRGB")),
            ("cprt", Text("No copyright, use freely")),
            ("wtpt", Xyz(0.9642, 1, 0.8249)),
            ("rXYZ", Xyz(0.43607, 0.22249, 0.01392)),
            ("gXYZ", Xyz(0.38515, 0.71687, 0.09708)),
            ("bXYZ", Xyz(0.14307, 0.06061, 0.71410)),
            ("rTRC", Curve()),
            ("gTRC", []), // the three channels share the curve that stands before them
            ("bTRC", []),
        ];
        var table = new List<byte>();
        var data = new List<byte>();
        var dataStart = HeaderLength + 4 + tags.Length * 12;
        var (offset, length) = (0, 0);
        table.AddRange(Number(tags.Length));
        foreach (var (name, bytes) in tags)
        {
            if (bytes.Length > 0)
            {
                (offset, length) = (dataStart + data.Count, bytes.Length);
                data.AddRange(bytes);
            }

            table.AddRange([.. Encoding.ASCII.GetBytes(name), .. Number(offset), .. Number(length)]);
        }

        return [.. Header(dataStart + data.Count), .. table, .. data];
    }

    private static byte[] Header(int size)
    {
        var header = new byte[HeaderLength];
        BinaryPrimitives.WriteInt32BigEndian(header, size);
        BinaryPrimitives.WriteInt32BigEndian(header.AsSpan(8), 0x02100000);
        Encoding.ASCII.GetBytes("mntrRGB XYZ ").CopyTo(header, 12);
        byte[] firstOfJanuary2026 = [0x07, 0xEA, 0, 1, 0, 1];
        firstOfJanuary2026.CopyTo(header, 24);
        Encoding.ASCII.GetBytes("acsp").CopyTo(header, 36);
        Fixed(0.9642).CopyTo(header, 68);
        Fixed(1).CopyTo(header, 72);
        Fixed(0.8249).CopyTo(header, 76);
        return header;
    }

    private static byte[] Description(string text) =>
        Padded([.. Tag("desc"), .. Number(text.Length + 1), .. Encoding.ASCII.GetBytes(text), 0, .. new byte[4 + 4 + 2 + 1 + 67]]);

    private static byte[] Text(string text) => Padded([.. Tag("text"), .. Encoding.ASCII.GetBytes(text), 0]);

    private static byte[] Xyz(double x, double y, double z) => [.. Tag("XYZ "), .. Fixed(x), .. Fixed(y), .. Fixed(z)];

    private static byte[] Curve()
    {
        var steps = new byte[CurveSteps * 2];
        for (var i = 0; i < CurveSteps; i++)
        {
            var value = i / (CurveSteps - 1.0);
            var linear = value <= 0.04045 ? value / 12.92 : Math.Pow((value + 0.055) / 1.055, 2.4);
            BinaryPrimitives.WriteUInt16BigEndian(steps.AsSpan(i * 2), (ushort)Math.Round(linear * 65535));
        }

        return [.. Tag("curv"), .. Number(CurveSteps), .. steps];
    }

    private static byte[] Tag(string type) => [.. Encoding.ASCII.GetBytes(type), 0, 0, 0, 0];

    private static byte[] Fixed(double value) => Number((int)Math.Round(value * 65536));

    private static byte[] Number(int value)
    {
        var bytes = new byte[4];
        BinaryPrimitives.WriteInt32BigEndian(bytes, value);
        return bytes;
    }

    private static byte[] Padded(byte[] data) => [.. data, .. new byte[-data.Length & 3]];
}
