using Dushanbe.Conference.Access;
using Dushanbe.Conference.Data;
using Dushanbe.Conference.Delegations;
using Dushanbe.Conference.Names;
using Dushanbe.Conference.People;
using Microsoft.EntityFrameworkCore;

namespace Dushanbe.Conference.Register;

/// <summary>The delegations of an edition with counts; people whose personal data was erased are still counted by their state.</summary>
public sealed class DelegationList(IDbContextFactory<ConferenceDb> databases)
{
    /// <summary>A delegation.</summary>
    /// <param name="Id">The key.</param>
    /// <param name="Version">The version to carry when amending.</param>
    /// <param name="Kind">Whom it represents.</param>
    /// <param name="Iso2">A State's code.</param>
    /// <param name="Abbreviation">An organization's abbreviation.</param>
    /// <param name="Name">The official name.</param>
    /// <param name="Approved">How many are approved.</param>
    /// <param name="Withdrawn">How many are withdrawn.</param>
    /// <param name="NotPrinted">How many of the approved have no printed badge.</param>
    /// <param name="WithoutPhoto">How many of the approved have no photo.</param>
    public sealed record Row(Guid Id, long Version, DelegationKind Kind, string? Iso2, string? Abbreviation, LocalizedText Name, int Approved, int Withdrawn, int NotPrinted, int WithoutPhoto)
    {
        /// <summary>How many wait for a reviewer, or for what a reviewer asked.</summary>
        public int Waiting { get; init; }

        /// <summary>The short code shown in lists.</summary>
        public string? Code => Iso2 ?? Abbreviation;
    }

    /// <summary>Reads them: States first, each kind in the reader's alphabet.</summary>
    /// <param name="editionId">The edition.</param>
    /// <param name="search">Part of a name in any language and script, a code or an abbreviation; null for all.</param>
    /// <param name="language">The reader's language.</param>
    /// <param name="actor">Who asks.</param>
    /// <param name="cancel">Cancels.</param>
    /// <exception cref="NotPermittedException">The actor may not open the desk.</exception>
    public async Task<IReadOnlyList<Row>> ReadAsync(Guid editionId, string? search, string language, Actor actor, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(actor);
        var rows = actor.MustRows(Permission.ReadDesk, editionId);
        await using var db = await databases.CreateDbContextAsync(cancel);
        var delegations = await db.Delegations(rows).TagWith(nameof(DelegationList)).AsNoTracking().ToListAsync(cancel);
        var counts = await db.PeopleAndErased(rows).TagWith(nameof(DelegationList)).Where(each => each.DelegationId != null)
            .GroupBy(each => each.DelegationId)
            .Select(group => new
            {
                Id = group.Key,
                Approved = group.Count(each => each.State == AccreditationState.Approved),
                Withdrawn = group.Count(each => each.State == AccreditationState.Withdrawn),
                Waiting = group.Count(each => AccreditationRules.Waiting.Contains(each.State)),
                WithoutPhoto = group.Count(each => each.State == AccreditationState.Approved && each.PhotoHash == null && each.ErasedAt == null),
            }).ToDictionaryAsync(each => each.Id!.Value, cancel);
        var printed = await db.People(rows).ToPrint(db).TagWith(nameof(DelegationList)).Where(each => each.DelegationId != null)
            .GroupBy(each => each.DelegationId).Select(group => new { Id = group.Key, Count = group.Count() })
            .ToDictionaryAsync(each => each.Id!.Value, each => each.Count, cancel);

        var query = SearchQuery.Read(search);
        var isSpelled = delegations.Exists(each => query.Spells(each.SearchText));
        return [.. delegations
            .Where(each => query.Typed.Length == 0 || (isSpelled ? query.Spells(each.SearchText) : query.Finds(each.SearchText)))
            .OrderBy(each => each.SortKeyIn(language), StringComparer.Ordinal).ThenBy(each => each.Id)
            .Select(each =>
            {
                var count = counts.GetValueOrDefault(each.Id);
                return new Row(each.Id, each.Version, each.Kind, each.Iso2, each.Abbreviation, each.Name, count?.Approved ?? 0, count?.Withdrawn ?? 0, printed.GetValueOrDefault(each.Id), count?.WithoutPhoto ?? 0) { Waiting = count?.Waiting ?? 0 };
            })];
    }
}
