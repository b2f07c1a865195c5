using Dushanbe.Conference.Access;
using Dushanbe.Conference.Backups;
using Dushanbe.Conference.Files;
using Dushanbe.Conference.Work;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Dushanbe.Conference.Tests.Backups;

/// <summary>Each test has a folder of backups of its own, and begins without former work.</summary>
public sealed class BackupScheduleTests(Installation installation) : IClassFixture<Installation>
{
    [Fact]
    public async Task A_backup_is_asked_for_once_made_and_asked_for_again_when_it_is_time()
    {
        await using var server = await ServerAsync("daily");

        Assert.Equal((true, false), (await AskAsync(server), await AskAsync(server)));
        Assert.True(await RunAsync(server));
        var first = Assert.Single(Directory.GetFiles(Folder("daily")));
        Assert.Equal(new ReadBackupState.Report(BackupTrouble.None, installation.Clock.GetUtcNow().UtcDateTime), await StateAsync(server));
        installation.Clock.Advance(TimeSpan.FromDays(1) - TimeSpan.FromMinutes(1));
        Assert.False(await AskAsync(server));
        installation.Clock.Advance(TimeSpan.FromMinutes(1));
        Assert.True(await AskAsync(server));
        await RunAsync(server);

        Assert.Equal(2, Directory.GetFiles(Folder("daily")).Length);
        using var place = new RestoredPlace();
        Assert.IsType<RestoreInstallation.Outcome.Restored>(await place.RestoreAsync(first));
    }

    [Fact]
    public async Task Of_many_servers_that_look_at_once_one_asks()
    {
        await using var one = await ServerAsync("many");
        await using var other = installation.Process(more => more.Configure<BackupOptions>(options => options.Folder = Folder("many")));

        var asked = await Task.WhenAll(Enumerable.Range(0, 8).Select(each => Task.Run(() => AskAsync(each % 2 == 0 ? one : other))));

        Assert.Single(asked, each => each);
        await using var db = await installation.OpenAsync();
        Assert.Equal(1, await db.Work.CountAsync());
    }

    [Fact]
    public async Task A_failure_is_told_to_whoever_manages_accounts_and_tried_again_within_the_hour()
    {
        // where a folder must be there is a file
        await File.WriteAllTextAsync(Folder("blocked"), "in the way");
        await using var server = await ServerAsync("blocked");
        await AskAsync(server);

        for (var attempt = 0; attempt < 3; attempt++)
        {
            Assert.True(await RunAsync(server));
            installation.Clock.Advance(TimeSpan.FromMinutes(2));
        }

        Assert.Equal(new ReadBackupState.Report(BackupTrouble.Failed, null), await StateAsync(server));
        Assert.False(await AskAsync(server));
        installation.Clock.Advance(AskForBackup.AfterFailure);
        File.Delete(Folder("blocked"));
        Assert.True(await AskAsync(server));
        Assert.True(await RunAsync(server));
        Assert.Equal(BackupTrouble.None, (await StateAsync(server)).Trouble);
        Assert.Empty(Directory.GetFiles(Folder("blocked"), "*.part"));
    }

    [Fact]
    public async Task Backups_that_are_not_made_at_all_are_told()
    {
        await using var server = await ServerAsync("idle");
        await AskAsync(server);

        installation.Clock.Advance(TimeSpan.FromDays(3));

        Assert.Equal(new ReadBackupState.Report(BackupTrouble.Overdue, null), await StateAsync(server));
        Assert.Equal(new ReadBackupState.Report(BackupTrouble.None, null), await StateAsync(installation.Process(more => more.Configure<BackupOptions>(options => options.Folder = null))));
    }

    [Fact]
    public async Task Old_backups_of_this_installation_go_and_nothing_else_does()
    {
        await using var server = await ServerAsync("old");
        await AskAsync(server);
        await RunAsync(server);
        var mine = Assert.Single(Directory.GetFiles(Folder("old")));
        string Named(string whose, int ago) => Path.Combine(Folder("old"), new BackupName(whose, installation.Clock.GetUtcNow().UtcDateTime.AddDays(-ago)).ToString());
        var whose = BackupName.Read(Path.GetFileName(mine))!.Installation;
        // two days stay, and one week; one of a clock that ran ahead is none of them
        string[] stay = [mine, Named(whose, 1), Named(whose, -400), Named("0123abcd", 90), Path.Combine(Folder("old"), "my own.backup"), Path.Combine(Folder("old"), "conference.zip")];
        string[] go = [Named(whose, 80), Named(whose, 90), Named(whose, 100)];
        foreach (var each in stay.Skip(1).Concat(go)) File.Copy(mine, each);
        var empty = Named(whose, 110);
        await File.WriteAllTextAsync(empty, "named like one");
        // nobody can read it, as if it were another account's
        if (!OperatingSystem.IsWindows()) File.CreateSymbolicLink(Named(whose, 85), "/nowhere/at/all");

        Assert.Equal(3, server.GetRequiredService<BackupShelf>().Thin(mine));

        Assert.All(stay.Append(empty), each => Assert.True(File.Exists(each), each));
        Assert.All(go, each => Assert.False(File.Exists(each), each));
    }

