using Dushanbe.Conference.Access;
using Dushanbe.Conference.Editions;

namespace Dushanbe.Conference.Web.Kit;

/// <summary>The context of every desk page, cascaded by the desk layout.</summary>
/// <param name="Actor">The user, with the grants when the page was opened: only for what to show. Operations get a fresh actor.</param>
/// <param name="Edition">The edition of the address; null on the desks of the installation.</param>
/// <param name="Editions">The editions of the edition switch.</param>
public sealed record Desk(Actor Actor, EditionFacts? Edition, IReadOnlyList<EditionList.Row> Editions)
{
    /// <summary>Whether the actor may do this in the edition of the address, or in the whole installation where there is none.</summary>
    public bool May(Permission permission) => Actor.May(permission, Edition?.Id);

    /// <summary>The same, or for a part of the edition: for what operations do with the rows of that part.</summary>
    public bool MayInPart(Permission permission) => Edition is { } edition ? Actor.MayInPart(permission, edition.Id) : Actor.May(permission, null);

    /// <summary>Whether the actor may do this with a person of the edition.</summary>
    public bool May(Permission permission, Guid? delegationId, Guid categoryId) => Edition is { } edition && Actor.Rows(permission, edition.Id).Holds(edition.Id, delegationId, categoryId);

    /// <summary>The address of a desk of this edition, for example <c>desk/training/participants</c>.</summary>
    public string Address(string part) => Edition is null ? $"desk/{part}" : $"desk/{Uri.EscapeDataString(Edition.Slug)}/{part}";
}
