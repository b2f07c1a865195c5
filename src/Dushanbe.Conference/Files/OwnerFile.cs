namespace Dushanbe.Conference.Files;

/// <summary>Files and folders with personal data or secrets: readable by their owner alone from the moment they are created.</summary>
public static class OwnerFile
{
    // what the systems say of a file that another process has opened for itself alone
    private const int LinuxHeld = 11, MacHeld = 35, WindowsHeld = unchecked((int)0x80070020);

    /// <summary>Whether a file could not be opened since another process has it for itself alone.</summary>
    public static bool IsHeld(IOException exception)
    {
        ArgumentNullException.ThrowIfNull(exception);
        return exception.HResult is LinuxHeld or MacHeld or WindowsHeld;
    }

    /// <summary>
    /// Gives a file its name, unless one is there: of several processes at once one does. A move that shall not overwrite is no
    /// help, since it looks first and moves then.
    /// </summary>
    /// <param name="draft">The file, whole, beside its name to be; it stays where there is one.</param>
    /// <param name="path">Its name.</param>
    /// <returns>Whether it has the name now.</returns>
    public static bool Place(string draft, string path)
    {
        // gone afterwards: whoever still waits for it finds the file there, with this lock or another
        using var alone = Alone(path);
        if (File.Exists(path)) return false;
        File.Move(draft, path);
        return true;
    }

    /// <summary>Waits until no other process changes a file, and keeps them off until the result is disposed of.</summary>
    /// <param name="path">The file, whose folder is there.</param>
    public static IDisposable Alone(string path)
    {
        while (true)
        {
            try
            {
                return new FileStream($"{path}.lock", Options(FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, FileOptions.DeleteOnClose));
            }
            catch (IOException held) when (IsHeld(held))
            {
                Thread.Sleep(10);
            }
        }
    }

    /// <summary>Opens a file; one that is created is its owner's alone.</summary>
    /// <param name="path">The file.</param>
    /// <param name="mode">Whether it must be there.</param>
    /// <param name="access">What for.</param>
    /// <param name="share">What others may do with it meanwhile.</param>
    public static FileStream Open(string path, FileMode mode, FileAccess access, FileShare share = FileShare.Read) => new(path, Options(mode, access, share));

    /// <summary>Makes a folder, where there is none, and returns its full path.</summary>
    public static string Folder(string path) => OperatingSystem.IsWindows()
        ? Directory.CreateDirectory(path).FullName
        : Directory.CreateDirectory(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute).FullName;

    private static FileStreamOptions Options(FileMode mode, FileAccess access, FileShare share, FileOptions more = FileOptions.None)
    {
        var options = new FileStreamOptions { Mode = mode, Access = access, Share = share, BufferSize = 128 * 1024, Options = more };
        if (!OperatingSystem.IsWindows()) options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        return options;
    }
}
