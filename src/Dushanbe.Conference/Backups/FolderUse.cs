using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace Dushanbe.Conference.Backups;

/// <summary>
/// Who uses a data folder: servers and verbs share it, a restore needs it for itself. The lock is a file that is never deleted;
/// the system frees it with its process.
/// </summary>
public static class FolderUse
{
    private const string LockName = "in-use.lock", Unfinished = "restore-unfinished";

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10), Rhythm = TimeSpan.FromMilliseconds(50);

    /// <summary>Takes a share of the folder, until it is disposed of; first makes the moves that a restore that died left to do.</summary>
    /// <param name="root">The data folder.</param>
    /// <param name="log">Told what cannot be cleaned up; null for nobody.</param>
    /// <exception cref="IOException">A restore is running, or has to be run again.</exception>
    public static IDisposable Share(string root, ILogger? log = null)
    {
        for (var waited = TimeSpan.Zero; waited < Patience; waited += Rhythm)
        {
            using (var alone = Alone(root))
            {
                if (alone is not null)
                {
                    RestorePlan.Finish(root);
                    Scratch.Sweep(root, log ?? NullLogger.Instance);
                }
            }

            if (OwnFiles.Lock(Path.Combine(root, LockName), alone: false) is not { } shared)
            {
                Thread.Sleep(Rhythm);
                continue;
            }

            if (!RestorePlan.IsThere(root) && !File.Exists(Path.Combine(root, Unfinished))) return shared;
            shared.Dispose();
            if (File.Exists(Path.Combine(root, Unfinished))) throw new IOException($"A restore into {root} was interrupted before the database was complete: run the verb restore again with the same backup.");
        }

        throw new IOException($"A restore into {root} is running: wait until it has ended.");
    }

    /// <summary>Takes the whole folder; null where a server or a verb uses it.</summary>
    internal static IDisposable? Alone(string root) => OwnFiles.Lock(Path.Combine(root, LockName), alone: true);

    /// <summary>The name of the file that says that a restore has to be run again.</summary>
    internal static string UnfinishedIn(string folder) => Path.Combine(folder, Unfinished);
}
