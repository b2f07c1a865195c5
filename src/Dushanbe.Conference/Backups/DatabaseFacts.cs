using System.Data.Common;
using System.Globalization;
using Dushanbe.Conference.Data;
using Microsoft.EntityFrameworkCore;

namespace Dushanbe.Conference.Backups;

/// <summary>What an operator recognizes an installation by.</summary>
/// <param name="Editions">How many editions it has.</param>
/// <param name="People">How many participants, withdrawn ones too.</param>
/// <param name="LastEntryAt">When the last entry of its journal was written (UTC); null for none.</param>
public sealed record DatabaseFacts(long Editions, long People, DateTime? LastEntryAt)
{
    /// <summary>Reads them with plain SQL, so that databases of older and newer programs answer too; null where it cannot be read.</summary>
    internal static async Task<DatabaseFacts?> ReadAsync(ConferenceDb db, CancellationToken cancel)
    {
        try
        {
            await db.Database.OpenConnectionAsync(cancel);
            var connection = db.Database.GetDbConnection();
            var editions = await AskAsync(connection, "SELECT COUNT(*) FROM \"Editions\"", cancel);
            var people = await AskAsync(connection, "SELECT COUNT(*) FROM \"Participants\"", cancel);
            var last = await AskAsync(connection, "SELECT MAX(\"At\") FROM \"Journal\"", cancel);
            return new(Convert.ToInt64(editions, CultureInfo.InvariantCulture), Convert.ToInt64(people, CultureInfo.InvariantCulture), last switch
            {
                DateTime at => DateTime.SpecifyKind(at, DateTimeKind.Utc),
                string text => DateTime.Parse(text, CultureInfo.InvariantCulture, DateTimeStyles.AdjustToUniversal | DateTimeStyles.AssumeUniversal),
                _ => null,
            });
        }
        catch (DbException)
        {
            return null;
        }
        finally
        {
            await db.Database.CloseConnectionAsync();
        }
    }

    /// <summary>The first value that a statement answers.</summary>
    internal static async Task<object?> AskAsync(DbConnection connection, string sql, CancellationToken cancel)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        return await command.ExecuteScalarAsync(cancel);
    }
}
