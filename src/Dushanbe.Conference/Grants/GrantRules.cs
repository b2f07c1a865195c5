using Dushanbe.Conference.Access;
using Dushanbe.Conference.Accounts;
using Dushanbe.Conference.Accounts.OpenId;
using Dushanbe.Conference.Data;
using Microsoft.EntityFrameworkCore;

namespace Dushanbe.Conference.Grants;

/// <summary>What must hold of grants.</summary>
internal static class GrantRules
{
    extension(ConferenceDb db)
    {
        /// <summary>Whether nobody who can sign in would manage accounts without this grant.</summary>
        public async Task<bool> IsLastManagerAsync(Grant grant, ProviderOptions provider, CancellationToken cancel)
        {
            var roles = Roles.With(Permission.ManageAccounts);
            if (grant is not { Scope: GrantScope.Installation, EndsAt: null } || !roles.Contains(grant.Role, StringComparer.Ordinal)) return false;
            // the account may be closed or unable to sign in, or manage accounts by another role as well
            var managers = await db.Managers(provider).TagWith(nameof(GrantRules)).OrderBy(each => each.Id).Select(each => each.Id).Take(2).ToListAsync(cancel);
            return managers is [var only] && only == grant.AccountId && !await db.Grants.TagWith(nameof(GrantRules)).AnyAsync(each => each.AccountId == grant.AccountId
                && each.Id != grant.Id && each.Scope == GrantScope.Installation && each.EndsAt == null && roles.Contains(each.Role), cancel);
        }

        /// <summary>Whether a role can be given on this, and its edition where it is a part of one.</summary>
        public async Task<(bool CanBe, Guid? EditionId)> PlaceOfAsync(RowScope rows, string role, GrantScope scope, Guid? id, CancellationToken cancel)
        {
            if (Roles.Find(role)?.Scopes.Contains(scope) != true || scope == GrantScope.Installation == id is not null) return (false, null);
            if (scope is GrantScope.Installation) return (true, null);
            if (scope is GrantScope.Edition) return (await db.Editions.TagWith(nameof(GrantRules)).AnyAsync(each => each.Id == id, cancel), null);
            var edition = await db.GrantParts(rows, scope).TagWith(nameof(GrantRules)).Where(each => each.Id == id).Select(each => (Guid?)each.EditionId).SingleOrDefaultAsync(cancel);
            return (edition is not null, edition);
        }
    }
}