    [Fact]
    public async Task A_backup_that_lacks_more_uploads_than_the_last_whole_one_deletes_nothing_and_is_told_until_the_loss_is_old()
    {
        await using var server = await ServerAsync("lost");
        var desk = await Desk.OpenAsync(installation);
        var files = installation.Get<FileStore>();
        async Task NameAsync(string hash) => await installation.Add(new StoredFile { Hash = hash, EditionId = desk.Edition.Id, Purpose = FilePurpose.ParticipantPhoto, MediaType = "image/png", Length = 4, StoredAt = new DateTime(2022, 10, 1, 0, 0, 0, DateTimeKind.Utc) });
        async Task<(BackupTrouble, int, int)> NightsAsync(int nights)
        {
            for (; nights > 0; nights--)
            {
                installation.Clock.Advance(TimeSpan.FromDays(1));
                Assert.True(await AskAsync(server));
                Assert.True(await RunAsync(server));
            }

            var state = await StateAsync(server);
            return (state.Trouble, state.Lost, Directory.GetFiles(Folder("lost")).Length);
        }

        // lost before there was any backup
        await NameAsync(files.NameOf("long ago"u8));
        Assert.Equal((BackupTrouble.None, 1, 2), await NightsAsync(4));

        await NameAsync(files.NameOf("today"u8));
        Assert.Equal((BackupTrouble.UploadsLost, 1, 3), await NightsAsync(1));
        Assert.Equal((BackupTrouble.UploadsLost, 1, 4), await NightsAsync(1));
        Assert.Equal(installation.Clock.GetUtcNow().UtcDateTime.AddDays(-2), (await StateAsync(server)).LastAt);

        // put back, and lost for good
        var hash = await files.SaveAsync("today"u8.ToArray(), default);
        Assert.Equal((BackupTrouble.None, 1, 2), await NightsAsync(1));
        File.Delete(Path.Combine(installation.Folder, "files", hash[..2], hash));
        Assert.Equal((BackupTrouble.UploadsLost, 1, 3), await NightsAsync(1));
        installation.Clock.Advance(SweepWork.Kept - TimeSpan.FromDays(3));
        Assert.Equal((BackupTrouble.UploadsLost, 1, 4), await NightsAsync(1));
        Assert.Equal((BackupTrouble.None, 2, 2), await NightsAsync(2));

        await using var db = await installation.OpenAsync();
        await db.Files.ExecuteDeleteAsync();
    }

    [Fact]
    public void A_result_says_how_many_uploads_are_missing_and_that_of_an_older_program_none()
    {
        Assert.Equal([new(BackupResult.Whole, 0), new(BackupResult.UploadsLost, 12), new(BackupResult.JournalBroken, 3), null, null], new[] { "Whole", "UploadsLost 12", "JournalBroken 3", "Whole of it", null }.Select(BackupResult.Read));
        Assert.Equal(["Whole", "Whole 2"], new[] { new BackupResult(BackupResult.Whole, 0), new(BackupResult.Whole, 2) }.Select(each => each.ToString()));
    }

    [Fact]
    public async Task A_restored_database_that_was_being_backed_up_makes_a_backup_at_once_which_deletes_nothing_newer()
    {
        await using var server = await ServerAsync("revived");
        await AskAsync(server);
        await RunAsync(server);
        var early = Assert.Single(Directory.GetFiles(Folder("revived")));
        installation.Clock.Advance(TimeSpan.FromHours(2));
        var better = server.GetRequiredService<BackupShelf>().NewPath();
        Assert.IsType<BackUpInstallation.Outcome.Written>(await server.GetRequiredService<BackUpInstallation>().ExecuteAsync(new(better, RestoredPlace.Passphrase), Actor.Operator, default));
        installation.Clock.Advance(TimeSpan.FromHours(2));
        using var place = new RestoredPlace();
        await place.RestoreAsync(early);
        await using var revived = installation.Process(more =>
        {
            more.AddSingleton(place.Databases).AddSingleton(TestEngine.Sqlite.Dialect);
            more.Configure<FileStoreOptions>(options => (options.Folder, options.Keys) = (Path.Combine(place.Root, "files"), Path.Combine(place.Root, "keys")));
            more.Configure<BackupOptions>(options => (options.Root, options.Folder, options.KeepDaily, options.KeepWeekly) = (place.Root, Folder("revived"), 1, 0));
        });

        // its own row of then, running with a lease that has expired
        Assert.True(await RunAsync(revived));

        await using (var db = await place.Databases.CreateDbContextAsync()) Assert.Equal(WorkState.Done, (await db.Work.SingleAsync()).State);
        Assert.Equal(3, Directory.GetFiles(Folder("revived")).Length);
        Assert.True(File.Exists(better));
    }

