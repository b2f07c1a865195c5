namespace Dushanbe.Conference.Backups;

/// <summary>Why a backup cannot be read.</summary>
public enum BackupFault
{
    /// <summary>The file does not begin as a backup does.</summary>
    NotABackup,

    /// <summary>It was written in a format of another version of the program.</summary>
    OtherFormat,

    /// <summary>The passphrase is another one, or the header was changed; the two cannot be told apart.</summary>
    WrongPassphrase,

    /// <summary>It was cut short, or bytes were changed, moved or added.</summary>
    Damaged,

    /// <summary>It is whole, but holds what this program never writes: a name that leads elsewhere, a length that is not so.</summary>
    Strange,

    /// <summary>The database in it is damaged.</summary>
    DamagedDatabase,

    /// <summary>The database in it was brought up to date by a newer version of the program.</summary>
    NewerProgram,
}

/// <summary>A backup cannot be read; nothing of it may be used.</summary>
/// <param name="fault">Why.</param>
/// <param name="at">The byte of the file at which it shows.</param>
internal sealed class UnreadableBackupException(BackupFault fault, long at) : Exception($"The backup cannot be read ({fault} at byte {at}).")
{
    public BackupFault Fault { get; } = fault;

    public long At { get; } = at;
}
