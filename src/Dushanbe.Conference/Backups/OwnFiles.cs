namespace Dushanbe.Conference.Backups;

/// <summary>Files and folders that only their owner can read from the moment they are created.</summary>
internal static class OwnFiles
{
    private const int LinuxHeld = 11, MacHeld = 35, WindowsHeld = unchecked((int)0x80070020);

    public static FileStream New(string path) => Open(path, FileMode.CreateNew, FileShare.None);

    /// <summary>Opens or creates a file whose lock says that somebody is there; null where another process has a lock in the way.</summary>
    /// <param name="path">The file; it is never deleted.</param>
    /// <param name="alone">Whether nobody else may have it meanwhile.</param>
    public static FileStream? Lock(string path, bool alone)
    {
        try
        {
            // on a network file system .NET takes no shared lock of a file that is opened for writing
            return alone ? Open(path, FileMode.OpenOrCreate, FileShare.None) : Open(path, FileMode.OpenOrCreate, FileShare.ReadWrite, FileAccess.Read);
        }
        catch (IOException held) when (held.HResult is LinuxHeld or MacHeld or WindowsHeld)
        {
            return null;
        }
    }

    public static string Folder(string path) => OperatingSystem.IsWindows()
        ? Directory.CreateDirectory(path).FullName
        : Directory.CreateDirectory(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute).FullName;

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

    private static FileStream Open(string path, FileMode mode, FileShare share, FileAccess access = FileAccess.ReadWrite)
    {
        var options = new FileStreamOptions { Mode = mode, Access = access, Share = share, BufferSize = 128 * 1024 };
        if (!OperatingSystem.IsWindows()) options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        return new FileStream(path, options);
    }
}
