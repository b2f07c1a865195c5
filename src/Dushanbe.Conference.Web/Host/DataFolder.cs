using Microsoft.Extensions.Options;

namespace Dushanbe.Conference.Web.Host;

/// <summary>The folders of the installation's data, created where missing.</summary>
internal sealed class DataFolder
{
    public DataFolder(IOptions<InstallationOptions> options, IHostEnvironment environment)
    {
        Root = Make(Path.GetFullPath(options.Value.DataDirectory, environment.ContentRootPath));
        Files = Make(Path.Combine(Root, "files"));
        Keys = Make(Path.Combine(Root, "keys"));
    }

    public string Root { get; }

    public string Files { get; }

    public string Keys { get; }

    /// <summary>Where the chains of the journal ended, day by day; created with the first entry.</summary>
    public string Anchors => Path.Combine(Root, "journal-anchors.txt");

    /// <summary>Additional fonts of the installation; not created automatically.</summary>
    public string Fonts => Path.Combine(Root, "fonts");

    /// <summary>Creates a folder accessible to its owner only; an existing one keeps its permissions.</summary>
    public static string Make(string folder) => OperatingSystem.IsWindows()
        ? Directory.CreateDirectory(folder).FullName
        : Directory.CreateDirectory(folder, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute).FullName;
}
