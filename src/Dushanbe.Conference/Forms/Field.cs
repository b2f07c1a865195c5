using Dushanbe.Conference.Names;

namespace Dushanbe.Conference.Forms;

/// <summary>A field of a form, declared once: the source for cleaning, validation, comparison, merging, journal and table columns.</summary>
/// <typeparam name="TForm">The form.</typeparam>
/// <param name="Name">The property's name; also the key of its label.</param>
/// <param name="Get">Its value.</param>
/// <param name="Set">The same form with another value.</param>
public sealed record Field<TForm>(string Name, Func<TForm, object?> Get, Func<TForm, object?, TForm> Set)
{
    /// <summary>Cleans a value before validation; null leaves it as it is.</summary>
    public Func<object?, object?>? Clean { get; init; }

    /// <summary>The maximum length in characters, in each language; null where its type limits it.</summary>
    public int? Longest { get; init; }

    /// <summary>Whether a value is always required.</summary>
    public bool IsNeeded { get; init; }

    /// <summary>Validates a value that is present; null where it is valid.</summary>
    public Func<object, FieldFaultKind?>? Check { get; init; }

    /// <summary>Whether the journal records a separate change for each language.</summary>
    public bool IsToldByLanguage { get; init; }

    /// <summary>The columns of a table file for import and export; several where it has a code and a name.</summary>
    public IReadOnlyList<string> Columns { get; init; } = [];

    /// <summary>Whether it is searched; <see cref="DataNote.SeenWith"/> limits who can find by it.</summary>
    public bool IsSearched { get; init; }

    /// <summary>Its privacy description.</summary>
    public DataNote Data { get; init; } = DataNote.OfNobody;
}

/// <summary>Factory methods for the kinds of fields.</summary>
public static class Field
{
    /// <summary>A line of text.</summary>
    public static Field<TForm> Line<TForm>(string name, int longest, Func<TForm, string?> get, Func<TForm, string?, TForm> set) =>
        new(name, get, (form, value) => set(form, (string?)value)) { Longest = longest, Clean = value => Cleaning.Line((string?)value) };

    /// <summary>A line in several languages.</summary>
    public static Field<TForm> Lines<TForm>(string name, int longest, Func<TForm, LocalizedText> get, Func<TForm, LocalizedText, TForm> set) =>
        Texts(name, longest, get, set) with { Clean = value => FieldText.Line((LocalizedText)value!) };

    /// <summary>Text of several lines in several languages.</summary>
    public static Field<TForm> Texts<TForm>(string name, int? longest, Func<TForm, LocalizedText> get, Func<TForm, LocalizedText, TForm> set) =>
        new(name, get, (form, value) => set(form, (LocalizedText?)value ?? LocalizedText.Empty)) { Longest = longest };

    /// <summary>A chosen value: a key, a day, an enumeration value.</summary>
    public static Field<TForm> Chosen<TForm, TValue>(string name, Func<TForm, TValue> get, Func<TForm, TValue, TForm> set) =>
        new(name, form => get(form), (form, value) => set(form, value is null ? default! : (TValue)value));

    /// <summary>The length of a value's longest text, in characters.</summary>
    internal static int LengthOf(object? value) => value switch
    {
        string text => text.Length,
        LocalizedText text => FieldText.Longest(text),
        IReadOnlyList<LocalizedText> texts => texts.Select(FieldText.Longest).DefaultIfEmpty().Max(),
        _ => 0,
    };

    internal static bool IsEmpty(object? value) => value is null or "" or LocalizedText { IsEmpty: true } || value is IReadOnlyCollection<object> { Count: 0 };
}
