using System.Data.Common;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;

namespace Dushanbe.Conference.Data;

/// <summary>A column that rows are inserted into.</summary>
/// <param name="Name">Its name, quoted for the engine.</param>
/// <param name="Parameter">Creates a command parameter with a name and a value.</param>
internal sealed record InsertColumn(string Name, Func<DbCommand, string, object?, DbParameter> Parameter);

/// <summary>Inserts rows of values into one table, with as many rows a statement as suits the engine. For one transaction only.</summary>
/// <param name="db">The context whose connection and transaction are used.</param>
/// <param name="table">The table's name, quoted for the engine.</param>
/// <param name="columns">The columns, in the order of the values.</param>
internal sealed class InsertStatement(ConferenceDb db, string table, IReadOnlyList<InsertColumn> columns) : IAsyncDisposable
{
    private readonly int rowsAtOnce = Math.Max(1, db.Dialect.ParametersAtOnce / columns.Count);
    private readonly Dictionary<int, DbCommand> commands = [];

    /// <summary>Inserts rows, in the current transaction.</summary>
    public async Task ExecuteAsync(IEnumerable<object?[]> rows, CancellationToken cancel)
    {
        foreach (var some in rows.Chunk(rowsAtOnce))
        {
            var command = CommandFor(some.Length);
            command.Parameters.Clear();
            foreach (var row in some)
                for (var at = 0; at < columns.Count; at++)
                    command.Parameters.Add(columns[at].Parameter(command, $"@p{command.Parameters.Count}", row[at]));
            await command.ExecuteNonQueryAsync(cancel);
        }
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        foreach (var command in commands.Values) await command.DisposeAsync();
    }

    // reused between calls, since an engine prepares a statement once for each command
    private DbCommand CommandFor(int count)
    {
        if (commands.TryGetValue(count, out var known)) return known;
        var statement = new StringBuilder($"INSERT INTO {table} ({string.Join(", ", columns.Select(each => each.Name))}) VALUES ");
        for (var row = 0; row < count; row++)
            statement.Append(row == 0 ? "(" : ", (").AppendJoin(", ", Enumerable.Range(row * columns.Count, columns.Count).Select(at => $"@p{at}")).Append(')');
        var command = commands[count] = db.Database.GetDbConnection().CreateCommand();
        (command.CommandText, command.Transaction) = (statement.ToString(), db.Database.CurrentTransaction?.GetDbTransaction());
        return command;
    }
}
