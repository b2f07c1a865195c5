using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace Dushanbe.Conference.Transfer;

/// <summary>The sum of the hashes of rows: independent of their order, and different once a row is lost, duplicated or changed.</summary>
internal sealed class TableDigest
{
    private readonly ulong[] sum = new ulong[4];

    /// <summary>How many rows were added.</summary>
    public long Rows { get; private set; }

    /// <summary>Adds a row.</summary>
    /// <param name="values">Its values as <see cref="StoredColumn"/> reads them, in the order of the columns' names.</param>
    public void Add(object?[] values)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        Span<byte> head = stackalloc byte[5];
        foreach (var value in values)
        {
            var (kind, bytes) = Canonical(value);
            head[0] = (byte)kind;
            BinaryPrimitives.WriteInt32LittleEndian(head[1..], bytes.Length);
            hash.AppendData(head);
            hash.AppendData(bytes);
        }

        Span<byte> row = stackalloc byte[32];
        hash.GetHashAndReset(row);
        for (var lane = 0; lane < sum.Length; lane++) sum[lane] = unchecked(sum[lane] + BinaryPrimitives.ReadUInt64LittleEndian(row[(lane * 8)..]));
        Rows++;
    }

    /// <summary>The digest, 64 hexadecimal digits.</summary>
    public override string ToString() => string.Concat(sum.Select(lane => lane.ToString("x16", System.Globalization.CultureInfo.InvariantCulture)));

    private static (char Kind, byte[] Bytes) Canonical(object? value) => value switch
    {
        null => ('-', []),
        string text => ('s', Encoding.UTF8.GetBytes(text)),
        byte[] bytes => ('b', bytes),
        Guid id => ('g', id.ToByteArray()),
        bool yes => ('y', [yes ? (byte)1 : (byte)0]),
        int or long or short or byte => ('n', BitConverter.GetBytes(Convert.ToInt64(value, System.Globalization.CultureInfo.InvariantCulture))),
        double number => ('d', BitConverter.GetBytes(number)),
        DateTime instant => ('i', BitConverter.GetBytes(instant.Ticks)),
        DateTimeOffset instant => ('o', BitConverter.GetBytes(instant.UtcTicks)),
        DateOnly day => ('D', BitConverter.GetBytes(day.DayNumber)),
        TimeOnly time => ('t', BitConverter.GetBytes(time.Ticks)),
        _ => throw new NotSupportedException($"Values of type {value.GetType().Name} cannot be compared between engines."),
    };
}
