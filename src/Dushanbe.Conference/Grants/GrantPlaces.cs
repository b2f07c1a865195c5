using Dushanbe.Conference.Access;
using Dushanbe.Conference.Data;
using Dushanbe.Conference.Delegations;
using Dushanbe.Conference.Editions.Categories;
using Dushanbe.Conference.Names;
using Dushanbe.Conference.Programme;
using Microsoft.EntityFrameworkCore;

namespace Dushanbe.Conference.Grants;

/// <summary>What grants are on.</summary>
internal static class GrantPlaces
{
    /// <summary>A delegation, category, session or edition.</summary>
    /// <param name="Id">Its key.</param>
    /// <param name="EditionId">Its edition.</param>
    /// <param name="Name">Its name; null for an edition, whose title the desks have.</param>
    public sealed record Place(Guid Id, Guid EditionId, LocalizedText? Name);

    extension(ConferenceDb db)
    {
        /// <summary>The places of some grants by their keys; those that are gone are left out.</summary>
        public async Task<Dictionary<Guid, Place>> GrantPlacesAsync(RowScope rows, IReadOnlyCollection<Grant> grants, CancellationToken cancel)
        {
            Guid[] Ids(GrantScope scope) => [.. grants.Where(each => each.Scope == scope).Select(each => each.ScopeId).OfType<Guid>().Distinct()];
            var (editions, delegations, categories, sessions) = (Ids(GrantScope.Edition), Ids(GrantScope.Delegation), Ids(GrantScope.Category), Ids(GrantScope.Session));
            var places = editions.Select(each => new Place(each, each, null)).ToList();
            if (delegations.Length > 0) places.AddRange(await db.Delegations(rows).TagWith(nameof(GrantPlaces)).Where(each => delegations.Contains(each.Id)).Select(each => new Place(each.Id, each.EditionId, each.Name)).ToListAsync(cancel));
            if (categories.Length > 0) places.AddRange(await db.Categories(rows).TagWith(nameof(GrantPlaces)).Where(each => categories.Contains(each.Id)).Select(each => new Place(each.Id, each.EditionId, each.Word)).ToListAsync(cancel));
            if (sessions.Length > 0) places.AddRange(await db.Sessions(rows).TagWith(nameof(GrantPlaces)).Where(each => sessions.Contains(each.Id)).Select(each => new Place(each.Id, each.EditionId, each.Title)).ToListAsync(cancel));
            return places.ToDictionary(each => each.Id);
        }
    }
}
