using Dushanbe.Conference.Printing.Layout;

namespace Dushanbe.Conference.Papers.Booklet;

/// <summary>
/// A cache of recently requested public booklets. A release never changes, so its booklet is created once in each language, and one
/// at a time: a thousand requests in the minute after publishing cost one booklet.
/// </summary>
public sealed class BookletShelf : IDisposable
{
    /// <summary>The capacity; the least recently used file is evicted.</summary>
    public const int Most = 24;

    private readonly SemaphoreSlim turn = new(1);
    private readonly LinkedList<(Key Key, Made Made)> files = [];

    /// <summary>The cache key.</summary>
    internal sealed record Key(Guid ReleaseId, string Language, bool PdfA, bool IsTraining, bool IsClosed, Uri? Online);

    /// <summary>A booklet as a file.</summary>
    internal sealed record Made(byte[] File, RenderReport Report);

    /// <summary>How many booklets were created rather than found in the cache.</summary>
    public int Count { get; private set; }

    /// <inheritdoc/>
    public void Dispose() => turn.Dispose();

    internal async Task<Made> ReadAsync(Key key, Func<Made> make, CancellationToken cancel)
    {
        await turn.WaitAsync(cancel);
        try
        {
            var known = files.FirstOrDefault(each => each.Key == key);
            if (known.Made is not null) files.Remove(known);
            else
            {
                known = (key, await HeavyWork.DoAsync(make, cancel));
                Count++;
            }

            if (files.Count >= Most) files.RemoveLast();
            files.AddFirst(known);
            return known.Made;
        }
        finally
        {
            turn.Release();
        }
    }
}
