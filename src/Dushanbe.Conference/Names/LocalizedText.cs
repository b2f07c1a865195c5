using System.Diagnostics.CodeAnalysis;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;

namespace Dushanbe.Conference.Names;

/// <summary>A text and the language it is in; <paramref name="IsFallback"/> when that is not the language asked for, so that a page can say so.</summary>
public readonly record struct LocalizedValue(string Text, string Language, bool IsFallback);

/// <summary>
/// Content in several languages, by BCP 47 tag. Immutable; equal when the texts and languages are equal.
/// Texts are stored trimmed and in NFC; an empty text is not stored.
/// </summary>
public sealed class LocalizedText : IEquatable<LocalizedText>
{
    private static readonly JsonSerializerOptions Json = new() { Encoder = JavaScriptEncoder.Create(UnicodeRanges.All) };

    private readonly SortedDictionary<string, string> values;

    private LocalizedText(SortedDictionary<string, string> values) => this.values = values;

    /// <summary>No text in any language.</summary>
    public static LocalizedText Empty { get; } = new(NewValues());

    /// <summary>Text by language, ordered by tag.</summary>
    public IReadOnlyDictionary<string, string> Values => values;

    /// <summary>Whether there is no text in any language.</summary>
    public bool IsEmpty => values.Count == 0;

    /// <summary>Content in the languages of the product; others are added by <see cref="With"/>.</summary>
    [SuppressMessage("Naming", "CA1716", Justification = "reads as a sentence")]
    public static LocalizedText Of(string? en = null, string? ru = null, string? tg = null)
    {
        var made = NewValues();
        Put(made, "en", en);
        Put(made, "ru", ru);
        Put(made, "tg", tg);
        return made.Count == 0 ? Empty : new(made);
    }

    /// <summary>The same content with this text in this language; null or blank removes the language.</summary>
    /// <exception cref="ArgumentException">The tag is empty.</exception>
    public LocalizedText With(string language, string? text)
    {
        var tag = Tag(language);
        if (tag.Length == 0) throw new ArgumentException("A text needs a language.", nameof(language));
        var made = NewValues();
        foreach (var (each, value) in values) made[each] = value;
        made.Remove(tag);
        Put(made, tag, text);
        return new(made);
    }

    /// <summary>The text in exactly this language (or, for a tag with a region, in its language), else null.</summary>
    public string? In(string language) =>
        values.TryGetValue(Tag(language), out var text) || values.TryGetValue(Languages.Normal(language), out text) ? text : null;

    /// <summary>
    /// The text to show a reader of this language. When there is none: English, then Russian, then Tajik, then the first
    /// language by tag. For an empty text the result is empty and not a fallback.
    /// </summary>
    public LocalizedValue Best(string language)
    {
        if (In(language) is { } exact) return new(exact, Languages.Normal(language), false);
        foreach (var each in Languages.All)
            if (values.TryGetValue(each.Tag, out var text)) return new(text, each.Tag, true);
        foreach (var (tag, text) in values) return new(text, tag, true);
        return new("", Languages.Normal(language), false);
    }

    /// <summary>The form stored in one column: a JSON object, keys in ordinal order, letters unescaped.</summary>
    public string ToJson() => JsonSerializer.Serialize(values, Json);

    /// <summary>Parses <see cref="ToJson"/>; empty input, <c>null</c> and unknown languages are accepted.</summary>
    /// <exception cref="JsonException">The text is not an object of texts.</exception>
    public static LocalizedText FromJson(string? json)
    {
        if (string.IsNullOrWhiteSpace(json)) return Empty;
        var made = NewValues();
        foreach (var (language, text) in JsonSerializer.Deserialize<Dictionary<string, string?>>(json, Json) ?? []) Put(made, Tag(language), text);
        return made.Count == 0 ? Empty : new(made);
    }

    /// <inheritdoc/>
    public bool Equals(LocalizedText? other) => other is not null && values.SequenceEqual(other.values);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as LocalizedText);

    /// <inheritdoc/>
    public override int GetHashCode()
    {
        var hash = new HashCode();
        foreach (var (language, text) in values)
        {
            hash.Add(language, StringComparer.Ordinal);
            hash.Add(text, StringComparer.Ordinal);
        }

        return hash.ToHashCode();
    }

    /// <summary>Same content in the same languages.</summary>
    public static bool operator ==(LocalizedText? one, LocalizedText? other) => one is null ? other is null : one.Equals(other);

    /// <summary>Different content.</summary>
    public static bool operator !=(LocalizedText? one, LocalizedText? other) => !(one == other);

    /// <summary>What an English reader sees.</summary>
    public override string ToString() => Best(Languages.Default).Text;

    private static SortedDictionary<string, string> NewValues() => new(StringComparer.Ordinal);

    private static string Tag(string language) => language.Trim().Replace('_', '-').ToLowerInvariant();

    private static void Put(SortedDictionary<string, string> into, string tag, string? text)
    {
        var clean = Cleaning.Block(text);
        if (tag.Length > 0 && clean.Length > 0) into[tag] = clean;
    }
}
