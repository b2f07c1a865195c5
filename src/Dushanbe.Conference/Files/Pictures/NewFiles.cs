using System.Collections.Concurrent;

namespace Dushanbe.Conference.Files.Pictures;

/// <summary>
/// New files whose rows are about to be stored. They are drafts until then and kept afterwards; disposed of without
/// <see cref="Keep"/> they are deleted, without affecting equal files stored by others.
/// </summary>
internal sealed class NewFiles(FileStore files) : IAsyncDisposable
{
    private readonly ConcurrentDictionary<string, FileDraft> drafts = new(StringComparer.Ordinal);

    /// <summary>Adds bytes and returns their hash. Thread-safe.</summary>
    public async Task<string> SaveAsync(ReadOnlyMemory<byte> bytes, CancellationToken cancel)
    {
        var hash = files.NameOf(bytes.Span);
        if (drafts.ContainsKey(hash)) return hash;
        // a draft even where the file exists: it may be deleted before the rows are stored
        var draft = await files.DraftAsync(bytes, cancel);
        if (!drafts.TryAdd(hash, draft)) draft.Dispose();
        return hash;
    }

    /// <summary>The number of bytes of an added hash.</summary>
    public long LengthOf(string hash) => drafts[hash].Length;

    /// <summary>Stores them, after their rows are stored.</summary>
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
