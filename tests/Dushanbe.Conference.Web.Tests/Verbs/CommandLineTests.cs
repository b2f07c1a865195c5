using Dushanbe.Conference.Files;
using Dushanbe.Conference.Web.Verbs;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Configuration;

namespace Dushanbe.Conference.Web.Tests.Verbs;

public sealed class CommandLineTests : VerbTest
{
    // the smallest picture there is
    private static readonly byte[] OnePixel = Convert.FromBase64String("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==");

    [Theory]
    [InlineData("migrate", true), InlineData("seed", true), InlineData("badges", true), InlineData("--help", true), InlineData("bagdes", true), InlineData("--urls", false), InlineData("/urls", false), InlineData("urls=http://localhost", false)]
    public void What_is_no_verb_is_a_setting_of_the_server(string first, bool understood) => Assert.Equal(understood, CommandLine.Understands([first, "x"]));

    [Fact]
    public void Without_arguments_the_server_starts() => Assert.False(CommandLine.Understands([]));

    [Fact]
    public async Task A_mistyped_verb_is_refused()
    {
        var run = await RunAsync("bagdes");

        Assert.Equal(1, run.Code);
        Assert.Contains("bagdes", run.Error);
    }

    [Fact]
    public async Task Every_verb_explains_itself()
    {
        foreach (var verb in new[] { "", "migrate", "seed", "seed process", "seed training", "import participants", "export participants", "badges", "booklet", "copy", "backup", "restore", "journal", "journal verify", "journal anchor", "keys renew" })
        {
            var run = await RunAsync([.. verb.Split(' ', StringSplitOptions.RemoveEmptyEntries), "--help"]);
            Assert.Equal((0, ""), (run.Code, run.Error));
            Assert.Contains("Usage", run.Output);
        }
    }

    [Fact]
    public async Task Migrate_makes_the_database_and_says_so_on_standard_error()
    {
        var run = await RunAsync("migrate");

        Assert.Equal((0, ""), (run.Code, run.Output));
        Assert.Contains("up to date", run.Error);
        Assert.True(File.Exists(Path.Combine(Folder, "data", "conference.db")));
    }

    [Fact]
    public async Task Seed_process_adds_what_is_missing_and_then_nothing()
    {
        var first = await RunAsync("seed", "process");
        var second = await RunAsync("seed", "process");

        Assert.Equal((0, 0), (first.Code, second.Code));
        Assert.Contains("dushanbe-2022", first.Error);
        Assert.DoesNotContain("dushanbe-2022", second.Error);
    }

    [Fact]
    public async Task Seed_training_replaces_what_is_there_only_when_told_so()
    {
        var first = await RunAsync("seed", "training", "--participants", "6", "--starts", "2027-03-02");
        var refused = await RunAsync("seed", "training", "--participants", "6");
        var replaced = await RunAsync("seed", "training", "--participants", "5", "--yes");

        Assert.Equal((0, 1, 0), (first.Code, refused.Code, replaced.Code));
        Assert.Contains("2027-03-02", first.Error);
        Assert.Contains("--yes", refused.Error);
    }

    [Theory]
    [InlineData("seed training --starts tomorrow"), InlineData("seed nothing"), InlineData("badges --edition x"), InlineData("migrate now")]
    public async Task What_is_not_understood_is_exit_code_1_and_a_message(string line)
    {
        var run = await RunAsync(line.Split(' '));

        Assert.Equal(1, run.Code);
        Assert.NotEmpty(run.Error);
    }

    [Fact]
    public async Task An_unknown_edition_is_answered_with_those_there_are()
    {
        await RunAsync("seed", "process");

        var run = await RunAsync("badges", "--edition", "dushanbe-1999", "--out", "badges.pdf");

        Assert.Equal(1, run.Code);
        Assert.Contains("dushanbe-2022", run.Error);
        Assert.False(File.Exists(Path.Combine(Folder, "badges.pdf")));
    }

