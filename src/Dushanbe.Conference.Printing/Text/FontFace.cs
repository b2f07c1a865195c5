using System.Buffers;
using System.Diagnostics.CodeAnalysis;
using System.Runtime.InteropServices;
using System.Text;
using HarfBuzzSharp;

namespace Dushanbe.Conference.Printing.Text;

/// <summary>One font file, loaded once; immutable and safe to use from several threads.</summary>
[SuppressMessage("Design", "CA1001", Justification = "A face lives as long as the process: documents and caches share it.")]
public sealed partial class FontFace
{
    private const int PageSize = 256;
    private const float DefaultCapHeight = 0.7f;

    /// <summary>Glyphs of 256 characters at a time, filled when first asked for; a race fills a page twice with the same values.</summary>
    private readonly ushort[]?[] pages = new ushort[]?[0x110000 / PageSize];

    /// <summary>The ink of 256 glyphs at a time, filled in the same way.</summary>
    private readonly InkBox[]?[] ink = new InkBox[]?[(ushort.MaxValue + 1) / PageSize];

    private readonly Face face;

    private FontFace(ReadOnlyMemory<byte> file, string name)
    {
        var tables = new FontTables(file, name);
        var memory = file.Pin();
        var blob = CreateBlob(memory, file.Length);
        blob.MakeImmutable();
        face = new(blob, 0);
        face.MakeImmutable();
        if (face.GlyphCount == 0) throw new FontException($"The font '{name}' holds no glyphs.");

        Shaping = new(face);
        Shaping.SetScale(face.UnitsPerEm, face.UnitsPerEm);
        Shaping.SetFunctionsOpenType();
        hb_font_make_immutable(Shaping.Handle);

        File = file;
        Name = name;
        PostScriptName = CleanPostScriptName(tables.PostScriptName ?? name);
        FamilyName = tables.FamilyName ?? name;
        Shaping.TryGetHorizontalFontExtents(out var extents);
        Ascent = extents.Ascender / (float)UnitsPerEm;
        Descent = -extents.Descender / (float)UnitsPerEm;
        CapHeight = tables.Unsigned("OS/2", 0) >= 2 ? tables.Signed("OS/2", 88) / (float)UnitsPerEm : DefaultCapHeight;
        BoundingBox = (Thousandths(tables.Signed("head", 36)), Thousandths(tables.Signed("head", 38)),
            Thousandths(tables.Signed("head", 40)), Thousandths(tables.Signed("head", 42)));
        var selection = tables.Unsigned("OS/2", 62);
        IsItalic = (selection & 1) != 0;
        IsBold = (selection & 1 << 5) != 0;
        IsFixedPitch = tables.Unsigned("post", 12) != 0 || tables.Unsigned("post", 14) != 0;
        IsSerif = tables.Unsigned("OS/2", 30) >> 8 is >= 1 and <= 7 || FamilyName.Contains("Serif", StringComparison.OrdinalIgnoreCase);
        HasCffOutlines = tables.Has("CFF ");
        Strokes = FaceStrokes.Of(tables, UnitsPerEm);
    }

    /// <summary>What the caller called it, for messages: usually the file's name.</summary>
    public string Name { get; }

    /// <summary>Its PostScript name, with the characters that PDF allows in a name.</summary>
    public string PostScriptName { get; }

    /// <summary>The name of its family.</summary>
    public string FamilyName { get; }

    /// <summary>Font units in an em.</summary>
    public int UnitsPerEm => face.UnitsPerEm;

    /// <summary>The number of its glyphs; ids run from zero (the mark for a missing glyph) to one less.</summary>
    public int GlyphCount => face.GlyphCount;

    /// <summary>From the baseline up to the top of the line, in ems.</summary>
    public float Ascent { get; }

    /// <summary>From the baseline down to the bottom of the line, in ems; positive.</summary>
    public float Descent { get; }

    /// <summary>The height of capital letters in ems.</summary>
    public float CapHeight { get; }

    /// <summary>The box that holds every glyph, in thousandths of an em, y upwards.</summary>
    public (float XMin, float YMin, float XMax, float YMax) BoundingBox { get; }

    /// <summary>Whether it is a bold face.</summary>
    public bool IsBold { get; }

    /// <summary>Whether it is an italic face.</summary>
    public bool IsItalic { get; }

