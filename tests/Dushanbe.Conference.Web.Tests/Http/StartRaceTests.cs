using System.Diagnostics;
using Dushanbe.Conference.Access;
using Dushanbe.Conference.Data;
using Dushanbe.Conference.Editions;
using Dushanbe.Conference.Web.Host;
using Dushanbe.Conference.Web.Start;
using Microsoft.EntityFrameworkCore;

namespace Dushanbe.Conference.Web.Tests.Http;

/// <summary>Servers that stand over one data folder and one database: a SQLite file, or one on the server that CONFERENCE_TEST_POSTGRES names.</summary>
public sealed class StartRaceTests : IAsyncLifetime
{
    private readonly string folder = Directory.CreateTempSubdirectory("conference-web-").FullName;
    private readonly string? postgres = Environment.GetEnvironmentVariable("CONFERENCE_TEST_POSTGRES") is { Length: > 0 } given ? given : null;

    [Fact]
    public async Task Servers_that_start_at_once_on_nothing_all_live_with_one_seed_and_one_link()
    {
        var servers = Enumerable.Range(0, 3).Select(_ => Server()).ToList();
        try
        {
            await Task.WhenAll(servers.Select(each => Task.Run(each.CreateClient)));

            var links = servers.SelectMany(each => each.Get<StartUp>().Lines.Where(line => line.StartsWith("set-up http", StringComparison.Ordinal))).ToList();
            var link = new Uri(Assert.Single(links).Split(' ')[1]).PathAndQuery;
            Assert.Equal(2, servers.Count(each => each.Get<StartUp>().Lines.Any(line => line.StartsWith("set-up has no link here", StringComparison.Ordinal))));
            foreach (var each in servers)
            {
                Assert.Equal(4, (await each.Get<EditionList>().ReadAsync(Actor.Public, default)).Count);
                // whichever server the proxy chooses
                Assert.Equal(System.Net.HttpStatusCode.OK, (await each.CreateClient().GetAsync(link)).StatusCode);
            }

            // one key of cookies, one of the journal
            Assert.Equal(["data.key", "journal.key", "key"], Directory.GetFiles(Path.Combine(folder, "keys")).Select(each => Path.GetFileName(each).Split("-")[0]).Order(StringComparer.Ordinal));
        }
        finally
        {
            foreach (var each in servers) await each.DisposeAsync();
        }
    }

    [Fact]
    public async Task A_start_makes_a_new_link_once_the_server_that_showed_the_last_one_has_ended()
    {
        string first;
        await using (var server = Server()) first = Link(server);
        await using var second = Server();

        var link = Link(second);

        Assert.NotEqual(first, link);
        Assert.Equal(System.Net.HttpStatusCode.Forbidden, (await second.CreateClient().GetAsync(first)).StatusCode);
        Assert.Equal(System.Net.HttpStatusCode.OK, (await second.CreateClient().GetAsync(link)).StatusCode);
    }

    [Fact]
    public async Task A_start_leaves_what_others_upload_alone()
    {
        var (draft, old) = (Path.Combine(folder, "files", "drafts", "half-sent"), Path.Combine(folder, "imports", "case", "table.csv"));
        foreach (var each in new[] { draft, old })
        {
            Directory.CreateDirectory(Path.GetDirectoryName(each)!);
            await File.WriteAllTextAsync(each, "given,family");
        }

        await using (var server = Server()) _ = server.CreateClient();

        Assert.True(File.Exists(draft) && File.Exists(old));
    }

    [Fact]
    public async Task A_server_that_may_not_prepare_its_database_says_what_to_do_and_ends()
    {
        var (code, told) = await RunAsync("--Database:PrepareAtStart=false");
        Assert.Equal(1, code);
        Assert.Contains("run the verb migrate", told, StringComparison.Ordinal);

        var (verbCode, verbTold) = await RunAsync("export", "participants", "--edition", "dushanbe-2022", "--out", "out.csv");
        Assert.Equal(1, verbCode);
        Assert.Contains("run the verb migrate", verbTold, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_server_that_may_not_prepare_its_database_serves_one_that_a_verb_has_prepared_and_seeds_nothing()
    {
        var (code, told) = await RunAsync("migrate");
        Assert.Equal((0, true), (code, told.Contains("up to date", StringComparison.Ordinal)));
        await using var server = Server(("Database:PrepareAtStart", "false"));

        Assert.Equal(System.Net.HttpStatusCode.OK, (await server.CreateClient().GetAsync("/health/ready")).StatusCode);
        Assert.Empty(await server.Get<EditionList>().ReadAsync(Actor.Public, default));
    }

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync()
    {
        if (postgres is not null)
        {
            var options = new DbContextOptionsBuilder<ConferenceDb>();
            Engines.Use(options, Engines.PostgreSql, Place).UseIdentitySchema();
            await using var db = new ConferenceDb(options.Options);
            await db.Database.EnsureDeletedAsync();
        }

        Directory.Delete(folder, recursive: true);
    }

    private string Place => $"{postgres};Database={Path.GetFileName(folder)};Maximum Pool Size=20";

    private IEnumerable<(string Key, string Value)> Database => postgres is null ? [] : [("Database:Provider", Engines.PostgreSql), ("ConnectionStrings:Conference", Place)];

    private OneOfSeveral Server(params (string Key, string Value)[] settings) => new(folder, [.. Database, .. settings]);

    private static string Link(WebInstallation server)
    {
        _ = server.CreateClient();
        return new Uri(Assert.Single(server.Get<StartUp>().Lines, line => line.StartsWith("set-up ", StringComparison.Ordinal)).Split(' ')[1]).PathAndQuery;
    }

    // a process of its own, as an operator starts it
    private async Task<(int Code, string Told)> RunAsync(params string[] args)
    {
        var start = new ProcessStartInfo("dotnet", [typeof(Program).Assembly.Location, .. args]) { UseShellExecute = false, RedirectStandardError = true, RedirectStandardOutput = true, WorkingDirectory = folder };
        foreach (var (key, value) in Database.Append(("Conference:DataDirectory", folder)).Append(("Database:PrepareAtStart", "false"))) start.Environment[key.Replace(":", "__", StringComparison.Ordinal)] = value;
        start.Environment["ASPNETCORE_ENVIRONMENT"] = "Production";
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync();
        var told = await process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        return (process.ExitCode, told + await output);
    }

    private sealed class OneOfSeveral(string folder, IReadOnlyList<(string, string)> settings) : WebInstallation("Production", folder)
    {
        protected override IEnumerable<(string Key, string Value)> Settings => settings;
    }
}