    [Fact]
    public async Task What_a_clock_that_ran_ahead_left_holds_up_no_backup()
    {
        await using var server = await ServerAsync("ahead");
        DateTime Now() => installation.Clock.GetUtcNow().UtcDateTime;
        var ahead = Now().AddDays(400);
        await using var db = await installation.OpenAsync();
        await AskAsync(server);
        await RunAsync(server);
        await db.Work.ExecuteUpdateAsync(set => set.SetProperty(each => each.CreatedAt, ahead).SetProperty(each => each.EndedAt, ahead));

        // made in the future
        installation.Clock.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal(new ReadBackupState.Report(BackupTrouble.None, null), await StateAsync(server));
        Assert.True(await AskAsync(server));
        Assert.True(await RunAsync(server));
        Assert.Equal(new ReadBackupState.Report(BackupTrouble.None, Now()), await StateAsync(server));
        Assert.False(await AskAsync(server));

        // to be tried again in the future
        installation.Clock.Advance(TimeSpan.FromDays(1));
        Assert.True(await AskAsync(server));
        await db.Work.Where(each => each.State == WorkState.Queued).ExecuteUpdateAsync(set => set.SetProperty(each => each.CreatedAt, ahead).SetProperty(each => each.DueAt, ahead));
        Assert.True(await AskAsync(server));
        Assert.False(await AskAsync(server));
        Assert.True(await RunAsync(server));

        // being made until the future
        installation.Clock.Advance(TimeSpan.FromDays(1));
        Assert.True(await AskAsync(server));
        var (now, until) = (Now(), Now().AddSeconds(45));
        var asked = db.Work.Where(each => each.Kind == nameof(BackUpWork) && each.CreatedAt == now);
        await asked.ExecuteUpdateAsync(set => set.SetProperty(each => each.State, WorkState.Running).SetProperty(each => each.LeaseId, Guid.CreateVersion7()).SetProperty(each => each.LeasedUntil, until));
        // of a server whose clock is a little ahead
        Assert.False(await RunAsync(server));
        await asked.ExecuteUpdateAsync(set => set.SetProperty(each => each.LeasedUntil, ahead));
        Assert.True(await RunAsync(server));
        Assert.Equal(Now(), (await StateAsync(server)).LastAt);
    }

    [Fact]
    public async Task While_the_journal_is_not_intact_no_old_backup_goes_and_it_is_told()
    {
        await using var server = await ServerAsync("broken");
        var desk = await Desk.OpenAsync(installation);
        await desk.Register(desk.Fields());
        await AskAsync(server);
        await RunAsync(server);
        var good = Assert.Single(Directory.GetFiles(Folder("broken")));
        await using (var db = await installation.OpenAsync()) await db.Journal.Where(each => each.EditionId == desk.Edition.Id).ExecuteUpdateAsync(set => set.SetProperty(each => each.ActorName, "Somebody else"));

        for (var night = 0; night < 3; night++)
        {
            installation.Clock.Advance(TimeSpan.FromDays(1));
            await AskAsync(server);
            Assert.True(await RunAsync(server));
        }

        var state = await StateAsync(server);
        Assert.Equal((BackupTrouble.JournalBroken, true), (state.Trouble, state.LastAt < installation.Clock.GetUtcNow().UtcDateTime.AddDays(-2)));
        Assert.Equal(4, Directory.GetFiles(Folder("broken")).Length);
        Assert.True(File.Exists(good));
        await using var after = await installation.OpenAsync();
        await after.Journal.Where(each => each.EditionId == desk.Edition.Id).ExecuteDeleteAsync();
    }

    private string Folder(string name) => Path.Combine(installation.Folder, name);

    private async Task<ServiceProvider> ServerAsync(string folder)
    {
        await installation.EquipAsync();
        await using (var db = await installation.OpenAsync()) await db.Work.ExecuteDeleteAsync();
        return installation.Process(more => more.Configure<BackupOptions>(options => (options.Folder, options.KeepDaily, options.KeepWeekly) = (Folder(folder), 2, 1)));
    }

    private static Task<bool> AskAsync(ServiceProvider server) => server.GetRequiredService<AskForBackup>().ExecuteAsync(default);

    private static Task<bool> RunAsync(ServiceProvider server) => server.GetRequiredService<WorkRunner>().RunNextAsync(default);

    private static Task<ReadBackupState.Report> StateAsync(ServiceProvider server) => server.GetRequiredService<ReadBackupState>().ReadAsync(Actor.Operator, default);
}
