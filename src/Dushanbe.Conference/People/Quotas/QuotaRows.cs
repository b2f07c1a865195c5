using Dushanbe.Conference.Access;
using Dushanbe.Conference.Data;
using Dushanbe.Conference.Delegations;
using Dushanbe.Conference.Journal;
using Microsoft.EntityFrameworkCore;

namespace Dushanbe.Conference.People.Quotas;

/// <summary>Reads the quotas and held places of a delegation for those who may see the delegation.</summary>
internal static class QuotaRows
{
    extension(ConferenceDb db)
    {
        /// <summary>The quotas of the delegations of a scope.</summary>
        public IQueryable<Quota> Quotas(RowScope scope)
        {
            var delegations = db.Delegations(scope);
            return db.Quotas.Where(each => delegations.Any(delegation => delegation.Id == each.DelegationId));
        }

        /// <summary>The places that the delegations of a scope hold for people whose names are to come.</summary>
        public IQueryable<HeldPlace> HeldPlaces(RowScope scope)
        {
            var delegations = db.Delegations(scope);
            return db.HeldPlaces.Where(each => delegations.Any(delegation => delegation.Id == each.DelegationId));
        }

        /// <summary>Takes a place away that is held, with the entry of the journal; the caller saves.</summary>
        /// <param name="place">The place, tracked.</param>
        /// <param name="field">How it goes, as the journal names it.</param>
        /// <param name="actor">Who.</param>
        /// <param name="at">When (UTC).</param>
        /// <param name="cancel">Cancels.</param>
        public async Task LeaveAsync(HeldPlace place, string field, Actor actor, DateTime at, CancellationToken cancel)
        {
            var letter = await db.Categories.TagWith(nameof(HeldPlace)).Where(each => each.Id == place.CategoryId).Select(each => each.Letter).SingleAsync(cancel);
            db.Remove(place);
            db.Record(actor, at, place.EditionId, new Deed(JournalSubject.Delegation, place.DelegationId, JournalAction.Amended, [new FieldChange(field, letter, null)]));
        }
    }
}
