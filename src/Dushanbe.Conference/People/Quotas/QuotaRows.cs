using Dushanbe.Conference.Access;
using Dushanbe.Conference.Data;
using Dushanbe.Conference.Delegations;

namespace Dushanbe.Conference.People.Quotas;

/// <summary>Reads the quotas of a delegation for those who may see the delegation.</summary>
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
    }
}
