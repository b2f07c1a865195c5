using System.Buffers.Text;
using System.Globalization;

namespace Dushanbe.Conference.Printing.Pdf;

/// <summary>A growing run of bytes with the few notations a PDF is made of. Numbers are written without allocating.</summary>
internal sealed class ByteBuffer
{
    private static readonly long[] Scales = [1, 10, 100, 1_000, 10_000, 100_000, 1_000_000];

    private byte[] bytes = new byte[1024];

    public int Length { get; private set; }

    public ReadOnlySpan<byte> Written => bytes.AsSpan(0, Length);

    public void Clear() => Length = 0;

    public ByteBuffer Add(ReadOnlySpan<byte> more)
    {
        more.CopyTo(Room(more.Length));
        Length += more.Length;
        return this;
    }

    /// <summary>Adds characters below 256 as one byte each.</summary>
    public ByteBuffer Add(string latin1)
    {
        var room = Room(latin1.Length);
        for (var i = 0; i < latin1.Length; i++) room[i] = (byte)latin1[i];
        Length += latin1.Length;
        return this;
    }

    public ByteBuffer Add(byte one)
    {
        Room(1)[0] = one;
        Length++;
        return this;
    }

    public ByteBuffer Integer(long value)
    {
        Utf8Formatter.TryFormat(value, Room(20), out var written);
        Length += written;
        return this;
    }

    /// <summary>Adds a number followed by a space, rounded, without trailing zeros.</summary>
    public ByteBuffer Number(double value, int decimals = 2)
    {
        if (!double.IsFinite(value)) throw new InvalidOperationException("A length on the page is not a finite number.");
        var room = Room(32);
        var scale = Scales[decimals];
        var scaled = (long)Math.Round(value * scale);
        var at = 0;
        if (scaled < 0)
        {
            room[at++] = (byte)'-';
            scaled = -scaled;
        }

        var (whole, fraction) = Math.DivRem(scaled, scale);
        if (whole < 10) room[at++] = (byte)('0' + whole);
        else
        {
            Utf8Formatter.TryFormat(whole, room[at..], out var written);
            at += written;
        }

        if (fraction != 0)
        {
            room[at++] = (byte)'.';
            for (var digit = scale / 10; fraction != 0; digit /= 10)
            {
                room[at++] = (byte)('0' + fraction / digit);
                fraction %= digit;
            }
        }

        room[at++] = (byte)' ';
        Length += at;
        return this;
    }

    /// <summary>Adds a reference to an object, followed by a space.</summary>
    public ByteBuffer Reference(int number) => Integer(number).Add(" 0 R "u8);

    /// <summary>Adds a text string: literal where the text is printable ASCII, else UTF-16 in hexadecimal.</summary>
    public ByteBuffer TextString(string text)
    {
        if (!text.All(c => c is >= ' ' and <= '~')) return Hexadecimal(text, "FEFF"u8);
        Add((byte)'(');
        foreach (var c in text)
        {
            if (c is '(' or ')' or '\\') Add((byte)'\\');
            Add((byte)c);
        }

        return Add((byte)')');
    }

    /// <summary>Adds the UTF-16 units of a text as a hexadecimal string.</summary>
    public ByteBuffer Hexadecimal(ReadOnlySpan<char> text, ReadOnlySpan<byte> prefix = default)
    {
        Add((byte)'<').Add(prefix);
        foreach (var unit in text) Hexadecimal(unit);
        return Add((byte)'>');
    }

    /// <summary>Adds four hexadecimal digits.</summary>
    public ByteBuffer Hexadecimal(ushort value)
    {
        value.TryFormat(Room(4), out var written, "X4", CultureInfo.InvariantCulture);
        Length += written;
        return this;
    }

    /// <summary>Adds the two bytes of a character code inside a literal string, escaped where the syntax needs it.</summary>
    public ByteBuffer Code(ushort code)
    {
        Escaped((byte)(code >> 8));
        Escaped((byte)code);
        return this;
    }

    private void Escaped(byte value)
    {
        if (value is (byte)'(' or (byte)')' or (byte)'\\') Add((byte)'\\');
        if (value == (byte)'\r') Add("\\r"u8);
        else Add(value);
    }

    private Span<byte> Room(int needed)
    {
        if (bytes.Length - Length < needed) Array.Resize(ref bytes, Math.Max(bytes.Length * 2, Length + needed));
        return bytes.AsSpan(Length);
    }
}
