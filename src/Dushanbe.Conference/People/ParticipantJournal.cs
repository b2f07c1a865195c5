using Dushanbe.Conference.Access;
using Dushanbe.Conference.Data;
using Dushanbe.Conference.Delegations;
using Dushanbe.Conference.Forms;
using Dushanbe.Conference.Journal;
using Microsoft.EntityFrameworkCore;

namespace Dushanbe.Conference.People;

/// <summary>Journal entries of participants.</summary>
internal static class ParticipantJournal
{
    /// <summary>The field name of a new photo in journals and news.</summary>
    public const string Photo = "Photo";

    /// <summary>The field name of a removed photo in journals.</summary>
    public const string PhotoRemoved = "PhotoRemoved";

    /// <summary>The field name of a passport in journals and news; what it says is never quoted.</summary>
    public const string Passport = "Passport";

    /// <summary>The field name of a removed passport in journals.</summary>
    public const string PassportRemoved = "PassportRemoved";

    /// <summary>The differences between two versions of a person's fields; contact data is named, never quoted.</summary>
    public static async Task<IReadOnlyList<FieldChange>> ChangesAsync(ConferenceDb db, RowScope rows, ParticipantFields from, ParticipantFields to, CancellationToken cancel)
    {
        var texts = new Dictionary<(string, object), string?>();
        foreach (var field in to.DifferencesFrom(from))
            foreach (var value in new[] { from.ValueOf(field), to.ValueOf(field) }.OfType<Guid>()) texts[(field, value)] = await TextAsync(db, rows, field, value, cancel);
        return Changes(from, to, (field, value) => value is Guid ? texts[(field, value)] : value?.ToString());
    }

    /// <summary>The same with values as the caller says them.</summary>
    public static List<FieldChange> Changes(ParticipantFields from, ParticipantFields to, Func<string, object?, string?> text) =>
        [.. to.DifferencesFrom(from).Select(field => ParticipantFields.Declared[field].Data.Sensitivity == DataSensitivity.Confidential
            ? new FieldChange(field, null, null)
            : new FieldChange(field, text(field, from.ValueOf(field)), text(field, to.ValueOf(field))))];

    /// <summary>A field's value as text: a delegation by its English name, a category by its letter; null for one outside the editor's scope.</summary>
    public static async Task<string?> TextAsync(ConferenceDb db, RowScope rows, string field, object? value, CancellationToken cancel) => (field, value) switch
    {
        (nameof(ParticipantFields.DelegationId), Guid id) =>
            (await db.Delegations(rows).TagWith(nameof(ParticipantJournal)).Where(each => each.Id == id).Select(each => each.Name).SingleOrDefaultAsync(cancel))?.Best("en").Text,
        (nameof(ParticipantFields.CategoryId), Guid id) =>
            await db.Categories.TagWith(nameof(ParticipantJournal)).Where(each => each.Id == id && each.EditionId == rows.EditionId).Select(each => each.Letter).SingleOrDefaultAsync(cancel),
        _ => value?.ToString(),
    };
}
