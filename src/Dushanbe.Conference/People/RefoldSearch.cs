using System.Globalization;
using Dushanbe.Conference.Access;
using Dushanbe.Conference.Data;
using Dushanbe.Conference.Journal;
using Microsoft.EntityFrameworkCore;

namespace Dushanbe.Conference.People;

/// <summary>
/// Folds people anew whose search text holds an e-mail address unmarked, as it was stored once: by it an address could be
/// guessed letter by letter. The first start that finds everybody folded writes that down, and no later one looks at anybody.
/// </summary>
public sealed class RefoldSearch(IDbContextFactory<ConferenceDb> databases, DatabaseDialect dialect, TimeProvider clock)
{
    internal const string Chore = "MarkAddresses";

    private const int Batch = 500;

    /// <summary>Folds them.</summary>
    /// <returns>How many people are sought otherwise now.</returns>
    public async Task<int> ExecuteAsync(CancellationToken cancel)
    {
        if (await databases.IsDoneAsync(Chore, cancel)) return 0;
        var count = await FoldAsync(cancel);
        await databases.DoneAsync(Chore, dialect, clock, cancel);
        return count;
    }

    private async Task<int> FoldAsync(CancellationToken cancel)
    {
        var (count, last) = (0, Guid.Empty);
        while (true)
        {
            await using var db = await databases.CreateDbContextAsync(cancel);
            var from = last;
            var people = await db.People(Actor.Operator.MustRows(Permission.RegisterParticipants)).TagWith(nameof(RefoldSearch))
                .Where(each => each.Email != null && !EF.Functions.Like(each.SearchText, "%@%") && each.Id.CompareTo(from) > 0)
                .OrderBy(each => each.Id).Take(Batch).ToListAsync(cancel);
            if (people.Count == 0) return count;
            last = people[^1].Id;
            var changed = people.Where(each => each.FoldForSearch()).ToList();
            foreach (var edition in changed.GroupBy(each => each.EditionId))
                db.Record(Actor.Operator, clock.GetUtcNow().UtcDateTime, edition.Key, new Deed(JournalSubject.Edition, edition.Key, JournalAction.Amended,
                    [new FieldChange("SearchKeys", null, edition.Count().ToString(CultureInfo.InvariantCulture))]));
            try
            {
                await db.SaveChangesAsync(cancel);
                count += changed.Count;
            }
            catch (DbUpdateConcurrencyException)
            {
                // a desk or another process that starts was faster: look at these again
                last = from;
            }
        }
    }
}
