using System.Data.Common;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Storage;

namespace Dushanbe.Conference.Data;

/// <summary>
/// Inserts many new rows of one table without a change tracker: several rows a statement, by the names, types and
/// conversions of the model. For rows that need nothing else: what an interceptor does for a saved row is not done. Serves one transaction.
/// </summary>
internal sealed class NewRows<T> : IAsyncDisposable where T : class
{
    // engines look parameters up one by one, and the least generous takes some 2,000
    private const int MostParameters = 200;

    private readonly ConferenceDb db;
    private readonly List<Column> columns = [];
    private readonly string head;
    private readonly int rowsAtOnce;
    private readonly Dictionary<int, DbCommand> commands = [];

    public NewRows(ConferenceDb db)
    {
        this.db = db;
        var type = db.Model.FindEntityType(typeof(T)) ?? throw new InvalidOperationException($"{typeof(T).Name} is not in the model.");
        var table = StoreObjectIdentifier.Create(type, StoreObjectType.Table)!.Value;
        var quote = db.GetService<ISqlGenerationHelper>();
        foreach (var property in type.GetFlattenedProperties())
            columns.Add(new Column(quote.DelimitIdentifier(property.GetColumnName(table)!), property.GetRelationalTypeMapping(), property.IsNullable, Getter(property)));
        head = $"INSERT INTO {quote.DelimitIdentifier(table.Name, table.Schema)} ({string.Join(", ", columns.Select(each => each.Name))}) VALUES ";
        rowsAtOnce = Math.Max(1, MostParameters / columns.Count);
    }

    /// <summary>Inserts rows, in the transaction that is under way.</summary>
    public async Task InsertAsync(IReadOnlyList<T> rows, CancellationToken cancel)
    {
        foreach (var some in rows.Chunk(rowsAtOnce))
        {
            var command = CommandFor(some.Length);
            Fill(command, some);
            await command.ExecuteNonQueryAsync(cancel);
        }
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        foreach (var command in commands.Values) await command.DisposeAsync();
    }

    private static Func<T, object?> Getter(IProperty property)
    {
        var read = property.PropertyInfo ?? throw new InvalidOperationException($"{property.Name} is no property of {typeof(T).Name}.");
        if (property.DeclaringType is not IComplexType { ComplexProperty: { PropertyInfo: { } part, DeclaringType: IEntityType } }) return read.GetValue;
        return row => part.GetValue(row) is { } whole ? read.GetValue(whole) : null;
    }

    private void Fill(DbCommand command, T[] rows)
    {
        command.Parameters.Clear();
        foreach (var row in rows)
            foreach (var column in columns)
                command.Parameters.Add(column.Type.CreateParameter(command, $"@p{command.Parameters.Count}", column.Read(row), column.IsNullable));
    }

    // kept from one call to the next, since an engine prepares a statement once for each command
    private DbCommand CommandFor(int count)
    {
        if (commands.TryGetValue(count, out var known)) return known;
        var statement = new StringBuilder(head);
        for (var row = 0; row < count; row++)
            statement.Append(row == 0 ? "(" : ", (").AppendJoin(", ", Enumerable.Range(row * columns.Count, columns.Count).Select(at => $"@p{at}")).Append(')');
        var command = commands[count] = db.Database.GetDbConnection().CreateCommand();
        (command.CommandText, command.Transaction) = (statement.ToString(), db.Database.CurrentTransaction?.GetDbTransaction());
        return command;
    }

    private sealed record Column(string Name, RelationalTypeMapping Type, bool IsNullable, Func<T, object?> Read);
}
