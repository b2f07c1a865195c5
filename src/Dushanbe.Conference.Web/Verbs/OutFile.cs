namespace Dushanbe.Conference.Web.Verbs;

/// <summary>The file a verb makes: written beside its place and moved there when it is whole, so that a failure leaves what was there before.</summary>
internal sealed class OutFile : IAsyncDisposable
{
    private readonly string path;
    private readonly string draft;

    public OutFile(string path)
    {
        (this.path, draft) = (path, $"{path}.{Guid.CreateVersion7():N}.part");
        Stream = new FileStream(draft, FileMode.CreateNew, FileAccess.ReadWrite);
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
