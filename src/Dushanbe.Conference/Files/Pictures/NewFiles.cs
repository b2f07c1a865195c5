using System.Collections.Concurrent;

namespace Dushanbe.Conference.Files.Pictures;

/// <summary>
/// Files that rows are about to name. They wait as drafts until the rows are stored and are kept then; disposed of without
/// <see cref="Keep"/> they are gone, and what anybody else has stored of the same bytes is not touched.
/// </summary>
internal sealed class NewFiles(FileStore files) : IAsyncDisposable
{
    private readonly ConcurrentDictionary<string, FileDraft> drafts = new(StringComparer.Ordinal);

    /// <summary>Takes bytes in, by several at once if need be, and returns their hash.</summary>
    public async Task<string> SaveAsync(ReadOnlyMemory<byte> bytes, CancellationToken cancel)
    {
        var hash = FileStore.HashOf(bytes.Span);
        if (drafts.ContainsKey(hash)) return hash;
        // a draft even where the file is there: it may be deleted before the rows are stored
        var draft = await files.DraftAsync(bytes, cancel);
        if (!drafts.TryAdd(hash, draft)) draft.Dispose();
        return hash;
    }

    /// <summary>The number of bytes of a hash that was taken in.</summary>
    public long LengthOf(string hash) => drafts[hash].Length;

    /// <summary>Stores them, once the rows that name them are.</summary>
    public void Keep()
    {
        foreach (var draft in drafts.Values) draft.Keep();
    }

    public ValueTask DisposeAsync()
    {
        foreach (var draft in drafts.Values) draft.Dispose();
        drafts.Clear();
        return ValueTask.CompletedTask;
    }
}
