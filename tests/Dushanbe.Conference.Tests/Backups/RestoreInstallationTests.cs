using Dushanbe.Conference.Access;
using Dushanbe.Conference.Accounts;
using Dushanbe.Conference.Backups;
using Dushanbe.Conference.Data;
using Dushanbe.Conference.Names;
using Dushanbe.Conference.Seeds;
using Dushanbe.Conference.Tests.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace Dushanbe.Conference.Tests.Backups;

public sealed class RestoreInstallationTests(Installation installation) : IClassFixture<Installation>
{
    // read by a test while the process under test holds them
    private static readonly string[] Locks = ["in-use.lock", "lock"];

    [Fact]
    public async Task An_installation_that_is_there_is_told_and_replaced_only_when_allowed_and_then_lies_aside_whole()
    {
        var backup = await BackUpAsync();
        using var place = await OldAsync();
        var (before, old) = (Backed.Content(place.Root, "in-use.lock"), await place.Databases.TablesAsync());

        var refused = Assert.IsType<RestoreInstallation.Outcome.Replaces>(await place.RestoreAsync(backup));
        // a reader of a database with a log leaves an empty one
        Assert.Equal(before, Backed.Content(place.Root, "in-use.lock", "conference.db-"));
        var restored = Assert.IsType<RestoreInstallation.Outcome.Restored>(await place.RestoreAsync(backup, replaces: true));

        Assert.Equal((1L, 0L, 1), (refused.Old.Facts!.Editions, refused.Old.Facts.People, refused.Old.Files));
        Assert.Equal([place.Database, Path.Combine(place.Root, "files"), Path.Combine(place.Root, "keys"), Path.Combine(place.Root, "fonts")], refused.Old.Paths);
        Assert.True(refused.Manifest.Facts.Editions > 1);
        var aside = Assert.Single(Directory.GetDirectories(place.Root, "replaced-*"));
        Assert.Equal(before, Backed.Content(aside, "conference.db-"));
        Assert.Equal(restored.Aside.Order(StringComparer.Ordinal), Directory.GetFileSystemEntries(aside).Order(StringComparer.Ordinal));
        Assert.Equal(old, await Installation.SqliteFiles.At(Path.Combine(aside, "conference.db"), writes: true).TablesAsync());
        await AssertIsNewAsync(place.Root);
    }

    [Theory, InlineData("keys"), InlineData("files"), InlineData("conference.db")]
    public async Task A_part_that_is_a_link_is_not_replaced_and_the_operator_is_told_what_to_do(string part)
    {
        if (OperatingSystem.IsWindows()) return;
        var backup = await BackUpAsync();
        using var place = await OldAsync();
        using var elsewhere = new RestoredPlace();
        var (here, there) = (Path.Combine(place.Root, part), Path.Combine(elsewhere.Root, part));
        if (Directory.Exists(here)) Directory.Move(here, there);
        else File.Move(here, there);
        File.CreateSymbolicLink(here, there);
        var (before, whole) = (Backed.Content(place.Root, "in-use.lock", "conference.db-"), Backed.Content(elsewhere.Root, "conference.db-"));

        var refused = await Assert.ThrowsAsync<IOException>(() => place.RestoreAsync(backup, replaces: true));

        Assert.StartsWith($"{here} is a link to {there};", refused.Message, StringComparison.Ordinal);
        Assert.Equal(before, Backed.Content(place.Root, "in-use.lock", "conference.db-"));
        Assert.Equal(whole, Backed.Content(elsewhere.Root, "conference.db-"));
        Assert.Empty(Directory.GetDirectories(place.Root, "replaced-*"));
        // as told
        File.Delete(here);
        Assert.IsType<RestoreInstallation.Outcome.Restored>(await place.RestoreAsync(backup, replaces: true));
    }

