using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace Dushanbe.Conference.Backups;

/// <summary>Writes the entries of a backup: the length of the name, the name, the length, the bytes, their SHA-256.</summary>
internal sealed class BackupWriter(SealedWriter to)
{
    private readonly List<BackupEntry> written = [];
    private readonly byte[] buffer = new byte[BackupHeader.Chunk];

    /// <summary>What was written.</summary>
    public IReadOnlyList<BackupEntry> Written => written;

    public Task WriteAsync(BackupManifest manifest, CancellationToken cancel)
    {
        var bytes = JsonSerializer.SerializeToUtf8Bytes(manifest);
        return WriteAsync(BackupNames.Manifest, new MemoryStream(bytes), bytes.Length, cancel);
    }

    /// <summary>Writes an entry of exactly this length.</summary>
    /// <exception cref="IOException">The file changed while it was read.</exception>
    public async Task WriteAsync(string name, Stream from, long length, CancellationToken cancel)
    {
        var title = Encoding.UTF8.GetBytes(name);
        var head = new byte[2 + title.Length + 8];
        BinaryPrimitives.WriteUInt16BigEndian(head, (ushort)title.Length);
        title.CopyTo(head, 2);
        BinaryPrimitives.WriteInt64BigEndian(head.AsSpan(2 + title.Length), length);
        await to.WriteAsync(head, cancel);

        using var sum = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        for (var left = length; left > 0;)
        {
            var count = await from.ReadAsync(buffer.AsMemory(0, (int)Math.Min(left, buffer.Length)), cancel);
            if (count == 0) throw new IOException($"A file became shorter while it was backed up: {name}.");
            sum.AppendData(buffer, 0, count);
            await to.WriteAsync(buffer.AsMemory(0, count), cancel);
            left -= count;
        }

        var hash = sum.GetHashAndReset();
        await to.WriteAsync(hash, cancel);
        written.Add(new(name, length, Convert.ToHexStringLower(hash)));
    }
}
