using System.Text.Json;
using Dushanbe.Conference.Names;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace Dushanbe.Conference.Data;

/// <summary>Mapping rules that hold for every entity and every engine.</summary>
internal static class Conventions
{
    internal static readonly JsonSerializerOptions Json = new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static void Apply(ModelConfigurationBuilder model)
    {
        model.Properties<string>().HaveMaxLength(400);
        model.Properties<Enum>().HaveConversion<string>().HaveMaxLength(40);
        model.Properties<DateTime>().HaveConversion<UtcConverter>();
        // long enough for a biography in three languages; no engine indexes it
        model.Properties<LocalizedText>().HaveConversion<LocalizedTextConverter, LocalizedTextComparer>().HaveMaxLength(int.MaxValue);
        model.Properties<IReadOnlyList<LocalizedText>>().HaveConversion<LocalizedListConverter, ListComparer<LocalizedText>>().HaveMaxLength(int.MaxValue);
        model.Properties<SealedText>().HaveConversion<SealedTextConverter>().HaveMaxLength(int.MaxValue);
        model.Properties<IReadOnlyList<string>>().HaveConversion<WordsConverter, ListComparer<string>>().HaveMaxLength(200);
    }

    /// <summary>SQL Server refuses several cascade paths to one table, so deletes cascade only where a mapping says so.</summary>
    public static void RestrictDeletes(ModelBuilder model)
    {
        foreach (var key in model.Model.GetEntityTypes().SelectMany(type => type.GetForeignKeys()).Where(key => !key.IsOwnership))
            key.DeleteBehavior = DeleteBehavior.Restrict;
    }

    /// <summary>Text is compared by its bytes on every engine; otherwise two values could be equal on one engine and different on another.</summary>
    public static void CompareByBytes(ModelBuilder builder, string? collation)
    {
        if (collation is null) return;
        foreach (var property in builder.Model.GetEntityTypes().Where(each => !each.IsMappedToJson()).SelectMany(PropertiesOf))
        {
            var stored = property.GetValueConverter()?.ProviderClrType ?? property.GetProviderClrType() ?? property.ClrType;
            if (stored == typeof(string)) property.SetCollation(collation);
        }
    }

    private static IEnumerable<IMutableProperty> PropertiesOf(IMutableTypeBase type) => type.GetProperties().Concat(type.GetComplexProperties().SelectMany(part => PropertiesOf(part.ComplexType)));

    // instants are UTC whether or not they say so; the zone of the server's own clock has no part in them
    private sealed class UtcConverter() : ValueConverter<DateTime, DateTime>(
        value => value.Kind == DateTimeKind.Local ? TimeZoneInfo.ConvertTimeToUtc(value) : DateTime.SpecifyKind(value, DateTimeKind.Utc),
        value => DateTime.SpecifyKind(value, DateTimeKind.Utc));

    private sealed class SealedTextConverter() : ValueConverter<SealedText, string>(text => text.Stored, stored => new SealedText(stored));

    private sealed class LocalizedTextConverter() : ValueConverter<LocalizedText, string>(
        text => text.ToJson(), json => LocalizedText.FromJson(json));

    private sealed class LocalizedTextComparer() : ValueComparer<LocalizedText>(
        (one, other) => object.Equals(one, other), text => text.GetHashCode(), text => text);

    private sealed class LocalizedListConverter() : ValueConverter<IReadOnlyList<LocalizedText>, string>(
        texts => JsonSerializer.Serialize(texts.Select(text => text.Values), Json),
        json => ReadTexts(json));

    private sealed class WordsConverter() : ValueConverter<IReadOnlyList<string>, string>(
        words => string.Join(',', words),
        text => text.Split(',', StringSplitOptions.RemoveEmptyEntries));

    internal sealed class ListComparer<T>() : ValueComparer<IReadOnlyList<T>>(
        (one, other) => one == null ? other == null : other != null && one.SequenceEqual(other),
        list => list.Aggregate(0, (hash, item) => HashCode.Combine(hash, item)),
        list => list.ToArray());

    private static IReadOnlyList<LocalizedText> ReadTexts(string json)
    {
        using var document = JsonDocument.Parse(json);
        return [.. document.RootElement.EnumerateArray().Select(each => LocalizedText.FromJson(each.GetRawText()))];
    }
}
