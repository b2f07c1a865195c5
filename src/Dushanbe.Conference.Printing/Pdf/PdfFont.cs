using System.Runtime.InteropServices;
using Dushanbe.Conference.Printing.Text;

namespace Dushanbe.Conference.Printing.Pdf;

/// <summary>
/// The part of one face that a document uses. Every pair of a glyph and the text it stands for gets a character code of its own,
/// so that copying and searching give back the text even where one glyph stands for several.
/// </summary>
/// <param name="face">The face.</param>
/// <param name="number">The object number of its dictionary.</param>
/// <param name="standsInForMissing">Whether a glyph that shows as a mark takes the place of that for a missing glyph.</param>
internal sealed class PdfFont(FontFace face, int number, bool standsInForMissing = false)
{
    private const int MostCodes = 65_000;

    /// <summary>What stands in, the first that a face has: the replacement character, a box, a question mark, a blank.</summary>
    private static readonly int[] StandIns = [0xFFFD, 0x25A1, '?', ' '];

    private readonly Dictionary<uint, ushort> codesOfUnits = [];
    private readonly Dictionary<string, ushort> codesOfTexts = new(StringComparer.Ordinal);
    private readonly List<Code> codes = [new(0, 0, "")];

    /// <summary>What a character code shows and means.</summary>
    public readonly record struct Code(ushort Glyph, float Width, string Text);

    public FontFace Face { get; } = face;

    /// <summary>The object number of the font's dictionary.</summary>
    public int Number { get; } = number;

    public IReadOnlyList<Code> Codes => codes;

    /// <summary>Whether so many more codes might not fit.</summary>
    public bool IsFull(int more) => codes.Count + more > MostCodes;

    /// <summary>The glyph that is drawn where the face has none.</summary>
    public ushort Missing { get; } = standsInForMissing ? StandIn(face) : (ushort)0;

    public float WidthOf(ushort code) => codes[code].Width;

    /// <summary>The code for a glyph that stands for a text; the text is empty for the further glyphs of a cluster.</summary>
    public ushort CodeFor(ushort glyph, ReadOnlySpan<char> text)
    {
        if (text.Length <= 1)
        {
            var key = (uint)glyph << 16 | (text.Length == 0 ? 0u : text[0]);
            ref var known = ref CollectionsMarshal.GetValueRefOrAddDefault(codesOfUnits, key, out var exists);
            if (!exists) known = AddCode(glyph, text);
            return known;
        }

        Span<char> longKey = text.Length < 64 ? stackalloc char[text.Length + 1] : new char[text.Length + 1];
        longKey[0] = (char)glyph;
        text.CopyTo(longKey[1..]);
        var lookup = codesOfTexts.GetAlternateLookup<ReadOnlySpan<char>>();
        if (lookup.TryGetValue(longKey, out var code)) return code;
        return codesOfTexts[longKey.ToString()] = AddCode(glyph, text);
    }

    private static ushort StandIn(FontFace face)
    {
        foreach (var each in StandIns)
            if (face.TryGetGlyph(each, out var glyph)) return glyph;
        return 0;
    }

    private ushort AddCode(ushort glyph, ReadOnlySpan<char> text)
    {
        codes.Add(new(glyph, MathF.Round(Face.Advance(glyph), 3), text.ToString()));
        return (ushort)(codes.Count - 1);
    }
}