    [Fact]
    public async Task A_log_that_an_old_process_left_goes_aside_with_its_database()
    {
        var backup = await BackUpAsync();
        using var place = await OldAsync();
        await using (var open = await place.Databases.CreateDbContextAsync())
        {
            // still in the log when the process dies
            await open.Database.OpenConnectionAsync();
            open.Add(new Conference.Editions.Series { Slug = "late", Name = LocalizedText.Of("Late") });
            await open.SaveChangesAsync();
            Assert.True(new FileInfo($"{place.Database}-wal").Length > 0);

            Assert.IsType<RestoreInstallation.Outcome.Restored>(await place.RestoreAsync(backup, replaces: true));

            Assert.False(File.Exists($"{place.Database}-wal"));
        }

        await AssertIsNewAsync(place.Root);
        await using var old = await Installation.SqliteFiles.At(Path.Combine(Directory.GetDirectories(place.Root, "replaced-*").Single(), "conference.db"), writes: true).CreateDbContextAsync();
        Assert.Equal(["late"], await old.Series.Select(each => each.Slug).ToListAsync());
    }

    [Fact]
    public async Task At_each_step_a_process_that_dies_leaves_either_the_old_installation_or_the_new_one()
    {
        var backup = await BackUpAsync();
        using var place = await OldAsync();
        var old = await place.Databases.TablesAsync();
        var oldFiles = Backed.Content(place.Root, "in-use.lock");
        var crashes = new List<(string Step, string Folder)>();
        var all = Directory.CreateTempSubdirectory("conference-crashes-").FullName;
        place.Step = step =>
        {
            var folder = Path.Combine(all, $"{crashes.Count}");
            CopyAsKilled(place.Root, folder);
            crashes.Add((step, folder));
        };

        Assert.IsType<RestoreInstallation.Outcome.Restored>(await place.RestoreAsync(backup, replaces: true));

        var names = crashes.Select(each => each.Step).ToList();
        Assert.Equal(["unpack", "checked", "decide"], names[..3]);
        Assert.Equal(new[] { "aside conference.db", "aside files", "aside fonts", "aside keys", "moved", "place conference.db", "place files", "place fonts", "place journal-anchors.txt", "place keys" }, names[3..].Order(StringComparer.Ordinal));
        foreach (var (step, folder) in crashes)
        {
            // what the next start does first
            FolderUse.Share(folder).Dispose();
            Assert.Empty(Directory.GetFileSystemEntries(folder, "scratch-*"));
            Assert.False(RestorePlan.IsThere(folder));
            if (step is "unpack" or "checked" or "decide")
            {
                Assert.Equal(old, await Installation.SqliteFiles.At(Path.Combine(folder, "conference.db"), writes: true).TablesAsync());
                Assert.Equal(oldFiles, Backed.Content(folder, "in-use.lock"));
            }
            else
            {
                await AssertIsNewAsync(folder);
                Assert.Equal(oldFiles, Backed.Content(Assert.Single(Directory.GetDirectories(folder, "replaced-*"))));
            }
        }

        Directory.Delete(all, recursive: true);
    }

    [Fact]
    public async Task A_move_that_fails_is_made_by_the_next_start_and_nothing_is_lost_meanwhile()
    {
        var backup = await BackUpAsync();
        using var place = await OldAsync();
        place.Step = step => { if (step == "place files") throw new IOException("The disk is gone."); };

        await Assert.ThrowsAsync<IOException>(() => place.RestoreAsync(backup, replaces: true));
        FolderUse.Share(place.Root).Dispose();

        await AssertIsNewAsync(place.Root);
        Assert.Empty(Directory.GetFileSystemEntries(place.Root, "scratch-*"));
    }

    [Fact]
    public async Task Nothing_is_replaced_while_somebody_uses_the_folder_and_nobody_begins_to_while_it_is_replaced()
    {
        var backup = await BackUpAsync();
        using var place = await OldAsync();
        var before = Backed.Content(place.Root, "in-use.lock");

        using (FolderUse.Share(place.Root))
        using (FolderUse.Share(place.Root)) Assert.Equal(new RestoreInstallation.Outcome.InUse(place.Root), await place.RestoreAsync(backup, replaces: true));

        Assert.Equal(before, Backed.Content(place.Root, "in-use.lock"));
        Task? comer = null;
        place.Step = step =>
        {
            if (step != "decide") return;
            comer = Task.Run(() =>
            {
                using var use = FolderUse.Share(place.Root);
                Assert.False(RestorePlan.IsThere(place.Root));
                Assert.True(File.Exists(Path.Combine(place.Root, "journal-anchors.txt")));
            });
            Thread.Sleep(200);
            Assert.False(comer.IsCompleted);
        };
        Assert.IsType<RestoreInstallation.Outcome.Restored>(await place.RestoreAsync(backup, replaces: true));
        await comer!;
    }

