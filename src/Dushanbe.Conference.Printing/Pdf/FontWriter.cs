using System.Buffers.Binary;
using Dushanbe.Conference.Printing.Text;

namespace Dushanbe.Conference.Printing.Pdf;

/// <summary>Writes a subset of a face as a composite font: PDF 1.7, 9.7.</summary>
internal sealed class FontWriter(ObjectWriter objects, bool withCodeSet)
{
    private const int EntriesPerBlock = 100;      // the most that a bfchar section may hold
    private const int WidthsPerArray = 2_000;     // well below the 8,191 elements that PDF/A-1 allows

    private readonly ByteBuffer data = new();

    public void Write(PdfFont font)
    {
        var (glyphs, codeToGlyph) = Compact(font.Codes);
        var file = font.Face.Subset(glyphs);
        var name = $"{Tag(glyphs)}+{font.Face.PostScriptName}";
        var fileNumber = objects.Allocate();
        var mapNumber = objects.Allocate();
        objects.WriteStream(fileNumber, $"/Length1 {file.Length}", file);
        objects.WriteStream(mapNumber, "", codeToGlyph);
        var descriptor = WriteDescriptor(font, name, fileNumber);
        var descendant = WriteDescendant(font, name, descriptor, mapNumber);
        var unicode = WriteToUnicode(font.Codes);

        var body = objects.Open(font.Number);
        body.Add("<</Type/Font/Subtype/Type0/BaseFont/"u8).Add(name).Add("/Encoding/Identity-H/DescendantFonts["u8).Reference(descendant);
        body.Add("]/ToUnicode "u8).Reference(unicode).Add(">>"u8);
        objects.Close();
    }

    /// <summary>The glyphs in the order of their first use, and for every code the place of its glyph among them.</summary>
    private static (List<ushort> Glyphs, byte[] CodeToGlyph) Compact(IReadOnlyList<PdfFont.Code> codes)
    {
        List<ushort> glyphs = [0];
        var places = new Dictionary<ushort, ushort> { [0] = 0 };
        var map = new byte[codes.Count * 2];
        for (var code = 0; code < codes.Count; code++)
        {
            if (!places.TryGetValue(codes[code].Glyph, out var place))
            {
                place = (ushort)glyphs.Count;
                places[codes[code].Glyph] = place;
                glyphs.Add(codes[code].Glyph);
            }

            BinaryPrimitives.WriteUInt16BigEndian(map.AsSpan(code * 2), place);
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

    private int WriteDescriptor(PdfFont font, string name, int file)
    {
        var face = font.Face;
        var codeSet = withCodeSet ? WriteCodeSet(font.Codes.Count) : 0;
        var number = objects.Allocate();
        var (left, bottom, right, top) = face.BoundingBox;
        var body = objects.Open(number);
        body.Add("<</Type/FontDescriptor/FontName/"u8).Add(name).Add("/Flags "u8).Integer(Flags(face)).Add("/FontBBox["u8);
        body.Number(left, 0).Number(bottom, 0).Number(right, 0).Number(top, 0).Add("]/ItalicAngle "u8).Integer(face.IsItalic ? -12 : 0);
        body.Add("/Ascent "u8).Number(face.Ascent * 1000, 0).Add("/Descent "u8).Number(-face.Descent * 1000, 0);
        body.Add("/CapHeight "u8).Number(face.CapHeight * 1000, 0).Add("/StemV "u8).Integer(face.IsBold ? 140 : 80);
        body.Add("/FontFile2 "u8).Reference(file);
        if (codeSet != 0) body.Add("/CIDSet "u8).Reference(codeSet);
        body.Add(">>"u8);
        objects.Close();
        return number;
    }

    /// <summary>PDF 1.7, table 123: the glyphs are not those of the standard Latin set, hence symbolic.</summary>
    private static int Flags(FontFace face) =>
        4 | (face.IsFixedPitch ? 1 : 0) | (face.IsSerif ? 2 : 0) | (face.IsItalic ? 64 : 0);

    /// <summary>PDF/A-1 wants the set of codes that the subset covers: all of them.</summary>
    private int WriteCodeSet(int codes)
    {
        var bits = new byte[(codes + 7) / 8];
        for (var code = 0; code < codes; code++) bits[code >> 3] |= (byte)(0x80 >> (code & 7));
        var number = objects.Allocate();
        objects.WriteStream(number, "", bits);
        return number;
    }

    private int WriteDescendant(PdfFont font, string name, int descriptor, int map)
    {
        var number = objects.Allocate();
        var body = objects.Open(number);
        body.Add("<</Type/Font/Subtype/CIDFontType2/BaseFont/"u8).Add(name);
        body.Add("/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>/FontDescriptor "u8).Reference(descriptor);
        body.Add("/CIDToGIDMap "u8).Reference(map).Add("/DW 0/W["u8);
        for (var from = 0; from < font.Codes.Count; from += WidthsPerArray)
        {
            body.Integer(from).Add((byte)'[');
            var to = Math.Min(font.Codes.Count, from + WidthsPerArray);
            for (var code = from; code < to; code++) body.Number(code == 0 ? font.Face.Advance(0) : font.Codes[code].Width, 3);
            body.Add((byte)']');
        }

        body.Add("]>>"u8);
        objects.Close();
        return number;
    }

    private int WriteToUnicode(IReadOnlyList<PdfFont.Code> codes)
    {
        data.Clear();
        data.Add("/CIDInit/ProcSet findresource begin 12 dict begin begincmap\n"u8)
            .Add("/CIDSystemInfo<</Registry(Adobe)/Ordering(UCS)/Supplement 0>>def\n"u8)
            .Add("/CMapName/Adobe-Identity-UCS def/CMapType 2 def\n"u8)
            .Add("1 begincodespacerange<0000><FFFF>endcodespacerange\n"u8);
        var meaningful = Enumerable.Range(1, codes.Count - 1).Where(code => codes[code].Text.Length > 0).Chunk(EntriesPerBlock);
        foreach (var block in meaningful)
        {
            data.Integer(block.Length).Add(" beginbfchar\n"u8);
            foreach (var code in block)
                data.Add((byte)'<').Hexadecimal((ushort)code).Add((byte)'>').Hexadecimal(codes[code].Text).Add((byte)'\n');
            data.Add("endbfchar\n"u8);
        }

        data.Add("endcmap CMapName currentdict/CMap defineresource pop end end"u8);
        var number = objects.Allocate();
        objects.WriteStream(number, "", data.Written);
        return number;
    }
}
