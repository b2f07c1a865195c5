using System.Globalization;
using Dushanbe.Conference.Access;
using Dushanbe.Conference.Data;

namespace Dushanbe.Conference.Exchange;

/// <summary>
/// One import from its file to its report, in the database, so that it outlives the server and shows its state to whoever
/// comes back. Where it stands is told by the work it has asked for. Files and findings are personal data: the files go when
/// the case ends, the case a day after anybody last did something with it.
/// </summary>
public sealed class ImportCase : IVersioned
{
    /// <summary>The longest name of a file that is shown.</summary>
    public const int LongestName = 120;

    /// <summary>How long a case is kept that nobody does anything with.</summary>
    public static readonly TimeSpan Life = TimeSpan.FromDays(1);

    /// <summary>Stands in the address of its page.</summary>
    public Guid Id { get; init; } = Guid.CreateVersion7();

    /// <summary>Where the people are to be registered.</summary>
    public required Guid EditionId { get; init; }

    /// <summary>Who sent the file; null for the operator.</summary>
    public Guid? AccountId { get; init; }

    /// <summary>The name of whoever sent it, for others who see the case.</summary>
    public required string ActorName { get; init; }

    /// <summary>The name that the file had on its owner's machine: shown, never used as a path.</summary>
    public required string FileName { get; init; }

    /// <summary>The table in the store of files; null once the case has ended.</summary>
    public string? TableHash { get; set; }

    /// <summary>The name of the ZIP of photos; null where none came along.</summary>
    public string? PhotosName { get; private set; }

    /// <summary>The ZIP in the store of files; null where none came along, and once the case has ended.</summary>
    public string? PhotosHash { get; private set; }

    /// <summary>When anybody last did something with it, or it was done with (UTC).</summary>
    public required DateTime TouchedAt { get; set; }

    /// <summary>The work that checks the file; null before anybody has asked for it.</summary>
    public Guid? CheckId { get; private set; }

    /// <summary>The work that imports it; null before anybody has asked for it. Set once: a case is imported once.</summary>
    public Guid? ImportId { get; private set; }

    /// <summary>What the last work on it found; null before the first has ended.</summary>
    public ImportSummary? Report { get; private set; }

    /// <inheritdoc/>
    public long Version { get; set; } = 1;

    /// <summary>A new case of a table that came in.</summary>
    internal static ImportCase Of(Guid editionId, string fileName, string tableHash, Actor actor, DateTime now) => new()
    {
        EditionId = editionId,
        AccountId = actor.AccountId,
        ActorName = actor.Name,
        FileName = Shown(fileName),
        TableHash = tableHash,
        TouchedAt = now,
    };

    /// <summary>Adds photos, in the place of others.</summary>
    internal void Accompany(string photosName, string photosHash, DateTime now) => (PhotosName, PhotosHash, TouchedAt) = (Shown(photosName), photosHash, now);

    /// <summary>Notes the work that was asked for.</summary>
    internal void Begin(Guid workId, bool dryRun, DateTime now)
    {
        if (dryRun) CheckId = workId;
        else ImportId = workId;
        TouchedAt = now;
    }

    /// <summary>Notes what the work found.</summary>
    internal void Note(ImportSummary report, DateTime now) => (Report, TouchedAt) = (report, now);

    private static string Shown(string name)
    {
        var last = name[(name.LastIndexOfAny(['/', '\\']) + 1)..];
        var plain = string.Concat(last.Where(letter => char.GetUnicodeCategory(letter) is not (UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.Surrogate)));
        return plain.Length <= LongestName ? plain : plain[..LongestName];
    }
}

/// <summary>Where an import stands.</summary>
public enum ImportPhase
{
    /// <summary>The files are here; nobody has asked for anything.</summary>
    Received,

    /// <summary>Waits for its turn, to be checked or imported.</summary>
    Waiting,

    /// <summary>A dry run is under way.</summary>
    Checking,

    /// <summary>The dry run found no error.</summary>
    Checked,

    /// <summary>There are errors; nothing was stored.</summary>
    Refused,

    /// <summary>People are being stored.</summary>
    Importing,

    /// <summary>Everybody is registered.</summary>
    Imported,

    /// <summary>Somebody stopped it; nothing was stored.</summary>
    Stopped,

    /// <summary>Our own trouble stopped it; nothing was stored.</summary>
    Failed,
}
