using Dushanbe.Conference.Access;
using Dushanbe.Conference.Backups;
using Dushanbe.Conference.Data;
using Dushanbe.Conference.Files;
using Dushanbe.Conference.Files.Pictures;
using Dushanbe.Conference.Journal;
using Dushanbe.Conference.People;
using Dushanbe.Conference.Prints;
using Dushanbe.Conference.Seeds;
using Dushanbe.Conference.Tests.Files;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Dushanbe.Conference.Tests.Backups;

/// <summary>From the engine of this run into a backup, and from there into a SQLite file.</summary>
public sealed class BackUpInstallationTests(Installation installation) : IClassFixture<Installation>
{
    [Fact]
    public async Task What_is_restored_is_equal_table_by_table_and_file_by_file_and_its_journal_is_whole()
    {
        await FillAsync();
        var backup = await installation.BackUpAsync();
        using var place = new RestoredPlace();

        var restored = Assert.IsType<RestoreInstallation.Outcome.Restored>(await place.RestoreAsync(backup.Path));

        var tables = await installation.Get<IDbContextFactory<ConferenceDb>>().TablesAsync();
        Assert.Equal(tables, await place.Databases.TablesAsync());
        Assert.All(new[] { "Participants", "Journal", "Files", "Releases", "Badges" }, name => Assert.True(tables.Single(each => each.Name == name).Rows > 0, $"{name} is empty, so nothing is proved of it"));
        Assert.Equal(await NamedAsync(installation.Get<IDbContextFactory<ConferenceDb>>()), place.Files.All().ToHashSet());
        Assert.True(place.Files.All().Any());
        foreach (var hash in place.Files.All()) Assert.Equal(hash, place.Files.NameOf(await place.Files.ReadAsync(hash, default)));
        foreach (var each in new[] { "keys", "fonts" }) Assert.Equal(Backed.Content(Path.Combine(installation.Folder, each)), Backed.Content(Path.Combine(place.Root, each)));
        var report = await place.VerifyAsync();
        Assert.True(report is { FitsKey: true, Count: 0, Entries: > 0, Anchors: > 0 });
        Assert.Equal((0L, 0L), (backup.Journal, restored.Journal));
        Assert.Equal(await CountAsync(), (restored.Manifest.Facts.Editions, restored.Manifest.Facts.People));
        Assert.Empty(restored.Aside);
    }

