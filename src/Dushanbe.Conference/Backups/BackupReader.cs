using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Dushanbe.Conference.Files.AtRest;

namespace Dushanbe.Conference.Backups;

/// <summary>Reads the entries of a backup, in their order. Whatever they declare, it holds two chunks and their names.</summary>
internal sealed class BackupReader : IDisposable
{
    private const int LongestManifest = 64 * 1024;
    private const int MostOthers = 10_000;
    private const long MostBytes = long.MaxValue / 2;

    private readonly SealedReader from;
    private readonly byte[] buffer = new byte[BackupHeader.Chunk];

    private BackupReader(SealedReader from, BackupManifest manifest) => (this.from, Manifest) = (from, manifest);

    public BackupManifest Manifest { get; }

    /// <summary>Reads the header and the manifest.</summary>
    /// <exception cref="UnreadableBackupException">It cannot be read.</exception>
    public static async Task<BackupReader> BeginAsync(Stream file, string passphrase, CancellationToken cancel)
    {
        var source = await SealedReader.BeginAsync(file, passphrase, cancel);
        try
        {
            var (name, length) = await HeadAsync(source, cancel);
            if (name != BackupNames.Manifest || length > LongestManifest) throw new UnreadableBackupException(BackupFault.Strange, source.At);
            var (bytes, hash) = (new byte[length], new byte[SHA256.HashSizeInBytes]);
            await source.FillAsync(bytes, cancel);
            await source.FillAsync(hash, cancel);
            return hash.AsSpan().SequenceEqual(SHA256.HashData(bytes)) && Read(bytes) is { } manifest ? new(source, manifest) : throw new UnreadableBackupException(BackupFault.Strange, source.At);
        }
        catch
        {
            source.Dispose();
            throw;
        }
    }

    /// <summary>Reads everything to the end.</summary>
    /// <param name="place">Where the bytes of an entry go; null where they are only hashed.</param>
    /// <param name="cancel">Cancels.</param>
    /// <exception cref="UnreadableBackupException">It cannot be read; what has been placed must not be used.</exception>
    public async Task<IReadOnlyList<BackupEntry>> UnpackAsync(Func<string, Stream?> place, CancellationToken cancel)
    {
        var (entries, names, left, others) = (new List<BackupEntry>(), new HashSet<string>(StringComparer.OrdinalIgnoreCase), Manifest.Bytes, 0);
        for (var count = 0; count < Manifest.Entries; count++)
        {
            var (name, length) = await HeadAsync(from, cancel);
            if (BackupNames.PathOf(name) is null || !names.Add(name) || length > left || BackupNames.HashOf(name) is null && ++others > MostOthers) throw Strange();
            await using var to = place(name);
            var (hash, isSealed) = await CopyAsync(to, length, cancel);
            // an encrypted upload is bound to its name by its own header
            if (!isSealed && BackupNames.HashOf(name) is { } named && named != hash) throw Strange();
            if (to is FileStream file) file.Flush(flushToDisk: true);
            entries.Add(new(name, length, hash));
            left -= length;
        }

        // the last chunk proves that nothing was cut off
        return await from.ReadAsync(buffer.AsMemory(0, 1), cancel) == 0 && left == 0 ? entries : throw Strange();
    }

    public void Dispose() => from.Dispose();

    private async Task<(string Hash, bool IsSealed)> CopyAsync(Stream? to, long length, CancellationToken cancel)
    {
        var (start, known) = (new byte[SealedFile.HeaderLength], 0);
        using var sum = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        for (var left = length; left > 0;)
        {
            var count = await from.ReadAsync(buffer.AsMemory(0, (int)Math.Min(left, buffer.Length)), cancel);
            if (count == 0) throw Strange();
            var more = Math.Min(count, start.Length - known);
            buffer.AsSpan(0, more).CopyTo(start.AsSpan(known));
            known += more;
            sum.AppendData(buffer, 0, count);
            if (to is not null) await to.WriteAsync(buffer.AsMemory(0, count), cancel);
            left -= count;
        }

        var (hash, said) = (sum.GetHashAndReset(), new byte[SHA256.HashSizeInBytes]);
        await from.FillAsync(said, cancel);
        return hash.AsSpan().SequenceEqual(said) ? (Convert.ToHexStringLower(hash), SealedFile.IsSealed(start)) : throw Strange();
    }

    private static async Task<(string Name, long Length)> HeadAsync(SealedReader from, CancellationToken cancel)
    {
        var number = new byte[8];
        await from.FillAsync(number.AsMemory(0, 2), cancel);
        var count = BinaryPrimitives.ReadUInt16BigEndian(number);
        if (count is 0 or > BackupNames.Longest) throw new UnreadableBackupException(BackupFault.Strange, from.At);
        var title = new byte[count];
        await from.FillAsync(title, cancel);
        await from.FillAsync(number, cancel);
        var length = BinaryPrimitives.ReadInt64BigEndian(number);
        return length >= 0 ? (Encoding.UTF8.GetString(title), length) : throw new UnreadableBackupException(BackupFault.Strange, from.At);
    }

    private static BackupManifest? Read(byte[] bytes)
    {
        try
        {
            return JsonSerializer.Deserialize<BackupManifest>(bytes) is { Entries: >= 0, Bytes: >= 0 and <= MostBytes, Facts: not null, Engine: not null } manifest ? manifest : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private UnreadableBackupException Strange() => new(BackupFault.Strange, from.At);
}
