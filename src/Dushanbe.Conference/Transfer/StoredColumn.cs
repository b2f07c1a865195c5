using System.Data.Common;
using System.Reflection;
using System.Text.Json.Nodes;
using Dushanbe.Conference.Data;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Storage;

namespace Dushanbe.Conference.Transfer;

/// <summary>A column of a table: reads and writes values in a form common to all engines.</summary>
internal sealed class StoredColumn
{
    private static readonly MethodInfo Typed = typeof(StoredColumn).GetMethod(nameof(ReadAs), BindingFlags.NonPublic | BindingFlags.Static)!;

    private readonly RelationalTypeMapping mapping;
    private readonly bool isNullable;
    private readonly bool isJson;
    private readonly Func<DbDataReader, int, object> read;

    public StoredColumn(IColumn column)
    {
        var property = column.PropertyMappings is [var first, ..] ? first : null;
        // an object stored as JSON has a column but no property of its own
        (Name, isNullable, isJson) = (column.Name, column.IsNullable, property is null);
        mapping = property?.TypeMapping ?? column.StoreTypeMapping;
        var type = isJson ? typeof(string) : mapping.Converter?.ProviderClrType ?? mapping.ClrType;
        read = Typed.MakeGenericMethod(Nullable.GetUnderlyingType(type) ?? type).CreateDelegate<Func<DbDataReader, int, object>>();
    }

    public string Name { get; }

    /// <summary>The value as it is stored, in the form that is the same on every engine.</summary>
    public object? Read(DbDataReader reader, int at) => reader.IsDBNull(at) ? null : read(reader, at) switch
    {
        // instants are UTC everywhere, and to the microsecond, which is what all engines hold
        DateTime instant => new DateTime(instant.Ticks - instant.Ticks % TimeSpan.TicksPerMicrosecond, DateTimeKind.Utc),
        DateTimeOffset instant => new DateTimeOffset(instant.UtcTicks - instant.UtcTicks % TimeSpan.TicksPerMicrosecond, TimeSpan.Zero),
        string json when isJson => Ordered(JsonNode.Parse(json))?.ToJsonString() ?? "null",
        var value => value,
    };

    /// <summary>Writes the column.</summary>
    public InsertColumn Parameter(ISqlGenerationHelper quote) => new(quote.DelimitIdentifier(Name), (command, name, value) =>
    {
        // the mapping gives the engine's type; the value is written as read, without another conversion
        var parameter = mapping.CreateParameter(command, name, value is null ? null : mapping.Converter is { } converter ? converter.ConvertFromProvider(value) : value, isNullable);
        parameter.Value = value ?? DBNull.Value;
        return parameter;
    });

    private static object ReadAs<T>(DbDataReader reader, int at) => reader.GetFieldValue<T>(at)!;

    // some engines store JSON as text, others sort its names
    private static JsonNode? Ordered(JsonNode? node) => node switch
    {
        JsonObject whole => new JsonObject(whole.OrderBy(each => each.Key, StringComparer.Ordinal).Select(each => KeyValuePair.Create(each.Key, Ordered(each.Value)))),
        JsonArray list => new JsonArray([.. list.Select(Ordered)]),
        _ => node?.DeepClone(),
    };
}
