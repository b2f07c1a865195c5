using System.Runtime.InteropServices;

namespace Dushanbe.Conference.Printing.Text;

/// <summary>
/// Subsets a font to the glyphs of a document with hb-subset, which is in the same native library as the shaping
/// engine but has no managed wrapper.
/// </summary>
internal static unsafe partial class FontSubsetter
{
    private const string Library = "libHarfBuzzSharp";

    // hb_subset_flags_t
    private const uint NoHinting = 0x1;
    private const uint KeepMissingGlyphOutline = 0x40;
    private const uint NoLayoutClosure = 0x200;

    // hb_subset_sets_t
    private const int DropTables = 3;

    /// <summary>
    /// The glyphs are shaped already and the PDF addresses them by number, so that shaping, naming and character tables
    /// would be unused.
    /// </summary>
    private static readonly uint[] UnusedTables =
    [
        .. new[]
        {
            "GSUB", "GPOS", "GDEF", "BASE", "name", "OS/2", "post", "cmap", "vhea", "vmtx", "VORG", "STAT", "DSIG",
            "kern", "meta",
        }.Select(Tag),
    ];

    /// <summary>Makes a font whose glyph <c>i</c> is <c>glyphs[i]</c>.</summary>
    public static byte[] Subset(FontFace font, nint face, IReadOnlyList<ushort> glyphs)
    {
        ArgumentNullException.ThrowIfNull(glyphs);
        if (glyphs.Count == 0 || glyphs[0] != 0)
            throw new ArgumentException("The first glyph of a subset is 0, the mark for a missing glyph.", nameof(glyphs));

        var input = hb_subset_input_create_or_fail();
        if (input == 0) throw new FontException($"There is no memory left to cut down the font '{font.Name}'.");
        try
        {
            Describe(input, font, glyphs);
            var subset = hb_subset_or_fail(face, input);
            if (subset == 0) throw new FontException($"The font '{font.Name}' cannot be cut down to {glyphs.Count} glyphs.");
            return TakeBytes(subset);
        }
        finally
        {
            hb_subset_input_destroy(input);
        }
    }

    /// <summary>Fills in what to keep; the set and the map belong to the input and are freed with it.</summary>
    private static void Describe(nint input, FontFace font, IReadOnlyList<ushort> glyphs)
    {
        var set = hb_subset_input_glyph_set(input);
        var newNumbers = hb_subset_input_old_to_new_glyph_mapping(input);
        for (var i = 0; i < glyphs.Count; i++)
        {
            if (glyphs[i] >= font.GlyphCount)
                throw new ArgumentOutOfRangeException(nameof(glyphs), glyphs[i], $"The font '{font.Name}' has no such glyph.");
            hb_set_add(set, glyphs[i]);
            hb_map_set(newNumbers, glyphs[i], (uint)i);
        }

        hb_subset_input_set_flags(input, NoHinting | KeepMissingGlyphOutline | NoLayoutClosure);
        var dropped = hb_subset_input_set(input, DropTables);
        foreach (var table in UnusedTables) hb_set_add(dropped, table);
    }

    /// <summary>Copies the file out of a face and frees the face.</summary>
    private static byte[] TakeBytes(nint subset)
    {
        nint blob = 0;
        try
        {
            blob = hb_face_reference_blob(subset);
            var data = hb_blob_get_data(blob, out var length);
            return new ReadOnlySpan<byte>(data, checked((int)length)).ToArray();
        }
        finally
        {
            if (blob != 0) hb_blob_destroy(blob);
            hb_face_destroy(subset);
        }
    }

    private static uint Tag(string name) => (uint)(name[0] << 24 | name[1] << 16 | name[2] << 8 | name[3]);

    [LibraryImport(Library)]
    private static partial nint hb_subset_input_create_or_fail();

    [LibraryImport(Library)]
    private static partial void hb_subset_input_destroy(nint input);

    [LibraryImport(Library)]
    private static partial nint hb_subset_input_glyph_set(nint input);

    [LibraryImport(Library)]
    private static partial nint hb_subset_input_set(nint input, int kind);

    [LibraryImport(Library)]
    private static partial nint hb_subset_input_old_to_new_glyph_mapping(nint input);

    [LibraryImport(Library)]
    private static partial void hb_subset_input_set_flags(nint input, uint flags);

    [LibraryImport(Library)]
    private static partial nint hb_subset_or_fail(nint face, nint input);

    [LibraryImport(Library)]
    private static partial void hb_set_add(nint set, uint value);

    [LibraryImport(Library)]
    private static partial void hb_map_set(nint map, uint key, uint value);

    [LibraryImport(Library)]
    private static partial nint hb_face_reference_blob(nint face);

    [LibraryImport(Library)]
    private static partial byte* hb_blob_get_data(nint blob, out uint length);

    [LibraryImport(Library)]
    private static partial void hb_blob_destroy(nint blob);

    [LibraryImport(Library)]
    private static partial void hb_face_destroy(nint face);
}
