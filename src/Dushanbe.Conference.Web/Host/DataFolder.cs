using Dushanbe.Conference.Backups;
using Microsoft.Extensions.Options;

namespace Dushanbe.Conference.Web.Host;

/// <summary>The folders of the installation's data, created where missing. Who has one uses the folder, so that no restore replaces it meanwhile.</summary>
internal sealed class DataFolder : IDisposable
{
    private readonly IDisposable use;

    public DataFolder(IOptions<InstallationOptions> options, IHostEnvironment environment, ILogger<DataFolder>? log = null)
    {
        Root = Make(RootOf(options.Value, environment));
        use = FolderUse.Share(Root, log);
        Files = Make(Path.Combine(Root, DataLayout.Files));
        Keys = Make(Path.Combine(Root, DataLayout.Keys));
    }

    /// <summary>Where the data lie, without using the folder.</summary>
    public static string RootOf(InstallationOptions options, IHostEnvironment environment) => Path.GetFullPath(options.DataDirectory, environment.ContentRootPath);

    public string Root { get; }

    public string Files { get; }

    public string Keys { get; }

    /// <summary>Where the chains of the journal ended, day by day; created with the first entry.</summary>
    public string Anchors => Path.Combine(Root, DataLayout.Anchors);

    /// <summary>Additional fonts of the installation; not created automatically.</summary>
    public string Fonts => Path.Combine(Root, DataLayout.Fonts);

    /// <summary>Creates a folder accessible to its owner only; an existing one keeps its permissions.</summary>
    public static string Make(string folder) => OperatingSystem.IsWindows()
        ? Directory.CreateDirectory(folder).FullName
        : Directory.CreateDirectory(folder, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute).FullName;

    public void Dispose() => use.Dispose();
}
