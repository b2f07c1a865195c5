using Dushanbe.Conference.Access;
using Dushanbe.Conference.Register;

namespace Dushanbe.Conference.Web.Desks.People;

/// <summary>The choices of the form of a person.</summary>
public sealed class FormChoices(CategoryList categories, DelegationList delegations)
{
    /// <summary>The choices.</summary>
    public sealed record Choices(IReadOnlyList<CategoryList.Row> Categories, IReadOnlyList<DelegationList.Row> Delegations)
    {
        /// <summary>The delegation of all people whom the actor may register, which is chosen already; null where there are others.</summary>
        public Guid? OnlyDelegation { get; init; }

        /// <summary>The category a new person starts with: that of delegates, or the first.</summary>
        public Guid DefaultCategory => Categories.OrderByDescending(each => each.Letter == "D").Select(each => each.Id).FirstOrDefault();
    }

    /// <summary>Reads them: of the categories those whose people the actor may register.</summary>
    public async Task<Choices> ReadAsync(Guid editionId, string language, Actor actor, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(actor);
        var rows = actor.Rows(Permission.RegisterParticipants, editionId);
        var all = await categories.ReadAsync(editionId, actor, cancel);
        // whoever keeps a delegation chooses any category for its people
        var open = rows is { IsWhole: false, Delegations.Count: 0, Categories.Count: > 0 } ? [.. all.Where(each => rows.Categories.Contains(each.Id))] : all;
        var seen = await delegations.ReadAsync(editionId, null, language, actor, cancel);
        return new(open, [.. seen.Where(each => rows.CoversDelegation(each.Id))]) { OnlyDelegation = rows is { IsWhole: false, Delegations: [var only], Categories.Count: 0 } ? only : null };
    }
}
