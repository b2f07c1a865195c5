using Dushanbe.Conference.Access;
using Dushanbe.Conference.Data;

namespace Dushanbe.Conference.Journal;

/// <summary>The only way to write journal entries, one by one or in bulk. An actor who only looks at the desks is refused here.</summary>
internal static class JournalWriter
{
    /// <summary>Adds entries for what an actor did. They are stored by the same save as the change itself.</summary>
    /// <param name="db">The context of the change.</param>
    /// <param name="actor">Who.</param>
    /// <param name="at">When (UTC).</param>
    /// <param name="editionId">The edition; null for entries of the installation.</param>
    /// <param name="deeds">The actions.</param>
    /// <exception cref="ArgumentException"><see cref="JournalRules"/> has no such action for the subject.</exception>
    public static void Record(this ConferenceDb db, Actor actor, DateTime at, Guid? editionId, params IEnumerable<Deed> deeds) =>
        db.Journal.AddRange(deeds.Select(deed => Entry(actor, at, editionId, deed)));

    /// <summary>For thousands of entries: they bypass the change tracker and go directly into the current transaction. For that transaction only.</summary>
    /// <param name="db">The context of the change.</param>
    /// <param name="actor">Who.</param>
    /// <param name="at">When (UTC).</param>
    /// <param name="editionId">The edition; null for entries of the installation.</param>
    public static BulkJournal RecordInBulk(this ConferenceDb db, Actor actor, DateTime at, Guid? editionId) => new(db, deed => Entry(actor, at, editionId, deed));

    private static JournalEntry Entry(Actor actor, DateTime at, Guid? editionId, Deed deed)
    {
        actor.MustAct();
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

/// <summary>Many actions of one actor in one transaction.</summary>
internal sealed class BulkJournal(ConferenceDb db, Func<Deed, JournalEntry> entry) : IAsyncDisposable
{
    private readonly NewRows<JournalEntry> rows = new(db);

    /// <summary>Stores some of them, at once.</summary>
    /// <exception cref="InvalidOperationException">There is no transaction.</exception>
    public async Task WriteAsync(IEnumerable<Deed> deeds, CancellationToken cancel)
    {
        List<JournalEntry> entries = [.. deeds.Select(entry)];
        await db.SealAsync(entries, cancel);
        await rows.InsertAsync(entries, cancel);
    }

    public ValueTask DisposeAsync() => rows.DisposeAsync();
}