    [Fact]
    public async Task A_backup_and_what_is_restored_from_it_are_for_their_owner_alone_and_nothing_plain_is_left()
    {
        await installation.EquipAsync();
        await installation.Get<SeedProcess>().ExecuteAsync(new(), Actor.Operator, default);
        var backup = await installation.BackUpAsync();
        using var place = new RestoredPlace();
        await place.RestoreAsync(backup.Path);

        Assert.Equal([Path.GetFileName(backup.Path)], Directory.GetFiles(Path.GetDirectoryName(backup.Path)!).Select(each => Path.GetFileName(each)).Where(each => each == Path.GetFileName(backup.Path) || each.EndsWith(".part", StringComparison.Ordinal)));
        Assert.Empty(Directory.GetFileSystemEntries(installation.Folder, "scratch-*"));
        Assert.Empty(Directory.GetFileSystemEntries(place.Root, "scratch-*"));
        if (OperatingSystem.IsWindows()) return;
        const UnixFileMode others = ~(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        foreach (var each in Directory.EnumerateFileSystemEntries(place.Root, "*", SearchOption.AllDirectories).Append(backup.Path)) Assert.Equal(UnixFileMode.None, File.GetUnixFileMode(each) & others);
    }

    [Fact]
    public async Task A_backup_made_while_desks_write_is_of_one_moment_with_every_file_it_names()
    {
        await installation.EquipAsync();
        var desk = await Desk.OpenAsync(installation);
        using var stop = new CancellationTokenSource();
        var written = 0;
        var writers = Enumerable.Range(0, 2).Select(each => Task.Run(async () =>
        {
            // registers; one of them also gives a photo and takes it away: rows, entries and files come and go
            for (var number = 0; !stop.IsCancellationRequested; number++)
            {
                var (id, _) = await desk.Register(desk.Fields($"Writer{each}", $"Number{number}"));
                Interlocked.Increment(ref written);
                if (each == 0) continue;
                Assert.IsType<SetPhoto.Outcome.Stored>(await installation.Get<SetPhoto>().ExecuteAsync(new(id, new PhotoUpload("me.png", AnyPicture.Png())), A.Organizer, default));
                if (number % 2 == 0) await installation.Get<RemovePhoto>().ExecuteAsync(new(id), A.Organizer, default);
                if (number % 3 == 0) await installation.AnchorAsync();
            }
        })).ToList();

        while (written < 4) await Task.Delay(20);
        for (var round = 0; round < 3; round++)
        {
            var before = written;
            var backup = await installation.BackUpAsync();
            if (writers.Find(each => each.IsFaulted) is { } faulted) await faulted;
            Assert.True(written > before, $"nobody wrote while backup {round} was made, after {written}, so nothing is proved");
            using var place = new RestoredPlace();
            Assert.IsType<RestoreInstallation.Outcome.Restored>(await place.RestoreAsync(backup.Path));

            Assert.Empty(backup.Lost);
            Assert.Equal(await NamedAsync(place.Databases), place.Files.All().ToHashSet());
            var report = await place.VerifyAsync();
            Assert.True(report is { FitsKey: true, Count: 0 }, string.Join('\n', report.Findings));
            await using var db = await place.Databases.CreateDbContextAsync();
            // one entry for each registration, in the same save
            var (people, entries) = (await db.Participants.CountAsync(each => each.EditionId == desk.Edition.Id), await db.Journal.CountAsync(each => each.EditionId == desk.Edition.Id && each.Subject == JournalSubject.Participant && each.Action == JournalAction.Created));
            Assert.Equal(people, entries);
            // and the running installation had then just these entries and people, whatever it has now
            await using var running = await installation.OpenAsync();
            var end = await db.Journal.Where(each => each.EditionId == desk.Edition.Id).MaxAsync(each => each.Number);
            Assert.Equal(await EntriesAsync(running, desk.Edition.Id, end), await EntriesAsync(db, desk.Edition.Id, end));
            Assert.Equal(await PeopleAsync(running, desk.Edition.Id, end), (await db.Participants.Where(each => each.EditionId == desk.Edition.Id).Select(each => each.Id).ToListAsync()).ToHashSet());
        }

        await stop.CancelAsync();
        await Task.WhenAll(writers);
    }

    [Fact]
    public async Task An_upload_that_is_deleted_with_its_row_before_it_was_read_is_not_missed()
    {
        await installation.EquipAsync();
        var desk = await Desk.OpenAsync(installation);
        var (id, _) = await desk.Register(desk.Fields());
        await installation.Get<SetPhoto>().ExecuteAsync(new(id, new PhotoUpload("me.png", AnyPicture.Png())), A.Organizer, default);
        var steps = new List<string>();
        await using var process = installation.Process(more => more.Configure<BackupOptions>(options => options.Step = step =>
        {
            steps.Add(step);
            // the first snapshot has been taken, and names it
            if (step == "files" && steps.Count(each => each == step) == 1) installation.Get<RemovePhoto>().ExecuteAsync(new(id), A.Organizer, default).Wait();
        }));

        var outcome = Assert.IsType<BackUpInstallation.Outcome.Written>(await process.GetRequiredService<BackUpInstallation>().ExecuteAsync(new(installation.NewBackup(), RestoredPlace.Passphrase), Actor.Operator, default));

        Assert.Empty(outcome.Lost);
        Assert.Equal(["snapshot", "files", "snapshot", "files", "written", "checked", "kept"], steps);
        using var place = new RestoredPlace();
        await place.RestoreAsync(outcome.Path);
        await using var db = await place.Databases.CreateDbContextAsync();
        Assert.Null(await db.Participants.Where(each => each.Id == id).Select(each => each.PhotoHash).SingleAsync());
    }

    [Fact]
    public async Task An_upload_that_was_lost_or_damaged_before_is_told_and_the_rest_is_backed_up()
    {
        await installation.EquipAsync();
        var desk = await Desk.OpenAsync(installation);
        var files = installation.Get<FileStore>();
        var (lost, damaged, whole) = (FileStore.HashOf("lost"u8), await files.SaveAsync("damaged"u8.ToArray(), default), await files.SaveAsync("whole"u8.ToArray(), default));
        await File.WriteAllTextAsync(Path.Combine(installation.Folder, "files", damaged[..2], damaged), "otherwise");
        foreach (var hash in new[] { lost, damaged, whole })
            await installation.Add(new StoredFile { Hash = hash, EditionId = desk.Edition.Id, Purpose = FilePurpose.ParticipantPhoto, MediaType = "image/png", Length = 4, StoredAt = new DateTime(2022, 10, 1, 0, 0, 0, DateTimeKind.Utc) });

        var backup = await installation.BackUpAsync();

        Assert.Equal(new[] { lost, damaged }.Order(StringComparer.Ordinal), backup.Lost);
        using var place = new RestoredPlace();
        await place.RestoreAsync(backup.Path);
        Assert.Equal("whole"u8.ToArray(), await place.Files.ReadAsync(whole, default));
        Assert.Null(await place.Files.ReadAsync(damaged, default));
        await using var db = await installation.OpenAsync();
        await db.Files.ExecuteDeleteAsync();
    }

    [Fact]
    public async Task A_disk_without_room_is_told_before_anything_is_written_and_one_that_fills_up_leaves_nothing()
    {
        await installation.EquipAsync();
        var path = Path.Combine(installation.Folder, "elsewhere", "full.backup");
        await using var full = installation.Process(more => more.Configure<BackupOptions>(options => options.Free = folder => folder == options.Root ? long.MaxValue : 1_000));
        await using var filling = installation.Process(more => more.Configure<BackupOptions>(options => options.Step = step => { if (step == "written") throw new IOException("No space left on device"); }));

        var outcome = await full.GetRequiredService<BackUpInstallation>().ExecuteAsync(new(path, RestoredPlace.Passphrase), Actor.Operator, default);
        var thrown = await Assert.ThrowsAsync<IOException>(() => filling.GetRequiredService<BackUpInstallation>().ExecuteAsync(new(path, RestoredPlace.Passphrase), Actor.Operator, default));

        Assert.Equal((Path.GetDirectoryName(path), 1_000L), outcome is BackUpInstallation.Outcome.NoRoom room ? (room.Folder, room.Free) : default);
        Assert.Equal("No space left on device", thrown.Message);
        Assert.Empty(Directory.GetFileSystemEntries(Path.GetDirectoryName(path)!));
        Assert.Empty(Directory.GetFileSystemEntries(installation.Folder, "scratch-*"));
    }

    [Fact]
    public async Task What_the_disk_changes_behind_the_back_of_the_writer_is_found_by_reading_back_and_not_kept()
    {
        await installation.EquipAsync();
        var path = Path.Combine(installation.Folder, "crooked", "crooked.backup");
        await using var crooked = installation.Process(more => more.Configure<BackupOptions>(options => options.Step = step =>
        {
            if (step != "written") return;
            // by a program that does not ask for the writer's lock, as a disk does not
            var draft = Directory.GetFiles(Path.GetDirectoryName(path)!).Single();
            using var other = System.Diagnostics.Process.Start("dd", ["if=/dev/zero", $"of={draft}", "bs=8", "count=1", $"seek={new FileInfo(draft).Length / 16}", "conv=notrunc", "status=none"]);
            other.WaitForExit();
            Assert.Equal(0, other.ExitCode);
        }));

        var outcome = await crooked.GetRequiredService<BackUpInstallation>().ExecuteAsync(new(path, RestoredPlace.Passphrase), Actor.Operator, default);

        Assert.Equal(BackupFault.Damaged, Assert.IsType<BackUpInstallation.Outcome.NotReadBack>(outcome).Fault);
        Assert.Empty(Directory.GetFileSystemEntries(Path.GetDirectoryName(path)!));
    }

    [Fact]
    public async Task A_file_that_exists_is_left_alone()
    {
        var path = installation.NewBackup();
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        await File.WriteAllTextAsync(path, "theirs");

        Assert.Equal(new BackUpInstallation.Outcome.Exists(path), await installation.Get<BackUpInstallation>().ExecuteAsync(new(path, RestoredPlace.Passphrase), Actor.Operator, default));

        Assert.Equal("theirs", await File.ReadAllTextAsync(path));
    }

    [Fact]
    public async Task At_each_step_a_process_that_dies_leaves_either_no_backup_or_a_whole_one_and_the_next_cleans_up()
    {
        await installation.EquipAsync();
        var (folder, seen) = (Path.Combine(installation.Folder, "dying"), new Dictionary<string, string>());
        await using var dying = installation.Process(more => more.Configure<BackupOptions>(options => options.Step = step => seen[step] = string.Join(',', Directory.Exists(folder) ? Directory.GetFiles(folder).Select(each => Path.GetExtension(each)) : [])));

        var path = Path.Combine(folder, "a.backup");
        Assert.IsType<BackUpInstallation.Outcome.Written>(await dying.GetRequiredService<BackUpInstallation>().ExecuteAsync(new(path, RestoredPlace.Passphrase), Actor.Operator, default));

        Assert.Equal(new() { ["snapshot"] = "", ["files"] = "", ["written"] = ".part", ["checked"] = ".part", ["kept"] = ".backup" }, seen);
        // what a killed process leaves, and what is nobody's business
        var next = Path.Combine(folder, "b.backup");
        string[] left = [$"{next}.{Guid.CreateVersion7():N}.part", Path.Combine(folder, $"conference-0123abcd-20261130T010203Z.backup.{Guid.CreateVersion7():N}.part"), Path.Combine(installation.Folder, "scratch-left", "conference.db"), Path.Combine(installation.Folder, "scratch-left", "lock")];
        string[] theirs = [Path.Combine(folder, "film.part"), Path.Combine(folder, $"{next}.old.part")];
        foreach (var each in left.Concat(theirs))
        {
            Directory.CreateDirectory(Path.GetDirectoryName(each)!);
            await File.WriteAllTextAsync(each, "left");
        }

        // what cannot be opened, as if it were another account's
        var (locked, refused) = (Path.Combine(installation.Folder, "scratch-locked"), Path.Combine(folder, $"conference-0123abcd-20261130T010204Z.backup.{Guid.CreateVersion7():N}.part"));
        Directory.CreateDirectory(Path.Combine(locked, "lock"));
        Directory.SetLastWriteTimeUtc(locked, DateTime.UnixEpoch);
        if (!OperatingSystem.IsWindows()) File.CreateSymbolicLink(refused, "/nowhere/at/all");
        var warnings = new Warnings();
        await using var cleaning = installation.Process(more => more.AddLogging(logging => logging.AddProvider(warnings)));

        Assert.IsType<BackUpInstallation.Outcome.Written>(await cleaning.GetRequiredService<BackUpInstallation>().ExecuteAsync(new(next, RestoredPlace.Passphrase), Actor.Operator, default));
        FolderUse.Share(installation.Folder, warnings).Dispose();

        Assert.Equal(OperatingSystem.IsWindows() ? [locked, locked] : [locked, refused, locked], warnings.Told);
        Directory.Delete(locked, recursive: true);
        Assert.All(left, each => Assert.False(File.Exists(each), each));
        Assert.All(theirs, each => Assert.True(File.Exists(each), each));
    }

    /// <summary>The files of which event 1306 tells, in its order.</summary>
    private sealed class Warnings : ILoggerProvider, ILogger
    {
        public List<string> Told { get; } = [];

        public ILogger CreateLogger(string categoryName) => this;

        public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => logLevel >= LogLevel.Warning;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            if (eventId.Id == 1306) Told.Add(formatter(state, exception).Split(' ')[0]);
        }

        public void Dispose()
        {
            // nothing is held
        }
    }

