using Dushanbe.Conference.Access;
using Dushanbe.Conference.Data;
using Dushanbe.Conference.Delegations;
using Dushanbe.Conference.Editions.Categories;
using Dushanbe.Conference.Names;
using Dushanbe.Conference.Programme;
using Microsoft.EntityFrameworkCore;

namespace Dushanbe.Conference.Grants;

/// <summary>A part of an edition on which a role can be given: a delegation, a category or a session.</summary>
internal sealed record GrantPart
{
    /// <summary>The scopes that are parts.</summary>
    public static IReadOnlyList<GrantScope> Scopes { get; } = [GrantScope.Delegation, GrantScope.Category, GrantScope.Session];

    public required Guid Id { get; init; }

    public required Guid EditionId { get; init; }

    public required LocalizedText Name { get; init; }
}

internal static class GrantPartRows
{
    extension(ConferenceDb db)
    {
        /// <summary>The parts that a scope can be on.</summary>
        public IQueryable<GrantPart> GrantParts(RowScope rows, GrantScope scope) => scope switch
        {
            GrantScope.Delegation => db.Delegations(rows).Select(each => new GrantPart { Id = each.Id, EditionId = each.EditionId, Name = each.Name }),
            GrantScope.Category => db.Categories(rows).Select(each => new GrantPart { Id = each.Id, EditionId = each.EditionId, Name = each.Word }),
            GrantScope.Session => db.Sessions(rows).Select(each => new GrantPart { Id = each.Id, EditionId = each.EditionId, Name = each.Title }),
            _ => throw new ArgumentOutOfRangeException(nameof(scope), scope, "This is no part of an edition."),
        };

        /// <summary>Those of some grants by their keys; what is gone is left out.</summary>
        public async Task<Dictionary<Guid, GrantPart>> GrantPartsAsync(RowScope rows, IReadOnlyCollection<Grant> grants, CancellationToken cancel)
        {
            var found = new Dictionary<Guid, GrantPart>();
            foreach (var scope in GrantPart.Scopes)
            {
                Guid[] ids = [.. grants.Where(each => each.Scope == scope).Select(each => each.ScopeId).OfType<Guid>().Distinct()];
                if (ids.Length == 0) continue;
                foreach (var part in await db.GrantParts(rows, scope).TagWith(nameof(GrantPartRows)).Where(each => ids.Contains(each.Id)).ToListAsync(cancel)) found[part.Id] = part;
            }

            return found;
        }
    }
}
