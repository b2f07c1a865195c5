using Dushanbe.Conference.Data;
using Microsoft.EntityFrameworkCore;

namespace Dushanbe.Conference.Journal;

/// <summary>The one way to read the journal: by subjects that were themselves read through a scope.</summary>
internal static class JournalRows
{
    extension(ConferenceDb db)
    {
        /// <summary>What was done to some subjects.</summary>
        /// <param name="subject">What they are.</param>
        /// <param name="ids">Their keys, from a query over the rows of a scope.</param>
        public IQueryable<JournalEntry> Journal(JournalSubject subject, IQueryable<Guid> ids) =>
            db.Journal.Where(entry => entry.Subject == subject && ids.Contains(entry.SubjectId));

        /// <summary>What was done in an edition after a moment, told to nobody: by it a process notices what another has changed.</summary>
        /// <param name="editionId">The edition.</param>
        /// <param name="since">The moment (UTC). Entries carry the time of their deed, a little before that of their commit.</param>
        public IQueryable<JournalEntry> JournalSince(Guid editionId, DateTime since) => db.Journal.Where(entry => entry.EditionId == editionId && entry.At > since);

        /// <summary>The key of an entry that this context has stored: it tells later whether the transaction came through.</summary>
        public Guid Receipt() => db.Journal.Local.First().Id;

        /// <summary>Whether the transaction that gave a receipt came through.</summary>
        public Task<bool> HoldsAsync(Guid receipt, CancellationToken cancel) => db.Journal.TagWith(nameof(JournalRows)).AnyAsync(each => each.Id == receipt, cancel);
    }
}
