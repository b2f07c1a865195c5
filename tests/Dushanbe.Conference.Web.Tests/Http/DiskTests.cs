using System.Diagnostics;
using System.Net;
using Dushanbe.Conference.Conditions;
using Dushanbe.Conference.Data;
using Dushanbe.Conference.Editions;
using Dushanbe.Conference.Editions.Categories;
using Dushanbe.Conference.Journal;
using Dushanbe.Conference.People;
using Dushanbe.Conference.Register;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace Dushanbe.Conference.Web.Tests.Http;

/// <summary>A disk of its own that fills up, lets nobody write any more, and recovers; and a database that somebody else holds.</summary>
public sealed class DiskTests : IAsyncLifetime
{
    private readonly string place = Directory.CreateTempSubdirectory("conference-disk-").FullName;
    private bool isMounted;

    private string Folder => Path.Combine(place, "data");

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync()
    {
        SqliteConnection.ClearAllPools();
        if (isMounted) await RunAsync("umount", "--lazy", place);
        Directory.Delete(place, recursive: true);
    }

    [MountFact]
    public async Task On_a_full_disk_each_save_is_refused_in_words_nothing_saved_is_lost_and_work_goes_on_once_there_is_room()
    {
        await MountAsync("size=24m");
        await using var server = new ProductionInstallation(Folder);
        var (_, email, password) = await server.AccountAsync("organizer");
        var client = server.CreateClient();
        client.DefaultRequestHeaders.AcceptLanguage.ParseAdd("en");
        var saved = new List<Guid> { await RegisterAsync(server, 0) };
        Fill();

        var refusals = 0;
        for (var number = 1; number <= 400 && refusals < 3; number++)
        {
            try
            {
                saved.Add(await RegisterAsync(server, number));
            }
            catch (Exception exception) when (IsFull(exception))
            {
                refusals++;
            }
        }

        // what is smaller than a person may still have found room
        var signIn = await client.SignInAsync(email, password);
        for (var again = 0; again < 60 && signIn.StatusCode != HttpStatusCode.ServiceUnavailable; again++) signIn = await client.SignInAsync(email, password);
        var ready = await client.GetAsync("/health/ready");
        var read = await PeopleAsync(server);
        File.Delete(Path.Combine(place, "filler"));

        Assert.Equal(3, refusals);
        Assert.Equal((HttpStatusCode.ServiceUnavailable, "The site is not available at the moment"), (signIn.StatusCode, (await signIn.PageAsync()).QuerySelector("h1")!.TextContent));
        Assert.Equal(HttpStatusCode.ServiceUnavailable, ready.StatusCode);
        Assert.Equal(saved.Order(), read.Order());
        saved.Add(await RegisterAsync(server, 1_000));
        Assert.Equal((HttpStatusCode.Redirect, HttpStatusCode.OK), ((await client.SignInAsync(email, password)).StatusCode, (await client.GetAsync("/health/ready")).StatusCode));
        Assert.Equal(saved.Order(), (await PeopleAsync(server)).Order());
        Assert.Empty((await server.Get<VerifyJournal>().ReadAsync(new([]), WebInstallation.Organizer, default)).Findings);
    }

    [MountFact]
    public async Task A_start_on_a_full_or_a_read_only_disk_ends_in_one_sentence()
    {
        await MountAsync("size=1m");
        Directory.CreateDirectory(Folder);
        Fill();
        var full = await TellAsync();
        File.Delete(Path.Combine(place, "filler"));
        await RunAsync("mount", "--options", "remount,ro", place);
        var readOnly = await TellAsync();

        Assert.Equal((1, 1), (full.Code, readOnly.Code));
        Assert.StartsWith("The data folder cannot be used: ", full.Told);
        Assert.Contains("No space left on device", full.Told);
        Assert.StartsWith("The data folder cannot be used: ", readOnly.Told);
        Assert.Contains("Read-only file system", readOnly.Told);
        Assert.All([full, readOnly], each => Assert.DoesNotContain('\n', each.Told));
    }

    [Fact]
    public async Task A_database_that_somebody_else_holds_is_told_of_as_away_and_nothing_is_lost()
    {
        await using var server = new ImpatientInstallation(Folder);
        var (_, email, password) = await server.AccountAsync("organizer");
        var client = server.CreateClient();
        client.DefaultRequestHeaders.AcceptLanguage.ParseAdd("en");
        var before = await RegisterAsync(server, 0);
        await using var other = new SqliteConnection($"Data Source={Path.Combine(Folder, "conference.db")};Pooling=False");
        await other.OpenAsync();
        await SayAsync(other, "BEGIN IMMEDIATE");

        var signIn = await client.SignInAsync(email, password);
        await SayAsync(other, "ROLLBACK");

        Assert.Equal((HttpStatusCode.ServiceUnavailable, "The site is not available at the moment"), (signIn.StatusCode, (await signIn.PageAsync()).QuerySelector("h1")!.TextContent));
        Assert.Equal(HttpStatusCode.Redirect, (await client.SignInAsync(email, password)).StatusCode);
        Assert.Equal([before], await PeopleAsync(server));
    }

