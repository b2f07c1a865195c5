using Microsoft.Extensions.Options;

namespace Dushanbe.Conference.Web.Host;

/// <summary>The folders of the installation's data, made where they are absent.</summary>
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

    /// <summary>Fonts of the installation's own; nobody makes this one.</summary>
    public string Fonts => Path.Combine(Root, "fonts");

    /// <summary>Makes a folder for its owner alone; one that the operator has made keeps the rights it was given.</summary>
    public static string Make(string folder) => OperatingSystem.IsWindows()
        ? Directory.CreateDirectory(folder).FullName
        : Directory.CreateDirectory(folder, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute).FullName;
}
