using System.Globalization;
using Dushanbe.Conference.Names;

namespace Dushanbe.Conference.Web.Kit.Fields;

/// <summary>A choice in a <see cref="ChoiceField{T}"/>.</summary>
/// <param name="value">The value.</param>
/// <param name="text">The displayed text.</param>
/// <param name="also">Further search texts, such as names in other languages.</param>
/// <param name="name">The text without its prefix, such as the letter of a category; null for the whole text.</param>
public sealed class Choice<T>(T? value, string text, string? also = null, string? name = null) : IEquatable<Choice<T>>
{
    private string? key;

    public T? Value { get; } = value;

    public string Text { get; } = text;

    // as for the register: case, accents, script and spelling do not matter
    private string Key => key ??= SearchKey.For(Text, also);

    public bool Equals(Choice<T>? other) => other is not null && EqualityComparer<T>.Default.Equals(Value, other.Value) && Text == other.Text;

    public override bool Equals(object? obj) => Equals(obj as Choice<T>);

    public override int GetHashCode() => HashCode.Combine(Value, Text);

    public override string ToString() => Text;

    private bool Is(string typed) => Text.Equals(typed, StringComparison.OrdinalIgnoreCase) || name?.Equals(typed, StringComparison.OrdinalIgnoreCase) == true;

    private bool Begins(string typed) => Text.StartsWith(typed, StringComparison.CurrentCultureIgnoreCase) || name?.StartsWith(typed, StringComparison.CurrentCultureIgnoreCase) == true;

    /// <summary>The choices that match what was typed: exact matches first, then prefixes, then others, each in the order of the list.</summary>
    internal static IEnumerable<Choice<T>> Find(IReadOnlyList<Choice<T>> choices, string typed)
    {
        var query = SearchQuery.Read(typed);
        return choices
            .Where(each => each.Text.Contains(typed, StringComparison.CurrentCultureIgnoreCase) || query.Finds(each.Key))
            .OrderBy(each => each.Is(typed) ? 0 : each.Begins(typed) ? 1 : 2);
    }
}

/// <summary>Creates choices.</summary>
public static class Choice
{
    /// <summary>Something with a name: shown in the language of the desk, found by its name in any language.</summary>
    /// <param name="value">The value.</param>
    /// <param name="name">Its names.</param>
    /// <param name="code">A further search text, such as the code of a State.</param>
    /// <param name="letter">A prefix of the name, such as the letter of a category.</param>
    public static Choice<T> Named<T>(T? value, LocalizedText name, string? code = null, string? letter = null)
    {
        var shown = name.Best(CultureInfo.CurrentUICulture.TwoLetterISOLanguageName).Text;
        return new(value, letter is null ? shown : $"{letter} · {shown}", $"{code} {string.Join(' ', name.Values.Values)}", letter is null ? null : shown);
    }

    /// <summary>All values of an enumeration in their order.</summary>
    public static IReadOnlyList<Choice<T>> Of<T>(Func<T, string> text) where T : struct, Enum => [.. Enum.GetValues<T>().Select(each => new Choice<T>(each, text(each)))];
}
