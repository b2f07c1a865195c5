using Dushanbe.Conference.Web.Host;

namespace Dushanbe.Conference.Web.Tests.Verbs;

public sealed class AnchorFileTests(WebInstallation installation) : IClassFixture<WebInstallation>
{
    [Fact]
    public async Task Chains_that_have_grown_are_written_down_and_no_others()
    {
        var file = installation.Get<AnchorFile>();
        // the server has a first look of its own
        await file.AddAsync(default);
        var before = await AnchorFile.ReadAsync(file.Path, default);

        Assert.Equal(0, await file.AddAsync(default));

        Assert.NotEmpty(before);
        Assert.Equal(before, await AnchorFile.ReadAsync(file.Path, default));
        Assert.Empty(await AnchorFile.ReadAsync(file.Path + ".absent", default));

        await installation.AccountAsync("reader");
        Assert.Equal(1, await file.AddAsync(default));
        var grown = (await AnchorFile.ReadAsync(file.Path, default)).Except(before).Single();
        Assert.Null(grown.EditionId);
        Assert.True(grown.Number > before.Where(each => each.EditionId is null).Select(each => each.Number).DefaultIfEmpty().Max());
        if (!OperatingSystem.IsWindows()) Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(file.Path));
    }

    [Fact]
    public async Task Servers_that_start_at_once_over_one_folder_have_one_key()
    {
        var folder = Directory.CreateTempSubdirectory("conference-key-").FullName;
        try
        {
            await Task.WhenAll(Enumerable.Range(0, 16).Select(_ => Task.Run(() => JournalKey.In(folder))));

            Assert.Equal("journal.key", Path.GetFileName(Assert.Single(Directory.GetFiles(folder))));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}
