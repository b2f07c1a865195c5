using Dushanbe.Conference.Access;
using Dushanbe.Conference.Data;

namespace Dushanbe.Conference.Journal;

/// <summary>The one way into the journal: every entry is composed here, one by one or by the thousand.</summary>
internal static class JournalWriter
{
    /// <summary>Writes down what an actor did. The save that does it stores the entries too, so that neither is ever there without the other.</summary>
    /// <param name="db">The context of the change.</param>
    /// <param name="actor">Who.</param>
    /// <param name="at">When (UTC).</param>
    /// <param name="editionId">The edition; null for the installation's own affairs.</param>
    /// <param name="deeds">What was done.</param>
    /// <exception cref="ArgumentException"><see cref="JournalRules"/> knows no such deed.</exception>
    public static void Record(this ConferenceDb db, Actor actor, DateTime at, Guid? editionId, params IEnumerable<Deed> deeds) =>
        db.Journal.AddRange(deeds.Select(deed => Entry(actor, at, editionId, deed)));

    /// <summary>For thousands of deeds: they go past the change tracker, into the transaction that is under way. Serves that transaction alone.</summary>
    /// <param name="db">The context of the change.</param>
    /// <param name="actor">Who.</param>
    /// <param name="at">When (UTC).</param>
    /// <param name="editionId">The edition; null for the installation's own affairs.</param>
    public static BulkJournal RecordInBulk(this ConferenceDb db, Actor actor, DateTime at, Guid? editionId) => new(db, deed => Entry(actor, at, editionId, deed));

    private static JournalEntry Entry(Actor actor, DateTime at, Guid? editionId, Deed deed)
    {
        if (!JournalRules.ActionsOn(deed.Subject).Contains(deed.Action)) throw new ArgumentException($"The journal has no entry {deed.Action} for a {deed.Subject}.", nameof(deed));
        return new JournalEntry
        {
            EditionId = editionId,
            Subject = deed.Subject,
            SubjectId = deed.SubjectId,
            Action = deed.Action,
            At = at,
            ActorId = actor.AccountId,
            ActorName = actor.Name,
            Changes = deed.Changes ?? [],
            Reason = deed.Reason,
        };
    }
}

/// <summary>Many deeds of one actor in one transaction.</summary>
internal sealed class BulkJournal(ConferenceDb db, Func<Deed, JournalEntry> entry) : IAsyncDisposable
{
    private readonly NewRows<JournalEntry> rows = new(db);

    /// <summary>Stores some of them, at once.</summary>
    public Task WriteAsync(IEnumerable<Deed> deeds, CancellationToken cancel)
    {
        if (db.Database.CurrentTransaction is null) throw new InvalidOperationException("Journal entries in bulk need an open transaction.");
        return rows.InsertAsync([.. deeds.Select(entry)], cancel);
    }

    public ValueTask DisposeAsync() => rows.DisposeAsync();
}