    [Fact]
    public async Task Badges_are_written_where_the_caller_stands_and_printed_again_only_with_a_reason()
    {
        await RunAsync("seed", "training", "--participants", "6");

        var preview = await RunAsync("badges", "--edition", "training", "--preview", "--out", "preview.pdf");
        var first = await RunAsync("badges", "--edition", "training", "--stock", "a6-4up-a4", "--out", "badges.pdf");
        var again = await RunAsync("badges", "--edition", "training", "--out", "again.pdf");
        var reasoned = await RunAsync("badges", "--edition", "training", "--reason", "Printer jammed", "--out", "again.pdf");

        Assert.Equal((0, 0, 1, 0), (preview.Code, first.Code, again.Code, reasoned.Code));
        Assert.Contains("6", again.Error);
        foreach (var file in new[] { "preview.pdf", "badges.pdf", "again.pdf" }) Assert.Equal("%PDF"u8.ToArray(), (await File.ReadAllBytesAsync(Path.Combine(Folder, file)))[..4]);
        Assert.Empty(Directory.GetFiles(Folder, "*.part"));
    }

    [Fact]
    public async Task A_stock_that_holds_no_badge_is_refused_with_the_reason_and_nothing_is_recorded()
    {
        await RunAsync("seed", "training", "--participants", "6");

        var preview = await RunAsync("badges", "--edition", "training", "--stock", "avery-5392", "--preview", "--out", "badges.pdf");
        var run = await RunAsync("badges", "--edition", "training", "--stock", "avery-5392", "--out", "badges.pdf");
        var fitting = await RunAsync("badges", "--edition", "training", "--out", "badges.pdf");

        Assert.Equal((1, 1, 0), (preview.Code, run.Code, fitting.Code));
        Assert.All([preview.Error, run.Error], message => Assert.Contains("101.6", message));
    }

    [Fact]
    public async Task A_selection_of_nobody_and_a_word_that_names_nothing_are_exit_code_1()
    {
        await RunAsync("seed", "process");

        var nobody = await RunAsync("badges", "--edition", "dushanbe-2022", "--out", "badges.pdf");
        var nothing = await RunAsync("badges", "--edition", "dushanbe-2022", "--delegation", "Atlantis", "--out", "badges.pdf");
        var stock = await RunAsync("badges", "--edition", "dushanbe-2022", "--stock", "a0", "--out", "badges.pdf");

        Assert.Equal((1, 1, 1), (nobody.Code, nothing.Code, stock.Code));
        Assert.Contains("Atlantis", nothing.Error);
        Assert.Contains("a6-4up-a4", stock.Error);
    }

    [Fact]
    public async Task What_was_exported_is_what_was_imported_and_a_dry_run_or_a_bad_row_stores_nothing()
    {
        await RunAsync("seed", "process");
        await File.WriteAllTextAsync(Path.Combine(Folder, "list.csv"), "honorific,given,family,native_name,iso2,delegation,category,capacity,function,organization,email,phone,photo\r\nMr.,Farrukh,Rahmonzoda,Фаррух Раҳмонзода,TJ,,D,,Head of Department,,,,\r\n");
        await File.WriteAllTextAsync(Path.Combine(Folder, "bad.csv"), "given,family,iso2\r\nAnna,Petrova,XX\r\n");
        Task<(int Code, string Output, string Error)> Export(string file) => RunAsync("export", "participants", "--edition", "dushanbe-2022", "--out", file);

        var dry = await RunAsync("import", "participants", "list.csv", "--edition", "dushanbe-2022", "--dry-run");
        await Export("before.csv");
        var bad = await RunAsync("import", "participants", "bad.csv", "--edition", "dushanbe-2022");
        var absent = await RunAsync("import", "participants", "absent.csv", "--edition", "dushanbe-2022");
        var imported = await RunAsync("import", "participants", "list.csv", "--edition", "dushanbe-2022");
        var exported = await Export("after.csv");
        var workbook = await Export("after.xlsx");
        var other = await Export("after.pdf");

        Assert.Equal((0, 1, 1, 0, 0, 0, 1), (dry.Code, bad.Code, absent.Code, imported.Code, exported.Code, workbook.Code, other.Code));
        Assert.DoesNotContain("Rahmonzoda", await File.ReadAllTextAsync(Path.Combine(Folder, "before.csv")));
        Assert.Contains("Rahmonzoda", await File.ReadAllTextAsync(Path.Combine(Folder, "after.csv")));
        Assert.Contains("iso2", bad.Error);
    }

