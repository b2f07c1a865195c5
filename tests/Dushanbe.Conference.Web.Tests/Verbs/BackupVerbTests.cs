using Dushanbe.Conference.Files;
using Dushanbe.Conference.Web.Host;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Dushanbe.Conference.Web.Tests.Verbs;

public sealed class BackupVerbTests : VerbTest
{
    private const string Passphrase = "Лалу ёқут, a quiet long passphrase";

    public BackupVerbTests() => Settings["Conference:Backup:Passphrase"] = Passphrase;

    [Fact]
    public async Task What_was_backed_up_is_restored_over_what_came_after_only_when_told_so_and_its_journal_verifies()
    {
        await RunAsync("seed", "training", "--participants", "12");
        await File.WriteAllTextAsync(Path.Combine(Folder, "data", "journal-anchors.txt"), (await RunAsync("journal", "anchor")).Output);
        var backup = await RunAsync("backup", "--out", "all.backup");
        var again = await RunAsync("backup", "--out", "all.backup");
        await RunAsync("export", "participants", "--edition", "training", "--out", "before.csv");
        await RunAsync("seed", "training", "--participants", "5", "--yes");

        var refused = await RunAsync("restore", "all.backup");
        // each verb is a process of its own, which has no connection of before
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        var restored = await RunAsync("restore", "all.backup", "--yes");

        Assert.Equal((0, 1, 1, 0), (backup.Code, again.Code, refused.Code, restored.Code));
        Assert.Contains("12 participants", backup.Error);
        Assert.Contains("all.backup exists", again.Error);
        Assert.Contains("5 participants", refused.Error);
        Assert.Contains("12 participants", refused.Error);
        Assert.Contains(Path.Combine(Folder, "data", "conference.db"), refused.Error);
        Assert.Contains("--yes", refused.Error);
        Assert.Contains("Put aside: ", restored.Error);
        Assert.Contains("Passwords changed and accounts closed after the backup must be changed and closed again.", restored.Error);
        Assert.All([backup, again, refused, restored], run => Assert.DoesNotContain("quiet long", run.Error + run.Output));
        await RunAsync("export", "participants", "--edition", "training", "--out", "after.csv");
        Assert.Equal(await File.ReadAllTextAsync(Path.Combine(Folder, "before.csv")), await File.ReadAllTextAsync(Path.Combine(Folder, "after.csv")));
        var verified = await RunAsync("journal", "verify");
        Assert.Equal(0, verified.Code);
        Assert.Contains("intact", verified.Error);
        // with the keys of the backup, which are encrypted with others of it
        await using var server = new ProductionInstallation(Path.Combine(Folder, "data"));
        var files = server.Get<FileStore>();
        Assert.NotEmpty(files.All());
        Assert.All(files.All(), each => Assert.NotNull(files.Read(each)));
        Assert.Empty(files.Outdated());
    }

    [Fact]
    public async Task While_a_server_runs_a_backup_is_made_and_nothing_is_restored()
    {
        await RunAsync("seed", "process");
        await using (var server = new ProductionInstallation(Path.Combine(Folder, "data")))
        {
            using var client = server.CreateClient();
            await client.GetAsync(new Uri("/health/ready", UriKind.Relative));

            var backup = await RunAsync("backup", "--out", "running.backup");
            var refused = await RunAsync("restore", "running.backup", "--yes");

            Assert.Equal((0, 1), (backup.Code, refused.Code));
            Assert.Contains("Stop it first", refused.Error);
        }

        Assert.Equal(0, (await RunAsync("restore", "running.backup", "--yes")).Code);
    }

    [Fact]
    public async Task A_restore_into_a_new_folder_asks_nothing_and_makes_nothing_when_it_is_refused()
    {
        await RunAsync("seed", "process");
        await RunAsync("backup", "--out", "all.backup");
        Settings["Conference:DataDirectory"] = Path.Combine(Folder, "new");
        Settings["Conference:Backup:Passphrase"] = "another quiet long passphrase";

        var wrong = await RunAsync("restore", "all.backup");
        Assert.False(File.Exists(Path.Combine(Folder, "new", "conference.db")));
        Settings["Conference:Backup:Passphrase"] = Passphrase;
        var restored = await RunAsync("restore", "all.backup");

        Assert.Equal((1, 0), (wrong.Code, restored.Code));
        Assert.Equal($"Nothing was changed: the passphrase does not fit {Path.Combine(Folder, "all.backup")}, or the beginning of the file was changed.", wrong.Error.Trim());
        Assert.Equal(0, (await RunAsync("journal", "verify")).Code);
    }

