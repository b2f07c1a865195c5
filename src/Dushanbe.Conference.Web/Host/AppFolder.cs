namespace Dushanbe.Conference.Web.Host;

/// <summary>
/// The content root: the folder of the project when it runs from a build, otherwise the folder it was published to.
/// Settings, assets and data are relative to it, independent of the caller's working directory.
/// </summary>
internal static class AppFolder
{
    private const string Project = "Dushanbe.Conference.Web.csproj";

    /// <summary>A builder with that content root. Command-line arguments take precedence.</summary>
    public static WebApplicationBuilder Builder(string[] args)
    {
        var said = new ConfigurationBuilder().AddCommandLine(args).Build();
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions
        {
            Args = args,
            ContentRootPath = said[HostDefaults.ContentRootKey] is null ? Find() : null,
            // a variable set in the shell takes precedence over the launch profile, which sets the other one
            EnvironmentName = said[HostDefaults.EnvironmentKey] is null ? Environment.GetEnvironmentVariable("ASPNETCORE_ENVIRONMENT") : null,
        });
        // from a build the assets are in several folders, in Production too; a published program does not need the list
        builder.WebHost.UseStaticWebAssets();
        return builder;
    }

    private static string Find()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        for (var up = folder; up is not null; up = up.Parent)
            if (File.Exists(Path.Combine(up.FullName, Project))) return up.FullName;
        return folder.FullName;
    }
}
