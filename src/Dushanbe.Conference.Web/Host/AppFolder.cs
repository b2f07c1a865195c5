namespace Dushanbe.Conference.Web.Host;

/// <summary>
/// Where the program is at home: the folder of its project when it runs from a build, else the folder it was published to.
/// Settings, assets and data are found from there, whatever folder the caller stands in.
/// </summary>
internal static class AppFolder
{
    private const string Project = "Dushanbe.Conference.Web.csproj";

    /// <summary>A builder at home in that folder. What the caller says on the command line goes before.</summary>
    public static WebApplicationBuilder Builder(string[] args)
    {
        var said = new ConfigurationBuilder().AddCommandLine(args).Build();
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions
        {
            Args = args,
            ContentRootPath = said[HostDefaults.ContentRootKey] is null ? Find() : null,
            // a variable set in the shell goes before the launch profile's, which sets the other one
            EnvironmentName = said[HostDefaults.EnvironmentKey] is null ? Environment.GetEnvironmentVariable("ASPNETCORE_ENVIRONMENT") : null,
        });
        // from a build the assets lie in several folders, in Production too; a published program has no such list and needs none
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
