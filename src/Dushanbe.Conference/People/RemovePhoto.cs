using System.Diagnostics;
using Dushanbe.Conference.Access;
using Dushanbe.Conference.Data;
using Dushanbe.Conference.Files;
using Dushanbe.Conference.Journal;
using Microsoft.EntityFrameworkCore;

namespace Dushanbe.Conference.People;

/// <summary>Removes a person's photo; the next one is taken at the desk. The files are deleted too, unless somebody else has the same.</summary>
public sealed class RemovePhoto(IDbContextFactory<ConferenceDb> databases, FileStore files, Bulletin bulletin, TimeProvider clock)
{
    /// <summary>The person whose photo it is.</summary>
    /// <param name="ParticipantId">The person.</param>
    public sealed record Form(Guid ParticipantId);

    /// <summary>Removes.</summary>
    /// <exception cref="NotPermittedException">The actor may not register.</exception>
    public async Task<Outcome> ExecuteAsync(Form form, Actor actor, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(form);
        ArgumentNullException.ThrowIfNull(actor);
        var rows = actor.MustRows(Permission.RegisterParticipants);
        await using var db = await databases.CreateDbContextAsync(cancel);
        var participant = await db.People(rows).TagWith(nameof(RemovePhoto)).SingleOrDefaultAsync(each => each.Id == form.ParticipantId, cancel);
        if (participant is null) return new Outcome.NoSuchParticipant();
        if (participant.PhotoHash is null) return new Outcome.Removed(participant.Version);
        string?[] before = [participant.PhotoHash, participant.PhotoOriginalHash];
        participant.Photograph(null, null);
        var now = clock.GetUtcNow().UtcDateTime;
        db.Record(actor, now, participant.EditionId, new Deed(JournalSubject.Participant, participant.Id, JournalAction.Amended,
            [new FieldChange(ParticipantJournal.PhotoRemoved, null, null)]));
        var isPutBack = await db.PutBackAsync(rows, participant, [ParticipantJournal.PhotoRemoved], now, actor, cancel);
        try
        {
            await db.SaveChangesAsync(cancel);
        }
        catch (DbUpdateConcurrencyException)
        {
            return await ExecuteAsync(form, actor, cancel);
        }

        await ParticipantPhotos.ForgetAsync(files, db, participant.EditionId, before, cancel);
        bulletin.Publish(new ParticipantChanged(participant.EditionId, participant.Id, participant.Version, actor.Name, isPutBack ? [ParticipantJournal.Photo, nameof(Participant.State)] : [ParticipantJournal.Photo]));
        return new Outcome.Removed(participant.Version);
    }

    /// <summary>Removed; also where there was no photo.</summary>
    public abstract record Outcome
    {
        private Outcome() { }

        /// <summary>Calls the function of the actual case. Every caller must pass one for each case, so a new case does not compile until all handle it; pass them by name.</summary>
        public T Match<T>(Func<Removed, T> removed, Func<NoSuchParticipant, T> noSuchParticipant) => this switch
        {
            Removed it => removed(it),
            NoSuchParticipant it => noSuchParticipant(it),
            _ => throw new UnreachableException(),
        };

        /// <summary>Removed.</summary>
        /// <param name="Version">The version to carry next time.</param>
        public sealed record Removed(long Version) : Outcome;

        /// <summary>There is no such person.</summary>
        public sealed record NoSuchParticipant : Outcome;
    }
}
