using Dushanbe.Conference.Exchange;


namespace Dushanbe.Conference.Web.Desks.Exchange;

/// <summary>Where an import stands.</summary>
internal enum ImportPhase
{
    /// <summary>The files are here; nobody has looked at them.</summary>
    Received,

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

/// <summary>One import from its file to its report, kept for the one who began it until it is done or an hour has passed.</summary>
internal sealed class ImportCase(Guid editionId, Guid? accountId, string fileName, string folder)
{
    /// <summary>How far it is; replaced as a whole, so that whoever looks sees one moment.</summary>
    public sealed record Moment(ImportPhase Phase, ImportProgress? Progress, ImportReport? Report);

    private volatile Moment now = new(ImportPhase.Received, null, null);

    /// <summary>Random, so that nobody guesses another's.</summary>
    public Guid Id { get; } = Guid.CreateVersion7();

    public Guid EditionId { get; } = editionId;

    /// <summary>Who began it.</summary>
    public Guid? AccountId { get; } = accountId;

    /// <summary>The name that the file had on its owner's machine: shown, never used as a path.</summary>
    public string FileName { get; } = fileName;

    public string? PhotosName { get; set; }

    public DateTimeOffset TouchedAt { get; set; }

    public Moment Now
    {
        get => now;
        set => now = value;
    }

    public bool IsRunning => now.Phase is ImportPhase.Checking or ImportPhase.Importing;

    /// <summary>Held while it is begun or stopped.</summary>
    public Lock Gate { get; } = new();

    /// <summary>What is under way; ends whatever happens.</summary>
    public Task Work { get; set; } = Task.CompletedTask;

    /// <summary>Stops what is under way.</summary>
    public CancellationTokenSource? Stopping { get; set; }

    public string Folder => Path.Combine(folder, Id.ToString("N"));

    public string Table => Path.Combine(Folder, "table");

    public string Photos => Path.Combine(Folder, "photos");
}

/// <summary>News: an import moved on.</summary>
internal sealed record ImportMoved(Guid CaseId);
