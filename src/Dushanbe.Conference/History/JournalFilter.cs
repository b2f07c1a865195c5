using Dushanbe.Conference.Access;
using Dushanbe.Conference.Data;
using Dushanbe.Conference.Journal;

namespace Dushanbe.Conference.History;

/// <summary>Which entries of a journal an auditor asks for; what is null does not limit them.</summary>
/// <param name="EditionId">The edition; null for the installation's own affairs.</param>
public sealed record JournalFilter(Guid? EditionId)
{
    /// <summary>The kind of subject.</summary>
    public JournalSubject? Subject { get; init; }

    /// <summary>One subject of that kind.</summary>
    public Guid? SubjectId { get; init; }

    /// <summary>Who did it.</summary>
    public JournalActor? Actor { get; init; }

    /// <summary>What was done.</summary>
    public JournalAction? Action { get; init; }

    /// <summary>The first moment (UTC).</summary>
    public DateTime? From { get; init; }

    /// <summary>The moment before which (UTC).</summary>
    public DateTime? Until { get; init; }

    /// <summary>A part of the reason, with any case of its first letter.</summary>
    public string? Reason { get; init; }

    /// <summary>The numbered entries that match, of a journal that the actor may read.</summary>
    internal IQueryable<JournalEntry> Of(ConferenceDb db, RowScope journal)
    {
        var entries = db.WholeJournal(journal).Where(entry => entry.Number != null);
        if (Subject is { } subject) entries = entries.Where(entry => entry.Subject == subject);
        if (SubjectId is { } id) entries = entries.Where(entry => entry.SubjectId == id);
        if (Action is { } action) entries = entries.Where(entry => entry.Action == action);
        if (From is { } from) entries = entries.Where(entry => entry.At >= from);
        if (Until is { } until) entries = entries.Where(entry => entry.At < until);
        if (Actor is { Id: { } account }) entries = entries.Where(entry => entry.ActorId == account);
        else if (Actor is { Name: var name }) entries = entries.Where(entry => entry.ActorId == null && entry.ActorName == name);
        if (string.IsNullOrWhiteSpace(Reason)) return entries;
        // text is compared by its bytes, and a reason begins with a capital or not
        var typed = Reason.Trim();
        var (small, large) = (char.ToLowerInvariant(typed[0]) + typed[1..], char.ToUpperInvariant(typed[0]) + typed[1..]);
        return entries.Where(entry => entry.Reason != null && (entry.Reason.Contains(small) || entry.Reason.Contains(large)));
    }
}

/// <summary>Somebody who stands in a journal.</summary>
/// <param name="Id">The account; null for whoever had none, as the operator at the command line.</param>
/// <param name="Name">The name as stored with the latest entry.</param>
public sealed record JournalActor(Guid? Id, string Name);
