using Dushanbe.Conference.Access;
using Dushanbe.Conference.Badges;
using Dushanbe.Conference.Data;
using Dushanbe.Conference.Journal;
using Microsoft.EntityFrameworkCore;

namespace Dushanbe.Conference.People;

/// <summary>Decisions with all that goes with them: the entry of the journal, and the badge of somebody who is approved no longer.</summary>
internal static class Accreditations
{
    // the data that a reviewer approves: with another name, delegation, category, photo or passport it may be another person, and a guest of the host costs the host
    private static readonly string[] Approved =
        [nameof(ParticipantFields.Given), nameof(ParticipantFields.Family), nameof(ParticipantFields.NativeName), nameof(ParticipantFields.DelegationId), nameof(ParticipantFields.CategoryId), nameof(ParticipantFields.IsHosted), ParticipantJournal.Photo, ParticipantJournal.PhotoRemoved, ParticipantJournal.Passport, ParticipantJournal.PassportRemoved];

    /// <summary>Whether a reviewer decides about these people of an edition when this actor registers them.</summary>
    public static bool MayReview(this Actor actor, Guid editionId, Guid? delegationId, Guid categoryId) =>
        actor.Rows(Permission.ReviewAccreditations, editionId).Holds(editionId, delegationId, categoryId);

    /// <summary>The first step of somebody who is registered: approved by those who may review, sent to review by others.</summary>
    public static void Begin(this Participant person, Actor actor, DateTime at) =>
        person.Take(actor.MayReview(person.EditionId, person.DelegationId, person.CategoryId) ? AccreditationDecision.Approve : AccreditationDecision.Submit, at, actor.AccountId, actor.Name, reason: null);

    extension(ConferenceDb db)
    {
        /// <summary>Takes a decision that <see cref="AccreditationRules"/> allows; the caller saves.</summary>
        /// <returns>The badge that is void since then.</returns>
        public async Task<Badge?> TakeAsync(RowScope rows, Participant person, AccreditationDecision decision, DateTime at, Actor actor, string? reason, CancellationToken cancel)
        {
            var from = person.State;
            person.Take(decision, at, actor.AccountId, actor.Name, reason);
            var (action, changes) = decision switch
            {
                AccreditationDecision.Withdraw => (JournalAction.Withdrawn, null),
                AccreditationDecision.Reinstate => (JournalAction.Reinstated, null),
                AccreditationDecision.Submit or AccreditationDecision.PutBack => (JournalAction.Submitted, Moved(from, person.State)),
                _ => (JournalAction.Decided, Moved(from, person.State)),
            };
            db.Record(actor, at, person.EditionId, new Deed(JournalSubject.Participant, person.Id, action, changes, reason));
            return await db.VoidAsync(rows, person, from, at, actor, reason, cancel);
        }

        /// <summary>Takes the last step back; the caller has checked that it may be, and saves.</summary>
        public async Task<Badge?> TakeBackAsync(RowScope rows, Participant person, AccreditationStep last, DateTime at, Actor actor, CancellationToken cancel)
        {
            var from = person.State;
            person.TakeBack(last, at, actor.AccountId, actor.Name);
            db.Record(actor, at, person.EditionId, new Deed(JournalSubject.Participant, person.Id, JournalAction.DecisionUndone, Moved(from, person.State)));
            return await db.VoidAsync(rows, person, from, at, actor, null, cancel);
        }

        /// <summary>Sends an approved person back to the reviewers where somebody who may not review has changed what they approved.</summary>
        /// <param name="rows">Whom the actor may register.</param>
        /// <param name="person">The person, changed already.</param>
        /// <param name="fields">The fields that changed, as the journal names them.</param>
        /// <param name="at">When (UTC).</param>
        /// <param name="actor">Who changed them.</param>
        /// <param name="cancel">Cancels.</param>
        /// <returns>Whether it was sent back.</returns>
        public async Task<bool> PutBackAsync(RowScope rows, Participant person, IEnumerable<string> fields, DateTime at, Actor actor, CancellationToken cancel)
        {
            if (person.State != AccreditationState.Approved || !fields.Any(Approved.Contains) || actor.MayReview(person.EditionId, person.DelegationId, person.CategoryId)) return false;
            await db.TakeAsync(rows, person, AccreditationDecision.PutBack, at, actor, null, cancel);
            return true;
        }

        // only who is approved has a valid badge
        private async Task<Badge?> VoidAsync(RowScope rows, Participant person, AccreditationState from, DateTime at, Actor actor, string? reason, CancellationToken cancel)
        {
            if (from != AccreditationState.Approved || person.State == AccreditationState.Approved) return null;
            var badge = await db.Badges(rows).TagWith(nameof(Accreditations)).SingleOrDefaultAsync(each => each.ParticipantId == person.Id && each.VoidedAt == null, cancel);
            if (badge is null) return null;
            badge.Void(at, actor.Name, reason);
            db.Record(actor, at, person.EditionId, new Deed(JournalSubject.Participant, person.Id, JournalAction.BadgeVoided, [new FieldChange(nameof(Badge), BadgeNumber.Display(badge.Number), null)], reason));
            return badge;
        }
    }

    private static FieldChange[] Moved(AccreditationState from, AccreditationState to) => [new FieldChange(nameof(Participant.State), from.ToString(), to.ToString())];
}
