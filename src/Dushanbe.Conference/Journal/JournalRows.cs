using Dushanbe.Conference.Data;
using Microsoft.EntityFrameworkCore;

namespace Dushanbe.Conference.Journal;

/// <summary>The only way to read the journal: by subjects that were themselves read through a scope.</summary>
internal static class JournalRows
{
    extension(ConferenceDb db)
    {
        /// <summary>The entries of some subjects.</summary>
        /// <param name="subject">What they are.</param>
        /// <param name="ids">Their keys, from a query over the rows of a scope.</param>
        public IQueryable<JournalEntry> Journal(JournalSubject subject, IQueryable<Guid> ids) =>
            db.Journal.Where(entry => entry.Subject == subject && ids.Contains(entry.SubjectId));

        /// <summary>The entries of an edition after a given time, not shown to anybody: a process detects changes of other processes by them.</summary>
        /// <param name="editionId">The edition.</param>
        /// <param name="since">The moment (UTC). Entries have the time of the action, slightly before that of the commit.</param>
        public IQueryable<JournalEntry> JournalSince(Guid editionId, DateTime since) => db.Journal.Where(entry => entry.EditionId == editionId && entry.At > since);

        /// <summary>The key of an entry that this context has added, by which <see cref="HoldsAsync"/> checks later whether the transaction was committed.</summary>
        public Guid Receipt() => db.Journal.Local.First().Id;

        /// <summary>Whether the transaction of that entry was committed.</summary>
        public Task<bool> HoldsAsync(Guid receipt, CancellationToken cancel) => db.Journal.TagWith(nameof(JournalRows)).AnyAsync(each => each.Id == receipt, cancel);
    }
}
