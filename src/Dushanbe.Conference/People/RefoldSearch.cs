using System.Globalization;
using System.Linq.Expressions;
using Dushanbe.Conference.Access;
using Dushanbe.Conference.Data;
using Dushanbe.Conference.Delegations;
using Dushanbe.Conference.Journal;
using Microsoft.EntityFrameworkCore;

namespace Dushanbe.Conference.People;

/// <summary>
/// Recomputes the search and sort keys of people and delegations that were stored under older rules: an
/// e-mail address was unmarked in the search text, so that it could be guessed letter by letter; <c>van 't Hof</c> was
/// sorted under T, and Ё as Е also in Tajik; delegations were not sorted by their kind everywhere; a final ة was not found by
/// ه. The first start that finds
/// nothing left to do, this is recorded as a chore and later starts skip it.
/// </summary>
public sealed class RefoldSearch(IDbContextFactory<ConferenceDb> databases, DatabaseDialect dialect, TimeProvider clock)
{
    internal const string Chore = "MarkAddresses";

    internal const string SortChore = "SortAnew";

    internal const string SpellingChore = "ArabicEndings";

    private const int Batch = 500;

    // people whom the current rules may sort differently
    private static readonly Expression<Func<Participant, bool>> IsSortedOtherwise = each =>
        EF.Functions.Like(each.Name.Family!, "%'%") || EF.Functions.Like(each.Name.Family!, "%’%") || EF.Functions.Like(each.Name.Family!, "%ё%") || EF.Functions.Like(each.Name.Family!, "%Ё%")
        || EF.Functions.Like(each.Name.Given!, "%ё%") || EF.Functions.Like(each.Name.Given!, "%Ё%") || EF.Functions.Like(each.Name.Native!, "%ё%") || EF.Functions.Like(each.Name.Native!, "%Ё%");

    // whom a spelling finds that did not
    private static readonly Expression<Func<Participant, bool>> IsSpelledOtherwise = each =>
        EF.Functions.Like(each.Name.Native!, "%ة%") || EF.Functions.Like(each.Name.Family!, "%ة%") || EF.Functions.Like(each.Name.Given!, "%ة%") || EF.Functions.Like(each.Organization!, "%ة%") || EF.Functions.Like(each.Function!, "%ة%")
        || EF.Functions.Like(each.Name.Native!, "%ۃ%") || EF.Functions.Like(each.Name.Family!, "%ۃ%") || EF.Functions.Like(each.Name.Given!, "%ۃ%") || EF.Functions.Like(each.Organization!, "%ۃ%") || EF.Functions.Like(each.Function!, "%ۃ%");

    /// <summary>Recomputes the keys.</summary>
    /// <returns>How many people and delegations have new keys.</returns>
    public async Task<int> ExecuteAsync(CancellationToken cancel)
    {
        var count = await OnceAsync(Chore, () => FoldAsync(each => each.Email != null && !EF.Functions.Like(each.SearchText, "%@%"), cancel));
        count += await OnceAsync(SortChore, async () => await FoldAsync(IsSortedOtherwise, cancel) + await SortDelegationsAsync(cancel));
        return count + await OnceAsync(SpellingChore, () => FoldAsync(IsSpelledOtherwise, cancel));

        Task<int> OnceAsync(string chore, Func<Task<int>> work) => databases.OnceAsync(chore, dialect, clock, work, cancel);
    }

    private Task<int> FoldAsync(Expression<Func<Participant, bool>> which, CancellationToken cancel) => AnewAsync(
        (db, from) => db.People(Actor.Operator.MustRows(Permission.RegisterParticipants)).Where(which).Where(each => each.Id.CompareTo(from) > 0).OrderBy(each => each.Id),
        each => (each.Id, each.EditionId),
        each => each.FoldForSearch(),
        cancel);

    private Task<int> SortDelegationsAsync(CancellationToken cancel) => AnewAsync(
        (db, from) => db.Delegations(Actor.Operator.MustRows(Permission.RegisterParticipants)).Where(each => each.Id.CompareTo(from) > 0).OrderBy(each => each.Id),
        each => (each.Id, each.EditionId),
        SortAnew,
        cancel);

    private static bool SortAnew(Delegation delegation)
    {
        var before = (delegation.SortEn, delegation.SortRu, delegation.SortTg);
        delegation.Rename(delegation.Name);
        return (delegation.SortEn, delegation.SortRu, delegation.SortTg) != before;
    }

    private async Task<int> AnewAsync<T>(Func<ConferenceDb, Guid, IQueryable<T>> some, Func<T, (Guid Id, Guid EditionId)> keysOf, Func<T, bool> isChanged, CancellationToken cancel)
    {
        var (count, last) = (0, Guid.Empty);
        while (true)
        {
            await using var db = await databases.CreateDbContextAsync(cancel);
            var from = last;
            var rows = await some(db, from).TagWith(nameof(RefoldSearch)).Take(Batch).ToListAsync(cancel);
            if (rows.Count == 0) return count;
            last = keysOf(rows[^1]).Id;
            var changed = rows.Where(isChanged).ToList();
            foreach (var edition in changed.GroupBy(each => keysOf(each).EditionId))
                db.Record(Actor.Operator, clock.GetUtcNow().UtcDateTime, edition.Key, new Deed(JournalSubject.Edition, edition.Key, JournalAction.Amended,
                    [new FieldChange("SearchKeys", null, edition.Count().ToString(CultureInfo.InvariantCulture))]));
            try
            {
                await db.SaveChangesAsync(cancel);
                count += changed.Count;
            }
            catch (DbUpdateConcurrencyException)
            {
                // a desk or another starting process was faster: check these again
                last = from;
            }
        }
    }
}
