using System.Buffers.Binary;
using Dushanbe.Conference.Printing.Text;

namespace Dushanbe.Conference.Printing.Pdf;

/// <summary>Writes a subset of a face as a composite font: PDF 1.7, 9.7.</summary>
/// <param name="objects">Where to write.</param>
/// <param name="withCodeSet">Whether the set of numbers is written, as PDF/A-1 wants it.</param>
/// <param name="everyCodeMeans">Whether further glyphs of a cluster, which add nothing to its text, stand for something too: PDF/UA and PDF/A-2u want it of every code.</param>
internal sealed class FontWriter(ObjectWriter objects, bool withCodeSet, bool everyCodeMeans = false)
{
    private const string Nothing = "\u200B"; // a zero width space: neither visible nor spoken

    private const int EntriesPerBlock = 100;      // the most that a bfchar section may hold
    private const int WidthsPerArray = 2_000;     // well below the 8,191 elements that PDF/A-1 allows

    private readonly ByteBuffer data = new();

    public void Write(PdfFont font)
    {
        var (glyphs, places) = Compact(font.Codes);
        var file = font.Face.Subset(glyphs);
        var name = $"{Tag(glyphs)}+{font.Face.PostScriptName}";
        var (encoding, descendant) = font.Face.HasCffOutlines
            ? WriteCompact(font, name, new CompactFont(file, font.Face.Name, glyphs.Count), places)
            : WriteTrueType(font, name, file, places);
        var unicode = WriteToUnicode(font.Codes);

        var body = objects.Open(font.Number);
        body.Add("<</Type/Font/Subtype/Type0/BaseFont/"u8).Add(name).Add("/Encoding"u8);
        if (encoding == 0) body.Add("/Identity-H"u8);
        else body.Add((byte)' ').Reference(encoding);
        body.Add("/DescendantFonts["u8).Reference(descendant);
        body.Add("]/ToUnicode "u8).Reference(unicode).Add(">>"u8);
        objects.Close();
    }

    /// <summary>TrueType outlines: codes are the font's numbers, and a table leads from them to glyphs.</summary>
    private (int Encoding, int Descendant) WriteTrueType(PdfFont font, string name, byte[] file, ushort[] places)
    {
        var map = new byte[places.Length * 2];
        for (var code = 0; code < places.Length; code++) BinaryPrimitives.WriteUInt16BigEndian(map.AsSpan(code * 2), places[code]);
        var (fileNumber, mapNumber) = (objects.Allocate(), objects.Allocate());
        objects.WriteStream(fileNumber, $"/Length1 {file.Length}", file);
        objects.WriteStream(mapNumber, "", map);
        var widths = new SortedDictionary<int, float>();
        for (var code = 0; code < places.Length; code++) widths[code] = code == 0 ? font.Face.Advance(0) : font.Codes[code].Width;
        var descriptor = WriteDescriptor(font.Face, name, "/FontFile2 ", fileNumber, widths.Keys);
        return (0, WriteDescendant(name, "/CIDFontType2", descriptor, mapNumber, widths));
    }

    /// <summary>CFF outlines: the font numbers its glyphs itself, and a table leads from codes to those numbers.</summary>
    private (int Encoding, int Descendant) WriteCompact(PdfFont font, string name, CompactFont compact, ushort[] places)
    {
        var (fileNumber, encoding) = (objects.Allocate(), objects.Allocate());
        objects.WriteStream(fileNumber, "/Subtype/CIDFontType0C", compact.Program.Span);
        WriteEncoding(encoding, places, compact.Numbers);
        var widths = new SortedDictionary<int, float>();
        for (var code = 0; code < places.Length; code++) widths[compact.Numbers[places[code]]] = MathF.Round(font.Face.Advance(font.Codes[code].Glyph), 3);
        var descriptor = WriteDescriptor(font.Face, name, "/FontFile3 ", fileNumber, widths.Keys);
        return (encoding, WriteDescendant(name, "/CIDFontType0", descriptor, 0, widths));
    }

    /// <summary>The glyphs in the order of their first use, and for every code the place of its glyph among them.</summary>
    private static (List<ushort> Glyphs, ushort[] Places) Compact(IReadOnlyList<PdfFont.Code> codes)
    {
        List<ushort> glyphs = [0];
        var places = new Dictionary<ushort, ushort> { [0] = 0 };
        var map = new ushort[codes.Count];
        for (var code = 0; code < codes.Count; code++)
        {
            if (!places.TryGetValue(codes[code].Glyph, out var place))
            {
                place = (ushort)glyphs.Count;
                places[codes[code].Glyph] = place;
                glyphs.Add(codes[code].Glyph);
            }

            map[code] = place;
        }

        return (glyphs, map);
    }

    /// <summary>Six capitals that differ between subsets of one face.</summary>
    private static string Tag(List<ushort> glyphs)
    {
        var hash = 14695981039346656037UL;
        foreach (var glyph in glyphs) hash = (hash ^ glyph) * 1099511628211UL;
        return string.Create(6, hash, static (letters, rest) =>
        {
            foreach (ref var letter in letters)
            {
                letter = (char)('A' + rest % 26);
                rest /= 26;
            }
        });
    }

