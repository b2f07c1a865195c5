using System.Text;

namespace Dushanbe.Conference.Exchange;

/// <summary>The encodings in which a table can be read once a clerk has seen a sample of it.</summary>
public static class ImportEncodings
{
    internal const string Utf8 = "UTF-8", Utf16 = "UTF-16";

    private static readonly (string Name, int Page)[] CodePages =
        [("Windows-1251", 1251), ("KOI8-R", 20866), ("CP866", 866), ("Windows-1252", 1252), ("Windows-1250", 1250), ("Windows-1254", 1254), ("Windows-1256", 1256)];

    /// <summary>Their names, the usual first.</summary>
    public static IReadOnlyList<string> All { get; } = [Utf8, Utf16, .. CodePages.Select(each => each.Name)];

    /// <summary>A text in one of them as UTF-8.</summary>
    internal static byte[] ToUtf8(byte[] bytes, string encoding) => encoding == Utf8 ? bytes : Encoding.Convert(Of(bytes, encoding), Encoding.UTF8, bytes);

    private static Encoding Of(byte[] bytes, string encoding)
    {
        if (encoding != Utf16) return CodePagesEncodingProvider.Instance.GetEncoding(CodePages.Single(each => each.Name == encoding).Page)!;
        if (bytes.AsSpan().StartsWith((ReadOnlySpan<byte>)[0xFE, 0xFF])) return Encoding.BigEndianUnicode;
        // without a mark: ASCII letters have their zero in front
        return bytes.Length > 1 && bytes[0] == 0 ? Encoding.BigEndianUnicode : Encoding.Unicode;
    }
}
