using Dushanbe.Conference.Access;
using Dushanbe.Conference.Data;
using Microsoft.EntityFrameworkCore;

namespace Dushanbe.Conference.Journal;

/// <summary>The only way to read the journal: by subjects that were themselves read through a scope, or as a whole.</summary>
internal static class JournalRows
{
    /// <summary>Throws unless the actor may read a whole journal: of an edition, or with null the installation's own, which tells of accounts.</summary>
    /// <exception cref="NotPermittedException">The actor may not.</exception>
    public static RowScope MustReadJournal(this Actor actor, Guid? editionId)
    {
        if (editionId is null) actor.Must(Permission.ReadAccounts, null);
        return actor.Must(Permission.ReadJournal, editionId);
    }

    extension(ConferenceDb db)
    {
        /// <summary>The entries of some subjects.</summary>
        /// <param name="subject">What they are.</param>
        /// <param name="ids">Their keys, from a query over the rows of a scope.</param>
        public IQueryable<JournalEntry> Journal(JournalSubject subject, IQueryable<Guid> ids) =>
            db.Journal.Where(entry => entry.Subject == subject && ids.Contains(entry.SubjectId));

        /// <summary>All entries of one journal.</summary>
        /// <param name="journal">Where the actor may read the journal: the whole of an edition; without an edition the installation, of which only its own affairs are meant.</param>
        /// <exception cref="ArgumentException">The scope is only a part.</exception>
        public IQueryable<JournalEntry> WholeJournal(RowScope journal)
        {
            if (!journal.IsWhole) throw new ArgumentException("A journal is read as a whole.", nameof(journal));
            var edition = journal.EditionId;
            return db.Journal.Where(entry => entry.EditionId == edition);
        }

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