    private int WriteDescriptor(FontFace face, string name, string fileKey, int file, IReadOnlyCollection<int> numbers)
    {
        var set = withCodeSet ? WriteSet(numbers) : 0;
        var number = objects.Allocate();
        var (left, bottom, right, top) = face.BoundingBox;
        var body = objects.Open(number);
        body.Add("<</Type/FontDescriptor/FontName/"u8).Add(name).Add("/Flags "u8).Integer(Flags(face)).Add("/FontBBox["u8);
        body.Number(left, 0).Number(bottom, 0).Number(right, 0).Number(top, 0).Add("]/ItalicAngle "u8).Integer(face.IsItalic ? -12 : 0);
        body.Add("/Ascent "u8).Number(face.Ascent * 1000, 0).Add("/Descent "u8).Number(-face.Descent * 1000, 0);
        body.Add("/CapHeight "u8).Number(face.CapHeight * 1000, 0).Add("/StemV "u8).Integer(face.IsBold ? 140 : 80);
        body.Add(fileKey).Reference(file);
        if (set != 0) body.Add("/CIDSet "u8).Reference(set);
        body.Add(">>"u8);
        objects.Close();
        return number;
    }

    /// <summary>PDF 1.7, table 123: the glyphs are not those of the standard Latin set, hence symbolic.</summary>
    private static int Flags(FontFace face) =>
        4 | (face.IsFixedPitch ? 1 : 0) | (face.IsSerif ? 2 : 0) | (face.IsItalic ? 64 : 0);

    /// <summary>PDF/A-1 wants the set of numbers that the subset covers.</summary>
    private int WriteSet(IReadOnlyCollection<int> numbers)
    {
        var bits = new byte[numbers.Max() / 8 + 1];
        foreach (var each in numbers) bits[each >> 3] |= (byte)(0x80 >> (each & 7));
        var number = objects.Allocate();
        objects.WriteStream(number, "", bits);
        return number;
    }

    private int WriteDescendant(string name, string subtype, int descriptor, int map, SortedDictionary<int, float> widths)
    {
        var number = objects.Allocate();
        var body = objects.Open(number);
        body.Add("<</Type/Font/Subtype"u8).Add(subtype).Add("/BaseFont/"u8).Add(name);
        body.Add("/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>/FontDescriptor "u8).Reference(descriptor);
        if (map != 0) body.Add("/CIDToGIDMap "u8).Reference(map);
        body.Add("/DW 0/W["u8);
        var (previous, inArray) = (-2, 0);
        foreach (var (each, width) in widths)
        {
            if (each != previous + 1 || inArray == WidthsPerArray)
            {
                if (previous >= 0) body.Add((byte)']');
                body.Add(previous >= 0 ? " " : "").Integer(each).Add((byte)'[');
                inArray = 0;
            }

            body.Number(width, 3);
            (previous, inArray) = (each, inArray + 1);
        }

        body.Add("]]>>"u8);
        objects.Close();
        return number;
    }

    private void WriteEncoding(int number, ushort[] places, ushort[] numbers)
    {
        const string identity = "/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>";
        data.Clear();
        data.Add("/CIDInit/ProcSet findresource begin 12 dict begin begincmap\n"u8).Add(identity)
            .Add("def\n/CMapName/Codes def/CMapType 1 def/WMode 0 def\n1 begincodespacerange<0000><FFFF>endcodespacerange\n"u8);
        foreach (var block in Enumerable.Range(0, places.Length).Chunk(EntriesPerBlock))
        {
            data.Integer(block.Length).Add(" begincidchar\n"u8);
            foreach (var code in block) data.Add((byte)'<').Hexadecimal((ushort)code).Add("> "u8).Integer(numbers[places[code]]).Add((byte)'\n');
            data.Add("endcidchar\n"u8);
        }

        data.Add("endcmap CMapName currentdict/CMap defineresource pop end end"u8);
        objects.WriteStream(number, $"/Type/CMap/CMapName/Codes/WMode 0{identity}", data.Written);
    }

    /// <summary>The text of a code; the byte order mark, which people paste with their names, is no meaning by those rules either.</summary>
    private string Meaning(string text) => !everyCodeMeans ? text : text.Length == 0 ? Nothing : text.Replace('\uFEFF', Nothing[0]);

    private int WriteToUnicode(IReadOnlyList<PdfFont.Code> codes)
    {
        data.Clear();
        data.Add("/CIDInit/ProcSet findresource begin 12 dict begin begincmap\n"u8)
            .Add("/CIDSystemInfo<</Registry(Adobe)/Ordering(UCS)/Supplement 0>>def\n"u8)
            .Add("/CMapName/Adobe-Identity-UCS def/CMapType 2 def\n"u8)
            .Add("1 begincodespacerange<0000><FFFF>endcodespacerange\n"u8);
        var meaningful = Enumerable.Range(1, codes.Count - 1).Where(code => Meaning(codes[code].Text).Length > 0).Chunk(EntriesPerBlock);
        foreach (var block in meaningful)
        {
            data.Integer(block.Length).Add(" beginbfchar\n"u8);
            foreach (var code in block)
                data.Add((byte)'<').Hexadecimal((ushort)code).Add((byte)'>').Hexadecimal(Meaning(codes[code].Text)).Add((byte)'\n');
            data.Add("endbfchar\n"u8);
        }

        data.Add("endcmap CMapName currentdict/CMap defineresource pop end end"u8);
        var number = objects.Allocate();
        objects.WriteStream(number, "", data.Written);
        return number;
    }
}
