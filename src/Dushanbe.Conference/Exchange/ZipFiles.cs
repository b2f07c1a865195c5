using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;
using System.Text.Unicode;

namespace Dushanbe.Conference.Exchange;

/// <summary>Untrusted ZIP files: the size and content of their directory.</summary>
internal static class ZipFiles
{
    private const int EndLength = 22;                  // length of the end record without comment
    private const int LongestComment = ushort.MaxValue;
    private const long LongestList = 8 << 20;         // twenty thousand names of 350 bytes

    /// <summary>
    /// The declared number of files, read from the end record before parsing the directory; <see cref="int.MaxValue"/>
    /// where the directory is longer than any number of photos needs.
    /// </summary>
    /// <exception cref="InvalidDataException">The file is no ZIP file.</exception>
    public static int CountOf(Stream file)
    {
        var end = new byte[(int)Math.Min(file.Length, EndLength + LongestComment)];
        file.Position = file.Length - end.Length;
        file.ReadExactly(end);
        var at = end.AsSpan().LastIndexOf("PK\u0005\u0006"u8);
        if (at < 0 || end.Length - at < EndLength) throw new InvalidDataException("The end of a ZIP file is missing.");
        var count = BinaryPrimitives.ReadUInt16LittleEndian(end.AsSpan(at + 10));
        var begin = BinaryPrimitives.ReadUInt32LittleEndian(end.AsSpan(at + 16));
        // the declared count may be wrong, the offset of the directory cannot
        var length = file.Length - end.Length + at - begin;
        file.Position = 0;
        return count == ushort.MaxValue || begin == uint.MaxValue || length > LongestList ? int.MaxValue : count;
    }

    /// <summary>Opens it for reading; names are read as UTF-8 or, where invalid, in the encoding of Cyrillic Windows.</summary>
    public static ZipArchive Open(Stream file) => new(file, ZipArchiveMode.Read, leaveOpen: true, new Names());

    /// <summary>Whether an entry is a folder or a system file.</summary>
    public static bool IsNothing(ZipArchiveEntry entry) =>
        entry.Name.Length == 0 || entry.FullName.StartsWith("__MACOSX/", StringComparison.Ordinal)
        || entry.Name.StartsWith("._", StringComparison.Ordinal) || entry.Name.StartsWith("~$", StringComparison.Ordinal);

    /// <summary>Whether a name has the extension of a picture.</summary>
    public static bool IsPicture(string name) => Path.GetExtension(name).ToUpperInvariant() is ".JPG" or ".JPEG" or ".PNG" or ".WEBP";

    /// <summary>Whether an exception means that a packed file is damaged or uses an unsupported method.</summary>
    public static bool IsDamage(Exception exception) => exception is InvalidDataException or EndOfStreamException or NotSupportedException or BombException;

    /// <summary>Names without an encoding flag.</summary>
    private sealed class Names : Encoding
    {
        private static readonly Encoding Russian = CodePagesEncodingProvider.Instance.GetEncoding(866)!;

        public override int GetByteCount(char[] chars, int index, int count) => UTF8.GetByteCount(chars, index, count);

        public override int GetBytes(char[] chars, int charIndex, int charCount, byte[] bytes, int byteIndex) => UTF8.GetBytes(chars, charIndex, charCount, bytes, byteIndex);

        public override int GetCharCount(byte[] bytes, int index, int count) => Of(bytes.AsSpan(index, count)).GetCharCount(bytes, index, count);

        public override int GetChars(byte[] bytes, int byteIndex, int byteCount, char[] chars, int charIndex) => Of(bytes.AsSpan(byteIndex, byteCount)).GetChars(bytes, byteIndex, byteCount, chars, charIndex);

        public override int GetMaxByteCount(int charCount) => UTF8.GetMaxByteCount(charCount);

        public override int GetMaxCharCount(int byteCount) => UTF8.GetMaxCharCount(byteCount);

        private static Encoding Of(ReadOnlySpan<byte> bytes) => Utf8.IsValid(bytes) ? UTF8 : Russian;
    }
}
