using System.Buffers.Binary;
using System.Text;

namespace Dushanbe.Conference.Benchmarks.Circuits;

/// <summary>As much of MessagePack (msgpack.org) as circuits send: nil, numbers, texts, bytes, lists and maps.</summary>
internal static class Pack
{
    /// <summary>A list of values as one message, with its length in front.</summary>
    public static byte[] Message(params object?[] values)
    {
        using var body = new MemoryStream();
        Write(body, values);
        using var whole = new MemoryStream();
        for (var left = (uint)body.Length; ; left >>= 7)
        {
            whole.WriteByte((byte)(left > 127 ? left & 127 | 128 : left));
            if (left <= 127) break;
        }

        body.WriteTo(whole);
        return whole.ToArray();
    }

    /// <summary>The messages in these bytes; what follows the last whole one is left.</summary>
    public static IEnumerable<object?[]> Messages(ReadOnlyMemory<byte> bytes, Action<int> taken)
    {
        for (var at = 0; ;)
        {
            var (length, shift, start) = (0, 0, at);
            while (start < bytes.Length && shift < 35)
            {
                var next = bytes.Span[start++];
                length |= (next & 127) << shift;
                shift += 7;
                if (next < 128) break;
                if (start == bytes.Length) yield break;
            }

            if (start == at || start + length > bytes.Length) yield break;
            var from = start;
            at = start + length;
            taken(at);
            yield return (object?[])Read(bytes.Span, ref from)!;
        }
    }

    private static void Write(Stream to, object? value)
    {
        Span<byte> buffer = stackalloc byte[9];
        switch (value)
        {
            case null:
                to.WriteByte(0xC0);
                break;
            case bool truth:
                to.WriteByte((byte)(truth ? 0xC3 : 0xC2));
                break;
            case int or long:
                buffer[0] = 0xD3;
                BinaryPrimitives.WriteInt64BigEndian(buffer[1..], Convert.ToInt64(value, System.Globalization.CultureInfo.InvariantCulture));
                to.Write(buffer);
                break;
            case string text:
                var bytes = Encoding.UTF8.GetBytes(text);
                buffer[0] = 0xDB;
                BinaryPrimitives.WriteUInt32BigEndian(buffer[1..], (uint)bytes.Length);
                to.Write(buffer[..5]);
                to.Write(bytes);
                break;
            case object?[] list:
                to.WriteByte((byte)(0x90 | list.Length));
                foreach (var each in list) Write(to, each);
                break;
            // the only map that a client sends is an empty one
            case Dictionary<string, object?>:
                to.WriteByte(0x80);
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(value), $"{value.GetType()} is not sent.");
        }
    }

    private static object? Read(ReadOnlySpan<byte> from, ref int at)
    {
        var kind = from[at++];
        switch (kind)
        {
            case < 0x80:
                return (long)kind;
            case >= 0xE0:
                return (long)(sbyte)kind;
            case 0xC0:
                return null;
            case 0xC2 or 0xC3:
                return kind == 0xC3;
            case <= 0x8F:
                return Map(from, ref at, kind & 15);
            case <= 0x9F:
                return List(from, ref at, kind & 15);
            case <= 0xBF:
                return Text(from, ref at, kind & 31);
            case 0xC4 or 0xC5 or 0xC6:
                return Bytes(from, ref at, (int)Number(from, ref at, 1 << (kind - 0xC4)));
            case 0xCC or 0xCD or 0xCE or 0xCF:
                return Number(from, ref at, 1 << (kind - 0xCC));
            case 0xD0 or 0xD1 or 0xD2 or 0xD3:
                var size = 1 << (kind - 0xD0);
                return Number(from, ref at, size) << (64 - 8 * size) >> (64 - 8 * size);
            case 0xCA or 0xCB:
                at += kind == 0xCA ? 4 : 8;
                return 0d;
            case 0xD9 or 0xDA or 0xDB:
                return Text(from, ref at, (int)Number(from, ref at, 1 << (kind - 0xD9)));
            case 0xDC or 0xDD:
                return List(from, ref at, (int)Number(from, ref at, kind == 0xDC ? 2 : 4));
            case 0xDE or 0xDF:
                return Map(from, ref at, (int)Number(from, ref at, kind == 0xDE ? 2 : 4));
            default:
                throw new InvalidDataException($"The server sends {kind:X}.");
        }
    }

    private static long Number(ReadOnlySpan<byte> from, ref int at, int size)
    {
        var value = 0UL;
        for (var i = 0; i < size; i++) value = value << 8 | from[at++];
        return (long)value;
    }

    private static string Text(ReadOnlySpan<byte> from, ref int at, int length)
    {
        at += length;
        return Encoding.UTF8.GetString(from[(at - length)..at]);
    }

    private static byte[] Bytes(ReadOnlySpan<byte> from, ref int at, int length)
    {
        at += length;
        return from[(at - length)..at].ToArray();
    }

    private static object?[] List(ReadOnlySpan<byte> from, ref int at, int length)
    {
        var list = new object?[length];
        for (var i = 0; i < length; i++) list[i] = Read(from, ref at);
        return list;
    }

    private static Dictionary<string, object?> Map(ReadOnlySpan<byte> from, ref int at, int length)
    {
        var map = new Dictionary<string, object?>(StringComparer.Ordinal);
        for (var i = 0; i < length; i++) map[$"{Read(from, ref at)}"] = Read(from, ref at);
        return map;
    }
}
