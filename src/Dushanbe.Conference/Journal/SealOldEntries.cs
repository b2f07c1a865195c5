using Dushanbe.Conference.Data;
using Microsoft.EntityFrameworkCore;

namespace Dushanbe.Conference.Journal;

/// <summary>
/// Seals the entries that an older program wrote without a seal, in the order of their time. Done by the first start, before it
/// writes an entry of its own; an entry without a seal after that was added by other means, and <see cref="VerifyJournal"/> reports it.
/// </summary>
public sealed class SealOldEntries(IDbContextFactory<ConferenceDb> databases, DatabaseDialect dialect, TimeProvider clock)
{
    internal const string Chore = "SealJournal";

    private const int Batch = 500;

    /// <summary>Seals them.</summary>
    /// <returns>How many.</returns>
    public Task<int> ExecuteAsync(CancellationToken cancel) => databases.OnceAsync(Chore, dialect, clock, () => AllAsync(cancel), cancel);

    private async Task<int> AllAsync(CancellationToken cancel)
    {
        var count = 0;
        while (await databases.InTransactionAsync(NextAsync, (_, _, _) => Task.FromResult(false), cancel) is > 0 and var sealedNow) count += sealedNow;
        return count;
    }

    private static async Task<int> NextAsync(ConferenceDb db, CancellationToken cancel)
    {
        var first = await db.Journal.TagWith(nameof(SealOldEntries)).AsNoTracking().Where(each => each.Number == null).OrderBy(each => each.At).ThenBy(each => each.Id).FirstOrDefaultAsync(cancel);
        if (first is null) return 0;
        var entries = await db.Journal.TagWith(nameof(SealOldEntries)).Where(each => each.Number == null && each.EditionId == first.EditionId)
            .OrderBy(each => each.At).ThenBy(each => each.Id).Take(Batch).ToListAsync(cancel);
        await db.SealAsync(entries, cancel);
        await db.SaveChangesAsync(cancel);
        return entries.Count;
    }
}
