using Dushanbe.Conference.Files;
using Dushanbe.Conference.Files.AtRest;
using Dushanbe.Conference.Files.Pictures;
using Dushanbe.Conference.People;
using Dushanbe.Conference.Prints;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Dushanbe.Conference.Tests.Files;

/// <summary>What an older program stored in clear, what a former key encrypted, and keys that are gone.</summary>
public sealed class EncryptPhotosTests : IAsyncLifetime
{
    private readonly Installation installation = new();

    public Task InitializeAsync() => installation.InitializeAsync();

    public Task DisposeAsync() => installation.DisposeAsync();

    private FileStore Files => installation.Get<FileStore>();

    [Fact]
    public async Task Photos_in_clear_are_encrypted_and_renamed_once_and_no_badge_is_out_of_date()
    {
        var (desk, photo, portrait, table) = (await Desk.OpenAsync(installation), AnyPicture.Png(), AnyPicture.Png(), AnyPicture.Png());
        var (id, _) = await desk.Register(desk.Fields());
        var former = await PhotographedAsync(desk, id, photo);
        Assert.IsType<StartBadgeRun.Outcome.Started>(await installation.Get<StartBadgeRun>().ExecuteAsync(new(desk.Edition.Id, BadgeSelection.Of(id)), A.Organizer, default));
        // a portrait is everybody's and keeps its name; an upload goes within a day
        var (shown, waiting, damaged) = (await installation.StoreInClearAsync(portrait), await installation.StoreInClearAsync(table), await installation.StoreInClearAsync(AnyPicture.Png()));
        await File.WriteAllBytesAsync(PathOf(damaged), table[..100]);
        // a process that died while it encrypted leaves a draft, and the file
        Directory.CreateDirectory(Path.Combine(installation.Folder, "files", "drafts"));
        await File.WriteAllBytesAsync(Path.Combine(installation.Folder, "files", "drafts", $"{Guid.CreateVersion7():N}"), [0x89, 1, 2]);
        Assert.Equal(photo, (await installation.Get<ReadPhoto>().ReadAsync(id, true, A.Organizer, default))!.Bytes);

        Assert.Equal(new(3, 1, 1), await installation.Get<EncryptPhotos>().ExecuteAsync(default));

        Assert.Equal([damaged], Files.Outdated());
        Assert.Equal(portrait, Files.Read(shown));
        Assert.Equal(photo, (await installation.Get<ReadPhoto>().ReadAsync(id, true, A.Organizer, default))!.Bytes);
        Assert.Equal(table, await Files.ReadAsync(waiting, default));
        await using var db = await installation.OpenAsync();
        var person = await db.Participants.SingleAsync(each => each.Id == id);
        Assert.Equal((Files.NameOf(photo), Files.NameOf(photo)), (person.PhotoHash, person.PhotoOriginalHash));
        Assert.Equal(person.BadgeFace, await db.Badges.Where(each => each.ParticipantId == id).Select(each => each.Face).SingleAsync());
        Assert.Equal([Files.NameOf(photo)], await db.Files.Where(each => each.Purpose == FilePurpose.ParticipantPhoto).Select(each => each.Hash).ToListAsync());
        Assert.Null(Files.LengthOf(former));
        Assert.Equal(["1"], (await db.Journal.Where(each => each.EditionId == desk.Edition.Id).ToListAsync()).SelectMany(each => each.Changes).Where(each => each.Field == "PhotosEncrypted").Select(each => each.To));
        Assert.Equal(new(0, 1, 0), await installation.Get<EncryptPhotos>().ExecuteAsync(default));
    }

    [Fact]
    public async Task A_file_that_is_deleted_while_it_is_encrypted_does_not_come_back_and_one_that_is_open_reads_on()
    {
        var (one, other) = (await installation.StoreInClearAsync(AnyPicture.Png()), AnyPicture.Png());
        var hash = await installation.StoreInClearAsync(other);
        await using var reader = Files.Open(hash)!;

        Files.Delete(one);
        Assert.False(await Files.RenewAsync(one, default));
        Assert.True(await Files.RenewAsync(hash, default));

        Assert.Null(Files.LengthOf(one));
        var read = new MemoryStream();
        await reader.CopyToAsync(read);
        Assert.Equal(other, read.ToArray());
        Assert.Equal(other, Files.Read(hash));
        Assert.Empty(Directory.GetFiles(Path.Combine(installation.Folder, "files", "drafts")));
    }

    [Fact]
    public async Task A_new_key_opens_what_the_former_encrypted_until_all_is_encrypted_anew()
    {
        var (desk, photo) = (await Desk.OpenAsync(installation), AnyPicture.Png());
        var (id, _) = await desk.Register(desk.Fields());
        Assert.IsType<SetPhoto.Outcome.Stored>(await installation.Get<SetPhoto>().ExecuteAsync(new(id, new PhotoUpload("me.png", photo)), A.Organizer, default));
        await using var server = installation.Process();
        var running = (FileStore)server.GetService(typeof(FileStore))!;
        var name = running.NameOf(photo);
        var names = Files.All().ToList();

        Assert.Equal(1, installation.Get<DataKeys>().Renew());

        Assert.Equal(names, Files.Outdated());
        Assert.NotNull(Files.Read(names[0]));
        Assert.Equal(new(names.Count, 0, 0), await installation.Get<EncryptPhotos>().ExecuteAsync(default));
        Assert.Equal(names, Files.All());
        Assert.Empty(Files.Outdated());
        // a server that has the former key in memory looks again
        Assert.All(names, hash => Assert.NotNull(running.Read(hash)));
        Assert.Equal(name, Files.NameOf(photo));
    }