    [Fact]
    public async Task What_a_file_holds_commands_no_terminal()
    {
        await RunAsync("seed", "process");
        await File.WriteAllTextAsync(Path.Combine(Folder, "list.csv"), "given,family,iso2\r\nAnna,Petrova,Q\u009b31mQ\u202e\r\n");

        var run = await RunAsync("import", "participants", "list.csv", "--edition", "dushanbe-2022");
        var edition = await RunAsync("import", "participants", "list.csv", "--edition", "\u001b[2J");
        var absent = await RunAsync("import", "participants", "\u001b[2J.csv", "--edition", "dushanbe-2022");

        Assert.Equal((1, 1, 1), (run.Code, edition.Code, absent.Code));
        Assert.Contains("␛[2J", edition.Error);
        Assert.All(new[] { run, edition, absent }, each => Assert.DoesNotContain(each.Error.Replace(Environment.NewLine, "\n"), sign => (char.IsControl(sign) && sign != '\n') || sign == '\u202e'));
    }

    [Theory]
    [InlineData("Анвар Nazarov, 12 %", "Анвар Nazarov, 12 %"), InlineData("a\u001b[31mb", "a\u241b[31mb"), InlineData("one\r\ntwo\nthree", "one\r\ntwo\nthree"), InlineData("good\rbad", "good\u240dbad"), InlineData("\u009b2J\u007f\u2067", "\ufffd2J\ufffd\ufffd")]
    public void Signs_that_command_a_terminal_are_shown_instead(string text, string plain) => Assert.Equal(plain, PlainText.Of(text));

    [Fact]
    public async Task Photos_are_looked_up_beside_the_table_and_never_above_it()
    {
        await RunAsync("seed", "process");
        Directory.CreateDirectory(Path.Combine(Folder, "list", "Фото"));
        await File.WriteAllBytesAsync(Path.Combine(Folder, "list", "Фото", "Анвар.JPG"), OnePixel);
        await File.WriteAllBytesAsync(Path.Combine(Folder, "secret.png"), OnePixel);
        await File.WriteAllTextAsync(Path.Combine(Folder, "list", "good.csv"), "given,family,iso2,photo\r\nAnvar,Nazarov,TJ,Фото/Анвар.jpg\r\n");
        await File.WriteAllTextAsync(Path.Combine(Folder, "list", "bad.csv"), "given,family,iso2,photo\r\nAnna,Petrova,TJ,../secret.png\r\nOlga,Orlova,TJ,absent.jpg\r\n");

        var bad = await RunAsync("import", "participants", "list/bad.csv", "--edition", "dushanbe-2022");
        var good = await RunAsync("import", "participants", "list/good.csv", "--edition", "dushanbe-2022");

        Assert.Equal((1, 0), (bad.Code, good.Code));
        Assert.Contains("is outside the folder", bad.Error);
        Assert.Contains("The photo “absent.jpg” was not found", bad.Error);
        await using var server = new ProductionInstallation(Path.Combine(Folder, "data"));
        var files = server.Get<FileStore>();
        Assert.Equal(2, files.All().Count());
        Assert.Contains(files.All(), each => files.Read(each).AsSpan().SequenceEqual(OnePixel));
    }

    [Fact]
    public async Task The_booklet_is_written_in_the_language_asked_for()
    {
        await RunAsync("seed", "process");

        var run = await RunAsync("booklet", "--edition", "dushanbe-2022", "--language", "tg", "--out", "booklet.pdf");
        var unknown = await RunAsync("booklet", "--edition", "dushanbe-2022", "--language", "fr", "--out", "booklet.pdf");

        Assert.Equal((0, 1), (run.Code, unknown.Code));
        Assert.True(File.Exists(Path.Combine(Folder, "booklet.pdf")));
    }

