using Dushanbe.Conference.Access;
using Dushanbe.Conference.Data;
using Dushanbe.Conference.Journal;
using Dushanbe.Conference.People;
using Microsoft.EntityFrameworkCore;

namespace Dushanbe.Conference.History;

/// <summary>The journal of an edition, or of the installation's own affairs, as its readers search it: newest first, page by page.</summary>
public sealed class JournalSearch(IDbContextFactory<ConferenceDb> databases)
{
    /// <summary>The entries of a page.</summary>
    public const int PageSize = 50;

    /// <summary>Entries are counted up to this number, which is also the most that a file holds.</summary>
    public const int MostCounted = 20_000;

    private const int MostActors = 500;
    private const int MostUnsealed = 100;

    // contact data is named and never quoted; so it is here whatever an entry holds
    private static readonly HashSet<string> Unquoted = [.. ParticipantFields.Declared.Hidden(_ => false).Select(field => field.Name)];

    /// <summary>An entry.</summary>
    /// <param name="Id">The key.</param>
    /// <param name="Number">Its number in the chain.</param>
    /// <param name="At">When (UTC).</param>
    /// <param name="Actor">Who, by the name of that time.</param>
    /// <param name="Subject">What kind of thing it was done to.</param>
    /// <param name="SubjectId">Its key.</param>
    /// <param name="SubjectName">Its name today; null where it is gone, or the reader may not see it.</param>
    /// <param name="Action">What was done.</param>
    /// <param name="Changes">Field by field; contact data and photos are named, not quoted.</param>
    /// <param name="Reason">Why.</param>
    /// <param name="IsSealed">Whether it has a seal; whether that is right only the check of the whole chain tells.</param>
    public sealed record Row(Guid Id, long Number, DateTime At, JournalActor Actor, JournalSubject Subject, Guid SubjectId, string? SubjectName, JournalAction Action, IReadOnlyList<FieldChange> Changes, string? Reason, bool IsSealed);

    /// <summary>A page.</summary>
    /// <param name="Rows">The entries, newest first.</param>
    /// <param name="HasOlder">Whether there are more below.</param>
    /// <param name="Found">How many match, on all pages; more than <see cref="MostCounted"/> stands for any number above it.</param>
    public sealed record Page(IReadOnlyList<Row> Rows, bool HasOlder, int Found);

    /// <summary>What there is to choose from, and where the chain ends.</summary>
    /// <param name="Actors">Who stands in the journal, by name.</param>
    /// <param name="Entries">The number of the last entry.</param>
    /// <param name="Seal">The seal of the last entry, in hexadecimal digits; null for an empty journal.</param>
    /// <param name="Unsealed">How many entries have no number, counted up to a hundred: none, unless somebody wrote past the program.</param>
    public sealed record Overview(IReadOnlyList<JournalActor> Actors, long Entries, string? Seal, int Unsealed);

    /// <summary>Reads a page.</summary>
    /// <param name="filter">Which entries.</param>
    /// <param name="before">The number before which they are, so that entries written meanwhile move none to another page; null for the newest.</param>
    /// <param name="language">The language of names (BCP 47).</param>
    /// <param name="actor">Who asks.</param>
    /// <param name="cancel">Cancels.</param>
    /// <exception cref="NotPermittedException">The actor may not read this journal.</exception>
    public async Task<Page> ReadAsync(JournalFilter filter, long? before, string language, Actor actor, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(filter);
        ArgumentNullException.ThrowIfNull(actor);
        var journal = actor.MustReadJournal(filter.EditionId);
        await using var db = await databases.CreateDbContextAsync(cancel);
        var entries = filter.Of(db, journal).TagWith(nameof(JournalSearch));
        var rows = await RowsAsync(db, Before(entries, before), PageSize + 1, language, actor, filter.EditionId, cancel);
        var found = await CountAsync(entries, cancel);
        return new Page([.. rows.Take(PageSize)], rows.Count > PageSize, found);
    }

    /// <summary>Reads the choices and the end of the chain.</summary>
    /// <exception cref="NotPermittedException">The actor may not read this journal.</exception>
    public async Task<Overview> OverviewAsync(Guid? editionId, Actor actor, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(actor);
        var journal = actor.MustReadJournal(editionId);
        await using var db = await databases.CreateDbContextAsync(cancel);
        var names = await db.WholeJournal(journal).TagWith($"{nameof(JournalSearch)} actors")
            .GroupBy(entry => new { entry.ActorId, entry.ActorName })
            .Select(each => new { each.Key.ActorId, each.Key.ActorName, Last = each.Max(entry => entry.Number) })
            .OrderByDescending(each => each.Last).ThenBy(each => each.ActorName).Take(MostActors).ToListAsync(cancel);
        // an account that changed its name is one person, under the latest
        var actors = names.GroupBy(each => each.ActorId is { } id ? (id, "") : (Guid.Empty, each.ActorName)).Select(each => new JournalActor(each.First().ActorId, each.First().ActorName));
        var (number, seal) = await db.ChainEndAsync(editionId, cancel);
        var unsealed = await db.WholeJournal(journal).TagWith($"{nameof(JournalSearch)} unsealed").Where(entry => entry.Number == null).OrderBy(entry => entry.Id).Take(MostUnsealed).CountAsync(cancel);
        return new Overview([.. actors.OrderBy(each => each.Name, StringComparer.CurrentCulture).ThenBy(each => each.Id)], number, number == 0 ? null : Convert.ToHexStringLower(seal), unsealed);
    }

    internal static IQueryable<JournalEntry> Before(IQueryable<JournalEntry> entries, long? before) => before is { } number ? entries.Where(entry => entry.Number < number) : entries;

    /// <summary>Counts them, no further than one more than <see cref="MostCounted"/>.</summary>
    internal static Task<int> CountAsync(IQueryable<JournalEntry> entries, CancellationToken cancel) => entries.OrderByDescending(entry => entry.Number).Take(MostCounted + 1).CountAsync(cancel);

    internal static async Task<IReadOnlyList<Row>> RowsAsync(ConferenceDb db, IQueryable<JournalEntry> entries, int take, string language, Actor actor, Guid? editionId, CancellationToken cancel)
    {
        var read = await entries.OrderByDescending(entry => entry.Number).Take(take)
            .Select(entry => new { entry.Id, entry.Number, entry.At, entry.ActorId, entry.ActorName, entry.Subject, entry.SubjectId, entry.Action, entry.Changes, entry.Reason, IsSealed = entry.Seal != null })
            .ToListAsync(cancel);
        var names = await SubjectNames.ReadAsync(db, read.Select(each => (each.Subject, each.SubjectId)), language, actor, editionId, cancel);
        return [.. read.Select(each => new Row(each.Id, each.Number!.Value, each.At, new(each.ActorId, each.ActorName), each.Subject, each.SubjectId,
            names.GetValueOrDefault((each.Subject, each.SubjectId)), each.Action, [.. each.Changes.Select(Named)], each.Reason, each.IsSealed))];
    }

    private static FieldChange Named(FieldChange change) => Unquoted.Contains(change.Field) ? change with { From = null, To = null } : change;
}