    [Fact]
    public async Task Another_passphrase_a_cut_file_and_any_other_file_change_nothing()
    {
        var backup = await BackUpAsync();
        using var place = await OldAsync();
        var before = Backed.Content(place.Root, "in-use.lock");
        var (cut, other) = (Path.Combine(installation.Folder, "cut.backup"), Path.Combine(installation.Folder, "other.backup"));
        await File.WriteAllBytesAsync(cut, (await File.ReadAllBytesAsync(backup))[..^1]);
        await File.WriteAllTextAsync(other, "a letter");

        Assert.Equal(BackupFault.WrongPassphrase, await FaultAsync(place.RestoreAsync(backup, replaces: true, "another passphrase of tests")));
        Assert.Equal(BackupFault.Damaged, await FaultAsync(place.RestoreAsync(cut, replaces: true)));
        Assert.Equal(BackupFault.NotABackup, await FaultAsync(place.RestoreAsync(other, replaces: true)));

        Assert.Equal(before, Backed.Content(place.Root, "in-use.lock"));
    }

    [Fact]
    public async Task A_backup_of_an_older_program_is_restored_and_brought_up_to_date_by_the_next_start()
    {
        using var older = new RestoredPlace();
        await using (var db = await older.Databases.CreateDbContextAsync()) await db.LeadBeforeAsync(db.Database.GetMigrations().Last().Split('_', 2)[1]);
        var upload = await older.Files.SaveAsync("of then"u8.ToArray(), default);
        var path = Path.Combine(older.Root, "older.backup");
        var made = Assert.IsType<BackUpInstallation.Outcome.Written>(await Operation(older).ExecuteAsync(new(path, RestoredPlace.Passphrase), Actor.Operator, default));
        using var place = new RestoredPlace();

        var restored = Assert.IsType<RestoreInstallation.Outcome.Restored>(await place.RestoreAsync(path));

        Assert.Equal((null, null), (made.Journal, restored.Journal));
        Assert.Equal([upload], place.Files.All());
        var setup = new DatabaseSetup(place.Databases, TestEngine.Sqlite.Dialect, NullLogger<DatabaseSetup>.Instance);
        Assert.Equal(1, (await setup.ReadAsync(default)).Pending);
        await setup.ExecuteAsync(default);
        Assert.True((await setup.ReadAsync(default)).IsReady);
    }

    [Fact]
    public async Task A_backup_of_a_newer_program_is_refused_and_changes_nothing()
    {
        using var newer = new RestoredPlace();
        await using (var db = await newer.Databases.CreateDbContextAsync())
        {
            await db.Database.MigrateAsync();
            await db.Database.ExecuteSqlRawAsync("INSERT INTO \"__EFMigrationsHistory\" VALUES ('20990101000000_Later', '11.0.0'); PRAGMA journal_mode=DELETE");
        }

        var path = Path.Combine(newer.Root, "newer.backup");
        await using (var file = File.Create(path))
        {
            using var seal = await SealedWriter.BeginAsync(file, RestoredPlace.Passphrase, default, 100_000);
            var writer = new BackupWriter(seal);
            await using var database = File.OpenRead(newer.Database);
            await writer.WriteAsync(new(DateTime.UnixEpoch, "Sqlite", 1, database.Length, 0, 0, new(0, 0, null)), default);
            await writer.WriteAsync("conference.db", database, database.Length, default);
            await seal.CompleteAsync(default);
        }

        using var place = await OldAsync();
        var before = Backed.Content(place.Root, "in-use.lock");

        Assert.Equal(BackupFault.NewerProgram, await FaultAsync(place.RestoreAsync(path, replaces: true)));
        Assert.Equal(before, Backed.Content(place.Root, "in-use.lock"));
    }

