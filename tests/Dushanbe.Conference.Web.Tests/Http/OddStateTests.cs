using System.Diagnostics;
using System.Text;
using Dushanbe.Conference.Data;
using Dushanbe.Conference.Editions;
using Dushanbe.Conference.Files;
using Dushanbe.Conference.Files.AtRest;
using Dushanbe.Conference.Web.Host;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;

namespace Dushanbe.Conference.Web.Tests.Http;

/// <summary>A SQLite file and its folder as operators, copies and accidents leave them.</summary>
public sealed class OddStateTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("conference-odd-").FullName;

    // on standard output, by the last process that was started
    private string said = "";

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

        const string sentence = "A newer version of the program has brought the database up to date: it has 1 migration(s) that this one does not know. Start that version, or restore the copy made before the update.";
        Assert.Equal([(1, sentence), (1, sentence), (1, sentence)], [server, verb, export]);
        Assert.False(File.Exists(Path.Combine(folder, "out.csv")));
    }

    [Fact]
    public async Task A_key_of_photos_that_is_gone_is_said_at_the_start_and_by_readiness_and_a_new_one_is_made_on_request_alone()
    {
        string key, hash;
        await using (var server = new ProductionInstallation(folder))
        {
            var reader = server.CreateClient();
            hash = await server.Services.GetRequiredService<FileStore>().SaveAsync(new byte[] { 1, 2, 3 }, default);
            key = Path.Combine(server.Services.GetRequiredService<DataFolder>().Keys, DataKeys.FileName);
            Assert.Equal(System.Net.HttpStatusCode.OK, (await reader.GetAsync("/health/ready")).StatusCode);
            File.Move(key, $"{key}.away");
            Assert.Equal(System.Net.HttpStatusCode.ServiceUnavailable, (await reader.GetAsync("/health/ready")).StatusCode);
            File.Move($"{key}.away", key);
            Assert.Equal(System.Net.HttpStatusCode.OK, (await reader.GetAsync("/health/ready")).StatusCode);
            File.Move(key, $"{key}.away");
        }

        var start = await TellAsync("true");
        var refused = await TellAsync("true", "keys", "renew");
        Assert.Equal(1, start.Code);
        Assert.StartsWith($"The key of stored photos and uploads, {key}, is missing", start.Told);
        Assert.DoesNotContain('\n', start.Told);
        Assert.Equal((1, false), (refused.Code, File.Exists(key)));

        var renewed = await TellAsync("true", "keys", "renew", "--yes");
        // what the former key has encrypted is counted
        Assert.Equal((1, true), (renewed.Code, File.Exists(key)));
        Assert.Matches(@"\d+ files? cannot be read", renewed.Told);
        await using var next = new ProductionInstallation(folder);
        Assert.Equal(System.Net.HttpStatusCode.OK, (await next.CreateClient().GetAsync("/health/ready")).StatusCode);
        Assert.Null(next.Services.GetRequiredService<FileStore>().Read(hash));
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

    [Theory]
    [InlineData("en", "The site is not available at the moment"), InlineData("ru", "Сайт временно недоступен"), InlineData("tg", "Сомона муваққатан дастнорас аст")]
    public async Task While_the_database_cannot_be_used_pages_say_so_in_the_readers_language_and_come_back_with_it(string language, string title)
    {
        await using var server = new ProductionInstallation(folder);
        var (reader, clerk) = (server.CreateClient(), await server.SignedInAsync("reader"));
        var whole = await SpoilAsync();

        var answer = await reader.GetAsync($"/{language}/dushanbe-2022/agenda");
        var desk = await clerk.GetAsync("/desk/dushanbe-2022");
        var ready = await reader.GetAsync("/health/ready");

        Assert.Equal((System.Net.HttpStatusCode.ServiceUnavailable, 30.0), (answer.StatusCode, answer.Headers.RetryAfter!.Delta!.Value.TotalSeconds));
        Assert.Equal((language, title), ((await answer.PageAsync()).DocumentElement.GetAttribute("lang"), (await answer.PageAsync()).QuerySelector("h1")!.TextContent));
        Assert.Equal([System.Net.HttpStatusCode.ServiceUnavailable, System.Net.HttpStatusCode.ServiceUnavailable], [desk.StatusCode, ready.StatusCode]);
        await MendAsync(whole);
        Assert.Equal(System.Net.HttpStatusCode.OK, (await reader.GetAsync($"/{language}/dushanbe-2022/agenda")).StatusCode);
        // still signed in
        Assert.Equal(System.Net.HttpStatusCode.OK, (await clerk.GetAsync("/desk/dushanbe-2022")).StatusCode);
        Assert.Equal(System.Net.HttpStatusCode.OK, (await reader.GetAsync("/health/ready")).StatusCode);
    }

    [Theory]
    [InlineData("en", "The site is not available at the moment"), InlineData("ru", "Сайт временно недоступен"), InlineData("tg", "Сомона муваққатан дастнорас аст")]
    public async Task On_a_full_disk_a_right_sign_in_is_told_so_in_the_readers_language_and_works_once_there_is_room(string language, string title)
    {
        await using var server = new FullDisk(folder);
        var (_, email, password) = await server.AccountAsync("reader");
        var client = server.CreateClient();
        client.DefaultRequestHeaders.AcceptLanguage.ParseAdd(language);
        server.IsFull = true;

        var answer = await client.SignInAsync(email, password);

        var page = await answer.PageAsync();
        Assert.Equal((System.Net.HttpStatusCode.ServiceUnavailable, 30.0), (answer.StatusCode, answer.Headers.RetryAfter!.Delta!.Value.TotalSeconds));
        Assert.Equal((language, title), (page.DocumentElement.GetAttribute("lang"), page.QuerySelector("h1")!.TextContent));
        Assert.DoesNotContain(password, page.DocumentElement.OuterHtml);
        server.IsFull = false;
        Assert.Equal(System.Net.HttpStatusCode.Redirect, (await client.SignInAsync(email, password)).StatusCode);
    }

    [Fact]
    public async Task A_server_whose_data_folder_takes_nothing_more_is_not_ready()
    {
        var data = Path.Combine(folder, "data");
        await using var server = new ProductionInstallation(data);
        var client = server.CreateClient();
        Assert.Equal(System.Net.HttpStatusCode.OK, (await client.GetAsync("/health/ready")).StatusCode);

        var check = new Web.Host.Health.FolderCheck(server.Get<Web.Host.DataFolder>());
        Directory.Move(data, $"{data}-away");
        var told = await check.CheckHealthAsync(new(), default);
        Directory.Move($"{data}-away", data);

        Assert.Equal(Microsoft.Extensions.Diagnostics.HealthChecks.HealthStatus.Unhealthy, told.Status);
        Assert.Equal(Microsoft.Extensions.Diagnostics.HealthChecks.HealthStatus.Healthy, (await check.CheckHealthAsync(new(), default)).Status);
        Assert.Empty(Directory.GetFiles(data, "ready.*"));
    }

    [Theory]
    [InlineData("true"), InlineData("false")]
    public async Task A_damaged_file_is_refused_with_what_to_do_and_left_alone(string prepares)
    {
        await StartAsync();
        await RunAsync("PRAGMA wal_checkpoint(TRUNCATE)");
        SqliteConnection.ClearAllPools();
        var bytes = await File.ReadAllBytesAsync(Database);
        for (var page = 8; page < 24; page++) bytes.AsSpan(page * 4096, 4096).Fill(0xEE);
        await File.WriteAllBytesAsync(Database, bytes);

        var (code, told) = await TellAsync(prepares);
        var (verb, said) = await TellAsync(prepares, "migrate");

        Assert.Equal((1, 1), (code, verb));
        Assert.StartsWith("The database file is damaged (", told);
        Assert.EndsWith("restore the last backup, and use .recover of sqlite3 to find newer data in the damaged file.", told);
        Assert.DoesNotContain('\n', told);
        Assert.Equal(told, said);
        Assert.Equal(bytes, await File.ReadAllBytesAsync(Database));
    }

    [Theory]
    [InlineData("Database__Provider", "Oracle", "Database:Provider must be Sqlite, PostgreSql or SqlServer.")]
    [InlineData("Conference__Proxies", "10.0.0.5, lb.example", "Conference:Proxies names 'lb.example', but each must be an address such as 10.0.0.5 or a network such as 10.0.0.0/24.")]
    [InlineData("Conference__PublicAddress", "conference.example.org", "Conference:PublicAddress is 'conference.example.org', but must be a full address such as https://conference.example.org.")]
    [InlineData("Conference__PublicAddress", "ftp://conference.example.org/", "Conference:PublicAddress is 'ftp://conference.example.org/', but must be a full address such as https://conference.example.org.")]
    [InlineData("Conference__PublicAddress", "https://conference.example.org/?a=1", "Conference:PublicAddress is 'https://conference.example.org/?a=1', but must be a full address such as https://conference.example.org.")]
    [InlineData("Mail__Folder", "letters", "Mail:Folder is set, so Conference:PublicAddress must say where the links in letters lead, for example https://conference.example.org.")]
    [InlineData("Work__AtOnce", "many", "Failed to convert configuration value 'many' at 'Work:AtOnce' to type 'System.Int32'.")]
    [InlineData("ConnectionStrings__Conference", "Where=there", "ConnectionStrings:Conference cannot be understood: ")]
    [InlineData("ASPNETCORE_URLS", "http://127.0.0.1:{0}", "The server cannot listen: Failed to bind to address http://127.0.0.1:{0}: address already in use. ASPNETCORE_URLS, or --urls, says where it shall.")]
    [InlineData("PostgreSql", "Host=127.0.0.1;Port=1;Username=nobody", "The database cannot be used: Failed to connect to 127.0.0.1:1. ConnectionStrings:Conference and Database:Provider say which it is.")]
    [InlineData("OpenId", null, "Conference:OpenId needs the secret of the provider: set the environment variable Conference__OpenId__ClientSecret, or name a file in Conference:OpenId:ClientSecretFile.")]
    [InlineData("OpenId", "gone-2022", "Conference:OpenId:Roles names the edition 'gone-2022', but there is none with this address: its page under /desk shows the address of an edition.")]
    [InlineData("PostgreSql", null, "With Database:Provider=PostgreSql, ConnectionStrings:Conference must say where the server is.")]
    public async Task A_start_with_a_wrong_setting_ends_in_one_sentence(string setting, string? value, string sentence)
    {
        using var busy = new System.Net.Sockets.TcpListener(System.Net.IPAddress.Loopback, 0);
        busy.Start();
        var port = $"{((System.Net.IPEndPoint)busy.LocalEndpoint).Port}";
        (string, string?)[] settings = setting switch
        {
            "PostgreSql" => [("Database__Provider", setting), ("ConnectionStrings__Conference", value)],
            "OpenId" =>
            [
                ("Conference__PublicAddress", "https://conference.example.org"), ("Conference__OpenId__Authority", "https://login.example.org"), ("Conference__OpenId__ClientId", "conference"), ("Conference__OpenId__Name", "Ministry account"),
                .. value is null ? Array.Empty<(string, string?)>() : [("Conference__OpenId__ClientSecret", "secret"), ("Conference__OpenId__Roles__0__Value", "x"), ("Conference__OpenId__Roles__0__Role", "organizer"), ("Conference__OpenId__Roles__0__Edition", value)],
            ],
            _ => [(setting, value!.Replace("{0}", port, StringComparison.Ordinal))],
        };

        var (code, told) = await TellAsync("true", [], folder, settings);

        Assert.Equal(1, code);
        Assert.DoesNotContain("   at ", said);
        Assert.StartsWith(sentence.Replace("{0}", port, StringComparison.Ordinal), told);
        Assert.DoesNotContain('\n', told);
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);

    private async Task StartAsync()
    {
        await using var server = new ProductionInstallation(folder);
        _ = server.CreateClient();
    }

    // as a fault of the disk leaves it; what it was before
    private async Task<byte[]> SpoilAsync()
    {
        await RunAsync("PRAGMA wal_checkpoint(TRUNCATE)");
        var whole = await File.ReadAllBytesAsync(Database);
        await ReplaceAsync(Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat("This is no database. ", 400))));
        return whole;
    }

    private Task MendAsync(byte[] whole) => ReplaceAsync(whole);

    // in one step: an empty file, however short it stands there, is a database without tables to whoever looks meanwhile
    private async Task ReplaceAsync(byte[] bytes)
    {
        SqliteConnection.ClearAllPools();
        await File.WriteAllBytesAsync($"{Database}.new", bytes);
        foreach (var beside in new[] { "-wal", "-shm" }) File.Delete(Database + beside);
        File.Move($"{Database}.new", Database, overwrite: true);
        // the server reads its stamp each second: a connection that it opened before the move would go on with the file before
        SqliteConnection.ClearAllPools();
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
    private async Task<(int Code, string Told)> TellAsync(string prepares, string[] args, string data, params (string Key, string? Value)[] settings)
    {
        var start = new ProcessStartInfo("dotnet", [typeof(Program).Assembly.Location, .. args]) { UseShellExecute = false, RedirectStandardError = true, RedirectStandardOutput = true, WorkingDirectory = folder };
        foreach (var (key, value) in new[] { ("Conference__DataDirectory", data), ("Database__PrepareAtStart", prepares), ("ASPNETCORE_ENVIRONMENT", "Production"), ("ASPNETCORE_URLS", "http://127.0.0.1:0") }) start.Environment[key] = value;
        foreach (var (key, value) in settings) start.Environment[key] = value;
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync();
        var told = await process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        said = await output;
        return (process.ExitCode, told.TrimEnd());
    }

    private Task<(int Code, string Told)> TellAsync(string prepares, params string[] args) => TellAsync(prepares, args, folder);

    /// <summary>A server whose disk takes nothing more while a test says so.</summary>
    private sealed class FullDisk(string folder) : WebInstallation("Production", folder)
    {
        public bool IsFull { get; set; }

        protected override void ConfigureWebHost(IWebHostBuilder builder)
        {
            base.ConfigureWebHost(builder);
            builder.ConfigureTestServices(services => services.ConfigureDbContext<ConferenceDb>(options => options.AddInterceptors(new Full(this))));
        }

        private sealed class Full(FullDisk disk) : SaveChangesInterceptor
        {
            public override ValueTask<InterceptionResult<int>> SavingChangesAsync(DbContextEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default) =>
                disk.IsFull ? throw new DbUpdateException("An error occurred while saving.", new SqliteException("database or disk is full", 13)) : ValueTask.FromResult(result);
        }
    }
}
