using System.Globalization;
using Dushanbe.Conference.Names;

namespace Dushanbe.Conference.Forms;

/// <summary>A form with declared fields, so that versions of it can be compared and merged field by field.</summary>
/// <typeparam name="TSelf">The form's own type.</typeparam>
public interface IFormFields<TSelf>
    where TSelf : IFormFields<TSelf>
{
    /// <summary>Its fields.</summary>
    static abstract FieldList<TSelf> Declared { get; }

    /// <summary>The validation faults, of single fields and between them; the form must be cleaned.</summary>
    IReadOnlyList<FieldFault> Faults() => [.. TSelf.Declared.Faults((TSelf)this)];
}

/// <summary>Methods of every form with declared fields.</summary>
public static class FormFields
{
    /// <summary>The value of a field by its property's name; null where it is empty.</summary>
    /// <exception cref="ArgumentException">There is no such field.</exception>
    public static object? ValueOf<T>(this T form, string field) where T : IFormFields<T> => T.Declared[field].Get(form);

    /// <summary>The fields in which this differs from another, by property name.</summary>
    public static IReadOnlyList<string> DifferencesFrom<T>(this T form, T other) where T : IFormFields<T> => T.Declared.Differences(form, other);

    /// <summary>The same with one field taken from another form.</summary>
    /// <exception cref="ArgumentException">There is no such field.</exception>
    public static T Take<T>(this T form, string field, T other) where T : IFormFields<T> => T.Declared.Take(field, form, other);
}

/// <summary>Values of form fields as text, for the journal and to show another editor's changes.</summary>
public static class FieldText
{
    /// <summary>The value as text, each language on a line of its own; null for nothing.</summary>
    public static string? Of(object? value) => value switch
    {
        null => null,
        LocalizedText text => text.IsEmpty ? null : string.Join('\n', text.Values.Select(each => $"{each.Key}: {each.Value}")),
        IReadOnlyList<LocalizedText> texts => texts.Count == 0 ? null : string.Join('\n', texts.Select((each, at) => $"{at + 1}. {each}")),
        IReadOnlyList<string> words => words.Count == 0 ? null : string.Join(", ", words),
        DateOnly day => day.ToString("O", CultureInfo.InvariantCulture),
        TimeOnly time => time.ToString("HH:mm", CultureInfo.InvariantCulture),
        IFormattable other => other.ToString(null, CultureInfo.InvariantCulture),
        _ => value.ToString(),
    };

    internal static bool Same(object? one, object? other) => (one, other) switch
    {
        (IReadOnlyList<LocalizedText> texts, IReadOnlyList<LocalizedText> others) => texts.SequenceEqual(others),
        (IReadOnlyList<string> words, IReadOnlyList<string> others) => words.SequenceEqual(others, StringComparer.Ordinal),
        _ => Equals(one, other),
    };

    /// <summary>The same text without line ends and double spaces, in every language.</summary>
    internal static LocalizedText Line(LocalizedText text)
    {
        var clean = LocalizedText.Empty;
        foreach (var (language, value) in text.Values) clean = clean.With(language, Cleaning.Line(value));
        return clean;
    }

    internal static int Longest(LocalizedText text) => text.IsEmpty ? 0 : text.Values.Values.Max(each => each.Length);
}
