using Dushanbe.Conference.Forms;
using Dushanbe.Conference.Names;

namespace Dushanbe.Conference.Journal;

/// <summary>The differences between two versions of a form, as journal changes.</summary>
internal static class FieldChanges
{
    /// <param name="before">The form as it was.</param>
    /// <param name="after">The form as it is.</param>
    /// <param name="text">Formats a value; <see cref="FieldText.Of"/> by default.</param>
    public static IReadOnlyList<FieldChange> Of<T>(T before, T after, Func<object?, string?>? text = null) where T : IFormFields<T>
    {
        text ??= FieldText.Of;
        var changes = new List<FieldChange>();
        foreach (var name in after.DifferencesFrom(before))
        {
            var field = T.Declared[name];
            if (field.IsToldByLanguage) changes.AddRange(TextChanges.Of(name, (LocalizedText)field.Get(before)!, (LocalizedText)field.Get(after)!));
            else if (field.Data.Sensitivity == DataSensitivity.Confidential) changes.Add(new(name, null, null));
            else changes.Add(new(name, text(field.Get(before)), text(field.Get(after))));
        }

        return changes;
    }
}
