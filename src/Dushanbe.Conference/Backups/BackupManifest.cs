namespace Dushanbe.Conference.Backups;

/// <summary>What a backup holds; the first entry in it.</summary>
/// <param name="CreatedAt">When its database was copied (UTC).</param>
/// <param name="Engine">The engine of the installation; the database in the backup is always a SQLite file.</param>
/// <param name="Entries">How many entries follow.</param>
/// <param name="Bytes">The bytes of all of them.</param>
/// <param name="Files">How many of them are uploads.</param>
/// <param name="Lost">How many uploads the database names that were already lost.</param>
/// <param name="Facts">What the database holds.</param>
public sealed record BackupManifest(DateTime CreatedAt, string Engine, int Entries, long Bytes, int Files, int Lost, DatabaseFacts Facts);
