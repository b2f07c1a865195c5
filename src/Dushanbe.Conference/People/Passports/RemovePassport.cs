using System.Diagnostics;
using Dushanbe.Conference.Access;
using Dushanbe.Conference.Data;
using Dushanbe.Conference.Journal;
using Microsoft.EntityFrameworkCore;

namespace Dushanbe.Conference.People.Passports;

/// <summary>Removes the passport of a person, such as one noted with somebody else's.</summary>
public sealed class RemovePassport(IDbContextFactory<ConferenceDb> databases, Bulletin bulletin, TimeProvider clock)
{
    /// <summary>Whose.</summary>
    /// <param name="ParticipantId">The person.</param>
    public sealed record Form(Guid ParticipantId);

    /// <summary>Removes it.</summary>
    /// <exception cref="NotPermittedException">The actor may not register, or not see passports.</exception>
    public async Task<Outcome> ExecuteAsync(Form form, Actor actor, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(form);
        ArgumentNullException.ThrowIfNull(actor);
        var (rows, seen) = (actor.MustRows(Permission.RegisterParticipants), actor.MustRows(Permission.SeePassports));
        await using var db = await databases.CreateDbContextAsync(cancel);
        if (await db.People(rows, [form.ParticipantId]).In(seen).TagWith(nameof(RemovePassport)).SingleOrDefaultAsync(cancel) is not { } person) return new Outcome.NoSuchParticipant();
        if (await db.Passports(seen).TagWith(nameof(RemovePassport)).SingleOrDefaultAsync(each => each.ParticipantId == person.Id, cancel) is not { } passport) return new Outcome.NoPassport();
        var now = clock.GetUtcNow().UtcDateTime;
        db.Passports.Remove(passport);
        db.Record(actor, now, person.EditionId, new Deed(JournalSubject.Participant, person.Id, JournalAction.Amended, [new FieldChange(ParticipantJournal.PassportRemoved, null, null)]));
        var isPutBack = await db.PutBackAsync(rows, person, [ParticipantJournal.PassportRemoved], now, actor, cancel);
        try
        {
            await db.SaveChangesAsync(cancel);
        }
        catch (DbUpdateConcurrencyException)
        {
            return await ExecuteAsync(form, actor, cancel);
        }

        bulletin.Publish(new ParticipantChanged(person.EditionId, person.Id, person.Version, actor.Name, isPutBack ? [ParticipantJournal.Passport, nameof(Participant.State)] : [ParticipantJournal.Passport]));
        return new Outcome.Removed();
    }

    /// <summary>Removed, or why not.</summary>
    public abstract record Outcome
    {
        private Outcome() { }

        /// <summary>Calls the function of the actual case. Every caller must pass one for each case, so a new case does not compile until all handle it; pass them by name.</summary>
        public T Match<T>(Func<Removed, T> removed, Func<NoPassport, T> noPassport, Func<NoSuchParticipant, T> noSuchParticipant) => this switch
        {
            Removed it => removed(it),
            NoPassport it => noPassport(it),
            NoSuchParticipant it => noSuchParticipant(it),
            _ => throw new UnreachableException(),
        };

        /// <summary>It is gone.</summary>
        public sealed record Removed : Outcome;

        /// <summary>None was noted.</summary>
        public sealed record NoPassport : Outcome;

        /// <summary>There is no such person, or the actor may not see passports there.</summary>
        public sealed record NoSuchParticipant : Outcome;
    }
}
