using Dushanbe.Conference.Access;
using Dushanbe.Conference.Editions;

namespace Dushanbe.Conference.Web.Kit;

/// <summary>What every desk page knows of its surroundings; the desk layout cascades it.</summary>
/// <param name="Actor">Who sits here, with the grants at the time the page was opened: for what to show. Operations get a fresh one.</param>
/// <param name="Edition">The edition of the address; null on the desks of the installation.</param>
/// <param name="Editions">The editions of the switch.</param>
public sealed record Desk(Actor Actor, EditionFacts? Edition, IReadOnlyList<EditionList.Row> Editions)
{
    /// <summary>Whether the actor may do this in the edition of the address, or in the whole installation where there is none.</summary>
    public bool May(Permission permission) => Actor.May(permission, Edition?.Id);

    /// <summary>The address of a desk of this edition, for example <c>desk/training/participants</c>.</summary>
    public string Address(string part) => Edition is null ? $"desk/{part}" : $"desk/{Uri.EscapeDataString(Edition.Slug)}/{part}";
}
