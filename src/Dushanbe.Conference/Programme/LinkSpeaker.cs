using System.Diagnostics;
using Dushanbe.Conference.Access;
using Dushanbe.Conference.Data;
using Dushanbe.Conference.Journal;
using Dushanbe.Conference.Names;
using Dushanbe.Conference.People;
using Microsoft.EntityFrameworkCore;

namespace Dushanbe.Conference.Programme;

/// <summary>Links a speaker to the registration of the same person, or unlinks it.</summary>
public sealed class LinkSpeaker(IDbContextFactory<ConferenceDb> databases, Bulletin bulletin, TimeProvider clock)
{
    /// <summary>The speaker, and the registration or none.</summary>
    /// <param name="SpeakerId">The speaker.</param>
    /// <param name="Seen">The registration that the editor saw; null for none.</param>
    /// <param name="ParticipantId">The registration; null to unlink.</param>
    public sealed record Form(Guid SpeakerId, Guid? Seen, Guid? ParticipantId);

    /// <summary>Links or unlinks.</summary>
    /// <exception cref="NotPermittedException">The actor may not edit the programme, or may not read the register and yet links.</exception>
    public async Task<Outcome> ExecuteAsync(Form form, Actor actor, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(form);
        ArgumentNullException.ThrowIfNull(actor);
        var editions = actor.MustEditions(Permission.EditProgramme);
        await using var db = await databases.CreateDbContextAsync(cancel);
        var speaker = await db.Speakers(editions).TagWith(nameof(LinkSpeaker)).SingleOrDefaultAsync(each => each.Id == form.SpeakerId, cancel);
        if (speaker is null) return new Outcome.Gone();
        var register = form.ParticipantId is null ? RowScope.Nothing : actor.MustRows(Permission.ReadDesk, speaker.EditionId);
        if (speaker.ParticipantId == form.ParticipantId) return new Outcome.Linked(speaker.Version);
        if (speaker.ParticipantId != form.Seen) return new Outcome.ChangedMeanwhile();

        // the journal has the name of the linked person even where the editor may not read the register
        var was = await NameAsync(db.Participants.Where(each => each.EditionId == speaker.EditionId), speaker.ParticipantId, cancel);
        var becomes = await NameAsync(db.People(register), form.ParticipantId, cancel);
        if (form.ParticipantId is not null && becomes is null) return new Outcome.NoSuchParticipant();
        var other = form.ParticipantId is null ? null : await db.Speakers(editions).TagWith(nameof(LinkSpeaker))
            .Where(each => each.EditionId == speaker.EditionId && each.Id != speaker.Id && each.ParticipantId == form.ParticipantId)
            .Select(SpeakerRow.Of).FirstOrDefaultAsync(cancel);
        if (other is not null) return new Outcome.Taken(other.Name);

        speaker.ParticipantId = form.ParticipantId;
        db.Record(actor, clock.GetUtcNow().UtcDateTime, speaker.EditionId, new Deed(JournalSubject.Speaker, speaker.Id, JournalAction.Amended,
            [new FieldChange(nameof(Speaker.ParticipantId), was, becomes)]));
        try
        {
            await db.SaveChangesAsync(cancel);
        }
        catch (DbUpdateConcurrencyException)
        {
            // another editor saved between our read and write: read again and report their changes
            return await ExecuteAsync(form, actor, cancel);
        }

        bulletin.Publish(new ProgrammeChanged(speaker.EditionId));
        return new Outcome.Linked(speaker.Version);
    }

    private static async Task<string?> NameAsync(IQueryable<Participant> people, Guid? participantId, CancellationToken cancel)
    {
        if (participantId is null) return null;
        var name = await people.TagWith(nameof(LinkSpeaker)).Where(each => each.Id == participantId).Select(each => each.Name).SingleOrDefaultAsync(cancel);
        return name is null ? null : NameStyle.Listed.Of(name);
    }

    /// <summary>Linked, or why not: a registration belongs to one speaker at most.</summary>
    public abstract record Outcome
    {
        private Outcome() { }

        /// <summary>Calls the function of the actual case. Every caller must pass one for each case, so a new case does not compile until all handle it; pass them by name.</summary>
        public T Match<T>(Func<Linked, T> linked, Func<Taken, T> taken, Func<ChangedMeanwhile, T> changedMeanwhile, Func<NoSuchParticipant, T> noSuchParticipant, Func<Gone, T> gone) => this switch
        {
            Linked it => linked(it),
            Taken it => taken(it),
            ChangedMeanwhile it => changedMeanwhile(it),
            NoSuchParticipant it => noSuchParticipant(it),
            Gone it => gone(it),
            _ => throw new UnreachableException(),
        };

        /// <summary>Done.</summary>
        /// <param name="Version">The speaker's version.</param>
        public sealed record Linked(long Version) : Outcome;

        /// <summary>Another speaker is linked to this registration: a wrong link or a duplicate speaker.</summary>
        /// <param name="Name">The other speaker.</param>
        public sealed record Taken(PersonName Name) : Outcome;

        /// <summary>Another editor linked or unlinked the speaker; nothing was stored.</summary>
        public sealed record ChangedMeanwhile : Outcome;

        /// <summary>The edition has no such registration.</summary>
        public sealed record NoSuchParticipant : Outcome;

        /// <summary>There is no such speaker.</summary>
        public sealed record Gone : Outcome;
    }
}
