using System.Diagnostics;
using Dushanbe.Conference.Access;
using Dushanbe.Conference.Data;
using Dushanbe.Conference.Journal;
using Microsoft.EntityFrameworkCore;

namespace Dushanbe.Conference.People;

/// <summary>Notes what a person decided about the publication of their name or picture. Nothing else changes a decision: no form, no import.</summary>
public sealed class RecordConsent(IDbContextFactory<ConferenceDb> databases, Bulletin bulletin, TimeProvider clock)
{
    /// <summary>A decision as it was told.</summary>
    /// <param name="ParticipantId">The person.</param>
    /// <param name="Kind">To what.</param>
    /// <param name="IsGiven">Whether consent is given; otherwise it is refused or taken back.</param>
    /// <param name="Way">How it was told.</param>
    public sealed record Form(Guid ParticipantId, ConsentKind Kind, bool IsGiven, ConsentWay Way);

    /// <summary>Notes it. The same decision told in the same way is noted once.</summary>
    /// <exception cref="NotPermittedException">The actor may not register.</exception>
    public async Task<Outcome> ExecuteAsync(Form form, Actor actor, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(form);
        ArgumentNullException.ThrowIfNull(actor);
        var rows = actor.MustRows(Permission.RegisterParticipants);
        await using var db = await databases.CreateDbContextAsync(cancel);
        if (await db.People(rows, [form.ParticipantId]).TagWith(nameof(RecordConsent)).SingleOrDefaultAsync(cancel) is not { } person) return new Outcome.NoSuchParticipant();
        var before = person.DecisionOn(form.Kind);
        if (before == form.IsGiven && await db.ConsentsOf(rows, form.ParticipantId).TagWith(nameof(RecordConsent)).Where(each => each.Kind == form.Kind).Select(each => each.Way).FirstAsync(cancel) == form.Way) return new Outcome.Recorded(person.Version);

        var now = clock.GetUtcNow().UtcDateTime;
        db.Consents.Add(person.Decide(form.Kind, form.IsGiven, form.Way, now, actor.AccountId, actor.Name));
        db.Record(actor, now, person.EditionId, new Deed(JournalSubject.Participant, person.Id, JournalAction.ConsentRecorded,
            [new FieldChange(form.Kind.ToString(), Word(before), Word(form.IsGiven)), new FieldChange(nameof(ConsentWay), null, form.Way.ToString())]));
        // a second decision in the same way leaves the row as it is, and two desks at once must not note two that hold
        db.Entry(person).Property(each => each.Version).IsModified = true;
        try
        {
            await db.SaveChangesAsync(cancel);
        }
        catch (DbUpdateConcurrencyException)
        {
            // a decision overwrites no other field, so it is repeated on the new version
            return await ExecuteAsync(form, actor, cancel);
        }

        bulletin.Publish(new ParticipantChanged(person.EditionId, person.Id, person.Version, actor.Name, [form.Kind.ToString()]));
        return new Outcome.Recorded(person.Version);
    }

    private static string? Word(bool? decision) => decision switch { true => "Given", false => "Refused", null => null };

    /// <summary>Noted, or why not.</summary>
    public abstract record Outcome
    {
        private Outcome() { }

        /// <summary>Calls the function of the actual case. Every caller must pass one for each case, so a new case does not compile until all handle it; pass them by name.</summary>
        public T Match<T>(Func<Recorded, T> recorded, Func<NoSuchParticipant, T> noSuchParticipant) => this switch
        {
            Recorded it => recorded(it),
            NoSuchParticipant it => noSuchParticipant(it),
            _ => throw new UnreachableException(),
        };

        /// <summary>It is noted.</summary>
        /// <param name="Version">The version to carry next time.</param>
        public sealed record Recorded(long Version) : Outcome;

        /// <summary>There is no such person.</summary>
        public sealed record NoSuchParticipant : Outcome;
    }
}
