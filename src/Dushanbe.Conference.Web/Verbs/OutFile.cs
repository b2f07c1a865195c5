using Dushanbe.Conference.Files;

namespace Dushanbe.Conference.Web.Verbs;

/// <summary>
/// The output file of a command, accessible to its owner only since it may have personal data: written beside its target and moved there when
/// complete, so that a failure keeps the old file.
/// </summary>
internal sealed class OutFile : IAsyncDisposable
{
    private readonly string path;
    private readonly string draft;

    public OutFile(string path)
    {
        (this.path, draft) = (path, $"{path}.{Guid.CreateVersion7():N}.part");
        Stream = OwnerFile.Open(draft, FileMode.CreateNew, FileAccess.ReadWrite);
    }

    public FileStream Stream { get; }

    public async Task KeepAsync()
    {
        await Stream.DisposeAsync();
        File.Move(draft, path, overwrite: true);
    }

    public async ValueTask DisposeAsync()
    {
        await Stream.DisposeAsync();
        File.Delete(draft);
    }
}
