using System.Globalization;
using Dushanbe.Conference.Access;
using Dushanbe.Conference.Data;
using Dushanbe.Conference.Editions;
using Dushanbe.Conference.Journal;
using Dushanbe.Conference.People;
using Microsoft.EntityFrameworkCore;

namespace Dushanbe.Conference.Lists;

/// <summary>The lists of participants that an edition has issued: which there are, one of them told again, and what changed since.</summary>
public sealed class ReadIssuedLists(IDbContextFactory<ConferenceDb> databases, TimeProvider clock)
{
    /// <summary>An issued list.</summary>
    /// <param name="Id">The key.</param>
    /// <param name="Number">Its number.</param>
    /// <param name="Kind">Provisional or final.</param>
    /// <param name="AsAt">The day whose information it has.</param>
    /// <param name="At">When it was issued (UTC).</param>
    /// <param name="ActorName">Who issued it.</param>
    /// <param name="People">How many people it names, without those erased and those who may not be named since.</param>
    public sealed record Row(Guid Id, int Number, ListKind Kind, DateOnly AsAt, DateTime At, string ActorName, int People);

    /// <summary>All of them, the newest first.</summary>
    /// <exception cref="NotPermittedException">The actor may not exchange participants in the whole edition.</exception>
    public async Task<IReadOnlyList<Row>> ReadAsync(Guid editionId, Actor actor, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(actor);
        var scope = actor.Must(Permission.ExchangeParticipants, editionId);
        await using var db = await databases.CreateDbContextAsync(cancel);
        var people = Named(db, scope);
        return await db.IssuedLists(scope).TagWith(nameof(ReadIssuedLists)).OrderByDescending(each => each.Number)
            .Select(each => new Row(each.Id, each.Number, each.Kind, each.AsAt, each.At, each.ActorName, people.Count(person => person.ListId == each.Id))).ToListAsync(cancel);
    }

    /// <summary>What changed from one list to another; null where there is no such list in the edition.</summary>
    /// <param name="editionId">The edition.</param>
    /// <param name="sinceId">The earlier list.</param>
    /// <param name="listId">The later one; null for what a list of the same groups would say now.</param>
    /// <param name="look">How it is told.</param>
    /// <param name="actor">Who asks.</param>
    /// <param name="cancel">Cancels.</param>
    /// <exception cref="NotPermittedException">The actor may not exchange participants in the whole edition.</exception>
    public async Task<ListChanges?> CompareAsync(Guid editionId, Guid sinceId, Guid? listId, ListLook look, Actor actor, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(look);
        ArgumentNullException.ThrowIfNull(actor);
        var scope = actor.Must(Permission.ExchangeParticipants, editionId);
        await using var db = await databases.CreateDbContextAsync(cancel);
        if (await ListAsync(db, scope, sinceId, cancel) is not { } since) return null;
        if (listId is { } id) return await ListAsync(db, scope, id, cancel) is null ? null : await ChangesAsync(db, scope, since, await EntriesAsync(db, scope, id, cancel), look, cancel);
        var now = await db.ListLinesAsync(scope, editionId, since.Fields().Groups, nameof(ReadIssuedLists), cancel);
        return await ChangesAsync(db, scope, since, [.. now.Where(each => each.Omission is null).Select(each => each.Entry)], look, cancel);
    }

    /// <summary>Reads the content of an issued list, which is about to be given away, and records that; null where there is no such list in the edition.</summary>
    /// <param name="editionId">The edition.</param>
    /// <param name="listId">The list.</param>
    /// <param name="withChanges">Whether it tells also what changed since the list before it.</param>
    /// <param name="look">How it is told.</param>
    /// <param name="actor">Who asks.</param>
    /// <param name="cancel">Cancels.</param>
    /// <exception cref="NotPermittedException">The actor may not exchange participants in the whole edition.</exception>
    /// <exception cref="NotProvenException">The actor has not proved lately who they are.</exception>
    public async Task<ListOfParticipants?> TellAsync(Guid editionId, Guid listId, bool withChanges, ListLook look, Actor actor, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(look);
        ArgumentNullException.ThrowIfNull(actor);
        var scope = actor.Must(Permission.ExchangeParticipants, editionId);
        actor.MustBeProven(clock.GetUtcNow().UtcDateTime);
        await using var db = await databases.CreateDbContextAsync(cancel);
        if (await ListAsync(db, scope, listId, cancel) is not { } list) return null;
        var edition = await db.Editions.TagWith(nameof(ReadIssuedLists)).Where(each => each.Id == editionId).Select(EditionFacts.Of).SingleAsync(cancel);
        var entries = await EntriesAsync(db, scope, listId, cancel);
        var told = ListOfParticipants.Of(edition, list.Fields(), list.AsAt, entries, look, list.Number);
        if (withChanges && await db.IssuedLists(scope).TagWith(nameof(ReadIssuedLists)).AsNoTracking().Where(each => each.Number < list.Number).OrderByDescending(each => each.Number).FirstOrDefaultAsync(cancel) is { } former)
            told = told with { Changes = await ChangesAsync(db, scope, former, entries, look, cancel) };
        db.Record(actor, clock.GetUtcNow().UtcDateTime, editionId, new Deed(JournalSubject.Edition, editionId, JournalAction.Exported,
            [new FieldChange(IssueList.Issued, null, list.Number.ToString(CultureInfo.InvariantCulture)), new FieldChange(ReadListOfParticipants.Told, null, told.People.ToString(CultureInfo.InvariantCulture))]));
        await db.SaveChangesAsync(cancel);
        return told;
    }

    private static Task<IssuedList?> ListAsync(ConferenceDb db, RowScope scope, Guid listId, CancellationToken cancel) =>
        db.IssuedLists(scope).TagWith(nameof(ReadIssuedLists)).AsNoTracking().SingleOrDefaultAsync(each => each.Id == listId, cancel);

    // who may not be named any more is not told again, in whichever list the name stood
    private static IQueryable<ListedPerson> Named(ConferenceDb db, RowScope scope)
    {
        var people = db.People(scope).Nameable(db);
        return db.ListedPeople(scope).Where(each => people.Any(person => person.Id == each.ParticipantId));
    }

    private static async Task<IReadOnlyList<ListEntry>> EntriesAsync(ConferenceDb db, RowScope scope, Guid listId, CancellationToken cancel) =>
        [.. (await Named(db, scope).TagWith(nameof(ReadIssuedLists)).AsNoTracking().Where(each => each.ListId == listId).ToListAsync(cancel)).Select(each => each.Entry())];

    private static async Task<ListChanges> ChangesAsync(ConferenceDb db, RowScope scope, IssuedList since, IReadOnlyList<ListEntry> later, ListLook look, CancellationToken cancel) =>
        ListChanges.Between(new(since.Number, since.Kind, since.AsAt), await EntriesAsync(db, scope, since.Id, cancel), later, look);
}
