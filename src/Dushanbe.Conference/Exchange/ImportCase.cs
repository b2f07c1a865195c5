using System.Globalization;
using System.Text.Json;
using Dushanbe.Conference.Access;
using Dushanbe.Conference.Data;
using Dushanbe.Conference.Files.AtRest;

namespace Dushanbe.Conference.Exchange;

/// <summary>
/// One import from its file to its report, in the database, so that it survives a restart and shows its state when the page
/// is reopened. Its state is that of its work item. Files and findings are personal data: the files are deleted when
/// the case ends, the case a day after its last use.
/// </summary>
public sealed class ImportCase : IVersioned
{
    /// <summary>The longest name of a file that is shown.</summary>
    public const int LongestName = 120;

    private const string CorrectionsColumn = $"{nameof(ImportCase)}.{nameof(Corrections)}";
    private const string ReportColumn = $"{nameof(ImportCase)}.{nameof(Report)}";

    /// <summary>How long an unused case is kept.</summary>
    public static readonly TimeSpan Life = TimeSpan.FromDays(1);

    /// <summary>The key, also in the address of its page.</summary>
    public Guid Id { get; init; } = Guid.CreateVersion7();

    /// <summary>The edition.</summary>
    public required Guid EditionId { get; init; }

    /// <summary>The account that uploaded the file; null for the operator.</summary>
    public Guid? AccountId { get; init; }

    /// <summary>The name of the uploader, for others who see the case.</summary>
    public required string ActorName { get; init; }

    /// <summary>The original file name: shown, never used as a path.</summary>
    public required string FileName { get; init; }

    /// <summary>The table in the store of files; null once the case has ended.</summary>
    public string? TableHash { get; set; }

    /// <summary>The name of the ZIP of photos; null for none.</summary>
    public string? PhotosName { get; private set; }

    /// <summary>The ZIP in the store of files; null for none, and once the case has ended.</summary>
    public string? PhotosHash { get; private set; }

    /// <summary>How the table is read, as <see cref="ImportMapping.ToJson"/> writes it; null for a file of our own form.</summary>
    public string? Mapping { get; private set; }

    /// <summary>What is done with people who are registered, as <see cref="KnownChoice.ToText"/> writes it; null for the usual.</summary>
    public string? Known { get; private set; }

    /// <summary>When it was last used or changed (UTC).</summary>
    public required DateTime TouchedAt { get; set; }

    /// <summary>The work that checks the file; null before it is requested.</summary>
    public Guid? CheckId { get; private set; }

    /// <summary>The work that imports it; null before it is requested, and again once it stored nothing: a case is imported once.</summary>
    public Guid? ImportId { get; private set; }

    /// <summary>What a clerk has said of single rows, which quotes the table, encrypted; null for nothing.</summary>
    public SealedText? Corrections { get; private set; }

    /// <summary>Whether the rows without errors are imported although others have some; the file stays for those.</summary>
    public bool IsPartial { get; private set; }

    /// <summary>When it was undone (UTC); null while it stands.</summary>
    public DateTime? UndoneAt { get; private set; }

    /// <summary>The findings of the last work, which quote the table, encrypted; null before the first has ended.</summary>
    public SealedText? Report { get; private set; }

    /// <inheritdoc/>
    public long Version { get; set; } = 1;

    /// <summary>A new case for an uploaded table.</summary>
    internal static ImportCase Of(Guid editionId, string fileName, string tableHash, Actor actor, DateTime now) => new()
    {
        EditionId = editionId,
        AccountId = actor.AccountId,
        ActorName = actor.Name,
        FileName = Shown(fileName),
        TableHash = tableHash,
        TouchedAt = now,
    };

    /// <summary>Sets or replaces the photos.</summary>
    internal void Accompany(string photosName, string photosHash, DateTime now) => (PhotosName, PhotosHash, TouchedAt) = (Shown(photosName), photosHash, now);

    /// <summary>Sets how the table is read; every work on the case reads it so.</summary>
    internal void Read(ImportMapping mapping) => Mapping = mapping.ToJson();

    /// <summary>Sets what is done with people who are registered.</summary>
    internal void Recognize(KnownChoice known) => Known = known.ToText();

    /// <summary>Stores the requested work.</summary>
    internal void Begin(Guid workId, bool dryRun, DateTime now, bool isPartial = false)
    {
        IsPartial = isPartial;
        // an import that was refused stored nothing: the case is checked again, and can be imported then
        if (dryRun) (CheckId, ImportId) = (workId, null);
        else ImportId = workId;
        TouchedAt = now;
    }

    /// <summary>Notes that what it brought was taken back.</summary>
    internal void Undo(DateTime now) => (UndoneAt, TouchedAt) = (now, now);

    /// <summary>Stores the findings.</summary>
    internal void Note(ImportSummary report, FieldSecrets secrets, DateTime now) => (Report, TouchedAt) = (secrets.Seal(ReportColumn, Id, report.ToJson()), now);

    /// <summary>Adds what is said of a row or, with nothing said, removes all that was.</summary>
    internal void Correct(RowCorrection correction, FieldSecrets secrets)
    {
        var (before, others) = ReadCorrections(secrets) is var read ? (read.FirstOrDefault(each => each.Row == correction.Row), read.Where(each => each.Row != correction.Row)) : default;
        RowCorrection[] all = correction.IsNothing ? [.. others] : [.. others, correction.After(before)];
        Corrections = all.Length == 0 ? null : secrets.Seal(CorrectionsColumn, Id, JsonSerializer.Serialize(all));
    }

    /// <summary>What is said of single rows.</summary>
    internal IReadOnlyList<RowCorrection> ReadCorrections(FieldSecrets secrets) => secrets.Open(CorrectionsColumn, Id, Corrections) is { } json ? JsonSerializer.Deserialize<RowCorrection[]>(json)! : [];

    /// <summary>Opens the findings; null where there are none, or their key is gone.</summary>
    internal ImportSummary? ReadReport(FieldSecrets secrets) => secrets.Open(ReportColumn, Id, Report) is { } json ? ImportSummary.FromJson(json) : null;

    private static string Shown(string name)
    {
        var last = name[(name.LastIndexOfAny(['/', '\\']) + 1)..];
        var plain = string.Concat(last.Where(letter => char.GetUnicodeCategory(letter) is not (UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.Surrogate)));
        return plain.Length <= LongestName ? plain : plain[..LongestName];
    }
}

/// <summary>The phases of an import.</summary>
public enum ImportPhase
{
    /// <summary>The files are uploaded; nothing was requested yet.</summary>
    Received,

    /// <summary>Waits for its turn, to be checked or imported.</summary>
    Waiting,

    /// <summary>A dry run is running.</summary>
    Checking,

    /// <summary>The dry run found no error.</summary>
    Checked,

    /// <summary>There are errors; nothing was stored.</summary>
    Refused,

    /// <summary>People are being stored.</summary>
    Importing,

    /// <summary>Everybody is registered.</summary>
    Imported,

    /// <summary>Everybody was registered, and then removed again.</summary>
    Undone,

    /// <summary>Cancelled; nothing was stored.</summary>
    Stopped,

    /// <summary>Failed by an error of the program; nothing was stored.</summary>
    Failed,
}
