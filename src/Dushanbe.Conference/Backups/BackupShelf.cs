using System.Security.Cryptography;
using Microsoft.Extensions.Options;

namespace Dushanbe.Conference.Backups;

/// <summary>The folder of the settings in which backups gather under names of their own.</summary>
public sealed class BackupShelf(IOptions<BackupOptions> options, TimeProvider clock)
{
    /// <summary>Where the next backup goes.</summary>
    /// <exception cref="InvalidOperationException">The settings name no folder.</exception>
    public string NewPath() => Path.Combine(Folder, new BackupName(Installation(), clock.GetUtcNow().UtcDateTime).ToString());

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
}