    [Fact]
    public async Task A_half_migrated_database_is_refused_with_what_to_do_and_left_alone()
    {
        await using (var server = new ProductionInstallation(Folder)) _ = server.CreateClient();
        // the tables of the last migration are there, and its row is not
        await using (var database = new SqliteConnection($"Data Source={Path.Combine(Folder, "conference.db")};Pooling=False"))
        {
            await database.OpenAsync();
            await SayAsync(database, """DELETE FROM "__EFMigrationsHistory" WHERE "MigrationId" = (SELECT MIN("MigrationId") FROM "__EFMigrationsHistory")""");
        }

        var (start, verb) = (await TellAsync(), await TellAsync("migrate"));

        Assert.Equal((1, 1), (start.Code, verb.Code));
        Assert.StartsWith("The database could not be brought up to date: the migration ", start.Told);
        Assert.EndsWith("Check that its account may change tables; if it may, restore the copy made before the update, and start again.", start.Told);
        Assert.DoesNotContain('\n', start.Told);
        Assert.Equal(start.Told, verb.Told);
    }

    private async Task MountAsync(string options)
    {
        await RunAsync("mount", "-t", "tmpfs", "-o", options, "tmpfs", place);
        isMounted = true;
    }

    // until nothing more goes in
    private void Fill()
    {
        using var filler = new FileStream(Path.Combine(place, "filler"), FileMode.Create, FileAccess.Write, FileShare.None, 1);
        var block = new byte[4096];
        try
        {
            while (true) filler.Write(block);
        }
        catch (IOException)
        {
            // full
        }
    }

    private static bool IsFull(Exception exception) => exception is SqliteException { SqliteErrorCode: 13 or 10 } || (exception.InnerException is { } inner && IsFull(inner));

    private static async Task<Guid> RegisterAsync(WebInstallation server, int number)
    {
        var edition = await server.Get<FindEdition>().ReadAsync("dushanbe-2022", default);
        if (number == 0) await server.Get<CreateDefaultCategories>().ExecuteAsync(new(edition!.Id), WebInstallation.Organizer, default);
        var category = (await server.Get<CategoryList>().ReadAsync(edition!.Id, WebInstallation.Organizer, default))[0].Id;
        var fields = new ParticipantFields { Given = "Madina", Family = $"Karimova {number}", CategoryId = category, Organization = "Institute", Function = new string('f', 200) };
        return Assert.IsType<RegisterParticipant.Outcome.Registered>(await server.Get<RegisterParticipant>().ExecuteAsync(new(edition.Id, fields), WebInstallation.Organizer, default)).ParticipantId;
    }

    private static async Task<List<Guid>> PeopleAsync(WebInstallation server)
    {
        await using var db = await server.Get<IDbContextFactory<ConferenceDb>>().CreateDbContextAsync();
        return await db.Participants.Select(each => each.Id).ToListAsync();
    }

    private static async Task SayAsync(SqliteConnection database, string sql)
    {
        await using var command = database.CreateCommand();
        command.CommandText = sql;
        await command.ExecuteNonQueryAsync();
    }

    private static async Task RunAsync(string program, params string[] args)
    {
        using var process = Process.Start(new ProcessStartInfo(program, args) { UseShellExecute = false, RedirectStandardError = true })!;
        var told = await process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        Assert.True(process.ExitCode == 0, told);
    }

    private async Task<(int Code, string Told)> TellAsync(params string[] args)
    {
        var start = new ProcessStartInfo("dotnet", [typeof(Program).Assembly.Location, .. args]) { UseShellExecute = false, RedirectStandardError = true, RedirectStandardOutput = true, WorkingDirectory = Path.GetTempPath() };
        foreach (var (key, value) in new[] { ("Conference__DataDirectory", Folder), ("ASPNETCORE_ENVIRONMENT", "Production"), ("ASPNETCORE_URLS", "http://127.0.0.1:0") }) start.Environment[key] = value;
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync();
        var told = await process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        await output;
        return (process.ExitCode, told.TrimEnd());
    }

    /// <summary>A server that waits a second for a database that somebody else holds.</summary>
    private sealed class ImpatientInstallation(string folder) : WebInstallation("Production", folder)
    {
        protected override IEnumerable<(string Key, string Value)> Settings => [("ConnectionStrings:Conference", $"Data Source={Path.Combine(Folder, "conference.db")};Default Timeout=1")];
    }
}
