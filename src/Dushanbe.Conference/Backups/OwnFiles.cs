using Dushanbe.Conference.Files;

namespace Dushanbe.Conference.Backups;

/// <summary>Locks of files, and the room on a disk.</summary>
internal static class OwnFiles
{
    public static FileStream New(string path) => OwnerFile.Open(path, FileMode.CreateNew, FileAccess.ReadWrite, FileShare.None);

    /// <summary>Opens or creates a file whose lock says that somebody is there; null where another process has a lock in the way.</summary>
    /// <param name="path">The file; it is never deleted.</param>
    /// <param name="alone">Whether nobody else may have it meanwhile.</param>
    public static FileStream? Lock(string path, bool alone)
    {
        try
        {
            // on a network file system .NET takes no shared lock of a file that is opened for writing
            return alone ? OwnerFile.Open(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None) : OwnerFile.Open(path, FileMode.OpenOrCreate, FileAccess.Read, FileShare.ReadWrite);
        }
        catch (IOException held) when (OwnerFile.IsHeld(held))
        {
            return null;
        }
    }

    /// <summary>The free bytes where a folder lies; the most where nobody can tell.</summary>
    public static long FreeAt(string folder)
    {
        try
        {
            return new DriveInfo(OperatingSystem.IsWindows() ? Path.GetPathRoot(folder)! : folder).AvailableFreeSpace;
        }
        catch (Exception exception) when (exception is IOException or ArgumentException or UnauthorizedAccessException)
        {
            return long.MaxValue;
        }
    }
}
