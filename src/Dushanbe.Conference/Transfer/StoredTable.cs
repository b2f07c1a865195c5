using System.Data.Common;
using Dushanbe.Conference.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Storage;

namespace Dushanbe.Conference.Transfer;

/// <summary>A table of the model in one database, read and written by columns, independent of entities.</summary>
internal sealed class StoredTable
{
    private const int Batch = 500;

    private readonly ConferenceDb db;
    private readonly DbTransaction? transaction;
    private readonly List<StoredColumn> columns;
    private readonly string quotedName;

    private StoredTable(ConferenceDb db, ITable table, DbTransaction? transaction)
    {
        (this.db, this.transaction, Name) = (db, transaction, table.Name);
        columns = [.. table.Columns.Where(each => !IsGivenByTheEngine(each)).OrderBy(each => each.Name, StringComparer.Ordinal).Select(each => new StoredColumn(each))];
        quotedName = Quote.DelimitIdentifier(table.Name, table.Schema);
    }

    public string Name { get; }

    private ISqlGenerationHelper Quote => db.GetService<ISqlGenerationHelper>();

    /// <summary>All tables of the model, each after those it refers to.</summary>
    public static IEnumerable<StoredTable> AllOf(ConferenceDb db)
    {
        var left = db.Model.GetRelationalModel().Tables.OrderBy(each => each.Name, StringComparer.Ordinal).ToList();
        while (left.Count > 0)
        {
            var next = left.Find(each => each.ForeignKeyConstraints.All(key => key.PrincipalTable == each || !left.Contains(key.PrincipalTable)))
                ?? throw new InvalidOperationException($"These tables refer to each other in a circle: {string.Join(", ", left.Select(each => each.Name))}.");
            left.Remove(next);
            yield return new StoredTable(db, next, transaction: null);
        }
    }

    /// <summary>The table of that name.</summary>
    /// <param name="db">The database.</param>
    /// <param name="name">The table's name.</param>
    /// <param name="transaction">The transaction to read in; null for the one of the context.</param>
    public static StoredTable Of(ConferenceDb db, string name, DbTransaction? transaction = null) =>
        new(db, db.Model.GetRelationalModel().Tables.Single(each => each.Name == name), transaction);

    /// <summary>Whether it has any row.</summary>
    public async Task<bool> AnyAsync(CancellationToken cancel)
    {
        await foreach (var _ in RowsAsync(cancel)) return true;
        return false;
    }

    /// <summary>Its number of rows and the digest of them all.</summary>
    public async Task<(long Rows, string Digest)> DigestAsync(CancellationToken cancel)
    {
        var digest = new TableDigest();
        await foreach (var row in RowsAsync(cancel)) digest.Add(row);
        return (digest.Rows, digest.ToString());
    }

    /// <summary>Inserts all its rows into the same table of another database; returns their number and digest.</summary>
    public async Task<(long Rows, string Digest)> CopyAsync(StoredTable to, CancellationToken cancel)
    {
        var digest = new TableDigest();
        await using var insert = new InsertStatement(to.db, to.quotedName, [.. to.columns.Select(each => each.Parameter(to.Quote))]);
        var batch = new List<object?[]>(Batch);
        await foreach (var row in RowsAsync(cancel))
        {
            digest.Add(row);
            batch.Add(row);
            if (batch.Count < Batch) continue;
            await insert.ExecuteAsync(batch, cancel);
            batch.Clear();
        }

        await insert.ExecuteAsync(batch, cancel);
        return (digest.Rows, digest.ToString());
    }

    private async IAsyncEnumerable<object?[]> RowsAsync([System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancel)
    {
        await db.Database.OpenConnectionAsync(cancel);
        try
        {
            await using var command = db.Database.GetDbConnection().CreateCommand();
            command.Transaction = transaction ?? db.Database.CurrentTransaction?.GetDbTransaction();
            command.CommandText = $"SELECT {string.Join(", ", columns.Select(each => Quote.DelimitIdentifier(each.Name)))} FROM {quotedName}";
            await using var reader = await command.ExecuteReaderAsync(cancel);
            while (await reader.ReadAsync(cancel))
            {
                var row = new object?[columns.Count];
                for (var at = 0; at < row.Length; at++) row[at] = columns[at].Read(reader, at);
                yield return row;
            }
        }
        finally
        {
            await db.Database.CloseConnectionAsync();
        }
    }

    // generated numbers without references are generated again
    private static bool IsGivenByTheEngine(IColumn column)
    {
        var property = column.PropertyMappings is [var mapping, ..] ? mapping.Property : null;
        if (property is not { ValueGenerated: ValueGenerated.OnAdd } || property.ClrType != typeof(int) && property.ClrType != typeof(long)) return false;
        return !property.GetContainingKeys().Any(key => key.GetReferencingForeignKeys().Any())
            ? true
            : throw new InvalidOperationException($"{column.Table.Name}.{column.Name} is numbered by the engine and other tables refer to it; a copy cannot keep its values.");
    }
}
