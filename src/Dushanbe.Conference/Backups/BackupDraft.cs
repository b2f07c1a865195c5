using Dushanbe.Conference.Files;
using Microsoft.Extensions.Logging;

namespace Dushanbe.Conference.Backups;

/// <summary>A backup under a temporary name beside its own. Gone when disposed of, unless it was kept.</summary>
internal sealed class BackupDraft : IAsyncDisposable
{
    private const string Ending = ".part";

    private readonly string path, draft;

    public BackupDraft(string path, ILogger log)
    {
        (this.path, draft) = (path, $"{path}.{Guid.CreateVersion7():N}{Ending}");
        // drafts of killed processes, and not those that another one is writing
        foreach (var each in Directory.EnumerateFiles(Path.GetDirectoryName(path)!, $"*{Ending}").Where(IsOurs)) Leftover.Try(each, Remove, log);
        Stream = OwnFiles.New(draft);
    }

    public FileStream Stream { get; }

    /// <summary>Gives it its name.</summary>
    /// <exception cref="IOException">There is such a file by now.</exception>
    public async Task KeepAsync()
    {
        await Stream.DisposeAsync();
        if (!OwnerFile.Place(draft, path)) throw new IOException($"The file {path} exists by now.");
    }

    public async ValueTask DisposeAsync()
    {
        await Stream.DisposeAsync();
        File.Delete(draft);
    }

    private static bool Remove(string file)
    {
        using var left = OwnFiles.Lock(file, alone: true);
        if (left is null) return false;
        File.Delete(file);
        return true;
    }

    private bool IsOurs(string file) => BackupName.IsDraft(Path.GetFileName(file))
        || file.StartsWith($"{path}.", StringComparison.Ordinal) && Guid.TryParseExact(file[(path.Length + 1)..^Ending.Length], "N", out _);
}
