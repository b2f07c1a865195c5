namespace Dushanbe.Conference.Backups;

/// <summary>A file in a backup.</summary>
/// <param name="Name">Its name: <see cref="BackupNames"/>.</param>
/// <param name="Length">Its bytes.</param>
/// <param name="Hash">Their SHA-256, in lower-case hexadecimal digits.</param>
internal sealed record BackupEntry(string Name, long Length, string Hash);
