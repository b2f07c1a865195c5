using System.Collections.Concurrent;

namespace Dushanbe.Conference.Printing.Drawing.Qr;

/// <summary>The bytes that let a reader of a QR code correct errors: Reed and Solomon's code over 256 elements.</summary>
internal static class ReedSolomon
{
    private const int Polynomial = 0x11D;

    private static readonly byte[] Powers = new byte[510];
    private static readonly byte[] Logarithms = new byte[256];
    private static readonly ConcurrentDictionary<int, byte[]> Generators = [];

    static ReedSolomon()
    {
        var value = 1;
        for (var i = 0; i < 255; i++)
        {
            Powers[i] = Powers[i + 255] = (byte)value;
            Logarithms[value] = (byte)i;
            value <<= 1;
            if (value > 255) value ^= Polynomial;
        }
    }

    /// <summary>Fills the bytes that go with some data.</summary>
    public static void Correct(ReadOnlySpan<byte> data, Span<byte> correction)
    {
        var generator = Generators.GetOrAdd(correction.Length, static degree => Generator(degree));
        correction.Clear();
        foreach (var each in data)
        {
            var factor = each ^ correction[0];
            correction[1..].CopyTo(correction);
            correction[^1] = 0;
            if (factor == 0) continue;
            var logarithm = Logarithms[factor];
            for (var i = 0; i < correction.Length; i++) correction[i] ^= Powers[logarithm + generator[i]];
        }
    }

    /// <summary>The logarithms of the coefficients of the generator polynomial, without the first, which is one.</summary>
    private static byte[] Generator(int degree)
    {
        var coefficients = new byte[degree];
        coefficients[^1] = 1;
        for (var root = 0; root < degree; root++)
        {
            for (var i = 0; i < degree; i++)
            {
                var product = Multiply(coefficients[i], Powers[root]);
                coefficients[i] = (byte)(product ^ (i + 1 < degree ? coefficients[i + 1] : 0));
            }
        }

        return Array.ConvertAll(coefficients, each => Logarithms[each]);
    }

    private static byte Multiply(byte one, byte other) =>
        one == 0 || other == 0 ? (byte)0 : Powers[Logarithms[one] + Logarithms[other]];
}
