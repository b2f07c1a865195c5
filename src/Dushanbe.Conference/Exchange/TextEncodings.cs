using System.Buffers;
using System.Text;
using System.Text.Unicode;

namespace Dushanbe.Conference.Exchange;

/// <summary>Guesses the encoding of a text that is not UTF-8, for the error message.</summary>
internal static class TextEncodings
{
    /// <summary>The likely encoding; null for UTF-8 and for binary data.</summary>
    public static string? Guess(ReadOnlySpan<byte> bytes)
    {
        if (bytes.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xFE]) || bytes.StartsWith((ReadOnlySpan<byte>)[0xFE, 0xFF])) return "UTF-16";
        var start = bytes[..Math.Min(bytes.Length, 4_000)];
        var (even, odd) = (0, 0);
        for (var i = 0; i < start.Length; i++)
            if (start[i] == 0) _ = i % 2 == 0 ? even++ : odd++;
        if (Math.Max(even, odd) > start.Length / 5 && Math.Min(even, odd) == 0) return "UTF-16";
        if (even + odd > 0 || Utf8.IsValid(bytes)) return null;
        if (start.Count((byte)'\n') + start.Count((byte)'\r') + start.Count((byte)',') + start.Count((byte)';') == 0) return null;
        return IsBinary(bytes) ? null : OneByte(bytes);
    }

    /// <summary>The line of the first byte that is invalid in UTF-8; the first line of a text in UTF-16.</summary>
    public static int FirstLine(ReadOnlySpan<byte> bytes)
    {
        var line = 1;
        while (!bytes.IsEmpty && Rune.DecodeFromUtf8(bytes, out _, out var length) == OperationStatus.Done)
        {
            if (bytes[0] == '\n') line++;
            bytes = bytes[length..];
        }

        return line;
    }

    /// <summary>The line of the first invalid byte of a text that is mostly UTF-8; null for another encoding.</summary>
    public static int? BrokenLine(ReadOnlySpan<byte> bytes)
    {
        var (whole, broken, line, first) = (0, 0, 1, 0);
        while (!bytes.IsEmpty)
        {
            var isWhole = Rune.DecodeFromUtf8(bytes, out _, out var length) == OperationStatus.Done;
            if (bytes[0] == '\n') line++;
            if (!isWhole && broken++ == 0) first = line;
            if (isWhole && length > 1) whole++;
            bytes = bytes[length..];
        }

        return broken > 0 && whole >= broken * 10 ? first : null;
    }

    /// <summary>Whether the bytes are binary data.</summary>
    public static bool IsBinary(ReadOnlySpan<byte> bytes)
    {
        if (bytes.StartsWith("%PDF"u8)) return true;
        var start = bytes[..Math.Min(bytes.Length, 8_000)];
        var controls = 0;
        foreach (var each in start)
            if (each < 32 && each is not ((byte)'\t' or (byte)'\r' or (byte)'\n' or 0x0C)) controls++;
        return start.Contains((byte)0) || controls * 20 > start.Length;
    }

    /// <summary>Words of Cyrillic are whole runs of high bytes; in a Western text one stands alone among ASCII letters.</summary>
    private static string OneByte(ReadOnlySpan<byte> bytes)
    {
        var (high, inRun, low, middle, dos) = (0, 0, 0, 0, 0);
        for (var i = 0; i < bytes.Length; i++)
        {
            if (bytes[i] < 0x80) continue;
            high++;
            if (i > 0 && bytes[i - 1] >= 0x80 || i + 1 < bytes.Length && bytes[i + 1] >= 0x80) inRun++;
            if (bytes[i] >= 0xE0) low++;
            else if (bytes[i] >= 0xC0) middle++;
            else if (bytes[i] < 0xB0) dos++;
        }

        if (inRun * 2 < high) return "Windows-1252";
        // most letters are lower case: their byte ranges distinguish the Cyrillic encodings
        return dos > low && dos > middle ? "CP866" : middle > low ? "KOI8-R" : "Windows-1251";
    }
}
