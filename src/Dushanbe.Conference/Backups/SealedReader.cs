using System.Security.Cryptography;

namespace Dushanbe.Conference.Backups;

/// <summary>Reads what <see cref="SealedWriter"/> wrote. Gives out no byte before its chunk is authenticated; holds two chunks, whatever the file claims.</summary>
internal sealed class SealedReader : IDisposable
{
    private readonly Stream from;
    private readonly BackupHeader header;
    private readonly AesGcm key;
    private readonly byte[] plain = new byte[BackupHeader.Chunk];
    // one byte more than a chunk shows whether another one follows
    private readonly byte[] cipher = new byte[BackupHeader.Chunk + BackupHeader.TagLength + 1];
    private int read, filled, ahead;
    private long number;
    private bool isLast;

    private SealedReader(Stream from, BackupHeader header, AesGcm key) => (this.from, this.header, this.key) = (from, header, key);

    /// <summary>Where the current chunk begins in the file.</summary>
    public long At => BackupHeader.Length + (number - 1) * (BackupHeader.Chunk + BackupHeader.TagLength);

    /// <summary>Reads the header.</summary>
    /// <exception cref="UnreadableBackupException">It is not one that fits.</exception>
    public static async Task<SealedReader> BeginAsync(Stream from, string passphrase, CancellationToken cancel)
    {
        var start = new byte[BackupHeader.Length];
        var count = await from.ReadAtLeastAsync(start, start.Length, throwOnEndOfStream: false, cancel);
        if (count < start.Length) throw new UnreadableBackupException(BackupHeader.IsBackup(start) ? BackupFault.Damaged : BackupFault.NotABackup, count);
        var (header, key) = BackupHeader.Read(start, passphrase);
        return new(from, header, key);
    }

    /// <summary>Reads some bytes; 0 at the end, which only the last chunk has.</summary>
    /// <exception cref="UnreadableBackupException">A chunk is not what was written in its place.</exception>
    public async Task<int> ReadAsync(Memory<byte> bytes, CancellationToken cancel)
    {
        while (read == filled)
        {
            if (isLast) return 0;
            await NextAsync(cancel);
        }

        var count = Math.Min(bytes.Length, filled - read);
        plain.AsMemory(read, count).CopyTo(bytes);
        read += count;
        return count;
    }

    /// <summary>Reads exactly so many bytes.</summary>
    /// <exception cref="UnreadableBackupException">There are fewer.</exception>
    public async Task FillAsync(Memory<byte> bytes, CancellationToken cancel)
    {
        while (bytes.Length > 0)
        {
            var count = await ReadAsync(bytes, cancel);
            if (count == 0) throw new UnreadableBackupException(BackupFault.Strange, At);
            bytes = bytes[count..];
        }
    }

    public void Dispose()
    {
        CryptographicOperations.ZeroMemory(plain);
        key.Dispose();
    }

    private async Task NextAsync(CancellationToken cancel)
    {
        var count = ahead + await from.ReadAtLeastAsync(cipher.AsMemory(ahead), cipher.Length - ahead, throwOnEndOfStream: false, cancel);
        isLast = count < cipher.Length;
        var length = isLast ? count : count - 1;
        number++;
        if (length < BackupHeader.TagLength || !Opens(length - BackupHeader.TagLength)) throw new UnreadableBackupException(BackupFault.Damaged, At);
        (read, filled, ahead) = (0, length - BackupHeader.TagLength, isLast ? 0 : 1);
        cipher[0] = cipher[^1];
    }

    private bool Opens(int length)
    {
        Span<byte> nonce = stackalloc byte[BackupHeader.NonceLength];
        BackupHeader.Nonce(nonce, number - 1, isLast);
        try
        {
            key.Decrypt(nonce, cipher.AsSpan(0, length), cipher.AsSpan(length, BackupHeader.TagLength), plain.AsSpan(0, length), header.Associated);
            return true;
        }
        catch (AuthenticationTagMismatchException)
        {
            return false;
        }
    }
}
