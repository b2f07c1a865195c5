using Dushanbe.Conference.Data;
using Microsoft.EntityFrameworkCore;

namespace Dushanbe.Conference.Transfer;

/// <summary>Copies all tables of a database, as they are at one moment, into an empty one of any engine.</summary>
internal static class TableCopy
{
    // the one table that a migration fills
    private const string ContentStamps = nameof(ConferenceDb.ContentStamps);

    /// <summary>The table in which a database has rows already; null for none.</summary>
    public static async Task<string?> InTheWayAsync(ConferenceDb to, CancellationToken cancel)
    {
        if (!await to.Database.CanConnectAsync(cancel) || !(await to.Database.GetAppliedMigrationsAsync(cancel)).Any()) return null;
        // not migrated here: an existing database may belong to somebody
        if ((await to.Database.GetPendingMigrationsAsync(cancel)).Any()) return "__EFMigrationsHistory";
        foreach (var table in StoredTable.AllOf(to).Where(each => each.Name != ContentStamps))
            if (await table.AnyAsync(cancel)) return table.Name;
        return null;
    }

    /// <summary>Copies, reads back and compares. Writers of the source do not wait where its engine can do without.</summary>
    /// <param name="from">The source.</param>
    /// <param name="to">The target, migrated and empty, in a transaction that the caller commits.</param>
    /// <param name="progress">Receives every copied table.</param>
    /// <param name="cancel">Cancels.</param>
    /// <returns>The tables, and the first that reads back otherwise; null for none.</returns>
    public static async Task<(IReadOnlyList<CopiedTable> Tables, CopyInstallation.Outcome.Different? Differs)> ExecuteAsync(ConferenceDb from, ConferenceDb to, IProgress<CopiedTable>? progress, CancellationToken cancel)
    {
        // without the retry strategy, which does not allow explicit transactions
        await from.Database.OpenConnectionAsync(cancel);
        var copied = new List<CopiedTable>();
        await using (var moment = await from.Dialect.MomentAsync(from.Database.GetDbConnection(), cancel))
        {
            await to.ContentStamps.ExecuteDeleteAsync(cancel);
            foreach (var target in StoredTable.AllOf(to))
            {
                var (rows, digest) = await StoredTable.Of(from, target.Name, moment).CopyAsync(target, cancel);
                copied.Add(new CopiedTable(target.Name, rows, digest));
                progress?.Report(copied[^1]);
            }
        }

        await from.Database.CloseConnectionAsync();
        foreach (var table in copied)
        {
            var (rows, digest) = await StoredTable.Of(to, table.Name).DigestAsync(cancel);
            if (rows != table.Rows || digest != table.Digest) return (copied, new(table.Name, table.Rows, rows));
        }

        return (copied, null);
    }
}
