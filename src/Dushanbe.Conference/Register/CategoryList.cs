using Dushanbe.Conference.Access;
using Dushanbe.Conference.Data;
using Dushanbe.Conference.Editions.Categories;
using Dushanbe.Conference.Names;
using Dushanbe.Conference.People;
using Microsoft.EntityFrameworkCore;

namespace Dushanbe.Conference.Register;

/// <summary>The categories of an edition in their order, with counts; people whose personal data was erased are still counted.</summary>
public sealed class CategoryList(IDbContextFactory<ConferenceDb> databases)
{
    /// <summary>A category.</summary>
    /// <param name="Id">The key.</param>
    /// <param name="Version">The version to carry when amending.</param>
    /// <param name="Letter">Its letter.</param>
    /// <param name="Word">Its word.</param>
    /// <param name="Color">Its colour.</param>
    /// <param name="Design">The badge design of its holders.</param>
    /// <param name="Listing">Whether published lists name its holders.</param>
    /// <param name="Order">Its place in lists.</param>
    /// <param name="Approved">How many holders are approved, of those whom the actor may see.</param>
    /// <param name="Withdrawn">How many are withdrawn.</param>
    public sealed record Row(Guid Id, long Version, string Letter, LocalizedText Word, CategoryColor Color, BadgeDesign Design, ListingRule Listing, int Order, int Approved, int Withdrawn)
    {
        /// <summary>How many wait for a reviewer, or for what a reviewer asked.</summary>
        public int Waiting { get; init; }

        /// <summary>How many may be approved; null for no limit.</summary>
        public int? Places { get; init; }
    }

    /// <summary>Reads them.</summary>
    /// <exception cref="NotPermittedException">The actor may not open the desk.</exception>
    public async Task<IReadOnlyList<Row>> ReadAsync(Guid editionId, Actor actor, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(actor);
        var rows = actor.MustRows(Permission.ReadDesk, editionId);
        await using var db = await databases.CreateDbContextAsync(cancel);
        var people = db.PeopleAndErased(rows);
        return await db.Categories.TagWith(nameof(CategoryList)).Where(each => each.EditionId == editionId)
            .OrderBy(each => each.Order).ThenBy(each => each.Letter)
            .Select(each => new Row(each.Id, each.Version, each.Letter, each.Word, each.Color, each.Design, each.Listing, each.Order,
                people.Count(person => person.CategoryId == each.Id && person.State == AccreditationState.Approved),
                people.Count(person => person.CategoryId == each.Id && person.State == AccreditationState.Withdrawn))
            { Waiting = people.Count(person => person.CategoryId == each.Id && AccreditationRules.Waiting.Contains(person.State)), Places = each.Places })
            .ToListAsync(cancel);
    }
}
