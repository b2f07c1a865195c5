using Microsoft.AspNetCore.OutputCaching;

namespace Dushanbe.Conference.Web.Public.Frame;

/// <summary>
/// Stores the cached pages, limited in bytes and number, since anybody can request more pages with other words in the
/// address: the least recently used one is evicted.
/// </summary>
internal sealed class PageStore(TimeProvider clock) : IOutputCacheStore
{
    /// <summary>Pages at most.</summary>
    public const int MostPages = 4_000;

    /// <summary>Bytes of their bodies and headers at most.</summary>
    public const long MostBytes = 128L * 1024 * 1024;

    private readonly Lock gate = new();
    private readonly Dictionary<string, LinkedListNode<Page>> pages = new(StringComparer.Ordinal);
    private readonly LinkedList<Page> byUse = [];

    /// <summary>Bytes held at the moment.</summary>
    public long Bytes { get; private set; }

    /// <summary>Pages held at the moment.</summary>
    public int Count => pages.Count;

    public ValueTask<byte[]?> GetAsync(string key, CancellationToken cancellationToken)
    {
        lock (gate)
        {
            if (!pages.TryGetValue(key, out var found)) return ValueTask.FromResult<byte[]?>(null);
            byUse.Remove(found);
            if (clock.GetElapsedTime(found.Value.Stored) >= found.Value.Holds)
            {
                Forget(found);
                return ValueTask.FromResult<byte[]?>(null);
            }

            byUse.AddFirst(found);
            return ValueTask.FromResult<byte[]?>(found.Value.Body);
        }
    }

    public ValueTask SetAsync(string key, byte[] value, string[]? tags, TimeSpan validFor, CancellationToken cancellationToken)
    {
        lock (gate)
        {
            if (pages.TryGetValue(key, out var former)) Drop(former);
            if (value.LongLength > MostBytes) return ValueTask.CompletedTask;
            pages[key] = byUse.AddFirst(new Page(key, value, tags ?? [], clock.GetTimestamp(), validFor));
            Bytes += value.LongLength;
            while (pages.Count > MostPages || Bytes > MostBytes) Drop(byUse.Last!);
        }

        return ValueTask.CompletedTask;
    }

    public ValueTask EvictByTagAsync(string tag, CancellationToken cancellationToken)
    {
        lock (gate)
            foreach (var page in pages.Values.Where(each => each.Value.Tags.Contains(tag, StringComparer.Ordinal)).ToList()) Drop(page);
        return ValueTask.CompletedTask;
    }

    private void Drop(LinkedListNode<Page> page)
    {
        byUse.Remove(page);
        Forget(page);
    }

    private void Forget(LinkedListNode<Page> page)
    {
        pages.Remove(page.Value.Key);
        Bytes -= page.Value.Body.LongLength;
    }

    private sealed record Page(string Key, byte[] Body, string[] Tags, long Stored, TimeSpan Holds);
}
