using Microsoft.Win32.SafeHandles;

namespace Dushanbe.Conference.Files.AtRest;

/// <summary>Reads an encrypted file from any position, as archives are read; a chunk is in memory.</summary>
internal sealed class SealedFileStream(SafeFileHandle handle, SealedFile file, bool isOwner) : Stream
{
    private readonly long storedLength = RandomAccess.GetLength(handle);
    private readonly byte[] stored = new byte[SealedFile.Chunk + SealedFile.TagLength];
    private readonly byte[] clear = new byte[SealedFile.Chunk];
    private long opened = -1;
    private long position;

    public override bool CanRead => true;

    public override bool CanSeek => true;

    public override bool CanWrite => false;

    public override long Length => SealedFile.ClearLength(storedLength);

    public override long Position
    {
        get => position;
        set => position = value >= 0 ? value : throw new ArgumentOutOfRangeException(nameof(value));
    }

    public override int Read(Span<byte> buffer)
    {
        MustBeWhole();
        if (buffer.Length == 0 || (position >= Length && !IsUnopenedEmpty)) return 0;
        var number = position / SealedFile.Chunk;
        if (number != opened)
        {
            var wanted = Wanted(number);
            for (int at = 0, count; at < wanted.Length; at += count)
                if ((count = RandomAccess.Read(handle, wanted.Span[at..], StartOf(number) + at)) == 0) throw new InvalidDataException("A stored file is cut off.");
            OpenChunk(number, wanted.Span);
        }

        return Give(number, buffer);
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        MustBeWhole();
        if (buffer.Length == 0 || (position >= Length && !IsUnopenedEmpty)) return 0;
        var number = position / SealedFile.Chunk;
        if (number != opened)
        {
            var wanted = Wanted(number);
            for (int at = 0, count; at < wanted.Length; at += count)
                if ((count = await RandomAccess.ReadAsync(handle, wanted[at..], StartOf(number) + at, cancellationToken)) == 0) throw new InvalidDataException("A stored file is cut off.");
            OpenChunk(number, wanted.Span);
        }

        return Give(number, buffer.Span);
    }

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) => ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override long Seek(long offset, SeekOrigin origin) => Position = origin switch
    {
        SeekOrigin.Begin => offset,
        SeekOrigin.Current => position + offset,
        _ => Length + offset,
    };

    public override void Flush()
    {
        // nothing is written
    }

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            if (isOwner) handle.Dispose();
            file.Dispose();
        }

        base.Dispose(disposing);
    }

    // nothing of it is given, and yet it may be the beginning of a longer one
    private bool IsUnopenedEmpty => Length == 0 && position == 0 && opened < 0;

    // else the end of a file that was cut off would be taken for its own
    private void MustBeWhole()
    {
        if (!SealedFile.CanBeWhole(storedLength)) throw new InvalidDataException("A stored file is cut off.");
    }

    private static long StartOf(long number) => SealedFile.HeaderLength + number * (SealedFile.Chunk + SealedFile.TagLength);

    private Memory<byte> Wanted(long number) => stored.AsMemory(0, (int)Math.Min(stored.Length, storedLength - StartOf(number)));

    private void OpenChunk(long number, ReadOnlySpan<byte> chunk)
    {
        // what was open is overwritten, whether or not the next one opens
        opened = -1;
        file.Open(chunk, number, number == SealedFile.Chunks(storedLength) - 1, clear);
        opened = number;
    }

    private int Give(long number, Span<byte> buffer)
    {
        var at = (int)(position - number * SealedFile.Chunk);
        var count = (int)Math.Min(buffer.Length, Math.Min(SealedFile.Chunk - at, Length - position));
        clear.AsSpan(at, count).CopyTo(buffer);
        position += count;
        return count;
    }
}
