using Dushanbe.Conference.Data;
using Microsoft.EntityFrameworkCore;

namespace Dushanbe.Conference.Journal;

/// <summary>
/// Puts entries at the end of their chains: one for each edition, one for the installation's own affairs. Whoever writes
/// into a chain holds its lock (<see cref="DatabaseDialect.TurnAsync"/>) until the transaction ends, so that no place is taken twice.
/// </summary>
internal static class JournalChain
{
    extension(ConferenceDb db)
    {
        /// <summary>The entries that the next save will store.</summary>
        public List<JournalEntry> NewEntries() => [.. db.ChangeTracker.Entries<JournalEntry>().Where(each => each.State == EntityState.Added).Select(each => each.Entity)];

        /// <summary>Seals entries that are about to be stored, in the transaction that is open.</summary>
        /// <exception cref="InvalidOperationException">There is no transaction, or the context has no seal.</exception>
        public async Task SealAsync(IReadOnlyCollection<JournalEntry> entries, CancellationToken cancel)
        {
            if (db.Database.CurrentTransaction is null) throw new InvalidOperationException("Journal entries are sealed in an open transaction.");
            // always in the same order, so that two transactions cannot deadlock
            foreach (var chain in entries.GroupBy(each => each.EditionId).OrderBy(each => each.Key)) await db.AppendAsync(chain.Key, chain, cancel);
        }

        /// <summary>Takes the lock of the chain of an edition: for transactions that change rows before they write an entry.</summary>
        public Task JournalTurnAsync(Guid? editionId, CancellationToken cancel) => db.Dialect.TurnAsync(db, editionId ?? Guid.Empty, cancel);

        private async Task AppendAsync(Guid? editionId, IEnumerable<JournalEntry> entries, CancellationToken cancel)
        {
            await db.JournalTurnAsync(editionId, cancel);
            var (number, seal) = await db.ChainEndAsync(editionId, cancel);
            foreach (var entry in entries)
            {
                db.JournalSeal.Put(entry, ++number, seal);
                seal = entry.Seal!;
            }
        }

        /// <summary>The number and seal of the last entry of a chain; 0 where it has none.</summary>
        internal async Task<(long Number, byte[] Seal)> ChainEndAsync(Guid? editionId, CancellationToken cancel)
        {
            var last = await db.Chain(editionId).TagWith(nameof(JournalChain)).OrderByDescending(each => each.Number).Select(each => new { each.Number, each.Seal }).FirstOrDefaultAsync(cancel);
            return (last?.Number ?? 0, last?.Seal ?? JournalSeal.Start);
        }

        /// <summary>The sealed entries of a chain.</summary>
        internal IQueryable<JournalEntry> Chain(Guid? editionId) => db.Journal.Where(each => each.EditionId == editionId && each.Number != null);

        /// <summary>Whose chains there are: the installation's own affairs first, then the editions by their keys.</summary>
        internal async Task<IReadOnlyList<Guid?>> ChainsAsync(CancellationToken cancel) =>
            [.. (await db.Journal.TagWith(nameof(JournalChain)).Where(each => each.Number != null).Select(each => each.EditionId).Distinct().ToListAsync(cancel)).Order()];

        private JournalSeal JournalSeal => ContextOption<JournalSeal>.Of(db)
            ?? throw new InvalidOperationException("The database context was created without the seal of the journal.");
    }
}
