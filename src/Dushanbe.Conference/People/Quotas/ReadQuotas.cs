using Dushanbe.Conference.Access;
using Dushanbe.Conference.Data;
using Dushanbe.Conference.Delegations;
using Dushanbe.Conference.Editions.Categories;
using Dushanbe.Conference.Names;
using Microsoft.EntityFrameworkCore;

namespace Dushanbe.Conference.People.Quotas;

/// <summary>The places of a delegation by category, and how many are taken.</summary>
public sealed class ReadQuotas(IDbContextFactory<ConferenceDb> databases)
{
    /// <summary>A category, or all together.</summary>
    /// <param name="CategoryId">The category; null for all together.</param>
    /// <param name="Letter">Its letter.</param>
    /// <param name="Word">Its word.</param>
    /// <param name="Color">Its colour.</param>
    /// <param name="Hosted">Places for guests of the host; null where they count among the others.</param>
    /// <param name="Places">Places for those at own cost, or for everybody; null for no limit.</param>
    /// <param name="HostedTaken">How many guests of the host are approved, or to be named.</param>
    /// <param name="OthersTaken">How many others are.</param>
    public sealed record Line(Guid? CategoryId, string? Letter, LocalizedText? Word, CategoryColor? Color, int? Hosted, int? Places, int HostedTaken, int OthersTaken)
    {
        /// <summary>Whether nothing limits it.</summary>
        public bool IsFree => Hosted is null && Places is null;

        /// <summary>Whether more are approved than there are places.</summary>
        public bool IsOver => Hosted is { } guests ? HostedTaken > guests || OthersTaken > Places : HostedTaken + OthersTaken > Places;
    }

    /// <summary>A place that is held for somebody whose name is to come.</summary>
    /// <param name="Id">The key.</param>
    /// <param name="DelegationId">The delegation.</param>
    /// <param name="CategoryId">The category.</param>
    /// <param name="Category">Its word.</param>
    /// <param name="Capacity">The role in the delegation.</param>
    /// <param name="IsHosted">Whether it is for a guest of the host.</param>
    /// <param name="Function">The function, as far as it is known.</param>
    public sealed record Held(Guid Id, Guid DelegationId, Guid CategoryId, LocalizedText Category, Capacity Capacity, bool IsHosted, LocalizedText Function);

    /// <summary>Reads the places that a delegation holds, in the order in which they were held; none where there is no such delegation.</summary>
    /// <exception cref="NotPermittedException">The actor may not open the desk.</exception>
    public Task<IReadOnlyList<Held>> HeldAsync(Guid delegationId, Actor actor, CancellationToken cancel) => FindAsync(places => places.Where(each => each.DelegationId == delegationId), actor, cancel);

    /// <summary>Reads one such place; null where there is none.</summary>
    /// <exception cref="NotPermittedException">The actor may not open the desk.</exception>
    public async Task<Held?> PlaceAsync(Guid placeId, Actor actor, CancellationToken cancel) =>
        await FindAsync(places => places.Where(each => each.Id == placeId), actor, cancel) is [var place] ? place : null;

    private async Task<IReadOnlyList<Held>> FindAsync(Func<IQueryable<HeldPlace>, IQueryable<HeldPlace>> which, Actor actor, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(actor);
        var rows = actor.MustRows(Permission.ReadDesk);
        await using var db = await databases.CreateDbContextAsync(cancel);
        return await which(db.HeldPlaces(rows).TagWith(nameof(ReadQuotas))).OrderBy(each => each.Id)
            .Join(db.Categories, each => each.CategoryId, category => category.Id, (each, category) => new Held(each.Id, each.DelegationId, each.CategoryId, category.Word, each.Capacity, each.IsHosted, each.Function)).ToListAsync(cancel);
    }

    /// <summary>Reads them, all together first, then every category in the order of lists; null where there is no such delegation.</summary>
    /// <exception cref="NotPermittedException">The actor may not open the desk.</exception>
    public async Task<IReadOnlyList<Line>?> ReadAsync(Guid delegationId, Actor actor, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(actor);
        var rows = actor.MustRows(Permission.ReadDesk);
        await using var db = await databases.CreateDbContextAsync(cancel);
        if (await db.Delegations(rows).TagWith(nameof(ReadQuotas)).Where(each => each.Id == delegationId).Select(each => (Guid?)each.EditionId).SingleOrDefaultAsync(cancel) is not { } edition) return null;
        var quotas = await db.Quotas(rows).TagWith(nameof(ReadQuotas)).AsNoTracking().Where(each => each.DelegationId == delegationId).ToListAsync(cancel);
        var taken = await db.People(rows).TagWith(nameof(ReadQuotas)).Where(each => each.DelegationId == delegationId && each.State == AccreditationState.Approved)
            .GroupBy(each => new { each.CategoryId, each.IsHosted }).Select(group => new { group.Key.CategoryId, group.Key.IsHosted, Count = group.Count() }).ToListAsync(cancel);
        var held = await db.HeldPlaces(rows).TagWith(nameof(ReadQuotas)).Where(each => each.DelegationId == delegationId)
            .GroupBy(each => new { each.CategoryId, each.IsHosted }).Select(group => new { group.Key.CategoryId, group.Key.IsHosted, Count = group.Count() }).ToListAsync(cancel);
        taken.AddRange(held);
        var categories = await db.Categories.TagWith(nameof(ReadQuotas)).AsNoTracking().Where(each => each.EditionId == edition).OrderBy(each => each.Order).ThenBy(each => each.Letter).ToListAsync(cancel);
        return [.. categories.Select(each => (Category?)each).Prepend(null).Select(category =>
        {
            var (quota, own) = (quotas.Find(each => each.CategoryId == category?.Id), taken.Where(each => category is null || each.CategoryId == category.Id).ToList());
            return new Line(category?.Id, category?.Letter, category?.Word, category?.Color, quota?.Hosted, quota?.Places, own.Where(each => each.IsHosted).Sum(each => each.Count), own.Where(each => !each.IsHosted).Sum(each => each.Count));
        })];
    }
}