    [Fact]
    public async Task A_database_outside_the_data_folder_is_put_aside_and_replaced_where_it_lies()
    {
        var backup = await BackUpAsync();
        using var place = await OldAsync();
        using var elsewhere = new RestoredPlace();
        File.Move(place.Database, elsewhere.Database);
        var old = await elsewhere.Databases.TablesAsync();

        var restored = Assert.IsType<RestoreInstallation.Outcome.Restored>(await place.Restore.RunAsync(new(backup, RestoredPlace.Passphrase, elsewhere.Database, null, Replaces: true), default));

        Assert.Equal(await installation.Get<IDbContextFactory<ConferenceDb>>().TablesAsync(), await elsewhere.Databases.TablesAsync());
        Assert.False(File.Exists(place.Database));
        var aside = Assert.Single(restored.Aside, each => Path.GetDirectoryName(each) == elsewhere.Root);
        Assert.Equal(old, await Installation.SqliteFiles.At(aside, writes: true).TablesAsync());
    }

    [Fact]
    public async Task Into_an_empty_database_of_this_runs_engine_all_is_restored_and_one_with_rows_is_refused()
    {
        var backup = await BackUpAsync();
        using var place = await OldAsync();
        await using var server = new EmptyDatabase();
        var form = new RestoreInstallation.Form(backup, RestoredPlace.Passphrase, null, server, Replaces: true);

        // the process dies before the rows count
        place.Step = step => { if (step == "commit") throw new IOException("The machine is gone."); };
        await Assert.ThrowsAsync<IOException>(() => place.Restore.RunAsync(form, default));
        Assert.Contains("run the verb restore again", Assert.Throws<IOException>(() => FolderUse.Share(place.Root)).Message);
        place.Step = _ => { };
        var restored = Assert.IsType<RestoreInstallation.Outcome.Restored>(await place.Restore.RunAsync(form, default));
        var again = Assert.IsType<RestoreInstallation.Outcome.ServerNotEmpty>(await place.Restore.RunAsync(form, default));

        FolderUse.Share(place.Root).Dispose();
        Assert.Equal(await installation.Get<IDbContextFactory<ConferenceDb>>().TablesAsync(), await server.TablesAsync());
        Assert.Equal(restored.Manifest.Facts, again.Facts);
        Assert.Equal(await NamedAsync(), place.Files.All().ToHashSet());
    }

    [Fact]
    public async Task Nobody_is_signed_in_after_a_restore_into_a_file_or_into_a_database_of_this_runs_engine()
    {
        var account = new Account { Id = Guid.CreateVersion7(), UserName = "signed.in", DisplayName = "S. Kenjaeva", SecurityStamp = "a stamp", CreatedAt = new DateTime(2022, 10, 1, 0, 0, 0, DateTimeKind.Utc) };
        await installation.Add(account);
        await installation.Get<SignInSessions>().BeginAsync(account, new(), default);
        var backup = await BackUpAsync();
        await using (var open = await installation.OpenAsync()) await open.SignInSessions.ExecuteDeleteAsync();
        using var place = new RestoredPlace();
        using var beside = new RestoredPlace();
        await using var server = new EmptyDatabase();

        Assert.IsType<RestoreInstallation.Outcome.Restored>(await place.RestoreAsync(backup));
        Assert.IsType<RestoreInstallation.Outcome.Restored>(await beside.Restore.RunAsync(new(backup, RestoredPlace.Passphrase, null, server, Replaces: false), default));

        // no log belongs to it that could be lost
        Assert.Empty(Directory.GetFiles(place.Root, "conference.db-*"));
        foreach (var databases in new[] { place.Databases, server })
        {
            await using var db = await databases.CreateDbContextAsync();
            Assert.Equal((0, 1), (await db.SignInSessions.CountAsync(), await db.Users.CountAsync(each => each.Id == account.Id)));
        }

        // the rest is as it was
        Assert.Equal(await installation.Get<IDbContextFactory<ConferenceDb>>().TablesAsync(), await place.Databases.TablesAsync());
        await using var after = await installation.OpenAsync();
        await after.Users.Where(each => each.Id == account.Id).ExecuteDeleteAsync();
    }

