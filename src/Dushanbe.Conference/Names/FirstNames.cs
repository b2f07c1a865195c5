using System.Text.Json;

namespace Dushanbe.Conference.Names;

// The first form of the room, so that the data layer compiles; the founder of Names replaces this whole file.

/// <summary>Content in several languages.</summary>
public sealed class LocalizedText
{
    private readonly SortedDictionary<string, string> values = new(StringComparer.Ordinal);

    /// <summary>No content.</summary>
    public static LocalizedText Empty { get; } = new();

    /// <summary>Text by BCP 47 tag.</summary>
    public IReadOnlyDictionary<string, string> Values => values;

    /// <summary>Content in the languages of the process.</summary>
    public static LocalizedText Of(string? en = null, string? ru = null, string? tg = null)
    {
        var text = new LocalizedText();
        if (en is not null) text.values["en"] = en;
        if (ru is not null) text.values["ru"] = ru;
        if (tg is not null) text.values["tg"] = tg;
        return text;
    }

    /// <summary>The text in a language, or the nearest there is.</summary>
    public LocalizedValue Best(string language) =>
        values.TryGetValue(language, out var exact) ? new(exact, language, false)
        : values.Count > 0 ? new(values.First().Value, values.First().Key, true)
        : new("", language, false);

    /// <summary>The stored form.</summary>
    public string ToJson() => JsonSerializer.Serialize(values);

    /// <summary>Reads the stored form.</summary>
    public static LocalizedText FromJson(string json)
    {
        var text = new LocalizedText();
        foreach (var (language, value) in JsonSerializer.Deserialize<Dictionary<string, string>>(json) ?? []) text.values[language] = value;
        return text;
    }

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is LocalizedText other && other.ToJson() == ToJson();

    /// <inheritdoc/>
    public override int GetHashCode() => StringComparer.Ordinal.GetHashCode(ToJson());
}

/// <summary>A text and the language it is in.</summary>
public readonly record struct LocalizedValue(string Text, string Language, bool IsFallback);

/// <summary>The languages of the product.</summary>
public static class Languages
{
    /// <summary>English.</summary>
    public const string Default = "en";
}

/// <summary>A person's name as typed.</summary>
public sealed record PersonName(string? Honorific, string? Given, string? Family, string? Native)
{
    /// <summary>No name.</summary>
    public static PersonName None { get; } = new(null, null, null, null);
}

/// <summary>Folded search text.</summary>
public static class SearchKey
{
    /// <summary>The key of these parts.</summary>
    public static string For(params string?[] parts) => string.Join(' ', parts).ToUpperInvariant();

    /// <summary>The coarser key.</summary>
    public static string Sounds(params string?[] parts) => For(parts);
}

/// <summary>Sort keys.</summary>
public static class Collation
{
    /// <summary>A key that sorts.</summary>
    public static string SortKey(string? text, string language) => $"{text}".ToUpperInvariant();
}
