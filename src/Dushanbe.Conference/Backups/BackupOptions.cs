namespace Dushanbe.Conference.Backups;

/// <summary>Where backups come from and go to.</summary>
public sealed class BackupOptions
{
    /// <summary>The data folder.</summary>
    public string Root { get; set; } = "";

    /// <summary>The folder of scheduled backups; null for no schedule.</summary>
    public string? Folder { get; set; }

    /// <summary>What keys are derived from; null where none is set.</summary>
    public string? Passphrase { get; set; }

    /// <summary>The time between two scheduled backups.</summary>
    public TimeSpan Every { get; set; } = TimeSpan.FromDays(1);

    /// <summary>Of how many days the first and the last backup are kept.</summary>
    public int KeepDaily { get; set; } = 7;

    /// <summary>Of how many weeks the last backup is kept.</summary>
    public int KeepWeekly { get; set; } = 4;

    /// <summary>Rounds of the key derivation.</summary>
    internal int Iterations { get; set; } = BackupHeader.UsualIterations;

    /// <summary>Tells the free bytes of the disk that a folder is on.</summary>
    internal Func<string, long> Free { get; set; } = OwnFiles.FreeAt;

    /// <summary>Told before each step; a test looks at what a process that dies here leaves behind.</summary>
    internal Action<string> Step { get; set; } = _ => { };
}
