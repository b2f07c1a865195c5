using System.Data.Common;
using Dushanbe.Conference.Access;
using Dushanbe.Conference.Data;
using Dushanbe.Conference.Journal;
using Microsoft.EntityFrameworkCore;

namespace Dushanbe.Conference.Backups;

/// <summary>Checks what was unpacked from a backup, with nothing but what the backup holds.</summary>
/// <param name="IsCurrent">Whether its database needs no migration.</param>
/// <param name="Journal">What is wrong with its journal: 0 for nothing; null where its database is older, or the key of the journal is not in it.</param>
internal sealed record BackupCheck(bool IsCurrent, long? Journal)
{
    /// <summary>Checks the files in a folder.</summary>
    /// <exception cref="UnreadableBackupException">The database is damaged, or of a newer program.</exception>
    public static async Task<BackupCheck> OfAsync(string folder, SqliteFiles sqlite, CancellationToken cancel)
    {
        var databases = sqlite.At(Path.Combine(folder, DataLayout.Database));
        await using var db = await databases.CreateDbContextAsync(cancel);
        if (!await IsWholeAsync(db, cancel)) throw new UnreadableBackupException(BackupFault.DamagedDatabase, 0);
        var (known, applied) = (db.Database.GetMigrations().ToHashSet(StringComparer.Ordinal), (await db.Database.GetAppliedMigrationsAsync(cancel)).ToList());
        if (applied.Count == 0) throw new UnreadableBackupException(BackupFault.DamagedDatabase, 0);
        if (applied.Exists(each => !known.Contains(each))) throw new UnreadableBackupException(BackupFault.NewerProgram, 0);
        if (applied.Count < known.Count) return new(false, null);
        if (SealIn(Path.Combine(folder, DataLayout.Keys, DataLayout.JournalKey)) is not { } seal) return new(true, null);
        var report = await new VerifyJournal(databases, seal).ReadAsync(new(AnchorsIn(Path.Combine(folder, DataLayout.Anchors))), Actor.Operator, cancel);
        return new(true, report.FitsKey ? report.Count : Math.Max(1, report.Count));
    }

    private static async Task<bool> IsWholeAsync(ConferenceDb db, CancellationToken cancel)
    {
        await db.Database.OpenConnectionAsync(cancel);
        try
        {
            await using var command = db.Database.GetDbConnection().CreateCommand();
            command.CommandText = "PRAGMA integrity_check(1)";
            if (await command.ExecuteScalarAsync(cancel) is not "ok") return false;
            command.CommandText = "PRAGMA foreign_key_check";
            await using var strays = await command.ExecuteReaderAsync(cancel);
            return !await strays.ReadAsync(cancel);
        }
        catch (DbException)
        {
            return false;
        }
        finally
        {
            await db.Database.CloseConnectionAsync();
        }
    }

    private static JournalSeal? SealIn(string path)
    {
        var key = new byte[JournalSeal.Length];
        return File.Exists(path) && Convert.TryFromBase64String(File.ReadAllText(path).Trim(), key, out var length) && length == JournalSeal.Length ? new(key) : null;
    }

    private static List<JournalAnchor> AnchorsIn(string path) => File.Exists(path) ? [.. File.ReadAllLines(path).Select(JournalAnchor.Read).OfType<JournalAnchor>().Distinct()] : [];
}
