using Dushanbe.Conference.Access;
using Dushanbe.Conference.Data;
using Dushanbe.Conference.Delegations;
using Dushanbe.Conference.Forms;
using Microsoft.EntityFrameworkCore;

namespace Dushanbe.Conference.People;

/// <summary>Checks of a person's fields that need the database.</summary>
internal static class PlaceCheck
{
    /// <summary>Whether delegation and category belong to the edition, and the person with them to those whom the editor may change.</summary>
    /// <param name="db">The database.</param>
    /// <param name="rows">Whom the editor may change.</param>
    /// <param name="editionId">The edition.</param>
    /// <param name="fields">The fields.</param>
    /// <param name="kept">The delegation that the person has now, which may stay although it is not the editor's.</param>
    /// <param name="cancel">Cancels.</param>
    public static async Task<IReadOnlyList<FieldFault>> FaultsAsync(ConferenceDb db, RowScope rows, Guid editionId, ParticipantFields fields, Guid? kept, CancellationToken cancel)
    {
        var faults = new List<FieldFault>(fields.Faults());
        if (!await db.Categories.TagWith(nameof(PlaceCheck)).AnyAsync(each => each.Id == fields.CategoryId && each.EditionId == editionId, cancel))
            faults.Add(new(nameof(fields.CategoryId), FieldFaultKind.Unknown));
        // whoever does not keep the delegation that the person has does not take the person out of it
        var isOthers = kept is { } now && now != fields.DelegationId && !await db.Delegations(rows).TagWith(nameof(PlaceCheck)).AnyAsync(each => each.Id == now, cancel);
        if (isOthers) faults.Add(new(nameof(fields.DelegationId), FieldFaultKind.Unknown));
        else if (fields.DelegationId is { } delegation && delegation != kept && !await db.Delegations(rows).TagWith(nameof(PlaceCheck)).AnyAsync(each => each.Id == delegation && each.EditionId == editionId, cancel))
            faults.Add(new(nameof(fields.DelegationId), FieldFaultKind.Unknown));
        // a person who would be out of the editor's sight: that takes their delegation, or their category
        else if (faults.Count == 0 && !rows.Holds(editionId, fields.DelegationId, fields.CategoryId))
            faults.Add(rows.Categories.Count > 0 ? new(nameof(fields.CategoryId), FieldFaultKind.Unknown) : new(nameof(fields.DelegationId), fields.DelegationId is null ? FieldFaultKind.Missing : FieldFaultKind.Unknown));
        return faults;
    }

    /// <summary>The position after the last member of a delegation, or of the people without one.</summary>
    public static async Task<int> NextOrderAsync(ConferenceDb db, RowScope rows, Guid? delegationId, CancellationToken cancel) =>
        1 + (await db.People(rows).TagWith(nameof(PlaceCheck))
            .Where(each => each.DelegationId == delegationId)
            .MaxAsync(each => (int?)each.OrderInDelegation, cancel) ?? 0);
}