    private async Task FillAsync()
    {
        await installation.EquipAsync();
        await installation.Get<SeedProcess>().ExecuteAsync(new(), Actor.Operator, default);
        var seeded = Assert.IsType<SeedTraining.Outcome.Seeded>(await installation.Get<SeedTraining>().ExecuteAsync(new(Participants: 40), Actor.Operator, default));
        await installation.Get<StartBadgeRun>().ExecuteAsync(new(seeded.EditionId, BadgeSelection.Everybody), A.Organizer, default);
        await installation.AnchorAsync();
    }

    private async Task<(long Editions, long People)> CountAsync()
    {
        await using var db = await installation.OpenAsync();
        return (await db.Editions.CountAsync(), await db.Participants.IgnoreQueryFilters().CountAsync());
    }

    private static async Task<List<string>> EntriesAsync(ConferenceDb db, Guid edition, long? end) =>
        [.. (await db.Journal.Where(each => each.EditionId == edition && each.Number <= end).OrderBy(each => each.Number).ToListAsync()).Select(each => $"{each.Number} {each.Id} {each.Action} {each.At:O} {Convert.ToHexString(each.Seal!)}")];

    private static async Task<HashSet<Guid>> PeopleAsync(ConferenceDb db, Guid edition, long? end) =>
        (await db.Journal.Where(each => each.EditionId == edition && each.Number <= end && each.Subject == JournalSubject.Participant && each.Action == JournalAction.Created).Select(each => each.SubjectId).ToListAsync()).ToHashSet();

    private static async Task<HashSet<string>> NamedAsync(IDbContextFactory<ConferenceDb> databases)
    {
        await using var db = await databases.CreateDbContextAsync();
        return await db.NamedFilesAsync(among: null, default);
    }
}