    private async Task<string> BackUpAsync()
    {
        await installation.EquipAsync();
        await installation.Get<SeedProcess>().ExecuteAsync(new(), Actor.Operator, default);
        await installation.AnchorAsync();
        return (await installation.BackUpAsync()).Path;
    }

    /// <summary>A small installation that lies in the way.</summary>
    private static async Task<RestoredPlace> OldAsync()
    {
        var place = new RestoredPlace();
        await using (var db = await place.Databases.CreateDbContextAsync())
        {
            await db.Database.MigrateAsync();
            db.Add(A.Edition("old"));
            await db.SaveChangesAsync();
        }

        await place.Files.SaveAsync("old"u8.ToArray(), default);
        foreach (var each in new[] { "keys/old.xml", "fonts/Old.ttf" })
        {
            Directory.CreateDirectory(Path.GetDirectoryName(Path.Combine(place.Root, each))!);
            await File.WriteAllTextAsync(Path.Combine(place.Root, each), "old");
        }

        return place;
    }

    private async Task AssertIsNewAsync(string root)
    {
        Assert.Equal(await installation.Get<IDbContextFactory<ConferenceDb>>().TablesAsync(), await Installation.SqliteFiles.At(Path.Combine(root, "conference.db"), writes: true).TablesAsync());
        foreach (var each in new[] { "keys", "fonts" }) Assert.Equal(Backed.Content(Path.Combine(installation.Folder, each)), Backed.Content(Path.Combine(root, each)));
        Assert.Equal(await File.ReadAllTextAsync(Path.Combine(installation.Folder, "journal-anchors.txt")), await File.ReadAllTextAsync(Path.Combine(root, "journal-anchors.txt")));
        Assert.Equal(await NamedAsync(), RestoredPlace.FilesIn(root).All().ToHashSet());
    }

    private async Task<HashSet<string>> NamedAsync()
    {
        await using var db = await installation.OpenAsync();
        return await db.NamedFilesAsync(among: null, default);
    }

    private static async Task<BackupFault?> FaultAsync(Task<RestoreInstallation.Outcome> outcome) => (await outcome as RestoreInstallation.Outcome.Unreadable)?.Fault;

    private static BackUpInstallation Operation(RestoredPlace place) =>
        new(place.Databases, place.Files, Installation.SqliteFiles, Options.Create(new BackupOptions { Root = place.Root, Iterations = 100_000 }), TimeProvider.System, NullLogger<BackUpInstallation>.Instance);

    private static void CopyAsKilled(string from, string to)
    {
        Directory.CreateDirectory(to);
        foreach (var folder in Directory.GetDirectories(from, "*", SearchOption.AllDirectories)) Directory.CreateDirectory(Path.Combine(to, Path.GetRelativePath(from, folder)));
        foreach (var file in Directory.GetFiles(from, "*", SearchOption.AllDirectories))
        {
            var copy = Path.Combine(to, Path.GetRelativePath(from, file));
            // held, and empty
            if (Locks.Contains(Path.GetFileName(file))) File.WriteAllBytes(copy, []);
            else File.Copy(file, copy);
        }
    }

    /// <summary>A database of this run's engine that nobody has made yet, gone afterwards.</summary>
    private sealed class EmptyDatabase : IDbContextFactory<ConferenceDb>, IAsyncDisposable
    {
        private readonly string folder = Directory.CreateTempSubdirectory("conference-server-").FullName;

        public ConferenceDb CreateDbContext()
        {
            var options = new DbContextOptionsBuilder<ConferenceDb>();
            TestEngine.Chosen.UseUnsealed(options, folder).UseIdentitySchema();
            return new ConferenceDb(options.Options);
        }

        public async ValueTask DisposeAsync()
        {
            await using (var db = CreateDbContext()) await db.Database.EnsureDeletedAsync();
            Directory.Delete(folder, recursive: true);
        }
    }
}
