using System.Data.Common;
using Dushanbe.Conference.Data;
using Dushanbe.Conference.Exchange;
using Dushanbe.Conference.Files;
using Dushanbe.Conference.Files.Pictures;
using Dushanbe.Conference.People;
using Dushanbe.Conference.Tests.Exchange;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;

namespace Dushanbe.Conference.Tests.Files;

/// <summary>Two processes with the same bytes: while one ends their last use, the other begins to use them.</summary>
public sealed class FileRaceTests(Installation installation) : IClassFixture<Installation>
{
    private readonly FileStore files = installation.Get<FileStore>();

    [Theory]
    [InlineData("DELETE FROM", 1)]
    [InlineData(nameof(ConferenceDb.NamedFilesAsync), 1)]
    [InlineData(nameof(ConferenceDb.NamedFilesAsync), 2)]
    [InlineData(nameof(ConferenceDb.NamedFilesAsync), 5)]
    [InlineData(nameof(ConferenceDb.NamedFilesAsync), 6)]
    public async Task A_photo_that_is_taken_from_one_person_while_it_is_given_to_another_stays(string at, int time)
    {
        var (desk, photo) = (await Desk.OpenAsync(installation), AnyPicture.Png());
        var (one, other) = (await PersonAsync(desk, photo), (await desk.Register(desk.Fields("Aziz", "Rahmonov"))).Id);
        await using var process = Process(at, time, () => GiveAsync(other, photo));

        await process.GetRequiredService<RemovePhoto>().ExecuteAsync(new(one), A.Organizer, default);

        await AssertHasAsync(other, photo);
    }

    [Fact]
    public async Task A_photo_that_is_given_to_one_person_while_it_is_taken_from_another_is_there()
    {
        var (desk, photo) = (await Desk.OpenAsync(installation), AnyPicture.Png());
        var (one, other) = (await PersonAsync(desk, photo), (await desk.Register(desk.Fields("Aziz", "Rahmonov"))).Id);
        var saving = new Saving(() => installation.Get<RemovePhoto>().ExecuteAsync(new(one), A.Organizer, default));
        await using var process = installation.Process(services => services.ConfigureDbContext<ConferenceDb>(options => options.AddInterceptors(saving)));

        Assert.IsType<SetPhoto.Outcome.Stored>(await process.GetRequiredService<SetPhoto>().ExecuteAsync(new(other, new PhotoUpload("me.png", photo)), A.Organizer, default));

        Assert.True(saving.Happened);
        await AssertHasAsync(other, photo);
    }

    [Fact]
    public async Task A_photo_that_is_imported_while_it_is_taken_from_another_is_there()
    {
        var (desk, photo) = (await Desk.OpenAsync(installation), AnyPicture.Png());
        var one = await PersonAsync(desk, photo);
        await using var process = Process("DELETE FROM", 1, async () =>
        {
            using var zip = new MemoryStream(PackedPhotos.Zip(("people.csv", "given,family,iso2,photo\nAziz,Rahmonov,TJ,me.png\n"u8.ToArray()), ("me.png", photo)));
            Assert.IsType<ImportParticipants.Outcome.Imported>(await installation.Get<ImportParticipants>().ExecuteAsync(new(desk.Edition.Id, zip, DryRun: false), A.Organizer, default));
        });

        await process.GetRequiredService<RemovePhoto>().ExecuteAsync(new(one), A.Organizer, default);

        await using var db = await installation.OpenAsync();
        await AssertHasAsync(await db.Participants.Where(each => each.EditionId == desk.Edition.Id && each.PhotoHash != null).Select(each => each.Id).SingleAsync(), photo);
    }

    [Fact]
    public async Task Whoever_gives_up_takes_nothing_from_whoever_stored_the_same_meanwhile()
    {
        var (desk, photo) = (await Desk.OpenAsync(installation), AnyPicture.Png());
        var (id, _) = await desk.Register(desk.Fields());

        await using (var given = new NewFiles(files))
        {
            await given.SaveAsync(photo, default);
            await GiveAsync(id, photo);
        }

        await AssertHasAsync(id, photo);
    }

    [Theory]
    [InlineData("EraseFilesAsync", 1)]
    [InlineData("UPDATE ", 1)]
    [InlineData(nameof(ConferenceDb.NamedFilesAsync), 1)]
    [InlineData(nameof(ConferenceDb.NamedFilesAsync), 3)]
    public async Task A_table_that_is_given_up_while_another_sends_the_same_stays(string at, int time)
    {
        var desk = await Desk.OpenAsync(installation);
        var table = System.Text.Encoding.UTF8.GetBytes($"given,family,iso2\nAziz,Rahmonov {Guid.CreateVersion7():N},TJ\n");
        var (first, second) = (await SendAsync(desk, table), Guid.Empty);
        await using var process = Process(at, time, async () => second = await SendAsync(desk, table));

        await process.GetRequiredService<GiveUpImport>().ExecuteAsync(new(desk.Edition.Id, first), A.Organizer, default);

        await using var db = await installation.OpenAsync();
        Assert.Equal([second], await db.ImportCases.Where(each => each.EditionId == desk.Edition.Id).Select(each => each.Id).ToListAsync());
        Assert.Equal(table, await files.ReadAsync(files.NameOf(table), default));
    }