    [Fact]
    public async Task The_journal_is_verified_against_its_key_and_against_anchors_kept_elsewhere()
    {
        await RunAsync("seed", "training", "--participants", "6", "--starts", "2027-03-02");
        await RunAsync("seed", "training", "--participants", "5", "--starts", "2027-03-02", "--yes");
        var whole = await RunAsync("journal", "verify");
        var anchors = await RunAsync("journal", "anchor");
        await File.WriteAllTextAsync(Path.Combine(Folder, "printed.txt"), anchors.Output);
        await DoAsync("""DELETE FROM "Journal" WHERE "Number" = (SELECT MAX("Number") FROM "Journal")""");
        var alone = await RunAsync("journal", "verify");
        var compared = await RunAsync("journal", "verify", "--anchors", "printed.txt");
        await DoAsync("""UPDATE "Journal" SET "ActorName" = 'nobody' WHERE "Number" = 1""");
        var changed = await RunAsync("journal", "verify");
        var absent = await RunAsync("journal", "verify", "--anchors", "absent.txt");
        await File.WriteAllTextAsync(Path.Combine(Folder, "data", "keys", "journal.key"), Convert.ToBase64String(new byte[32]));
        var foreign = await RunAsync("journal", "verify");
        await File.WriteAllTextAsync(Path.Combine(Folder, "data", "keys", "journal.key"), "torn");
        var torn = await RunAsync("journal", "verify");

        Assert.Equal([0, 0, 0, 1, 1, 1, 1, 1], new[] { whole, anchors, alone, compared, changed, absent, foreign, torn }.Select(each => each.Code));
        Assert.StartsWith("The journal is intact: 2 entries", whole.Error, StringComparison.Ordinal);
        Assert.Contains("are missing at the end; an anchor names them", compared.Error);
        Assert.Contains("training, entry 1: name, values or reason were changed", changed.Error);
        Assert.Contains("absent.txt", absent.Error);
        Assert.Contains("restore the key that belongs to this database", foreign.Error);
        Assert.Contains("is not the key of the journal", torn.Error);
    }

    private async Task DoAsync(string statement)
    {
        await using var connection = new SqliteConnection($"Data Source={Path.Combine(Folder, "data", "conference.db")};Pooling=False");
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = statement;
        Assert.True(await command.ExecuteNonQueryAsync() > 0);
    }

    [Fact]
    public async Task A_copy_in_another_folder_is_told_table_by_table_holds_the_keys_and_answers_as_the_first_does()
    {
        await RunAsync("seed", "training", "--participants", "12");
        Directory.CreateDirectory(Path.Combine(Folder, "data", "keys"));
        await File.WriteAllTextAsync(Path.Combine(Folder, "data", "keys", "key-1.xml"), "<key/>");
        var anchors = Path.Combine(Folder, "data", "journal-anchors.txt");
        await File.WriteAllTextAsync(anchors, (await RunAsync("journal", "anchor")).Output);
        if (!OperatingSystem.IsWindows()) File.SetUnixFileMode(anchors, UnixFileMode.UserRead | UnixFileMode.UserWrite);

        var nowhere = await RunAsync("copy", "--provider", "PostgreSql");
        var copied = await RunAsync("copy", "--provider", "Sqlite", "--data", "moved");
        var again = await RunAsync("copy", "--provider", "Sqlite", "--data", "moved");
        Assert.All(Directory.GetFileSystemEntries(Path.Combine(Folder, "moved")).Where(each => !each.EndsWith(".starting", StringComparison.Ordinal)).Append(Path.Combine(Folder, "moved")), ForItsOwnerAlone);
        await RunAsync("export", "participants", "--edition", "training", "--out", "before.csv");
        Directory.Move(Path.Combine(Folder, "data"), Path.Combine(Folder, "former"));
        Directory.Move(Path.Combine(Folder, "moved"), Path.Combine(Folder, "data"));
        await RunAsync("export", "participants", "--edition", "training", "--out", "after.csv");

        Assert.Equal((1, 0, 1), (nowhere.Code, copied.Code, again.Code));
        Assert.Contains("Participants: 12 rows", copied.Error);
        Assert.Equal(await File.ReadAllTextAsync(Path.Combine(Folder, "before.csv")), await File.ReadAllTextAsync(Path.Combine(Folder, "after.csv")));
        Assert.True(File.Exists(Path.Combine(Folder, "data", "keys", "key-1.xml")));
        // sealed with the same key, and compared with the anchors of before; the export has added an entry
        var verified = await RunAsync("journal", "verify");
        Assert.Equal(0, verified.Code);
        Assert.Contains("compared with 1 anchor.", verified.Error);
        Assert.Equal(Files("former"), Files("data"));
        ForItsOwnerAlone(Path.Combine(Folder, "after.csv"));

        static void ForItsOwnerAlone(string path)
        {
            if (!OperatingSystem.IsWindows()) Assert.Equal(UnixFileMode.None, File.GetUnixFileMode(path) & ~(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute));
        }

        IEnumerable<string> Files(string data) => Directory.GetFiles(Path.Combine(Folder, data, "files"), "*", SearchOption.AllDirectories).Select(each => Path.GetFileName(each)).Order();
    }
}
