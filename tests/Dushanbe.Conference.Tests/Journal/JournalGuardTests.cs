using Dushanbe.Conference.Data;
using Dushanbe.Conference.Editions;
using Dushanbe.Conference.Journal;
using Dushanbe.Conference.Names;
using Microsoft.EntityFrameworkCore;

namespace Dushanbe.Conference.Tests.Journal;

/// <summary>The guard that every installation of these tests has: it cries where it must, and only there.</summary>
public sealed class JournalGuardTests(Installation installation) : IClassFixture<Installation>
{
    private static readonly DateTime Now = new(2022, 10, 18, 3, 0, 0, DateTimeKind.Utc);

    public static TheoryData<string, string, Func<ConferenceDb, Edition, Task>> Silent => new()
    {
        { "a save", "Editions changed without an entry", (db, edition) => SaveAsync(db, edition) },
        { "an update past the tracker", "Editions changed without an entry", (db, edition) => db.Editions.Where(each => each.Id == edition.Id).ExecuteUpdateAsync(set => set.SetProperty(each => each.ZoneId, "Asia/Almaty")) },
        { "a delete past the tracker", "Editions changed without an entry", (db, edition) => db.Editions.Where(each => each.Id == edition.Id).ExecuteDeleteAsync() },
        { "rows past the tracker", "Series changed without an entry", (db, _) => BulkAsync(db) },
        { "an entry for another transaction", "Editions changed without an entry", async (db, edition) => { db.Record(A.Organizer, Now, edition.Id, Deed(edition)); await db.SaveChangesAsync(); await SaveAsync(db, edition); } },
        { "an entry rewritten", "An entry was changed or deleted", async (db, edition) => { await RecordedAsync(db, edition); await db.Journal.Where(each => each.EditionId == edition.Id).ExecuteUpdateAsync(set => set.SetProperty(each => each.ActorName, "nobody")); } },
        { "an entry erased with nothing that says so", "An entry was changed or deleted", async (db, edition) => { await RecordedAsync(db, edition); (await db.Journal.FirstAsync(each => each.EditionId == edition.Id)).Erase(); await db.SaveChangesAsync(); } },
        { "an entry deleted", "An entry was changed or deleted", async (db, edition) => { await RecordedAsync(db, edition); await db.Journal.Where(each => each.EditionId == edition.Id).ExecuteDeleteAsync(); } },
    };

    [Theory, MemberData(nameof(Silent))]
    public async Task It_cries_where_data_goes_past_the_journal(string what, string cry, Func<ConferenceDb, Edition, Task> act)
    {
        var (edition, guard) = (await installation.Add(A.Edition()), new JournalGuard());
        await using var db = Open(guard);
        if (!db.Database.IsSqlite()) return;

        await act(db, edition);

        Assert.StartsWith(cry, Assert.Single(guard.Faults), StringComparison.Ordinal);
        Assert.NotEmpty(what);
    }

    [Fact]
    public async Task It_is_silent_where_the_change_and_its_entry_go_together_or_neither_goes()
    {
        var (edition, guard) = (await installation.Add(A.Edition()), new JournalGuard());
        await using var db = Open(guard);

        await RecordedAsync(db, edition);
        await using (await db.Database.BeginTransactionAsync()) await BulkAsync(db);
        await using (var transaction = await db.Database.BeginTransactionAsync())
        {
            await BulkAsync(db);
            await using (var journal = db.RecordInBulk(A.Organizer, Now, edition.Id)) await journal.WriteAsync([Deed(edition)], default);
            await transaction.CommitAsync();
        }

        Assert.Empty(guard.Faults);
    }

    private ConferenceDb Open(JournalGuard guard)
    {
        var options = new DbContextOptionsBuilder<ConferenceDb>();
        TestEngine.Chosen.Use(options, installation.Folder).UseIdentitySchema().AddInterceptors(guard);
        return new ConferenceDb(options.Options);
    }

    private static Deed Deed(Edition edition) => new(JournalSubject.Edition, edition.Id, JournalAction.Amended);

    private static async Task SaveAsync(ConferenceDb db, Edition edition)
    {
        (await db.Editions.SingleAsync(each => each.Id == edition.Id)).ZoneId = "Asia/Tashkent";
        await db.SaveChangesAsync();
    }

    private static async Task RecordedAsync(ConferenceDb db, Edition edition)
    {
        db.Record(A.Organizer, Now, edition.Id, Deed(edition));
        await SaveAsync(db, edition);
    }

    private static async Task BulkAsync(ConferenceDb db)
    {
        var opened = db.Database.CurrentTransaction is null;
        if (opened) await db.Database.OpenConnectionAsync();
        await using (var rows = new NewRows<Series>(db)) await rows.InsertAsync([new Series { Slug = $"series-{Guid.CreateVersion7()}", Name = LocalizedText.Of(en: "Series") }], default);
        if (opened) await db.Database.CloseConnectionAsync();
    }
}
