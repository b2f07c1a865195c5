using System.Text.Json;
using System.Text.Json.Serialization;
using Dushanbe.Conference.Data;
using Dushanbe.Conference.Names;

namespace Dushanbe.Conference.Programme;

/// <summary>The JSON options of releases: texts by language, enumerations as words, nulls omitted, non-ASCII letters unescaped.</summary>
internal static class ReleaseJson
{
    private static readonly JsonSerializerOptions Options = new(Conventions.Json)
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Converters = { new TextConverter(), new JsonStringEnumConverter() },
    };

    /// <summary>Reads <see cref="Write"/>.</summary>
    /// <exception cref="JsonException">It is not such a document.</exception>
    public static T Read<T>(string json) where T : class => JsonSerializer.Deserialize<T>(json, Options) ?? throw new JsonException("A part of a release is empty.");

    /// <summary>Writes it; equal values give equal texts.</summary>
    public static string Write<T>(T value) => JsonSerializer.Serialize(value, Options);

    private sealed class TextConverter : JsonConverter<LocalizedText>
    {
        public override LocalizedText Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
        {
            var text = LocalizedText.Empty;
            foreach (var (language, value) in JsonSerializer.Deserialize<Dictionary<string, string>>(ref reader) ?? []) text = text.With(language, value);
            return text;
        }

        public override void Write(Utf8JsonWriter writer, LocalizedText value, JsonSerializerOptions options)
        {
            writer.WriteStartObject();
            foreach (var (language, text) in value.Values) writer.WriteString(language, text);
            writer.WriteEndObject();
        }
    }
}
