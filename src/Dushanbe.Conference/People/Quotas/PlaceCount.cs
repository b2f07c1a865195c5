using Dushanbe.Conference.Data;
using Microsoft.EntityFrameworkCore;

namespace Dushanbe.Conference.People.Quotas;

/// <summary>Counts the places of an edition: all that are taken, whoever sees the people.</summary>
internal static class PlaceCount
{
    private sealed record Tally(Guid? DelegationId, Guid CategoryId, bool IsHosted, int Count);

    extension(ConferenceDb db)
    {
        /// <summary>The limits that people of some delegations and categories meet, with what is taken of each.</summary>
        /// <param name="editionId">The edition.</param>
        /// <param name="delegations">The delegations; null for all.</param>
        /// <param name="categories">The categories; null for all.</param>
        /// <param name="cancel">Cancels.</param>
        public async Task<IReadOnlyList<PlaceLimit>> LimitsAsync(Guid editionId, IReadOnlyCollection<Guid>? delegations, IReadOnlyCollection<Guid>? categories, CancellationToken cancel)
        {
            var limits = await db.EmptyLimitsAsync(editionId, delegations, categories, cancel);
            if (limits.Count == 0) return [];
            Guid[] own = [.. limits.Select(each => each.DelegationId).OfType<Guid>().Distinct()];
            Guid[] whole = [.. limits.Where(each => each.Of == PlacesOf.Category).Select(each => each.CategoryId!.Value)];
            var tallies = await db.Participants.TagWith(nameof(PlaceCount))
                .Where(each => each.EditionId == editionId && each.State == AccreditationState.Approved && each.ErasedAt == null
                    && ((each.DelegationId != null && own.Contains(each.DelegationId.Value)) || whole.Contains(each.CategoryId)))
                .GroupBy(each => new { each.DelegationId, each.CategoryId, each.IsHosted })
                .Select(group => new Tally(group.Key.DelegationId, group.Key.CategoryId, group.Key.IsHosted, group.Count())).ToListAsync(cancel);
            // places that are held for people whose names are to come
            tallies.AddRange(await db.HeldPlaces.TagWith(nameof(PlaceCount))
                .Where(each => each.EditionId == editionId && (own.Contains(each.DelegationId) || whole.Contains(each.CategoryId)))
                .GroupBy(each => new { each.DelegationId, each.CategoryId, each.IsHosted })
                .Select(group => new Tally(group.Key.DelegationId, group.Key.CategoryId, group.Key.IsHosted, group.Count())).ToListAsync(cancel));
            return [.. limits.Select(limit => limit with { Taken = tallies.Where(each => limit.Covers(each.DelegationId, each.CategoryId, each.IsHosted)).Sum(each => each.Count) })];
        }

        private async Task<List<PlaceLimit>> EmptyLimitsAsync(Guid editionId, IReadOnlyCollection<Guid>? delegations, IReadOnlyCollection<Guid>? categories, CancellationToken cancel)
        {
            var quotas = db.Quotas.TagWith(nameof(PlaceCount)).Where(each => each.EditionId == editionId);
            if (delegations is not null) quotas = quotas.Where(each => delegations.Contains(each.DelegationId));
            if (categories is not null) quotas = quotas.Where(each => each.CategoryId == null || categories.Contains(each.CategoryId.Value));
            var found = await (
                from quota in quotas
                join delegation in db.Delegations on quota.DelegationId equals delegation.Id
                from category in db.Categories.Where(each => each.Id == quota.CategoryId).DefaultIfEmpty()
                select new { quota.DelegationId, quota.CategoryId, quota.Hosted, quota.Places, Delegation = delegation.Name, Category = category == null ? null : category.Word }).ToListAsync(cancel);
            var capacities = db.Categories.TagWith(nameof(PlaceCount)).Where(each => each.EditionId == editionId && each.Places != null);
            if (categories is not null) capacities = capacities.Where(each => categories.Contains(each.Id));
            var whole = await capacities.Select(each => new { each.Id, Places = each.Places!.Value, each.Word }).ToListAsync(cancel);
            return
            [
                .. found.SelectMany(each => Of(each.DelegationId, each.CategoryId, each.Hosted, each.Places).Select(limit => limit with { Delegation = each.Delegation, Category = each.Category })),
                .. whole.Select(each => new PlaceLimit(PlacesOf.Category, null, each.Id, null, each.Places, 0) { Category = each.Word }),
            ];
        }
    }

    // where the guests of the host have no number of their own, they count among the others
    private static IEnumerable<PlaceLimit> Of(Guid delegationId, Guid? categoryId, int? hosted, int? places)
    {
        var of = categoryId is null ? PlacesOf.Delegation : PlacesOf.CategoryInDelegation;
        if (hosted is { } guests) yield return new(of, delegationId, categoryId, true, guests, 0);
        if (places is { } others) yield return new(of, delegationId, categoryId, hosted is null ? null : false, others, 0);
    }
}
