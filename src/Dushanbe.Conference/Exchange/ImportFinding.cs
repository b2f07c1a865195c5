using System.Text.Json;
using System.Text.Json.Serialization;
using Dushanbe.Conference.Names;

namespace Dushanbe.Conference.Exchange;

/// <summary>A finding about an import file; its text comes from <see cref="ImportReport.Message"/>.</summary>
/// <param name="Row">The row of the spreadsheet, where the header is 1; 0 for the whole file.</param>
/// <param name="Column">The column's name in the header; null for the row or file as a whole.</param>
/// <param name="Severity">Whether it stops the import.</param>
/// <param name="Code">What it is.</param>
/// <param name="Value">The value in the file.</param>
/// <param name="Arguments">Further arguments of the message and the remedy.</param>
public sealed record ImportFinding(int Row, string? Column, ImportSeverity Severity, ImportCode Code, string? Value, params IReadOnlyList<ImportText> Arguments);

/// <summary>A part of a finding: the same for every reader, or in the language of each.</summary>
[JsonConverter(typeof(Converter))]
public readonly record struct ImportText
{
    private readonly string? plain;
    private readonly LocalizedText? words;

    private ImportText(string? plain, LocalizedText? words) => (this.plain, this.words) = (plain, words);

    /// <summary>Whether it is the same for every reader, like the text of a cell.</summary>
    public bool IsPlain => words is null;

    /// <summary>The same for every reader.</summary>
    public static implicit operator ImportText(string? plain) => new(plain, null);

    /// <summary>In the language of the reader.</summary>
    public static implicit operator ImportText(LocalizedText words) => new(null, words);

    /// <summary>A list that is the same in each language.</summary>
    public static ImportText Of(Func<string, string> words)
    {
        ArgumentNullException.ThrowIfNull(words);
        return LocalizedText.Of(words("en"), words("ru"), words("tg"));
    }

    /// <summary>The text for a reader of this language.</summary>
    public string In(string language) => words?.Best(language).Text ?? plain ?? "";

    // a JSON string for plain text, an object by language otherwise
    private sealed class Converter : JsonConverter<ImportText>
    {
        public override bool HandleNull => true;

        public override ImportText Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
        {
            if (reader.TokenType != JsonTokenType.StartObject) return reader.GetString();
            using var words = JsonDocument.ParseValue(ref reader);
            return LocalizedText.FromJson(words.RootElement.GetRawText());
        }

        public override void Write(Utf8JsonWriter writer, ImportText value, JsonSerializerOptions options)
        {
            if (value.words is { } words) writer.WriteRawValue(words.ToJson());
            else writer.WriteStringValue(value.plain);
        }
    }
}

/// <summary>Whether a finding stops the import.</summary>
public enum ImportSeverity
{
    /// <summary>For information.</summary>
    Note,

    /// <summary>To be checked; does not stop the import.</summary>
    Warning,

    /// <summary>Stops the import as a whole.</summary>
    Error,
}
