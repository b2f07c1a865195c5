namespace Dushanbe.Conference.Exchange;

/// <summary>The unpacked size exceeds the limit.</summary>
internal sealed class BombException : Exception;

/// <summary>A stream with a read limit, since the declared size of a packed file cannot be trusted.</summary>
/// <param name="inner">The source; closed with it.</param>
/// <param name="limit">The most bytes; one more is a <see cref="BombException"/>.</param>
/// <param name="spent">Receives the number of bytes of each read.</param>
internal sealed class LimitedStream(Stream inner, long limit, Action<int>? spent = null) : Stream
{
    private long left = limit;

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

    public override int Read(byte[] buffer, int offset, int count)
    {
        var read = inner.Read(buffer, offset, count);
        spent?.Invoke(read);
        if ((left -= read) < 0) throw new BombException();
        return read;
    }

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        var read = await inner.ReadAsync(buffer, cancellationToken);
        spent?.Invoke(read);
        return (left -= read) < 0 ? throw new BombException() : read;
    }

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing) inner.Dispose();
        base.Dispose(disposing);
    }
}
