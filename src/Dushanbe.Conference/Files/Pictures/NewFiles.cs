namespace Dushanbe.Conference.Files.Pictures;

/// <summary>Files written before the database knows them; disposed of without <see cref="Keep"/>, those that were new are deleted again.</summary>
internal sealed class NewFiles(FileStore files) : IAsyncDisposable
{
    private readonly List<string> added = [];

    public async Task<string> SaveAsync(ReadOnlyMemory<byte> bytes, CancellationToken cancel)
    {
        var hash = FileStore.HashOf(bytes.Span);
        if (files.LengthOf(hash) is null) added.Add(hash);
        return await files.SaveAsync(bytes, cancel);
    }

    public void Keep() => added.Clear();

    public ValueTask DisposeAsync()
    {
        foreach (var hash in added) files.Delete(hash);
        added.Clear();
        return ValueTask.CompletedTask;
    }
}
