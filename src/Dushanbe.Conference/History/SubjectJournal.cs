using Dushanbe.Conference.Access;
using Dushanbe.Conference.Data;
using Dushanbe.Conference.Journal;
using Dushanbe.Conference.People;
using Dushanbe.Conference.Programme;
using Microsoft.EntityFrameworkCore;

namespace Dushanbe.Conference.History;

/// <summary>The journal of a person, a session or a speaker.</summary>
public sealed class SubjectJournal(IDbContextFactory<ConferenceDb> databases)
{
    /// <summary>An entry.</summary>
    /// <param name="Id">The key.</param>
    /// <param name="At">When (UTC).</param>
    /// <param name="ActorName">Who.</param>
    /// <param name="Action">What.</param>
    /// <param name="Changes">Field by field; contact data and photos are named, not quoted.</param>
    /// <param name="Reason">Why.</param>
    public sealed record Row(Guid Id, DateTime At, string ActorName, JournalAction Action, IReadOnlyList<FieldChange> Changes, string? Reason);

    /// <summary>The latest entries.</summary>
    /// <param name="Rows">The entries, newest first.</param>
    /// <param name="Total">How many there are in all.</param>
    public sealed record Story(IReadOnlyList<Row> Rows, int Total);

    /// <summary>Reads it; null where there is no such subject, or the actor may not see it.</summary>
    /// <param name="subject">What it is about: a participant, a session or a speaker.</param>
    /// <param name="subjectId">Its key.</param>
    /// <param name="take">The most entries.</param>
    /// <param name="actor">Who asks.</param>
    /// <param name="cancel">Cancels.</param>
    /// <exception cref="NotPermittedException">The actor may not open the desk that shows it.</exception>
    public async Task<Story?> ReadAsync(JournalSubject subject, Guid subjectId, int take, Actor actor, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(actor);
        await using var db = await databases.CreateDbContextAsync(cancel);
        var reader = JournalRules.ReaderOf(subject);
        var ids = subject switch
        {
            JournalSubject.Participant => db.PeopleAndErased(actor.MustRows(reader)).Where(each => each.Id == subjectId).Select(each => each.Id),
            JournalSubject.Session => db.Sessions(actor.MustRows(reader)).Where(each => each.Id == subjectId).Select(each => each.Id),
            // it contains the registrations of speakers, which editors of a single session may not see
            JournalSubject.Speaker => db.Speakers(actor.MustEditions(reader)).Where(each => each.Id == subjectId).Select(each => each.Id),
            _ => throw new ArgumentOutOfRangeException(nameof(subject), subject, "No desk shows the journal of this."),
        };
        if (!await ids.TagWith(nameof(SubjectJournal)).AnyAsync(cancel)) return null;

        var entries = db.Journal(subject, ids).TagWith(nameof(SubjectJournal))
            // who looked is for auditors, and would bury who changed what
            .Where(entry => entry.SubjectId == subjectId && entry.Action != JournalAction.Read);
        var rows = await entries
            .OrderByDescending(entry => entry.At).ThenByDescending(entry => entry.Id).Take(take)
            .Select(entry => new Row(entry.Id, entry.At, entry.ActorName, entry.Action, entry.Changes, entry.Reason))
            .ToListAsync(cancel);
        return new Story(rows, rows.Count < take ? rows.Count : await entries.CountAsync(cancel));
    }
}
