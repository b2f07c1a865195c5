namespace Dushanbe.Conference.Web.Host;

/// <summary>Files with personal data or secrets: readable by their owner alone from the moment they are created.</summary>
internal static class OwnerFile
{
    /// <summary>Opens a file; one that is created is its owner's alone.</summary>
    public static FileStream Open(string path, FileMode mode, FileAccess access)
    {
        var options = new FileStreamOptions { Mode = mode, Access = access, Share = FileShare.Read };
        if (!OperatingSystem.IsWindows()) options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        return new FileStream(path, options);
    }
}
