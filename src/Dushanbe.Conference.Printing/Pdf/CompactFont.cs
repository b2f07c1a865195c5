using System.Buffers.Binary;
using Dushanbe.Conference.Printing.Text;

namespace Dushanbe.Conference.Printing.Pdf;

/// <summary>
/// The CFF program inside an OpenType file, and by which number (CID) a PDF asks it for each glyph: its own where the
/// program is keyed by such numbers, else the place of the glyph. Source: Adobe Technical Note 5176; PDF 1.7, 9.7.4.2.
/// </summary>
internal sealed class CompactFont
{
    private const int CharsetOperator = 15;
    private const int RosOperator = 12 << 8 | 30;

    private readonly byte[] file;
    private readonly string name;

    public CompactFont(byte[] file, string name, int glyphs)
    {
        (this.file, this.name) = (file, name);
        Program = file.AsMemory(Table());
        var top = ReadTopDictionary();
        Numbers = new ushort[glyphs];
        if (top.ContainsKey(RosOperator)) ReadCharset(top.GetValueOrDefault(CharsetOperator));
        else for (var glyph = 0; glyph < glyphs; glyph++) Numbers[glyph] = (ushort)glyph;
    }

    /// <summary>The program alone, as PDF embeds it.</summary>
    public ReadOnlyMemory<byte> Program { get; }

    /// <summary>The number of each glyph.</summary>
    public ushort[] Numbers { get; }

    private Range Table()
    {
        var span = file.AsSpan();
        int count = BinaryPrimitives.ReadUInt16BigEndian(span[4..]);
        for (var i = 0; i < count; i++)
        {
            var entry = span.Slice(12 + i * 16, 16);
            if (!entry.StartsWith("CFF "u8)) continue;
            var offset = (int)BinaryPrimitives.ReadUInt32BigEndian(entry[8..]);
            return offset..(offset + (int)BinaryPrimitives.ReadUInt32BigEndian(entry[12..]));
        }

        throw Broken();
    }

    // header, index of names, index of top dictionaries, of which there is one
    private Dictionary<int, int> ReadTopDictionary()
    {
        var names = Index(Program.Span[2]);
        var tops = Index(names.End);
        return Operands(Program.Span[tops.First..tops.FirstEnd]);
    }

    private (int First, int FirstEnd, int End) Index(int at)
    {
        var span = Program.Span;
        int count = BinaryPrimitives.ReadUInt16BigEndian(span[at..]);
        if (count == 0) return (at + 2, at + 2, at + 2);
        int size = span[at + 2];
        if (size is < 1 or > 4) throw Broken();
        var offsets = at + 3;
        var data = offsets + (count + 1) * size - 1;
        return (data + Offset(offsets, size), data + Offset(offsets + size, size), data + Offset(offsets + count * size, size));
    }

    private int Offset(int at, int size)
    {
        var value = 0;
        foreach (var each in Program.Span.Slice(at, size)) value = value << 8 | each;
        return value;
    }

    /// <summary>The last whole number before each operator; real numbers, which no operator needed here has, are passed over.</summary>
    private static Dictionary<int, int> Operands(ReadOnlySpan<byte> dictionary)
    {
        var found = new Dictionary<int, int>();
        var last = 0;
        for (var i = 0; i < dictionary.Length;)
        {
            int lead = dictionary[i++];
            switch (lead)
            {
                case 12:
                    found[lead << 8 | dictionary[i++]] = last;
                    break;
                case <= 21:
                    found[lead] = last;
                    break;
                case 28:
                    last = BinaryPrimitives.ReadInt16BigEndian(dictionary[i..]);
                    i += 2;
                    break;
                case 29:
                    last = BinaryPrimitives.ReadInt32BigEndian(dictionary[i..]);
                    i += 4;
                    break;
                case 30:
                    while ((dictionary[i++] & 0xF) != 0xF) { }
                    break;
                case <= 246:
                    last = lead - 139;
                    break;
                case <= 250:
                    last = (lead - 247) * 256 + dictionary[i++] + 108;
                    break;
                default:
                    last = -(lead - 251) * 256 - dictionary[i++] - 108;
                    break;
            }
        }

        return found;
    }

    // the first glyph is 0 and not listed
    private void ReadCharset(int at)
    {
        var span = Program.Span;
        var format = span[at++];
        for (var glyph = 1; glyph < Numbers.Length;)
        {
            var first = BinaryPrimitives.ReadUInt16BigEndian(span[at..]);
            at += 2;
            var more = 0;
            if (format == 1) more = span[at++];
            else if (format == 2)
            {
                more = BinaryPrimitives.ReadUInt16BigEndian(span[at..]);
                at += 2;
            }
            else if (format != 0) throw Broken();
            for (var i = 0; i <= more && glyph < Numbers.Length; i++) Numbers[glyph++] = (ushort)(first + i);
        }
    }

    private FontException Broken() => new($"The font '{name}' has a damaged table 'CFF '.");
}
