using Dushanbe.Conference.Files;
using Microsoft.Extensions.Logging;

namespace Dushanbe.Conference.Backups;

/// <summary>A folder of plain copies inside the data folder, which is as protected as they must be; gone when disposed of. What a killed process left is removed by the next.</summary>
internal sealed class Scratch : IDisposable
{
    private const string Prefix = "scratch-", LockName = "lock";

    private static readonly TimeSpan Making = TimeSpan.FromMinutes(1);

    private readonly FileStream held;
    private bool isNeeded;

    private Scratch(string folder, FileStream held) => (Folder, this.held) = (folder, held);

    public string Folder { get; }

    public static Scratch In(string root, ILogger log)
    {
        Sweep(root, log);
        var folder = OwnerFile.Folder(Path.Combine(root, $"{Prefix}{Guid.CreateVersion7():N}"));
        return new(folder, OwnFiles.New(Path.Combine(folder, LockName)));
    }

    /// <summary>Removes those whose process is gone.</summary>
    public static void Sweep(string root, ILogger log)
    {
        if (!Directory.Exists(root)) return;
        foreach (var folder in Directory.EnumerateDirectories(root, $"{Prefix}*")) Leftover.Try(folder, Remove, log);
    }

    public string At(string name) => Path.Combine(Folder, name);

    /// <summary>From here on it stays, even where this process fails: a plan has moves to make with what is in it. The sweep after those moves removes it.</summary>
    public void Keep() => isNeeded = true;

    /// <summary>It may go again.</summary>
    public void Release() => isNeeded = false;

    public void Dispose()
    {
        // the folder first: nobody must find it unlocked and half gone
        if (!isNeeded && !OperatingSystem.IsWindows() && Directory.Exists(Folder)) Directory.Delete(Folder, recursive: true);
        held.Dispose();
        if (!isNeeded && Directory.Exists(Folder)) Directory.Delete(Folder, recursive: true);
    }

    private static bool Remove(string folder)
    {
        // somebody is just making it
        if (!File.Exists(Path.Combine(folder, LockName)) && Directory.GetLastWriteTimeUtc(folder) > TimeProvider.System.GetUtcNow().UtcDateTime - Making) return false;
        using var left = OwnFiles.Lock(Path.Combine(folder, LockName), alone: true);
        if (left is null) return false;
        Directory.Delete(folder, recursive: true);
        return true;
    }
}
