using Dushanbe.Conference.Accounts;
using Dushanbe.Conference.Data;
using Dushanbe.Conference.Journal;
using Microsoft.EntityFrameworkCore;

namespace Dushanbe.Conference.Registration;

/// <summary>The whole story of a person: who did what, when, and why.</summary>
public sealed class ParticipantJournal(IDbContextFactory<ConferenceDb> databases)
{
    /// <summary>An entry.</summary>
    /// <param name="Id">The key.</param>
    /// <param name="At">When (UTC).</param>
    /// <param name="ActorName">Who.</param>
    /// <param name="Action">What.</param>
    /// <param name="Changes">Field by field; contact data and photos are named, not quoted.</param>
    /// <param name="Reason">Why.</param>
    public sealed record Row(Guid Id, DateTime At, string ActorName, JournalAction Action, IReadOnlyList<FieldChange> Changes, string? Reason);

    /// <summary>Reads it, newest first; null where there is no such person.</summary>
    /// <param name="participantId">The person.</param>
    /// <param name="take">The most entries.</param>
    /// <param name="actor">Who asks.</param>
    /// <param name="cancel">Cancels.</param>
    /// <exception cref="NotPermittedException">The actor may not open the desk.</exception>
    public async Task<IReadOnlyList<Row>?> ReadAsync(Guid participantId, int take, Actor actor, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(actor);
        await using var db = await databases.CreateDbContextAsync(cancel);
        var edition = await db.Participants.TagWith(nameof(ParticipantJournal)).Where(each => each.Id == participantId).Select(each => (Guid?)each.EditionId).SingleOrDefaultAsync(cancel);
        if (edition is null) return null;
        actor.Must(Permission.ReadDesk, edition);
        return await db.Journal.TagWith(nameof(ParticipantJournal))
            .Where(entry => entry.Subject == JournalSubject.Participant && entry.SubjectId == participantId)
            .OrderByDescending(entry => entry.At).ThenByDescending(entry => entry.Id).Take(take)
            .Select(entry => new Row(entry.Id, entry.At, entry.ActorName, entry.Action, entry.Changes, entry.Reason))
            .ToListAsync(cancel);
    }
}