    /// <summary>Whether all its glyphs are equally wide.</summary>
    public bool IsFixedPitch { get; }

    /// <summary>Whether its letters have serifs.</summary>
    public bool IsSerif { get; }

    /// <summary>Whether its outlines are CFF (PostScript) rather than TrueType.</summary>
    public bool HasCffOutlines { get; }

    /// <summary>Where lines under and through its letters go, and how raised and lowered letters stand.</summary>
    public FaceStrokes Strokes { get; }

    /// <summary>The whole file.</summary>
    public ReadOnlyMemory<byte> File { get; }

    /// <summary>The font as the shaping engine knows it, in font units; immutable, so that threads may share it.</summary>
    internal Font Shaping { get; }

    /// <summary>The runs already shaped with this face.</summary>
    internal ShapeCache Shapes { get; } = new();

    /// <summary>Reads a TrueType or OpenType font.</summary>
    /// <param name="file">The whole file; it must not change afterwards.</param>
    /// <param name="name">What messages call it.</param>
    /// <exception cref="FontException">The file is not a usable font.</exception>
    public static FontFace Load(ReadOnlyMemory<byte> file, string name)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        return new(file, name);
    }

    /// <summary>Finds the glyph that draws a character by itself; false where the face does not know the character.</summary>
    public bool TryGetGlyph(int codePoint, out ushort glyph)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(codePoint);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(codePoint, 0x10FFFF);
        var page = pages[codePoint / PageSize] ??= ReadPage(codePoint / PageSize * PageSize);
        glyph = page[codePoint % PageSize];
        return glyph != 0;
    }

    /// <summary>How far a glyph moves the pen, in thousandths of an em.</summary>
    public float Advance(ushort glyph) => Thousandths(Shaping.GetHorizontalGlyphAdvance(glyph));

    /// <summary>The box that a glyph's outline fills, in thousandths of an em from its origin; empty for a blank.</summary>
    public InkBox Ink(ushort glyph) => (ink[glyph / PageSize] ??= ReadInk(glyph / PageSize * PageSize))[glyph % PageSize];

    /// <summary>
    /// Makes a font file with the given glyphs only, for embedding: glyph <c>i</c> of the result is <c>glyphs[i]</c>.
    /// The same glyphs give the same bytes.
    /// </summary>
    /// <param name="glyphs">Glyph ids of this face; the first must be 0, the mark for a missing glyph.</param>
    /// <exception cref="FontException">The font cannot be subset.</exception>
    public byte[] Subset(IReadOnlyList<ushort> glyphs) => FontSubsetter.Subset(this, face.Handle, glyphs);

    /// <summary>Its name, for messages.</summary>
    public override string ToString() => Name;

    internal float Thousandths(int fontUnits) => fontUnits * 1000f / UnitsPerEm;

    private static unsafe Blob CreateBlob(MemoryHandle memory, int length) =>
        new((nint)memory.Pointer, length, MemoryMode.ReadOnly, memory.Dispose);

    [LibraryImport("libHarfBuzzSharp")]
    private static partial void hb_font_make_immutable(nint font);

    private ushort[] ReadPage(int first)
    {
        var page = new ushort[PageSize];
        for (var i = 0; i < PageSize; i++)
            if (Shaping.TryGetNominalGlyph((uint)(first + i), out var glyph))
                page[i] = (ushort)glyph;
        return page;
    }

    private InkBox[] ReadInk(int first)
    {
        var page = new InkBox[PageSize];
        for (var i = 0; i < PageSize; i++)
        {
            page[i] = Shaping.TryGetGlyphExtents((uint)(first + i), out var box) && box is { Width: not 0, Height: not 0 }
                ? new(Thousandths(box.XBearing), Thousandths(box.XBearing + box.Width), Thousandths(box.YBearing + box.Height), Thousandths(box.YBearing))
                : InkBox.Empty;
        }

        return page;
    }

    /// <summary>PostScript names are printable ASCII without delimiters, at most 63 characters.</summary>
    private static string CleanPostScriptName(string name)
    {
        var clean = new StringBuilder(name.Length);
        foreach (var character in name)
            if (char.IsAsciiLetterOrDigit(character) || character is '-' or '_' or '.')
                clean.Append(character);
        if (clean.Length == 0) clean.Append("Font");
        return clean.ToString(0, Math.Min(clean.Length, 63));
    }
}
