using System.Text;

namespace Dushanbe.Conference.Printing.Drawing.Qr;

/// <summary>A text as the bits of a QR code (ISO/IEC 18004, 7.4): digits, capitals with a few signs, or UTF-8, whichever is the shortest that holds it.</summary>
internal sealed class QrContent
{
    private const string Capitals = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:";

    private const int ExtendedInterpretation = 7;
    private const int Utf8 = 26;

    private readonly string text;
    private readonly Kind kind;
    private readonly byte[] utf8;

    /// <summary>Whether the text says that it is UTF-8: without that, letters beyond ASCII are Latin by the standard, and readers guess.</summary>
    private readonly bool saysUtf8;

    public QrContent(string text)
    {
        this.text = text;
        kind = text.Length > 0 && text.All(char.IsAsciiDigit) ? Kind.Digits : text.Length > 0 && text.All(Capitals.Contains) ? Kind.Capitals : Kind.Bytes;
        utf8 = kind == Kind.Bytes ? Encoding.UTF8.GetBytes(text) : [];
        saysUtf8 = utf8.Length != text.Length && kind == Kind.Bytes;
    }

    private int HeaderBits => saysUtf8 ? 16 : 4;

    private enum Kind
    {
        Digits = 1,
        Capitals = 2,
        Bytes = 4,
    }

    /// <summary>How many characters are counted: bytes of UTF-8 where there is anything besides digits and capitals.</summary>
    public int Length => kind == Kind.Bytes ? utf8.Length : text.Length;

    /// <summary>The smallest version that holds the text; 0 where none does.</summary>
    public int Version(QrCorrection correction)
    {
        for (var version = 1; version <= 40; version++)
            if (Bits(version) <= QrCapacity.Of(version, correction).Data * 8) return version;
        return 0;
    }

    /// <summary>How long a text of this kind may be.</summary>
    public int Longest(QrCorrection correction)
    {
        var bits = (QrCapacity.Of(40, correction).Data * 8) - HeaderBits - LengthBits(40);
        return kind switch
        {
            Kind.Digits => (bits / 10 * 3) + (bits % 10 >= 7 ? 2 : bits % 10 >= 4 ? 1 : 0),
            Kind.Capitals => (bits / 11 * 2) + (bits % 11 >= 6 ? 1 : 0),
            _ => bits / 8,
        };
    }

    /// <summary>The bytes of the data, filled up to what the version holds.</summary>
    public byte[] Data(int version, QrCorrection correction)
    {
        var data = new BitWriter(new byte[QrCapacity.Of(version, correction).Data]);
        if (saysUtf8)
        {
            data.Add(ExtendedInterpretation, 4);
            data.Add(Utf8, 8);
        }

        data.Add((int)kind, 4);
        data.Add(Length, LengthBits(version));
        switch (kind)
        {
            case Kind.Digits:
                for (var i = 0; i < text.Length; i += 3) AddDigits(data, text.AsSpan(i, Math.Min(3, text.Length - i)));
                break;
            case Kind.Capitals:
                for (var i = 0; i < text.Length; i += 2) AddCapitals(data, text.AsSpan(i, Math.Min(2, text.Length - i)));
                break;
            default:
                foreach (var each in utf8) data.Add(each, 8);
                break;
        }

        data.Close();
        return data.Bytes;
    }

    private static void AddDigits(BitWriter data, ReadOnlySpan<char> digits)
    {
        var value = 0;
        foreach (var digit in digits) value = (value * 10) + digit - '0';
        data.Add(value, (digits.Length * 3) + 1);
    }

    private static void AddCapitals(BitWriter data, ReadOnlySpan<char> signs)
    {
        var first = Capitals.IndexOf(signs[0], StringComparison.Ordinal);
        if (signs.Length == 1) data.Add(first, 6);
        else data.Add((first * 45) + Capitals.IndexOf(signs[1], StringComparison.Ordinal), 11);
    }

    private int Bits(int version) => HeaderBits + LengthBits(version) + kind switch
    {
        Kind.Digits => (Length / 3 * 10) + (Length % 3 * 3) + (Length % 3 > 0 ? 1 : 0),
        Kind.Capitals => (Length / 2 * 11) + (Length % 2 * 6),
        _ => Length * 8,
    };

    /// <summary>How many bits say how long the text is.</summary>
    private int LengthBits(int version) => (kind, version) switch
    {
        (Kind.Digits, < 10) => 10,
        (Kind.Digits, < 27) => 12,
        (Kind.Digits, _) => 14,
        (Kind.Capitals, < 10) => 9,
        (Kind.Capitals, < 27) => 11,
        (Kind.Capitals, _) => 13,
        (_, < 10) => 8,
        _ => 16,
    };

    private sealed class BitWriter(byte[] bytes)
    {
        private int at;

        public byte[] Bytes => bytes;

        public void Add(int value, int bits)
        {
            for (var bit = bits - 1; bit >= 0; bit--, at++) bytes[at >> 3] |= (byte)(((value >> bit) & 1) << (7 - (at & 7)));
        }

        /// <summary>Ends the data with up to four zeros and fills the bytes that are left with two by turns.</summary>
        public void Close()
        {
            at = Math.Min(at + 4, bytes.Length * 8);
            for (var (i, odd) = ((at + 7) / 8, false); i < bytes.Length; i++, odd = !odd) bytes[i] = odd ? (byte)0x11 : (byte)0xEC;
        }
    }
}
