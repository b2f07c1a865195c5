using Dushanbe.Conference.Access;
using Dushanbe.Conference.Register;

namespace Dushanbe.Conference.Web.Desks.People;

/// <summary>The choices of the form of a person.</summary>
public sealed class FormChoices(CategoryList categories, DelegationList delegations)
{
    /// <summary>The choices.</summary>
    public sealed record Choices(IReadOnlyList<CategoryList.Row> Categories, IReadOnlyList<DelegationList.Row> Delegations)
    {
        /// <summary>The category a new person starts with: that of delegates, or the first.</summary>
        public Guid DefaultCategory => Categories.OrderByDescending(each => each.Letter == "D").Select(each => each.Id).FirstOrDefault();
    }

    /// <summary>Reads them.</summary>
    public async Task<Choices> ReadAsync(Guid editionId, string language, Actor actor, CancellationToken cancel) =>
        new(await categories.ReadAsync(editionId, actor, cancel), await delegations.ReadAsync(editionId, null, language, actor, cancel));
}
