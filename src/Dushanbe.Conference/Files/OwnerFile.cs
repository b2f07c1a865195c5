namespace Dushanbe.Conference.Files;

/// <summary>Files and folders with personal data or secrets: readable by their owner alone from the moment they are created.</summary>
public static class OwnerFile
{
    /// <summary>Opens a file; one that is created is its owner's alone.</summary>
    /// <param name="path">The file.</param>
    /// <param name="mode">Whether it must be there.</param>
    /// <param name="access">What for.</param>
    /// <param name="share">What others may do with it meanwhile.</param>
    public static FileStream Open(string path, FileMode mode, FileAccess access, FileShare share = FileShare.Read)
    {
        var options = new FileStreamOptions { Mode = mode, Access = access, Share = share, BufferSize = 128 * 1024 };
        if (!OperatingSystem.IsWindows()) options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        return new FileStream(path, options);
    }

    /// <summary>Makes a folder, where there is none, and returns its full path.</summary>
    public static string Folder(string path) => OperatingSystem.IsWindows()
        ? Directory.CreateDirectory(path).FullName
        : Directory.CreateDirectory(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute).FullName;
}
