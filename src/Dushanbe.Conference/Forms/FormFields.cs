using System.Globalization;
using Dushanbe.Conference.Names;

namespace Dushanbe.Conference.Forms;

/// <summary>The fields of a form whose states can be compared and merged one field at a time.</summary>
/// <typeparam name="TSelf">The form's own type.</typeparam>
public interface IFormFields<TSelf>
{
    /// <summary>The value of a field by its property name; null where it is empty or there is no such field.</summary>
    object? ValueOf(string field);

    /// <summary>The fields in which this differs from another, by property name.</summary>
    IReadOnlyList<string> DifferencesFrom(TSelf other);

    /// <summary>The same with one field as it is in another.</summary>
    TSelf Take(string field, TSelf other);
}

/// <summary>Why a field of the programme cannot be saved.</summary>
/// <param name="Field">The property's name in the form.</param>
/// <param name="Kind">What is wrong; its words are resources of the page.</param>
/// <param name="Limit">The most characters that fit, where it is too long.</param>
public sealed record ProgrammeFault(string Field, ProgrammeFaultKind Kind, int? Limit = null);

/// <summary>What is wrong with a field of the programme.</summary>
public enum ProgrammeFaultKind
{
    /// <summary>A text that is needed is absent.</summary>
    Missing,

    /// <summary>More characters than fit.</summary>
    TooLong,

    /// <summary>Another of this edition has the value already.</summary>
    Taken,

    /// <summary>The chosen room, speaker or State is not known here.</summary>
    Unknown,

    /// <summary>A start without a day.</summary>
    NeedsDay,

    /// <summary>An end without a start.</summary>
    NeedsStart,

    /// <summary>An end that is not after its start.</summary>
    NotAfterStart,

    /// <summary>The same speaker stands in the session twice in one role.</summary>
    Twice,
}

/// <summary>Values of form fields as text: for journals, and to show what another editor wrote.</summary>
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
