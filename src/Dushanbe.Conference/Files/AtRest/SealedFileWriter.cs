namespace Dushanbe.Conference.Files.AtRest;

/// <summary>Writes an encrypted file whose name is known only at its end. The caller disposes of the stream.</summary>
internal sealed class SealedFileWriter(FileStream to, DataKey key) : IDisposable
{
    private readonly SealedFile file = SealedFile.New(key);
    private readonly byte[] clear = new byte[SealedFile.Chunk];
    private readonly byte[] stored = new byte[SealedFile.Chunk + SealedFile.TagLength];
    private int filled;
    private long number;

    /// <summary>Adds bytes.</summary>
    public async Task WriteAsync(ReadOnlyMemory<byte> bytes, CancellationToken cancel)
    {
        if (number == 0 && filled == 0) to.Position = SealedFile.HeaderLength;
        while (bytes.Length > 0)
        {
            // a full one is written once it is not the last
            if (filled == clear.Length) await FlushAsync(isLast: false, cancel);
            var count = Math.Min(bytes.Length, clear.Length - filled);
            bytes[..count].CopyTo(clear.AsMemory(filled));
            (filled, bytes) = (filled + count, bytes[count..]);
        }
    }

    /// <summary>Writes the rest and the header.</summary>
    public async Task CompleteAsync(string name, CancellationToken cancel)
    {
        if (number == 0 && filled == 0) to.Position = SealedFile.HeaderLength;
        await FlushAsync(isLast: true, cancel);
        to.Position = 0;
        await to.WriteAsync(file.HeaderFor(name), cancel);
        await to.FlushAsync(cancel);
    }

    public void Dispose() => file.Dispose();

    private async Task FlushAsync(bool isLast, CancellationToken cancel)
    {
        file.Seal(clear.AsSpan(0, filled), number++, isLast, stored);
        await to.WriteAsync(stored.AsMemory(0, filled + SealedFile.TagLength), cancel);
        filled = 0;
    }
}
