using Dushanbe.Conference.Web.Host;
using Microsoft.Extensions.Options;

namespace Dushanbe.Conference.Web.Tests.Verbs;

/// <summary>The folder of the caller belongs to the whole process, so nothing else may run beside these.</summary>
[CollectionDefinition(nameof(Alone), DisableParallelization = true)]
public sealed class Alone;

[Collection(nameof(Alone))]
public sealed class AppFolderTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("conference-caller-").FullName;

    [Fact]
    public void The_program_is_at_home_in_one_folder_wherever_the_caller_stands()
    {
        var before = Environment.CurrentDirectory;
        try
        {
            Environment.CurrentDirectory = folder;
            var builder = AppFolder.Builder([]);
            var data = new DataFolder(Options.Create(new InstallationOptions { DataDirectory = "App_Data_of_a_test" }), builder.Environment);

            Assert.NotEqual(folder, builder.Environment.ContentRootPath.TrimEnd('/'));
            Assert.Equal(builder.Environment.ContentRootPath.TrimEnd('/'), Path.GetDirectoryName(data.Root));
            Assert.Empty(Directory.GetDirectories(folder));
            Directory.Delete(data.Root, recursive: true);
        }
        finally
        {
            Environment.CurrentDirectory = before;
        }
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);
}
