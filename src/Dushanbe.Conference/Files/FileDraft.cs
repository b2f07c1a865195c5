using Dushanbe.Conference.Files.AtRest;

namespace Dushanbe.Conference.Files;

/// <summary>An uploaded file without references yet. Deleted when disposed of without <see cref="Keep"/>.</summary>
public sealed class FileDraft : IDisposable
{
    private readonly FileForm form;
    private readonly string draft, path;
    private bool kept;

    internal FileDraft(FileForm form, string draft, string path, string hash) => (this.form, this.draft, this.path, Hash) = (form, draft, path, hash);

    /// <summary>The hash under which it will be stored.</summary>
    public string Hash { get; }

    /// <summary>The number of bytes.</summary>
    public long Length => form.LengthOf(draft, Hash) ?? 0;

    /// <summary>Opens it for reading before it is kept. The caller disposes of the stream.</summary>
    public Stream Open() => form.Open(draft, Hash) ?? throw new FileNotFoundException("The draft of an upload is gone.");

    /// <summary>Stores it under its hash. If that fails, the draft stays for the next sweep, since a row refers to it already.</summary>
    public void Keep()
    {
        kept = true;
        try
        {
            FileStore.Move(draft, path);
        }
        catch (FileNotFoundException) when (File.Exists(path))
        {
            // a sweep has stored them already, assuming that this process had crashed
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        if (!kept) File.Delete(draft);
    }
}
