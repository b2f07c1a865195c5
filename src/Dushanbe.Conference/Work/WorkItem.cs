namespace Dushanbe.Conference.Work;

/// <summary>
/// A piece of work that outlives the request that asks for it, and the process that does it. Asked for in the same
/// transaction as the change that needs it; afterwards changed by conditional updates alone, so that of several processes
/// one has it at a time.
/// </summary>
public sealed class WorkItem
{
    /// <summary>The most characters of <see cref="Payload"/> and <see cref="Result"/>: they name rows and files, they do not hold them.</summary>
    public const int LongestText = 2_000;

    /// <summary>Made when it is asked for; grows with time, so that the oldest comes first.</summary>
    public Guid Id { get; init; } = Guid.CreateVersion7();

    /// <summary>Which handler does it: <see cref="WorkHandler.Kind"/>.</summary>
    public required string Kind { get; init; }

    /// <summary>The edition; null for the installation's own affairs.</summary>
    public Guid? EditionId { get; init; }

    /// <summary>The account that asked; null for the operator at the command line. Its grants are read anew when the work begins.</summary>
    public Guid? ActorId { get; init; }

    /// <summary>The name that journals show for whoever asked.</summary>
    public required string ActorName { get; init; }

    /// <summary>What the handler needs to know, as JSON: keys and hashes, never personal data.</summary>
    public required string Payload { get; init; }

    /// <summary>Where it stands.</summary>
    public WorkState State { get; init; }

    /// <summary>What it does at the moment, a word of its kind; null before it says so.</summary>
    public string? Stage { get; init; }

    /// <summary>How many pieces of <see cref="Total"/> are done in this stage.</summary>
    public int Done { get; init; }

    /// <summary>How many there are; 0 while that is not known.</summary>
    public int Total { get; init; }

    /// <summary>How often it was begun. An end of the server in good order does not count.</summary>
    public int Attempts { get; init; }

    /// <summary>When it was asked for (UTC).</summary>
    public required DateTime CreatedAt { get; init; }

    /// <summary>Not before this (UTC); null for at once.</summary>
    public DateTime? DueAt { get; init; }

    /// <summary>When it was first begun (UTC).</summary>
    public DateTime? StartedAt { get; init; }

    /// <summary>The taking that holds it: new each time it is taken, null while nobody has it.</summary>
    public Guid? LeaseId { get; init; }

    /// <summary>Until when (UTC) nobody else may take it.</summary>
    public DateTime? LeasedUntil { get; init; }

    /// <summary>When somebody asked to cancel it (UTC) while it ran.</summary>
    public DateTime? CancelAskedAt { get; init; }

    /// <summary>When it ended (UTC), whatever way.</summary>
    public DateTime? EndedAt { get; init; }

    /// <summary>What came of it, as its handler puts it; null for nothing to say.</summary>
    public string? Result { get; init; }

    /// <summary>Why it failed, in a word for the operator: the name of an exception or of a rule, never a message with data in it.</summary>
    public string? Fault { get; init; }

    /// <summary>Grows with every change, so that another process sees that it moved.</summary>
    public long Version { get; init; } = 1;
}

/// <summary>Where a piece of work stands.</summary>
public enum WorkState
{
    /// <summary>Waits for its turn.</summary>
    Queued,

    /// <summary>Somebody is at it, or was until their process died and the lease has not run out.</summary>
    Running,

    /// <summary>Done.</summary>
    Done,

    /// <summary>Given up: it was not allowed, or it failed as often as it may be tried.</summary>
    Failed,

    /// <summary>Cancelled by somebody; what it had begun is undone.</summary>
    Cancelled,
}
