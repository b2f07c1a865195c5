using System.Diagnostics;
using Dushanbe.Conference.Access;
using Dushanbe.Conference.Data;
using Dushanbe.Conference.Forms;
using Dushanbe.Conference.Journal;
using Dushanbe.Conference.People.Quotas;
using Microsoft.EntityFrameworkCore;

namespace Dushanbe.Conference.People;

/// <summary>
/// Undoes a withdrawal, with a reason. Who was approved is approved again where the actor may review; otherwise a reviewer decides,
/// since the data may have changed meanwhile. A void badge stays void: the next print assigns a new number.
/// </summary>
public sealed class ReinstateParticipant(IDbContextFactory<ConferenceDb> databases, Bulletin bulletin, TimeProvider clock)
{
    /// <summary>The person, and the reason that the journal keeps.</summary>
    /// <param name="ParticipantId">The person.</param>
    /// <param name="Reason">The reason; required.</param>
    public sealed record Form(Guid ParticipantId, string Reason);

    /// <summary>Reinstates.</summary>
    /// <exception cref="NotPermittedException">The actor may not register.</exception>
    public async Task<Outcome> ExecuteAsync(Form form, Actor actor, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(form);
        ArgumentNullException.ThrowIfNull(actor);
        var rows = actor.MustRows(Permission.RegisterParticipants);
        await using var db = await databases.CreateDbContextAsync(cancel);
        var participant = await db.People(rows).TagWith(nameof(ReinstateParticipant)).SingleOrDefaultAsync(each => each.Id == form.ParticipantId, cancel);
        if (participant is null) return new Outcome.NoSuchParticipant();
        if (Reasons.Read(form.Reason) is not { } reason) return new Outcome.ReasonNeeded(FieldFault.LongestText);
        if (participant.State != AccreditationState.Withdrawn) return new Outcome.NotWithdrawn();

        var now = clock.GetUtcNow().UtcDateTime;
        var before = await db.People(rows).TagWith(nameof(ReinstateParticipant)).Where(each => each.Id == participant.Id).SelectMany(each => each.Steps)
            .OrderByDescending(step => step.At).ThenByDescending(step => step.Id).Select(step => step.From).FirstOrDefaultAsync(cancel);
        var isApproved = before == AccreditationState.Approved && actor.MayReview(participant.EditionId, participant.DelegationId, participant.CategoryId);
        await db.TakeAsync(rows, participant, isApproved ? AccreditationDecision.Reinstate : AccreditationDecision.Submit, now, actor, reason, cancel);
        try
        {
            await db.SaveChangesAsync(cancel);
        }
        catch (DbUpdateConcurrencyException)
        {
            return await ExecuteAsync(form, actor, cancel);
        }
        catch (NoPlaceException full)
        {
            return new Outcome.NoPlace(full.Limit);
        }

        bulletin.Publish(new ParticipantChanged(participant.EditionId, participant.Id, participant.Version, actor.Name, [nameof(Participant.State)]));
        return new Outcome.Reinstated(participant.Version, participant.State);
    }

    /// <summary>Reinstated, or why not.</summary>
    public abstract record Outcome
    {
        private Outcome() { }

        /// <summary>Calls the function of the actual case. Every caller must pass one for each case, so a new case does not compile until all handle it; pass them by name.</summary>
        public T Match<T>(Func<Reinstated, T> reinstated, Func<NotWithdrawn, T> notWithdrawn, Func<ReasonNeeded, T> reasonNeeded, Func<NoPlace, T> noPlace, Func<NoSuchParticipant, T> noSuchParticipant) => this switch
        {
            Reinstated it => reinstated(it),
            NotWithdrawn it => notWithdrawn(it),
            ReasonNeeded it => reasonNeeded(it),
            NoPlace it => noPlace(it),
            NoSuchParticipant it => noSuchParticipant(it),
            _ => throw new UnreachableException(),
        };

        /// <summary>The person is approved again, or waits for a reviewer.</summary>
        /// <param name="Version">The version to carry next time.</param>
        /// <param name="State">Which of them.</param>
        public sealed record Reinstated(long Version, AccreditationState State) : Outcome;

        /// <summary>The person is not withdrawn.</summary>
        public sealed record NotWithdrawn : Outcome;

        /// <summary>The reason is missing or too long.</summary>
        /// <param name="Longest">The most characters it may have.</param>
        public sealed record ReasonNeeded(int Longest) : Outcome;

        /// <summary>The place was taken by somebody else since; nothing was stored.</summary>
        /// <param name="Limit">Which places, and how many are taken.</param>
        public sealed record NoPlace(PlaceLimit Limit) : Outcome;

        /// <summary>There is no such person.</summary>
        public sealed record NoSuchParticipant : Outcome;
    }
}