    [Fact]
    public async Task Without_the_last_look_the_bytes_are_lost_and_it_is_seen()
    {
        var (desk, photo) = (await Desk.OpenAsync(installation), AnyPicture.Png());
        var (id, _) = await desk.Register(desk.Fields());
        await using var db = await installation.OpenAsync();
        var unnamed = await db.UnnamedAsync([files.NameOf(photo)], default);

        await GiveAsync(id, photo);
        foreach (var hash in unnamed) files.SetAside(hash)!.Dispose();

        await Assert.ThrowsAnyAsync<Exception>(() => AssertHasAsync(id, photo));
        // for the tests beside this one
        await files.SaveAsync(photo, default);
    }

    [Fact]
    public async Task What_a_process_could_not_keep_any_more_is_kept_by_a_sweep_if_a_row_names_it()
    {
        var edition = await installation.Add(A.Edition());
        var (named, other) = (AnyPicture.Png(), AnyPicture.Png());
        var (draft, stray) = (await files.DraftAsync(named, default), await files.DraftAsync(other, default));
        await installation.Add(new StoredFile { Hash = draft.Hash, EditionId = edition.Id, Purpose = FilePurpose.ParticipantPhoto, MediaType = "image/png", Length = named.Length, StoredAt = installation.Clock.GetUtcNow().UtcDateTime });
        await installation.Get<SweepImports>().ExecuteAsync(default);
        Assert.Null(files.LengthOf(draft.Hash));

        foreach (var each in Directory.GetFiles(Path.Combine(installation.Folder, "files", "drafts"))) File.SetLastWriteTimeUtc(each, TimeProvider.System.GetUtcNow().UtcDateTime.AddMinutes(-2));
        await installation.Get<SweepImports>().ExecuteAsync(default);

        Assert.Equal(named, await files.ReadAsync(draft.Hash, default));
        Assert.Null(files.LengthOf(stray.Hash));
        // the process was not dead after all
        draft.Keep();
        Assert.Equal(named, await files.ReadAsync(draft.Hash, default));
        stray.Dispose();
    }

    private async Task<Guid> PersonAsync(Desk desk, byte[] photo)
    {
        var (id, _) = await desk.Register(desk.Fields());
        await GiveAsync(id, photo);
        return id;
    }

    private async Task GiveAsync(Guid id, byte[] photo) =>
        Assert.IsType<SetPhoto.Outcome.Stored>(await installation.Get<SetPhoto>().ExecuteAsync(new(id, new PhotoUpload("me.png", photo)), A.Organizer, default));

    private async Task<Guid> SendAsync(Desk desk, byte[] table)
    {
        using var stream = new MemoryStream(table);
        return Assert.IsType<ReceiveImport.Outcome.Received>(await installation.Get<ReceiveImport>().ExecuteAsync(new(desk.Edition.Id, "people.csv", stream), A.Organizer, default)).CaseId;
    }

    private async Task AssertHasAsync(Guid id, byte[] photo)
    {
        Assert.Equal(photo, (await installation.Get<ReadPhoto>().ReadAsync(id, true, A.Organizer, default))?.Bytes);
        Assert.NotNull(await installation.Get<ReadPhoto>().ReadAsync(id, false, A.Organizer, default));
        await using var db = await installation.OpenAsync();
        var person = await db.Participants.SingleAsync(each => each.Id == id);
        Assert.Equal(2, await db.Files.CountAsync(each => each.EditionId == person.EditionId && (each.Hash == person.PhotoHash || each.Hash == person.PhotoOriginalHash)));
    }

    private ServiceProvider Process(string at, int time, Func<Task> meanwhile) =>
        installation.Process(services => services.ConfigureDbContext<ConferenceDb>(options => options.AddInterceptors(new Moment(at, time, meanwhile))));

    /// <summary>Lets something happen before a command of a process, once.</summary>
    private sealed class Moment(string at, int time, Func<Task> meanwhile) : DbCommandInterceptor
    {
        private int seen;

        public override async ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result, CancellationToken cancellationToken = default)
        {
            await ReachAsync(command);
            return result;
        }

        public override async ValueTask<InterceptionResult<int>> NonQueryExecutingAsync(DbCommand command, CommandEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default)
        {
            await ReachAsync(command);
            return result;
        }

        private async Task ReachAsync(DbCommand command)
        {
            // what a transaction holds open would keep the others waiting
            if (command.Transaction is null && command.CommandText.Contains(at, StringComparison.Ordinal) && ++seen == time) await meanwhile();
        }
    }

    /// <summary>Lets something happen before the transaction in which a process saves, once.</summary>
    private sealed class Saving(Func<Task> meanwhile) : DbTransactionInterceptor
    {
        public bool Happened { get; private set; }

        public override async ValueTask<InterceptionResult<DbTransaction>> TransactionStartingAsync(DbConnection connection, TransactionStartingEventData eventData, InterceptionResult<DbTransaction> result, CancellationToken cancellationToken = default)
        {
            if (Happened) return result;
            Happened = true;
            await meanwhile();
            return result;
        }
    }
}
