using Dushanbe.Conference.Access;
using Dushanbe.Conference.Accounts;
using Dushanbe.Conference.Data;
using Dushanbe.Conference.Delegations;
using Dushanbe.Conference.Editions.Categories;
using Dushanbe.Conference.Programme;
using Microsoft.EntityFrameworkCore;

namespace Dushanbe.Conference.Grants;

/// <summary>What must hold of grants.</summary>
internal static class GrantRules
{
    extension(ConferenceDb db)
    {
        /// <summary>Whether nobody would manage accounts without this grant.</summary>
        public async Task<bool> IsLastManagerAsync(Grant grant, CancellationToken cancel)
        {
            var roles = Roles.With(Permission.ManageAccounts);
            if (grant is not { Scope: GrantScope.Installation, EndsAt: null } || !roles.Contains(grant.Role, StringComparer.Ordinal)) return false;
            // the account may be closed, or manage accounts by another role as well
            var managers = await db.Managers().TagWith(nameof(GrantRules)).OrderBy(each => each.Id).Select(each => each.Id).Take(2).ToListAsync(cancel);
            return managers is [var only] && only == grant.AccountId && !await db.Grants.TagWith(nameof(GrantRules)).AnyAsync(each => each.AccountId == grant.AccountId
                && each.Id != grant.Id && each.Scope == GrantScope.Installation && each.EndsAt == null && roles.Contains(each.Role), cancel);
        }

        /// <summary>Whether there is what a grant is to be on, and its edition where it is a part of one.</summary>
        public async Task<(bool IsThere, Guid? EditionId)> ScopeOfAsync(RowScope rows, GrantScope scope, Guid? id, CancellationToken cancel)
        {
            if (scope is GrantScope.Installation) return (true, null);
            if (scope is GrantScope.Edition) return (await db.Editions.TagWith(nameof(GrantRules)).AnyAsync(each => each.Id == id, cancel), null);
            var part = scope switch
            {
                GrantScope.Delegation => db.Delegations(rows).Where(each => each.Id == id).Select(each => (Guid?)each.EditionId),
                GrantScope.Category => db.Categories(rows).Where(each => each.Id == id).Select(each => (Guid?)each.EditionId),
                GrantScope.Session => db.Sessions(rows).Where(each => each.Id == id).Select(each => (Guid?)each.EditionId),
                _ => throw new ArgumentOutOfRangeException(nameof(scope), scope, "No role is given on this."),
            };
            var edition = await part.TagWith(nameof(GrantRules)).SingleOrDefaultAsync(cancel);
            return (edition is not null, edition);
        }
    }
}
