using System.Text.Json;
using System.Text.Json.Serialization;
using Dushanbe.Conference.Names;

namespace Dushanbe.Conference.Seeds;

/// <summary>Reads embedded data.</summary>
internal static class SeedResources
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        Converters = { new TextConverter(), new JsonStringEnumConverter() },
        // a misspelt key would silently lose a fact
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    };

    /// <summary>A JSON resource by its path under this folder, with dots, for example <c>Process.dushanbe-2022</c>.</summary>
    public static T Read<T>(string name)
    {
        using var stream = Open($"{name}.json");
        return JsonSerializer.Deserialize<T>(stream, Json) ?? throw new InvalidOperationException($"The resource {name} is empty.");
    }

    /// <summary>A text resource by its path under this folder, with dots and its ending.</summary>
    public static string Text(string name)
    {
        using var reader = new StreamReader(Open(name));
        return reader.ReadToEnd();
    }

    private static Stream Open(string name) =>
        typeof(SeedResources).Assembly.GetManifestResourceStream($"{typeof(SeedResources).Namespace}.{name}") ?? throw new InvalidOperationException($"There is no resource {name}.");

    private sealed class TextConverter : JsonConverter<LocalizedText>
    {
        public override LocalizedText Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
        {
            using var document = JsonDocument.ParseValue(ref reader);
            return LocalizedText.FromJson(document.RootElement.GetRawText());
        }

        public override void Write(Utf8JsonWriter writer, LocalizedText value, JsonSerializerOptions options) => writer.WriteRawValue(value.ToJson());
    }
}
