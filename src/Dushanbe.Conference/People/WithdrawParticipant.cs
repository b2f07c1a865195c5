using System.Diagnostics;
using Dushanbe.Conference.Access;
using Dushanbe.Conference.Data;
using Dushanbe.Conference.Forms;
using Dushanbe.Conference.Journal;
using Microsoft.EntityFrameworkCore;

namespace Dushanbe.Conference.People;

/// <summary>Withdraws a person, with a reason. The badge stops being valid at once.</summary>
public sealed class WithdrawParticipant(IDbContextFactory<ConferenceDb> databases, Bulletin bulletin, TimeProvider clock)
{
    /// <summary>The person, and the reason that the journal keeps.</summary>
    /// <param name="ParticipantId">The person.</param>
    /// <param name="Reason">The reason; required.</param>
    public sealed record Form(Guid ParticipantId, string Reason);

    /// <summary>Withdraws.</summary>
    /// <exception cref="NotPermittedException">The actor may not register.</exception>
    public async Task<Outcome> ExecuteAsync(Form form, Actor actor, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(form);
        ArgumentNullException.ThrowIfNull(actor);
        var rows = actor.MustRows(Permission.RegisterParticipants);
        await using var db = await databases.CreateDbContextAsync(cancel);
        var participant = await db.People(rows).TagWith(nameof(WithdrawParticipant)).SingleOrDefaultAsync(each => each.Id == form.ParticipantId, cancel);
        if (participant is null) return new Outcome.NoSuchParticipant();
        if (Reasons.Read(form.Reason) is not { } reason) return new Outcome.ReasonNeeded(FieldFault.LongestText);
        if (participant.State == AccreditationState.Withdrawn) return new Outcome.AlreadyWithdrawn();
        if (AccreditationRules.Find(participant.State, AccreditationDecision.Withdraw) is null) return new Outcome.AlreadyRefused(participant.State);

        var badge = await db.TakeAsync(rows, participant, AccreditationDecision.Withdraw, clock.GetUtcNow().UtcDateTime, actor, reason, cancel);
        try
        {
            await db.SaveChangesAsync(cancel);
        }
        catch (DbUpdateConcurrencyException)
        {
            // withdrawing overwrites no other change, so it is repeated on the new version
            return await ExecuteAsync(form, actor, cancel);
        }

        bulletin.Publish(new ParticipantChanged(participant.EditionId, participant.Id, participant.Version, actor.Name, [nameof(Participant.State)]));
        return new Outcome.Withdrawn(participant.Version, badge?.Number);
    }

    /// <summary>Withdrawn, or why not.</summary>
    public abstract record Outcome
    {
        private Outcome() { }

        /// <summary>Calls the function of the actual case. Every caller must pass one for each case, so a new case does not compile until all handle it; pass them by name.</summary>
        public T Match<T>(Func<Withdrawn, T> withdrawn, Func<AlreadyWithdrawn, T> alreadyWithdrawn, Func<AlreadyRefused, T> alreadyRefused, Func<ReasonNeeded, T> reasonNeeded, Func<NoSuchParticipant, T> noSuchParticipant) => this switch
        {
            Withdrawn it => withdrawn(it),
            AlreadyWithdrawn it => alreadyWithdrawn(it),
            AlreadyRefused it => alreadyRefused(it),
            ReasonNeeded it => reasonNeeded(it),
            NoSuchParticipant it => noSuchParticipant(it),
            _ => throw new UnreachableException(),
        };

        /// <summary>The person is withdrawn.</summary>
        /// <param name="Version">The version to carry next time.</param>
        /// <param name="VoidedBadge">The number that is no longer valid, without hyphen; null where there was none.</param>
        public sealed record Withdrawn(long Version, string? VoidedBadge) : Outcome;

        /// <summary>The person is already withdrawn.</summary>
        public sealed record AlreadyWithdrawn : Outcome;

        /// <summary>The person was rejected, or the approval revoked: there is nothing to withdraw from.</summary>
        /// <param name="State">Which of them.</param>
        public sealed record AlreadyRefused(AccreditationState State) : Outcome;

        /// <summary>The reason is missing or too long.</summary>
        /// <param name="Longest">The most characters it may have.</param>
        public sealed record ReasonNeeded(int Longest) : Outcome;

        /// <summary>There is no such person.</summary>
        public sealed record NoSuchParticipant : Outcome;
    }
}
