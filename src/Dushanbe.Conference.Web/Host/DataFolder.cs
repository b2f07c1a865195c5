using Microsoft.Extensions.Options;

namespace Dushanbe.Conference.Web.Host;

/// <summary>The folders of the installation's data, made where they are absent.</summary>
internal sealed class DataFolder
{
    public DataFolder(IOptions<InstallationOptions> options, IHostEnvironment environment)
    {
        Root = Path.GetFullPath(options.Value.DataDirectory, environment.ContentRootPath);
        Files = Directory.CreateDirectory(Path.Combine(Root, "files")).FullName;
        Keys = Directory.CreateDirectory(Path.Combine(Root, "keys")).FullName;
    }

    public string Root { get; }

    public string Files { get; }

    public string Keys { get; }

    /// <summary>Fonts of the installation's own; nobody makes this one.</summary>
    public string Fonts => Path.Combine(Root, "fonts");
}
