namespace Dushanbe.Conference.Backups;

/// <summary>A backup under a temporary name beside its own. Gone when disposed of, unless it was kept.</summary>
internal sealed class BackupDraft : IAsyncDisposable
{
    private const string Ending = ".part";

    private readonly string path, draft;

    public BackupDraft(string path)
    {
        (this.path, draft) = (path, $"{path}.{Guid.CreateVersion7():N}{Ending}");
        Sweep();
        Stream = OwnFiles.New(draft);
    }

    public FileStream Stream { get; }

    /// <summary>Gives it its name.</summary>
    /// <exception cref="IOException">There is such a file by now.</exception>
    public async Task KeepAsync()
    {
        await Stream.DisposeAsync();
        File.Move(draft, path, overwrite: false);
    }

    public async ValueTask DisposeAsync()
    {
        await Stream.DisposeAsync();
        File.Delete(draft);
    }

    // drafts of killed processes, and not those that another one is writing
    private void Sweep()
    {
        foreach (var each in Directory.EnumerateFiles(Path.GetDirectoryName(path)!, $"*{Ending}").Where(IsOurs))
        {
            using var left = OwnFiles.Lock(each, alone: true);
            if (left is not null) File.Delete(each);
        }
    }

    private bool IsOurs(string file) => BackupName.IsDraft(Path.GetFileName(file))
        || file.StartsWith($"{path}.", StringComparison.Ordinal) && Guid.TryParseExact(file[(path.Length + 1)..^Ending.Length], "N", out _);
}
