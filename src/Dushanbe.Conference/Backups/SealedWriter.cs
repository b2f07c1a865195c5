using System.Security.Cryptography;

namespace Dushanbe.Conference.Backups;

/// <summary>Writes bytes as encrypted chunks. Without <see cref="CompleteAsync"/> there is no last chunk, and nobody can read what was written.</summary>
internal sealed class SealedWriter : IDisposable
{
    private readonly Stream to;
    private readonly BackupHeader header;
    private readonly AesGcm key;
    private readonly byte[] plain = new byte[BackupHeader.Chunk];
    private readonly byte[] cipher = new byte[BackupHeader.Chunk + BackupHeader.TagLength];
    private int filled;
    private long number;

    private SealedWriter(Stream to, BackupHeader header, AesGcm key) => (this.to, this.header, this.key) = (to, header, key);

    /// <summary>Writes the header.</summary>
    public static async Task<SealedWriter> BeginAsync(Stream to, string passphrase, CancellationToken cancel, int iterations = BackupHeader.UsualIterations)
    {
        var (header, key) = BackupHeader.New(passphrase, iterations);
        await to.WriteAsync(header.Bytes, cancel);
        return new(to, header, key);
    }

    public async Task WriteAsync(ReadOnlyMemory<byte> bytes, CancellationToken cancel)
    {
        while (bytes.Length > 0)
        {
            // a full chunk is kept until more comes, since it may be the last
            if (filled == plain.Length) await SealAsync(isLast: false, cancel);
            var some = bytes[..Math.Min(bytes.Length, plain.Length - filled)];
            some.CopyTo(plain.AsMemory(filled));
            filled += some.Length;
            bytes = bytes[some.Length..];
        }
    }

    public Task CompleteAsync(CancellationToken cancel) => SealAsync(isLast: true, cancel);

    public void Dispose()
    {
        CryptographicOperations.ZeroMemory(plain);
        key.Dispose();
    }

    private async Task SealAsync(bool isLast, CancellationToken cancel)
    {
        Seal(isLast);
        await to.WriteAsync(cipher.AsMemory(0, filled + BackupHeader.TagLength), cancel);
        (filled, number) = (0, number + 1);
    }

    private void Seal(bool isLast)
    {
        Span<byte> nonce = stackalloc byte[BackupHeader.NonceLength];
        BackupHeader.Nonce(nonce, number, isLast);
        key.Encrypt(nonce, plain.AsSpan(0, filled), cipher.AsSpan(0, filled), cipher.AsSpan(filled, BackupHeader.TagLength), header.Associated);
    }
}
