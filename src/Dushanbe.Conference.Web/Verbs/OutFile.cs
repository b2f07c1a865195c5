namespace Dushanbe.Conference.Web.Verbs;

/// <summary>
/// The file a verb makes, for its owner alone since it may name people: written beside its place and moved there when it is
/// whole, so that a failure leaves what was there before.
/// </summary>
internal sealed class OutFile : IAsyncDisposable
{
    private readonly string path;
    private readonly string draft;

    public OutFile(string path)
    {
        (this.path, draft) = (path, $"{path}.{Guid.CreateVersion7():N}.part");
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.ReadWrite };
        if (!OperatingSystem.IsWindows()) options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        Stream = new FileStream(draft, options);
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
