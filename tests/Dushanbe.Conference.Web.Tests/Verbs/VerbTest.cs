using Dushanbe.Conference.Web.Host;
using Dushanbe.Conference.Web.Verbs;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Configuration;

namespace Dushanbe.Conference.Web.Tests.Verbs;

/// <summary>Runs verbs of the command line in a folder of their own, which is also where the caller stands.</summary>
public abstract class VerbTest : IDisposable
{
    protected VerbTest() => Settings = new() { ["Conference:DataDirectory"] = Path.Combine(Folder, "data") };

    /// <summary>Where the caller stands.</summary>
    protected string Folder { get; } = Directory.CreateTempSubdirectory("conference-verbs-").FullName;

    /// <summary>The settings of the next verb.</summary>
    protected Dictionary<string, string?> Settings { get; }

    public void Dispose()
    {
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        Directory.Delete(Folder, recursive: true);
        GC.SuppressFinalize(this);
    }

    protected async Task<(int Code, string Output, string Error)> RunAsync(params string[] args)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        var code = await CommandLine.RunAsync(args, output, error, Folder, Builder);
        return (code, output.ToString(), error.ToString());
    }

    protected WebApplicationBuilder Builder(string[] args)
    {
        var builder = AppFolder.Builder(args);
        builder.Configuration.AddInMemoryCollection(Settings);
        return builder;
    }
}
