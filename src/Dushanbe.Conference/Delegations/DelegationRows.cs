using Dushanbe.Conference.Access;
using Dushanbe.Conference.Data;

namespace Dushanbe.Conference.Delegations;

/// <summary>The only way to read delegations.</summary>
internal static class DelegationRows
{
    extension(ConferenceDb db)
    {
        /// <summary>The delegations of a scope.</summary>
        public IQueryable<Delegation> Delegations(RowScope scope)
        {
            IQueryable<Delegation> delegations = db.Delegations;
            if (scope.EditionId is { } edition) delegations = delegations.Where(each => each.EditionId == edition);
            if (scope.IsWhole) return delegations;
            var (editions, own) = (scope.Editions, scope.Delegations);
            return delegations.Where(each => editions.Contains(each.EditionId) || own.Contains(each.Id));
        }

        /// <summary>The credentials of those delegations.</summary>
        public IQueryable<DelegationCredentials> Credentials(RowScope scope)
        {
            var delegations = db.Delegations(scope);
            return db.Credentials.Where(each => delegations.Any(delegation => delegation.Id == each.DelegationId));
        }
    }
}
