using HarfBuzzSharp;

namespace Dushanbe.Conference.Printing.Unicode;

/// <summary>
/// The properties of Unicode characters that typesetting needs. The tables are generated from the Unicode character
/// database and compiled in, so that a page looks the same on every machine; the generator stands beside the tests.
/// </summary>
internal static partial class CharacterData
{
    private const int PageSize = 256;

    private static readonly ushort[][] Pages = Expand();

    private static readonly ScriptName[] Scripts =
        [.. ScriptList.Split('\n').Select(line => new ScriptName(line[..4], line[5..]))];

    /// <summary>The properties of a code point.</summary>
    public static CharacterProperties Of(int codePoint) =>
        new(Records[Pages[codePoint / PageSize][codePoint % PageSize]]);

    /// <summary>
    /// The pair a bracket belongs to: positive for its opening half, negative for its closing half, zero for any other
    /// character. Canonically equivalent brackets share one number (BD14 to BD16).
    /// </summary>
    public static int BracketPair(int codePoint)
    {
        var index = BracketCharacters.BinarySearch(codePoint);
        return index < 0 ? 0 : BracketPairs[index];
    }

    /// <summary>A script under the number used in these tables.</summary>
    public static ScriptName Script(byte number) => Scripts[number];

    /// <summary>Turns the compact list of ranges into pages of 256 characters; pages that lie within one range are shared.</summary>
    private static ushort[][] Expand()
    {
        var pages = new ushort[0x110000 / PageSize][];
        var uniform = new ushort[Records.Length][];
        var ranges = Ranges;
        var codePoint = 0;
        for (var position = 0; position < ranges.Length;)
        {
            var end = codePoint + (int)ReadNumber(ranges, ref position);
            var record = (ushort)ReadNumber(ranges, ref position);
            while (codePoint < end)
            {
                var (page, offset) = (codePoint / PageSize, codePoint % PageSize);
                var count = Math.Min(end - codePoint, PageSize - offset);
                if (count == PageSize) pages[page] = uniform[record] ??= Filled(record);
                else (pages[page] ??= new ushort[PageSize]).AsSpan(offset, count).Fill(record);
                codePoint += count;
            }
        }

        return pages;
    }

    private static ushort[] Filled(ushort record)
    {
        var page = new ushort[PageSize];
        page.AsSpan().Fill(record);
        return page;
    }

    /// <summary>Reads a number of seven bits a byte, lowest first; the eighth bit says that more follows.</summary>
    private static uint ReadNumber(ReadOnlySpan<byte> bytes, ref int position)
    {
        uint value = 0;
        for (var shift = 0; ; shift += 7)
        {
            var next = bytes[position++];
            value |= (next & 0x7Fu) << shift;
            if (next < 0x80) return value;
        }
    }
}

/// <summary>A writing system.</summary>
/// <param name="Tag">Its ISO 15924 code, such as <c>Arab</c>.</param>
/// <param name="Name">Its name in the Unicode character database, such as <c>Arabic</c>.</param>
internal sealed record ScriptName(string Tag, string Name)
{
    /// <summary>The same script as the shaping engine knows it.</summary>
    public Script ForShaping
    {
        get
        {
            if (field == default) field = HarfBuzzSharp.Script.Parse(Tag);
            return field;
        }
    }
}

/// <summary>The properties of one character, packed into the bits that the generator writes.</summary>
internal readonly struct CharacterProperties(uint packed)
{
    /// <summary>The script number of characters that belong to every script, such as digits and punctuation.</summary>
    public const byte CommonScript = 0;

    /// <summary>The script number of marks that take the script of their base.</summary>
    public const byte InheritedScript = 1;

    /// <summary>Its role in bidirectional text.</summary>
    public BidiClass Bidi => (BidiClass)(packed & 0x1F);

    /// <summary>Its role in line breaking.</summary>
    public LineBreakClass LineBreak => (LineBreakClass)(packed >> 5 & 0x3F);

    /// <summary>The number of its script; see <see cref="CharacterData.Script"/>.</summary>
    public byte Script => (byte)(packed >> 11 & 0xFF);

    /// <summary>Whether its East Asian width is full, wide or half.</summary>
    public bool IsEastAsian => (packed & 1 << 19) != 0;

    /// <summary>Whether it is reserved for a future emoji (extended pictographic and unassigned).</summary>
    public bool IsFuturePictograph => (packed & 1 << 20) != 0;

    /// <summary>Whether it is invisible where the font does not know it (ZWNJ, variation selectors, bidirectional controls).</summary>
    public bool IsDefaultIgnorable => (packed & 1 << 21) != 0;

    /// <summary>Whether its script is known from its neighbours only.</summary>
    public bool HasNoScriptOfItsOwn => Script <= InheritedScript;
}
