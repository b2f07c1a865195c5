using System.Diagnostics;
using Dushanbe.Conference.Access;
using Dushanbe.Conference.Data;
using Dushanbe.Conference.Forms;
using Dushanbe.Conference.Journal;
using Microsoft.EntityFrameworkCore;

namespace Dushanbe.Conference.People;

/// <summary>Registers a person at the desk: approved at once, at the end of the delegation's own order.</summary>
public sealed class RegisterParticipant(IDbContextFactory<ConferenceDb> databases, Bulletin bulletin, TimeProvider clock)
{
    /// <summary>The person as the desk typed them.</summary>
    /// <param name="EditionId">The edition.</param>
    /// <param name="Fields">What is known about the person.</param>
    public sealed record Form(Guid EditionId, ParticipantFields Fields);

    /// <summary>Registers. Two people of one name are no reason to refuse; <c>FindDuplicates</c> warns while typing.</summary>
    /// <exception cref="NotPermittedException">The actor may not register.</exception>
    public async Task<Outcome> ExecuteAsync(Form form, Actor actor, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(form);
        ArgumentNullException.ThrowIfNull(actor);
        var rows = actor.MustRows(Permission.RegisterParticipants, form.EditionId);
        await using var db = await databases.CreateDbContextAsync(cancel);
        if (!await db.Editions.TagWith(nameof(RegisterParticipant)).AnyAsync(each => each.Id == form.EditionId, cancel)) return new Outcome.NoSuchEdition();
        var fields = form.Fields.Cleaned();
        if (await PlaceCheck.FaultsAsync(db, rows, form.EditionId, fields, cancel) is { Count: > 0 } faults) return new Outcome.Invalid(faults);
        var now = clock.GetUtcNow().UtcDateTime;
        var participant = new Participant { EditionId = form.EditionId, RegisteredAt = now };
        participant.Fill(fields);
        participant.OrderInDelegation = await PlaceCheck.NextOrderAsync(db, rows, fields.DelegationId, cancel);
        participant.Approve(now, actor.AccountId, actor.Name);
        db.Participants.Add(participant);
        db.Record(actor, now, form.EditionId, new Deed(JournalSubject.Participant, participant.Id, JournalAction.Created));
        await db.SaveChangesAsync(cancel);
        bulletin.Publish(new ParticipantChanged(form.EditionId, participant.Id, participant.Version, actor.Name, []));
        return new Outcome.Registered(participant.Id, participant.Version);
    }

    /// <summary>The person, or which field is wrong.</summary>
    public abstract record Outcome
    {
        private Outcome() { }

        /// <summary>Answers by the case, with one function for each: a new case breaks every caller at compile time. Functions are passed by name.</summary>
        public T Match<T>(Func<Registered, T> registered, Func<Invalid, T> invalid, Func<NoSuchEdition, T> noSuchEdition) => this switch
        {
            Registered it => registered(it),
            Invalid it => invalid(it),
            NoSuchEdition it => noSuchEdition(it),
            _ => throw new UnreachableException(),
        };

        /// <summary>The person is registered and approved.</summary>
        /// <param name="ParticipantId">The key.</param>
        /// <param name="Version">The version to carry when amending.</param>
        public sealed record Registered(Guid ParticipantId, long Version) : Outcome;

        /// <summary>Something is missing or does not fit; nothing was stored.</summary>
        /// <param name="Faults">What, field by field.</param>
        public sealed record Invalid(IReadOnlyList<FieldFault> Faults) : Outcome;

        /// <summary>There is no such edition.</summary>
        public sealed record NoSuchEdition : Outcome;
    }
}
