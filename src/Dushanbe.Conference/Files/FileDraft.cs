namespace Dushanbe.Conference.Files;

/// <summary>A file that came in and that nothing names yet. Disposed of without <see cref="Keep"/> it is gone.</summary>
public sealed class FileDraft : IDisposable
{
    private readonly string draft, path;
    private bool kept;

    internal FileDraft(string draft, string path, string hash) => (this.draft, this.path, Hash) = (draft, path, hash);

    /// <summary>The hash under which it will be stored.</summary>
    public string Hash { get; }

    /// <summary>The number of bytes.</summary>
    public long Length => new FileInfo(draft).Length;

    /// <summary>Opens it for a look before it is kept. The caller disposes of the stream.</summary>
    public Stream Open() => File.OpenRead(draft);

    /// <summary>Stores it under its hash. Should that fail, the bytes stay for a sweep to find: a row names them already.</summary>
    public void Keep()
    {
        kept = true;
        try
        {
            FileStore.Move(draft, path);
        }
        catch (FileNotFoundException) when (File.Exists(path))
        {
            // a sweep took this process for dead and has stored them
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        if (!kept) File.Delete(draft);
    }
}
