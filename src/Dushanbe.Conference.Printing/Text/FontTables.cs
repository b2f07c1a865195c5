using System.Buffers.Binary;
using System.Text;

namespace Dushanbe.Conference.Printing.Text;

/// <summary>Reads metadata of a face from its tables, with bounds checks.</summary>
internal sealed class FontTables
{
    private const int PostScriptNameId = 6;
    private const int FamilyNameId = 1;

    private readonly ReadOnlyMemory<byte> file;
    private readonly Dictionary<string, Range> tables = [];

    /// <summary>Finds the tables of a TrueType or OpenType file, of a collection those of its first face.</summary>
    /// <exception cref="FontException">The file is no font, is cut off, or is of a kind that PDF cannot hold.</exception>
    public FontTables(ReadOnlyMemory<byte> file, string name)
    {
        this.file = file;
        var span = file.Span;
        var start = 0;
        if (span.Length >= 16 && span.StartsWith("ttcf"u8))
        {
            start = (int)Math.Min(BinaryPrimitives.ReadUInt32BigEndian(span[12..]), int.MaxValue);
            if (start > span.Length - 12) throw new FontException($"The font '{name}' is cut off.");
        }

        span = span[start..];
        if (span.Length < 12 || BinaryPrimitives.ReadUInt32BigEndian(span) is not (0x00010000 or 0x4F54544F or 0x74727565))
            throw new FontException($"The font '{name}' is not a TrueType or OpenType file.");

        int count = BinaryPrimitives.ReadUInt16BigEndian(span[4..]);
        if (span.Length < 12 + count * 16) throw new FontException($"The font '{name}' is cut off.");
        for (var i = 0; i < count; i++)
        {
            var entry = span.Slice(12 + i * 16, 16);
            var offset = BinaryPrimitives.ReadUInt32BigEndian(entry[8..]);
            var length = BinaryPrimitives.ReadUInt32BigEndian(entry[12..]);
            if (offset + (long)length > file.Length) throw new FontException($"The font '{name}' is cut off.");
            tables[Encoding.ASCII.GetString(entry[..4])] = (int)offset..(int)(offset + length);
        }

        foreach (var required in (ReadOnlySpan<string>)["head", "cmap", "hhea", "hmtx", "maxp"])
            if (!tables.ContainsKey(required))
                throw new FontException($"The font '{name}' has no table '{required}'.");
        if (!tables.ContainsKey("CFF ") && Table("glyf").IsEmpty && !tables.ContainsKey("CFF2"))
            throw new FontException($"The font '{name}' has no outlines; its characters are pictures for the screen, as those of many fonts for emoji.");
        if (tables.ContainsKey("CFF2")) throw new FontException($"The font '{name}' is variable and has CFF2 outlines; take a static edition of it.");
    }

    /// <summary>Whether the file has a table.</summary>
    public bool Has(string table) => tables.ContainsKey(table);

    /// <summary>A 16-bit number with a sign; zero where the table is absent or too short.</summary>
    public int Signed(string table, int offset) => (short)Unsigned(table, offset);

    /// <summary>A 16-bit number; zero where the table is absent or too short.</summary>
    public int Unsigned(string table, int offset)
    {
        var span = Table(table);
        return offset + 2 <= span.Length ? BinaryPrimitives.ReadUInt16BigEndian(span[offset..]) : 0;
    }

    /// <summary>The name for PDF and PostScript, or null.</summary>
    public string? PostScriptName => NameOf(PostScriptNameId);

    /// <summary>The name of the family, or null.</summary>
    public string? FamilyName => NameOf(FamilyNameId);

    private ReadOnlySpan<byte> Table(string table) => tables.TryGetValue(table, out var range) ? file.Span[range] : [];

    private string? NameOf(int id)
    {
        const string table = "name";
        var (count, strings) = (Unsigned(table, 2), Unsigned(table, 4));
        for (var i = 0; i < count; i++)
        {
            var record = 6 + i * 12;
            if (Unsigned(table, record + 6) != id) continue;

            var (length, offset) = (Unsigned(table, record + 8), strings + Unsigned(table, record + 10));
            var span = Table(table);
            if (offset + length > span.Length) continue;
            var isMacintosh = Unsigned(table, record) == 1;
            return (isMacintosh ? Encoding.Latin1 : Encoding.BigEndianUnicode).GetString(span.Slice(offset, length));
        }

        return null;
    }
}
