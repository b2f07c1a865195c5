using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Storage;

namespace Dushanbe.Conference.Data;

/// <summary>
/// Inserts many new rows of one table without a change tracker: several rows a statement, by the names, types and
/// conversions of the model. Interceptors do not run for these rows. For one transaction only.
/// </summary>
internal sealed class NewRows<T> : IAsyncDisposable where T : class
{
    private readonly List<Func<T, object?>> getters = [];
    private readonly InsertStatement insert;

    public NewRows(ConferenceDb db)
    {
        var type = db.Model.FindEntityType(typeof(T)) ?? throw new InvalidOperationException($"{typeof(T).Name} is not in the model.");
        var table = StoreObjectIdentifier.Create(type, StoreObjectType.Table)!.Value;
        var quote = db.GetService<ISqlGenerationHelper>();
        var columns = new List<InsertColumn>();
        foreach (var property in type.GetFlattenedProperties())
        {
            var (mapping, isNullable) = (property.GetRelationalTypeMapping(), property.IsNullable);
            columns.Add(new InsertColumn(quote.DelimitIdentifier(property.GetColumnName(table)!), (command, name, value) => mapping.CreateParameter(command, name, value, isNullable)));
            getters.Add(Getter(property));
        }

        insert = new InsertStatement(db, quote.DelimitIdentifier(table.Name, table.Schema), columns);
    }

    /// <summary>Inserts rows, in the current transaction.</summary>
    public Task InsertAsync(IReadOnlyList<T> rows, CancellationToken cancel) =>
        insert.ExecuteAsync(rows.Select(row => getters.ConvertAll(get => get(row)).ToArray()), cancel);

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => insert.DisposeAsync();

    private static Func<T, object?> Getter(IProperty property)
    {
        var read = property.PropertyInfo ?? throw new InvalidOperationException($"{property.Name} is not a property of {typeof(T).Name}.");
        if (property.DeclaringType is not IComplexType { ComplexProperty: { PropertyInfo: { } part, DeclaringType: IEntityType } }) return read.GetValue;
        return row => part.GetValue(row) is { } whole ? read.GetValue(whole) : null;
    }
}
