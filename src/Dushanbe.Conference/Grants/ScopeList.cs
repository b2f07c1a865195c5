using Dushanbe.Conference.Access;
using Dushanbe.Conference.Data;
using Dushanbe.Conference.Delegations;
using Dushanbe.Conference.Editions.Categories;
using Dushanbe.Conference.Names;
using Dushanbe.Conference.Programme;
using Microsoft.EntityFrameworkCore;

namespace Dushanbe.Conference.Grants;

/// <summary>The delegations, categories or sessions of an edition on which a role can be given.</summary>
public sealed class ScopeList(IDbContextFactory<ConferenceDb> databases)
{
    /// <summary>One of them.</summary>
    /// <param name="Id">Its key.</param>
    /// <param name="Name">Its name.</param>
    /// <param name="Code">The code of a delegation or the letter of a category; null for none.</param>
    public sealed record Row(Guid Id, LocalizedText Name, string? Code);

    /// <summary>Reads them: delegations in the alphabet of the reader, categories and sessions in their own order.</summary>
    /// <param name="editionId">The edition.</param>
    /// <param name="scope">Which of them; none for other scopes.</param>
    /// <param name="language">The reader's language.</param>
    /// <param name="actor">Who asks.</param>
    /// <param name="cancel">Cancels.</param>
    /// <exception cref="NotPermittedException">The actor may not manage accounts.</exception>
    public async Task<IReadOnlyList<Row>> ReadAsync(Guid editionId, GrantScope scope, string language, Actor actor, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(actor);
        var rows = actor.Must(Permission.ManageAccounts, null);
        await using var db = await databases.CreateDbContextAsync(cancel);
        switch (scope)
        {
            case GrantScope.Delegation:
                var delegations = await db.Delegations(rows).TagWith(nameof(ScopeList)).AsNoTracking().Where(each => each.EditionId == editionId).ToListAsync(cancel);
                return [.. delegations.OrderBy(each => each.SortKeyIn(language), StringComparer.Ordinal).ThenBy(each => each.Id).Select(each => new Row(each.Id, each.Name, each.Iso2 ?? each.Abbreviation))];
            case GrantScope.Category:
                return await db.Categories(rows).TagWith(nameof(ScopeList)).Where(each => each.EditionId == editionId).OrderBy(each => each.Order).ThenBy(each => each.Letter).Select(each => new Row(each.Id, each.Word, each.Letter)).ToListAsync(cancel);
            case GrantScope.Session:
                return await db.Sessions(rows).TagWith(nameof(ScopeList)).Where(each => each.EditionId == editionId).OrderBy(each => each.Order).ThenBy(each => each.Id).Select(each => new Row(each.Id, each.Title, each.Number)).ToListAsync(cancel);
            default:
                return [];
        }
    }
}
