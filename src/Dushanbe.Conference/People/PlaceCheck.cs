using Dushanbe.Conference.Access;
using Dushanbe.Conference.Data;
using Dushanbe.Conference.Delegations;
using Dushanbe.Conference.Forms;
using Microsoft.EntityFrameworkCore;

namespace Dushanbe.Conference.People;

/// <summary>Checks of a person's fields that need the database.</summary>
internal static class PlaceCheck
{
    /// <summary>Whether delegation and category belong to the edition, and the delegation to those that the editor may change.</summary>
    public static async Task<IReadOnlyList<FieldFault>> FaultsAsync(ConferenceDb db, RowScope rows, Guid editionId, ParticipantFields fields, CancellationToken cancel)
    {
        var faults = new List<FieldFault>(fields.Faults());
        if (!await db.Categories.TagWith(nameof(PlaceCheck)).AnyAsync(each => each.Id == fields.CategoryId && each.EditionId == editionId, cancel))
            faults.Add(new(nameof(fields.CategoryId), FieldFaultKind.Unknown));
        if (fields.DelegationId is { } delegation && !await db.Delegations(rows).TagWith(nameof(PlaceCheck)).AnyAsync(each => each.Id == delegation && each.EditionId == editionId, cancel))
            faults.Add(new(nameof(fields.DelegationId), FieldFaultKind.Unknown));
        if (fields is { DelegationId: null, Organization: not null } && !rows.IsWhole) faults.Add(new(nameof(fields.DelegationId), FieldFaultKind.Missing));
        return faults;
    }

    /// <summary>The position after the last member of a delegation, or of the people without one.</summary>
    public static async Task<int> NextOrderAsync(ConferenceDb db, RowScope rows, Guid? delegationId, CancellationToken cancel) =>
        1 + (await db.People(rows).TagWith(nameof(PlaceCheck))
            .Where(each => each.DelegationId == delegationId)
            .MaxAsync(each => (int?)each.OrderInDelegation, cancel) ?? 0);
}
