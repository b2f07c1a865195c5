using System.Globalization;

namespace Dushanbe.Conference.Backups;

/// <summary>What became of a scheduled backup that was made, as its work item records it.</summary>
/// <param name="Kind">One of the words below.</param>
/// <param name="Lost">How many uploads it lacks that its database names; 0 where an older program did not record it.</param>
internal sealed record BackupResult(string Kind, int Lost)
{
    /// <summary>Nothing is wrong with it that was not so before.</summary>
    public const string Whole = "Whole";

    /// <summary>Its journal is not intact, as in the installation.</summary>
    public const string JournalBroken = "JournalBroken";

    /// <summary>It lacks more uploads than the last whole one.</summary>
    public const string UploadsLost = "UploadsLost";

    public bool IsWhole => Kind == Whole;

    public static BackupResult? Read(string? text) => text?.Split(' ') switch
    {
        [var kind] => new(kind, 0),
        [var kind, var number] when int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var lost) => new(kind, lost),
        _ => null,
    };

    /// <summary>The result of a backup.</summary>
    /// <param name="written">What was written.</param>
    /// <param name="before">The last whole one; null for none that counts: then there is nothing that this one could fall short of.</param>
    public static BackupResult Of(BackUpInstallation.Outcome.Written written, BackupResult? before)
    {
        var lost = written.Lost.Count;
        return new(written.Journal is > 0 ? JournalBroken : lost > (before?.Lost ?? lost) ? UploadsLost : Whole, lost);
    }

    public override string ToString() => Lost == 0 ? Kind : string.Create(CultureInfo.InvariantCulture, $"{Kind} {Lost}");
}