    [Fact]
    public async Task A_key_that_is_gone_or_cannot_be_opened_is_said_and_never_replaced_in_silence()
    {
        var hash = await Files.SaveAsync(AnyPicture.Png(), default);
        var key = Path.Combine(installation.Folder, "keys", DataKeys.FileName);
        var options = Options.Create(new FileStoreOptions { Folder = Path.Combine(installation.Folder, "files"), Keys = Path.Combine(installation.Folder, "keys") });
        Assert.Null(new DataKeys(options, Installation.Keys).Trouble());

        var foreign = new DataKeys(options, new EphemeralDataProtectionProvider());
        Assert.Contains("cannot be opened", foreign.Trouble(), StringComparison.Ordinal);
        Assert.Throws<DataKeyException>(foreign.Prepare);
        var kept = await File.ReadAllBytesAsync(key);
        File.Delete(key);
        var lost = new DataKeys(options, Installation.Keys);
        Assert.Contains("is missing", lost.Trouble(), StringComparison.Ordinal);
        Assert.Throws<DataKeyException>(lost.Prepare);
        Assert.False(File.Exists(key));

        // lost for good: one goes on without the old files
        Assert.Equal(0, lost.Renew());
        var store = new FileStore(options, lost);
        Assert.Null(store.Read(hash));
        Assert.Null(store.LengthOf(hash));
        var next = await store.SaveAsync(AnyPicture.Png(), default);
        Assert.NotNull(store.Read(next));
        // and found again: the line is put under the new one
        await File.AppendAllTextAsync(key, System.Text.Encoding.ASCII.GetString(kept));
        Assert.NotNull(new FileStore(options, new DataKeys(options, Installation.Keys)).Read(hash));
    }

    [Fact]
    public async Task Whoever_asks_whether_the_key_is_there_makes_none_and_two_renewals_at_once_keep_each_others()
    {
        var folder = Path.Combine(installation.Folder, "asked");
        var options = Options.Create(new FileStoreOptions { Folder = Path.Combine(folder, "files"), Keys = Path.Combine(folder, "keys") });
        var running = new DataKeys(options, Installation.Keys);
        running.Prepare();
        var key = Path.Combine(folder, "keys", DataKeys.FileName);
        File.Move(key, $"{key}.away");

        Assert.Contains("is missing", running.Trouble(), StringComparison.Ordinal);
        Assert.Contains("is missing", new DataKeys(options, Installation.Keys).Trouble(), StringComparison.Ordinal);
        Assert.False(File.Exists(key));

        File.Move($"{key}.away", key);
        await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() => new DataKeys(options, Installation.Keys).Renew())));
        Assert.Equal(9, (await File.ReadAllLinesAsync(key)).Length);
    }

    [Fact]
    public async Task A_file_that_the_disk_refuses_keeps_no_other_in_clear()
    {
        var (one, other) = (await installation.StoreInClearAsync(AnyPicture.Png()), await installation.StoreInClearAsync(AnyPicture.Png()));
        var refused = new[] { one, other }.Order(StringComparer.Ordinal).First();

        EncryptPhotos.Encrypted encrypted;
        await using (new FileStream(PathOf(refused), FileMode.Open, FileAccess.ReadWrite, FileShare.None)) encrypted = await installation.Get<EncryptPhotos>().ExecuteAsync(default);

        Assert.Equal(new(1, 1, 0), encrypted);
        Assert.Equal([refused], Files.Outdated());
        Assert.Equal(new(1, 0, 0), await installation.Get<EncryptPhotos>().ExecuteAsync(default));
    }

    [Fact]
    public async Task Servers_that_start_at_once_make_one_key()
    {
        // often, since two rarely meet between a look and a move
        for (var start = 0; start < 40; start++)
        {
            var folder = Path.Combine(installation.Folder, $"fresh-{start}");
            var options = Options.Create(new FileStoreOptions { Folder = Path.Combine(folder, "files"), Keys = Path.Combine(folder, "keys") });

            var ids = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() => Convert.ToHexString(new DataKeys(options, Installation.Keys).Current.Id))));

            Assert.Single(ids.Distinct());
            Assert.Equal([DataKeys.FileName], Directory.GetFiles(Path.Combine(folder, "keys")).Select(Path.GetFileName));
        }
    }

    // as a program stored it that did not encrypt
    private async Task<string> PhotographedAsync(Desk desk, Guid id, byte[] photo)
    {
        var hash = await installation.StoreInClearAsync(photo);
        await using var db = await installation.OpenAsync();
        var person = await db.Participants.SingleAsync(each => each.Id == id);
        person.Photograph(hash, hash);
        await PhotoPress.DescribeAsync(db, desk.Edition.Id, FilePurpose.ParticipantPhoto, hash, "image/png", photo.Length, installation.Clock.GetUtcNow().UtcDateTime, default);
        await db.SaveChangesAsync();
        return hash;
    }

    private string PathOf(string hash) => Path.Combine(installation.Folder, "files", hash[..2], hash);
}
