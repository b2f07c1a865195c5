using Dushanbe.Conference.Access;
using Dushanbe.Conference.Data;
using Dushanbe.Conference.Files.AtRest;
using Dushanbe.Conference.Names;
using Dushanbe.Conference.People;
using Microsoft.EntityFrameworkCore;

namespace Dushanbe.Conference.Register;

/// <summary>The register: who is registered for an edition, searched, filtered, sorted and read page by page.</summary>
public sealed class ParticipantRegister(IDbContextFactory<ConferenceDb> databases, RegisterIndex index, FieldSecrets secrets)
{
    /// <summary>The most rows a page may have.</summary>
    public const int MaxPageSize = 200;

    private const int MostKeys = 2_000; // in one query

    /// <summary>What to show.</summary>
    public sealed record Filter
    {
        /// <summary>The edition.</summary>
        public required Guid EditionId { get; init; }

        /// <summary>What was typed into the search box; names in any script and order, a badge number, an e-mail address.</summary>
        public string? Search { get; init; }

        /// <summary>Only accreditations in this state.</summary>
        public AccreditationState? State { get; init; }

        /// <summary>Only holders of this category.</summary>
        public Guid? CategoryId { get; init; }

        /// <summary>Only members of this delegation.</summary>
        public Guid? DelegationId { get; init; }

        /// <summary>True: only those whose badge was printed; false: only those without a valid one. Withdrawn people have nothing to print.</summary>
        public bool? Printed { get; init; }

        /// <summary>Only those whose printed badge is out of date.</summary>
        public bool Outdated { get; init; }

        /// <summary>Only those without a photo.</summary>
        public bool WithoutPhoto { get; init; }

        /// <summary>
        /// The order; within it by name. Exact hits always come before those that only sound close; in the order of names, people who
        /// have every word of the search as a whole word come before those who have only its beginning.
        /// </summary>
        public RegisterSort Sort { get; init; }

        /// <summary>Whether the order is reversed.</summary>
        public bool Descending { get; init; }

        /// <summary>Language whose alphabet sorts delegations (BCP 47).</summary>
        public string Language { get; init; } = Languages.Default;

        /// <summary>Rows to leave out.</summary>
        public int Skip { get; init; }

        /// <summary>Rows to show, at most <see cref="MaxPageSize"/>.</summary>
        public int Take { get; init; } = 50;

        /// <summary>Whether the page is refreshed because of news: such reads let those of typing users go first.</summary>
        public bool IsPatient { get; init; }
    }

    /// <summary>One page.</summary>
    /// <param name="Rows">The rows of the page.</param>
    /// <param name="Found">Exact hits in total.</param>
    /// <param name="SoundClose">Names that are only similar, in total: those with the same consonants in a script without vowels, while the exact hits fit on one page, and, without exact hits, those of the same sound.</param>
    /// <param name="Query">How the search was interpreted.</param>
    public sealed record Page(IReadOnlyList<ParticipantRow> Rows, int Found, int SoundClose, SearchQuery Query)
    {
        /// <summary>All hits.</summary>
        public int Total => Found + SoundClose;
    }

    /// <summary>Reads a page.</summary>
    /// <exception cref="NotPermittedException">The actor may not open the desk.</exception>
    public async Task<Page> ReadAsync(Filter filter, Actor actor, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(filter);
        ArgumentNullException.ThrowIfNull(actor);
        var (rows, contacts, passports) = (actor.MustRows(Permission.ReadDesk, filter.EditionId), actor.Rows(Permission.SeeContacts, filter.EditionId), actor.Rows(Permission.SeePassports, filter.EditionId));
        return await index.Turns.ReadAsync((nameof(ParticipantRegister), filter, rows.Key, contacts.Key, passports.Key), stop => ReadAsync(filter, (rows, contacts, passports), stop), cancel, filter.IsPatient);
    }

    internal static int PageSize(Filter filter) => Math.Clamp(filter.Take, 1, MaxPageSize);

