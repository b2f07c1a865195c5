using System.Diagnostics;
using Dushanbe.Conference.Access;
using Dushanbe.Conference.Data;
using Dushanbe.Conference.Forms;
using Dushanbe.Conference.Journal;
using Dushanbe.Conference.People.Quotas;
using Microsoft.EntityFrameworkCore;

namespace Dushanbe.Conference.People;

/// <summary>
/// Decides about an accreditation, by the table of <see cref="AccreditationRules"/>. Of two reviewers who decide about one person
/// the first decides: the other's decision is about a version that is not there any more, and stores nothing.
/// </summary>
public sealed class DecideAccreditation(IDbContextFactory<ConferenceDb> databases, Bulletin bulletin, TimeProvider clock)
{
    /// <summary>The decision.</summary>
    /// <param name="ParticipantId">The person.</param>
    /// <param name="Version">The version that the reviewer saw.</param>
    /// <param name="Decision">What is decided. Withdrawing and reinstating have their own operations.</param>
    /// <param name="Reason">Why; required where the table says so. Whoever registered the person reads it.</param>
    public sealed record Form(Guid ParticipantId, long Version, AccreditationDecision Decision, string? Reason = null);

    /// <summary>Decides.</summary>
    /// <exception cref="NotPermittedException">The actor may not take this decision about anybody.</exception>
    public async Task<Outcome> ExecuteAsync(Form form, Actor actor, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(form);
        ArgumentNullException.ThrowIfNull(actor);
        // before a conflict tells what stands there now
        actor.MustAct();
        var rows = actor.MustRows(AccreditationRules.PermissionFor(form.Decision));
        await using var db = await databases.CreateDbContextAsync(cancel);
        var person = await db.People(rows).TagWith(nameof(DecideAccreditation)).SingleOrDefaultAsync(each => each.Id == form.ParticipantId, cancel);
        if (person is null) return new Outcome.NoSuchParticipant();
        var rule = IsOwn(form.Decision) ? AccreditationRules.Find(person.State, form.Decision) : null;
        if (rule is null) return new Outcome.NotAllowed(person.Version, person.State, await db.LastHandAsync(rows, person.Id, cancel));
        if (person.Version != form.Version) return new Outcome.ChangedMeanwhile(person.Version, person.State, await db.LastHandAsync(rows, person.Id, cancel));
        var reason = Reasons.Read(form.Reason);
        // one that is too long is not cut off
        if (reason is null && (rule.NeedsReason || !string.IsNullOrWhiteSpace(form.Reason))) return new Outcome.ReasonNeeded(FieldFault.LongestText);

        var badge = await db.TakeAsync(rows, person, form.Decision, clock.GetUtcNow().UtcDateTime, actor, reason, cancel);
        try
        {
            await db.SaveChangesAsync(cancel);
        }
        catch (DbUpdateConcurrencyException)
        {
            // somebody was first: read again, and tell who
            return await ExecuteAsync(form, actor, cancel);
        }
        catch (NoPlaceException full)
        {
            return new Outcome.NoPlace(full.Limit);
        }

        bulletin.Publish(new ParticipantChanged(person.EditionId, person.Id, person.Version, actor.Name, [nameof(Participant.State)]));
        return new Outcome.Decided(person.Version, person.State, badge?.Number);
    }

    /// <summary>Whether a decision is taken here, and not by an operation of its own.</summary>
    internal static bool IsOwn(AccreditationDecision decision) => decision is not (AccreditationDecision.Withdraw or AccreditationDecision.Reinstate or AccreditationDecision.PutBack);

    /// <summary>Decided, or why not.</summary>
    public abstract record Outcome
    {
        private Outcome() { }

        /// <summary>Calls the function of the actual case. Every caller must pass one for each case, so a new case does not compile until all handle it; pass them by name.</summary>
        public T Match<T>(Func<Decided, T> decided, Func<NotAllowed, T> notAllowed, Func<ChangedMeanwhile, T> changedMeanwhile, Func<ReasonNeeded, T> reasonNeeded, Func<NoPlace, T> noPlace, Func<NoSuchParticipant, T> noSuchParticipant) => this switch
        {
            Decided it => decided(it),
            NotAllowed it => notAllowed(it),
            ChangedMeanwhile it => changedMeanwhile(it),
            ReasonNeeded it => reasonNeeded(it),
            NoPlace it => noPlace(it),
            NoSuchParticipant it => noSuchParticipant(it),
            _ => throw new UnreachableException(),
        };

        /// <summary>It is decided.</summary>
        /// <param name="Version">The version to carry next time.</param>
        /// <param name="State">The state since then.</param>
        /// <param name="VoidedBadge">The number that is no longer valid, without hyphen; null where there was none.</param>
        public sealed record Decided(long Version, AccreditationState State, string? VoidedBadge) : Outcome;

        /// <summary>The decision is not possible in the present state; nothing was stored.</summary>
        /// <param name="Version">The version as it is now.</param>
        /// <param name="State">The present state.</param>
        /// <param name="Last">Who changed the person last; null where the journal has no entry.</param>
        public sealed record NotAllowed(long Version, AccreditationState State, LastHand? Last) : Outcome;

        /// <summary>Somebody changed the person after the reviewer saw them; nothing was stored.</summary>
        /// <param name="Version">The version as it is now.</param>
        /// <param name="State">The present state.</param>
        /// <param name="Last">Who changed the person last; null where the journal has no entry.</param>
        public sealed record ChangedMeanwhile(long Version, AccreditationState State, LastHand? Last) : Outcome;

        /// <summary>The reason is missing or too long.</summary>
        /// <param name="Longest">The most characters it may have.</param>
        public sealed record ReasonNeeded(int Longest) : Outcome;

        /// <summary>Approving would exceed the places of the delegation or of the category; nothing was stored.</summary>
        /// <param name="Limit">Which places, and how many are taken.</param>
        public sealed record NoPlace(PlaceLimit Limit) : Outcome;

        /// <summary>There is no such person.</summary>
        public sealed record NoSuchParticipant : Outcome;
    }
}

/// <summary>Who changed a person last.</summary>
/// <param name="By">The name of the actor.</param>
/// <param name="At">When (UTC).</param>
public sealed record LastHand(string By, DateTime At)
{
    internal static readonly JournalAction[] Changing =
    [
        JournalAction.Created, JournalAction.Imported, JournalAction.Amended, JournalAction.Submitted, JournalAction.Decided, JournalAction.DecisionUndone,
        JournalAction.Withdrawn, JournalAction.Reinstated, JournalAction.ConsentRecorded,
    ];
}

/// <summary>Reads who changed somebody last.</summary>
internal static class LastHands
{
    extension(ConferenceDb db)
    {
        /// <summary>Who changed a person of a scope last, by the journal.</summary>
        public Task<LastHand?> LastHandAsync(RowScope rows, Guid participantId, CancellationToken cancel) =>
            db.Journal(JournalSubject.Participant, db.People(rows).Select(each => each.Id)).TagWith(nameof(LastHand))
                .Where(each => each.SubjectId == participantId && LastHand.Changing.Contains(each.Action))
                .OrderByDescending(each => each.At).ThenByDescending(each => each.Id)
                .Select(each => new LastHand(each.ActorName, each.At)).FirstOrDefaultAsync(cancel);
    }
}
