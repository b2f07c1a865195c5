using System.Security.Cryptography;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Dushanbe.Conference.Backups;

/// <summary>The folder of the settings in which backups gather under names of their own.</summary>
public sealed class BackupShelf(IOptions<BackupOptions> options, TimeProvider clock, ILogger<BackupShelf> log)
{
    private const int Start = 8;

    /// <summary>Where the next backup goes.</summary>
    /// <exception cref="InvalidOperationException">The settings name no folder.</exception>
    public string NewPath() => Path.Combine(Folder, new BackupName(Installation(), clock.GetUtcNow().UtcDateTime).ToString());

    /// <summary>Deletes this installation's own backups that are old enough to go, once another one has been checked.</summary>
    /// <param name="verified">The backup that was just written, read back and found whole; it stays.</param>
    /// <returns>How many were deleted.</returns>
    public int Thin(string verified)
    {
        var (mine, now) = (Installation(), clock.GetUtcNow().UtcDateTime);
        var own = Directory.EnumerateFiles(Folder).Select(path => (Path: path, Name: BackupName.Read(Path.GetFileName(path))))
            // one of a clock that ran ahead neither goes nor counts as the newest before its time
            .Where(each => each.Name?.Installation == mine && each.Name.At <= now && Leftover.Try(each.Path, IsBackup, log)).ToList();
        var outlived = BackupRetention.Outlived([.. own.Select(each => each.Name!.At)], options.Value.KeepDaily, options.Value.KeepWeekly);
        return own.Where(each => outlived.Contains(each.Name!.At) && each.Path != Path.GetFullPath(verified)).Count(each => Leftover.Try(each.Path, Remove, log));
    }

    private string Folder => options.Value.Folder ?? throw new InvalidOperationException("No folder of backups is set.");

    /// <summary>
    /// Eight digits by which an installation knows its own backups in a folder that several share: of the key of its journal, which
    /// goes with it wherever it is restored, and which they do not reveal.
    /// </summary>
    private string Installation()
    {
        var key = Path.Combine(options.Value.Root, DataLayout.Keys, DataLayout.JournalKey);
        var secret = File.Exists(key) ? File.ReadAllBytes(key) : [];
        return Convert.ToHexStringLower(HMACSHA256.HashData(secret, "backups of an installation"u8))[..8];
    }

    private static bool Remove(string path)
    {
        File.Delete(path);
        return true;
    }

    // a name alone can be anybody's
    private static bool IsBackup(string path)
    {
        Span<byte> start = stackalloc byte[Start];
        using var file = File.OpenRead(path);
        return file.ReadAtLeast(start, start.Length, throwOnEndOfStream: false) == start.Length && BackupHeader.IsBackup(start);
    }
}
