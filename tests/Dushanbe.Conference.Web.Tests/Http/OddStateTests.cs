using System.Diagnostics;
using Dushanbe.Conference.Editions;
using Microsoft.Data.Sqlite;

namespace Dushanbe.Conference.Web.Tests.Http;

/// <summary>A SQLite file and its folder as operators, copies and accidents leave them.</summary>
public sealed class OddStateTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("conference-odd-").FullName;

    private string Database => Path.Combine(folder, "conference.db");

    [Theory]
    [InlineData("VACUUM INTO '{0}'"), InlineData("PRAGMA journal_mode=DELETE")]
    public async Task A_copy_that_is_not_in_the_mode_of_the_program_opens(string made)
    {
        await StartAsync();
        await RunAsync(string.Format(System.Globalization.CultureInfo.InvariantCulture, made, $"{Database}.copy"));
        if (File.Exists($"{Database}.copy")) File.Move($"{Database}.copy", Database, overwrite: true);
        foreach (var beside in new[] { "-wal", "-shm" }) File.Delete(Database + beside);

        await using var server = new ProductionInstallation(folder);

        Assert.Equal(System.Net.HttpStatusCode.OK, (await server.CreateClient().GetAsync("/health/ready")).StatusCode);
        Assert.Equal(4, (await server.Get<EditionList>().ReadAsync(WebInstallation.Organizer, default)).Count);
    }

    [Fact]
    public async Task A_file_that_a_kill_left_empty_is_filled_by_the_next_start()
    {
        await File.WriteAllBytesAsync(Database, []);

        await using var server = new ProductionInstallation(folder);

        Assert.Equal(System.Net.HttpStatusCode.OK, (await server.CreateClient().GetAsync("/health/ready")).StatusCode);
    }

    [Theory]
    [InlineData("true"), InlineData("false")]
    public async Task A_database_of_a_newer_program_is_refused_in_one_sentence_and_left_alone(string prepares)
    {
        await StartAsync();
        await RunAsync("INSERT INTO \"__EFMigrationsHistory\" VALUES ('29991231235959_Later', '99.0.0')");

        var server = await TellAsync(prepares);
        var verb = await TellAsync(prepares, "migrate");
        var export = await TellAsync(prepares, "export", "participants", "--edition", "dushanbe-2022", "--out", "out.csv");

        const string said = "A newer version of the program has brought the database up to date: it has 1 migration(s) that this one does not know. Start that version, or restore the copy made before the update.";
        Assert.Equal([(1, said), (1, said), (1, said)], [server, verb, export]);
        Assert.False(File.Exists(Path.Combine(folder, "out.csv")));
    }

    [Fact]
    public async Task A_data_folder_that_cannot_be_used_is_said_in_one_line()
    {
        await File.WriteAllTextAsync(Path.Combine(folder, "file"), "");

        var (code, told) = await TellAsync("true", [], Path.Combine(folder, "file", "data"));

        Assert.Equal(1, code);
        Assert.StartsWith("The data folder cannot be used: ", told);
        Assert.EndsWith("Conference:DataDirectory says where it is.", told);
        Assert.DoesNotContain('\n', told);
    }

    [Fact]
    public async Task A_database_and_the_folders_that_are_made_are_for_their_owner_alone_and_a_lax_file_becomes_so()
    {
        if (OperatingSystem.IsWindows()) return;
        var data = Path.Combine(folder, "data");
        await using (var server = new ProductionInstallation(data)) _ = server.CreateClient();
        var (made, folders) = (File.GetUnixFileMode(Path.Combine(data, "conference.db")), new[] { data, Path.Combine(data, "files"), Path.Combine(data, "keys") }.Select(File.GetUnixFileMode));
        File.SetUnixFileMode(Path.Combine(data, "conference.db"), made | UnixFileMode.GroupRead | UnixFileMode.OtherRead);
        await using (var server = new ProductionInstallation(data)) _ = server.CreateClient();

        const UnixFileMode owner = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        Assert.Equal((owner, owner), (made, File.GetUnixFileMode(Path.Combine(data, "conference.db"))));
        Assert.All(folders, each => Assert.Equal(owner | UnixFileMode.UserExecute, each));
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);

    private async Task StartAsync()
    {
        await using var server = new ProductionInstallation(folder);
        _ = server.CreateClient();
    }

    private async Task RunAsync(string sql)
    {
        SqliteConnection.ClearAllPools();
        await using var connection = new SqliteConnection($"Data Source={Database};Pooling=False");
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        await command.ExecuteNonQueryAsync();
    }

    // a process of its own, as an operator starts it; what it says on standard error
    private async Task<(int Code, string Told)> TellAsync(string prepares, string[] args, string data)
    {
        var start = new ProcessStartInfo("dotnet", [typeof(Program).Assembly.Location, .. args]) { UseShellExecute = false, RedirectStandardError = true, RedirectStandardOutput = true, WorkingDirectory = folder };
        foreach (var (key, value) in new[] { ("Conference__DataDirectory", data), ("Database__PrepareAtStart", prepares), ("ASPNETCORE_ENVIRONMENT", "Production"), ("ASPNETCORE_URLS", "http://127.0.0.1:0") }) start.Environment[key] = value;
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync();
        var told = await process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        await output;
        return (process.ExitCode, told.TrimEnd());
    }

    private Task<(int Code, string Told)> TellAsync(string prepares, params string[] args) => TellAsync(prepares, args, folder);
}