    private async Task<Page> ReadAsync(Filter filter, (RowScope Rows, RowScope Contacts, RowScope Passports) scopes, CancellationToken cancel)
    {
        var skip = Math.Max(0, filter.Skip);
        var take = PageSize(filter);
        await using var db = await databases.CreateDbContextAsync(cancel);

        var search = await RegisterSearch.ReadAsync(db, secrets, filter, scopes, cancel);
        var keys = search.ByWords ? await index.ReadAsync(db, filter.EditionId, cancel) : null;
        if (keys is not null && await FromKeysAsync(db, keys, search, filter, skip, take, cancel) is { } page) return page;

        var exact = search.Exact();
        var found = await exact.CountAsync(cancel);
        List<Guid> ids = [];
        if (skip < found) ids = await search.Ordered(db, exact, filter).Skip(skip).Take(take).ToListAsync(cancel);
        var exactOnPage = ids.Count;
        var soundClose = 0;
        if (RegisterSearch.SeeksClose(found, filter) && search.Close(bySound: found == 0) is { } close)
        {
            soundClose = await close.CountAsync(cancel);
            if (soundClose > 0 && ids.Count < take)
                ids.AddRange(await search.Ordered(db, close, filter).Skip(Math.Max(0, skip - found)).Take(take - ids.Count).ToListAsync(cancel));
        }

        // a user who opens a large register will search in it
        if (found >= index.Threshold && filter.Search is null or "") index.Prepare(filter.EditionId);
        return new Page(await RowsAsync(db, search, ids, exactOnPage, cancel), found, soundClose, search.Query);
    }

    /// <summary>The page of a large edition, searched in memory; null where the keys turned out to be stale.</summary>
    private async Task<Page?> FromKeysAsync(ConferenceDb db, RegisterKeys keys, RegisterSearch search, Filter filter, int skip, int take, CancellationToken cancel)
    {
        var sought = keys.Of(search.Query, search.Rows, search.Contacts, filter);
        var exact = await OrderedAsync(db, search, sought.Exact(search.PutsWholeWordsFirst(filter)), filter, cancel);
        List<Guid> close = [];
        if (RegisterSearch.SeeksClose(exact.Count, filter)) close = await OrderedAsync(db, search, sought.Close(bySound: exact.Count == 0), filter, cancel);

        List<Guid> ids = [.. exact.Concat(close).Skip(skip).Take(take)];
        // people changed by another process meanwhile no longer pass the filter
        var rows = await RowsAsync(db, search, ids, Math.Clamp(exact.Count - skip, 0, ids.Count), cancel);
        if (rows.Count == ids.Count && rows.All(row => new RegisterTraits(row.State, row.CategoryId, row.DelegationId, row.PhotoHash is not null).Pass(filter, search.Rows))) return new Page(rows, exact.Count, close.Count, search.Query);
        index.Forget(filter.EditionId);
        return null;
    }

    /// <summary>Sorts hits from memory, which are in the order of names, as the filter asks.</summary>
    private static async Task<List<Guid>> OrderedAsync(ConferenceDb db, RegisterSearch search, List<Guid> hits, Filter filter, CancellationToken cancel)
    {
        if (hits.Count == 0) return hits;
        if (filter is { Sort: RegisterSort.Name, Printed: null, Outdated: false })
        {
            if (filter.Descending) hits.Reverse();
            return hits;
        }

        if (hits.Count <= MostKeys) return await search.Ordered(db, search.Filtered.Where(each => hits.Contains(each.Id)), filter).ToListAsync(cancel);
        if (filter.Sort == RegisterSort.Name)
        {
            var passing = (await search.Filtered.Select(each => each.Id).ToListAsync(cancel)).ToHashSet();
            List<Guid> kept = [.. hits.Where(passing.Contains)];
            if (filter.Descending) kept.Reverse();
            return kept;
        }

        // too many for a list of keys: the database sorts all that pass the filters, and the hits are picked here
        var known = hits.ToHashSet();
        return [.. (await search.Ordered(db, search.Filtered, filter).ToListAsync(cancel)).Where(known.Contains)];
    }

    private static async Task<IReadOnlyList<ParticipantRow>> RowsAsync(ConferenceDb db, RegisterSearch search, List<Guid> ids, int exact, CancellationToken cancel)
    {
        if (ids.Count == 0) return [];
        var rows = await ParticipantRow.Of(db, db.People(search.Rows, ids).TagWith(nameof(ParticipantRegister)), search.Contacts).ToDictionaryAsync(each => each.Id, cancel);
        // few delegations and categories, named in each language: a page that is kept open holds one of each
        var texts = new Dictionary<LocalizedText, LocalizedText>();
        return
        [
            .. ids.Where(rows.ContainsKey).Select((id, place) => rows[id].WithoutContacts with
            {
                SoundsClose = place >= exact,
                DelegationName = rows[id].DelegationName is { } name ? One(name) : null,
                CategoryWord = One(rows[id].CategoryWord),
            }),
        ];

        LocalizedText One(LocalizedText text) => texts.TryGetValue(text, out var same) ? same : texts[text] = text;
    }
}

/// <summary>What the register can be sorted by.</summary>
public enum RegisterSort
{
    /// <summary>Family name, then given name.</summary>
    Name,

    /// <summary>The delegation's name in the reader's alphabet, then the delegation's own order.</summary>
    Delegation,

    /// <summary>The category's position, then the name.</summary>
    Category,

    /// <summary>Last registered first.</summary>
    Registered,
}