    [Fact]
    public async Task The_passphrase_comes_from_the_environment_or_a_file_is_long_and_never_on_the_command_line()
    {
        await RunAsync("seed", "process");
        Settings["Conference:Backup:Passphrase"] = null;
        var none = await RunAsync("backup", "--out", "a.backup");
        Settings["Conference:Backup:Passphrase"] = "fifteen letters";
        var brief = await RunAsync("backup", "--out", "a.backup");
        Settings["Conference:Backup:PassphraseFile"] = Path.Combine(Folder, "missing.txt");
        var missing = await RunAsync("backup", "--out", "a.backup");
        await File.WriteAllTextAsync(Settings["Conference:Backup:PassphraseFile"] = Path.Combine(Folder, "passphrase.txt"), $"{Passphrase}\nsecond line\n");
        var file = await RunAsync("backup", "--out", "a.backup");
        Settings["Conference:Backup:PassphraseFile"] = null;
        Settings["Conference:Backup:Passphrase"] = Passphrase;
        var same = await RunAsync("restore", "a.backup", "--yes");

        Assert.Equal((1, 1, 1, 0, 0), (none.Code, brief.Code, missing.Code, file.Code, same.Code));
        Assert.Contains("need a passphrase", none.Error);
        Assert.Contains("at least 16 characters", brief.Error);
        Assert.DoesNotContain("fifteen letters", brief.Error);
        Assert.Contains("missing.txt", missing.Error);
        var spoken = new ConfigurationBuilder().AddCommandLine([$"--Conference:Backup:Passphrase={Passphrase}"]).Build();
        Assert.Contains("on the command line", new BackupSettings { Passphrase = Passphrase }.TroubleOf(spoken, Folder));
        Assert.DoesNotContain("assphrase", (await RunAsync("backup", "--help")).Output);
    }

    [Theory]
    [InlineData("Passphrase", null, "need a passphrase"), InlineData("Passphrase", "brief", "at least 16 characters"), InlineData("Every", "00:01:00", "Every must be between"), InlineData("KeepDaily", "0", "KeepDaily must be between"), InlineData("PassphraseFile", "/nowhere/at/all", "cannot be read")]
    public async Task A_server_with_a_schedule_that_cannot_be_kept_says_why_and_does_not_start(string setting, string? value, string told)
    {
        var builder = AppFolder.Builder([]);
        Settings["Conference:Backup:Folder"] = Path.Combine(Folder, "nightly");
        Settings[$"Conference:Backup:{setting}"] = value;
        builder.Configuration.AddInMemoryCollection(Settings);
        builder.AddInstallation();
        await using var app = builder.Build();

        var trouble = Web.Start.StartUp.SettingsTrouble(app);

        Assert.Contains(told, trouble);
        Assert.DoesNotContain(Passphrase, trouble);
        if (value == "brief") Assert.DoesNotContain("brief", trouble);
    }

    [Fact]
    public async Task A_server_makes_scheduled_backups()
    {
        Settings["Conference:Backup:Folder"] = Path.Combine(Folder, "nightly");
        var builder = AppFolder.Builder([]);
        builder.Configuration.AddInMemoryCollection(Settings);
        builder.AddInstallation();
        await using var app = builder.Build();
        await app.Services.GetRequiredService<Data.DatabaseSetup>().ExecuteAsync(default);

        Assert.True(await app.Services.GetRequiredService<Conference.Backups.AskForBackup>().ExecuteAsync(default));
        Assert.True(await app.Services.GetRequiredService<Work.WorkRunner>().RunNextAsync(default));

        var made = Assert.Single(Directory.GetFiles(Path.Combine(Folder, "nightly")));
        Settings["Conference:DataDirectory"] = Path.Combine(Folder, "new");
        Assert.Equal(0, (await RunAsync("restore", made)).Code);
    }

    [Fact]
    public async Task A_backup_that_lacks_an_upload_says_so_and_ends_with_1_until_the_schedule_knows_it()
    {
        await RunAsync("seed", "training", "--participants", "12");
        var whole = await RunAsync("backup", "--out", "whole.backup");
        var photo = Directory.GetFiles(Path.Combine(Folder, "data", "files"), "*", SearchOption.AllDirectories).First(each => Path.GetFileName(each).Length == 64);
        File.Delete(photo);

        var lacking = await RunAsync("backup", "--out", "lacking.backup");
        Settings["Conference:Backup:Folder"] = Path.Combine(Folder, "nightly");
        var builder = Builder([]);
        builder.AddInstallation();
        await using (var app = builder.Build())
        {
            await app.Services.GetRequiredService<Conference.Backups.AskForBackup>().ExecuteAsync(default);
            await app.Services.GetRequiredService<Work.WorkRunner>().RunNextAsync(default);
        }

        var known = await RunAsync("backup", "--out", "known.backup");

        Assert.Equal((0, 1, 0), (whole.Code, lacking.Code, known.Code));
        Assert.Contains("lacks 1 upload;", lacking.Error);
        Assert.Contains(Path.GetFileName(photo), lacking.Error);
        Assert.DoesNotContain("lacks", whole.Error + known.Error);
        Assert.True(File.Exists(Path.Combine(Folder, "lacking.backup")));
    }

    [Fact]
    public async Task Without_a_database_a_file_or_a_place_the_verbs_say_so()
    {
        var empty = await RunAsync("backup", "--out", "a.backup");
        await RunAsync("migrate");
        var nowhere = await RunAsync("backup");
        var missing = await RunAsync("restore", "missing.backup");
        Settings["Conference:Backup:Folder"] = Path.Combine(Folder, "nightly");
        var shelved = await RunAsync("backup");

        Assert.Equal((1, 1, 1, 0), (empty.Code, nowhere.Code, missing.Code, shelved.Code));
        Assert.False(File.Exists(Path.Combine(Folder, "a.backup")));
        Assert.Contains("--out", nowhere.Error);
        Assert.Contains("missing.backup", missing.Error);
        Assert.Matches(@"^conference-[0-9a-f]{8}-\d{8}T\d{6}Z\.backup$", Path.GetFileName(Assert.Single(Directory.GetFiles(Path.Combine(Folder, "nightly")))));
    }
}
