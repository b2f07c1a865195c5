namespace Dushanbe.Conference.Work;

/// <summary>
/// Background work that survives the request and the process. Requested in the same
/// transaction as the change that needs it; afterwards changed by conditional updates only, so that of several processes
/// one holds it at a time.
/// </summary>
public sealed class WorkItem
{
    /// <summary>The most characters of <see cref="Payload"/> and <see cref="Result"/>: they refer to rows and files instead of containing them.</summary>
    public const int LongestText = 2_000;

    /// <summary>Time-ordered, so that the oldest comes first.</summary>
    public Guid Id { get; init; } = Guid.CreateVersion7();

    /// <summary>Its handler: <see cref="WorkHandler.Kind"/>.</summary>
    public required string Kind { get; init; }

    /// <summary>The edition; null for entries of the installation.</summary>
    public Guid? EditionId { get; init; }

    /// <summary>The requesting account; null for the operator at the command line. Its grants are read again when the work starts.</summary>
    public Guid? ActorId { get; init; }

    /// <summary>The name that journals show for the requester.</summary>
    public required string ActorName { get; init; }

    /// <summary>What the handler needs to know, as JSON: keys and hashes, never personal data.</summary>
    public required string Payload { get; init; }

    /// <summary>Its state.</summary>
    public WorkState State { get; init; }

    /// <summary>The current stage, a word of its kind; null before the first.</summary>
    public string? Stage { get; init; }

    /// <summary>How many of <see cref="Total"/> are done in this stage.</summary>
    public int Done { get; init; }

    /// <summary>The total; 0 while unknown.</summary>
    public int Total { get; init; }

    /// <summary>The number of attempts. A regular shutdown of the server does not count.</summary>
    public int Attempts { get; init; }

    /// <summary>When it was requested (UTC).</summary>
    public required DateTime CreatedAt { get; init; }

    /// <summary>Not before this time (UTC); null for immediately.</summary>
    public DateTime? DueAt { get; init; }

    /// <summary>When it was first started (UTC).</summary>
    public DateTime? StartedAt { get; init; }

    /// <summary>The lease that holds it: new each time it is taken, null while it is free.</summary>
    public Guid? LeaseId { get; init; }

    /// <summary>When the lease expires (UTC).</summary>
    public DateTime? LeasedUntil { get; init; }

    /// <summary>When somebody asked to cancel it (UTC) while it ran.</summary>
    public DateTime? CancelAskedAt { get; init; }

    /// <summary>When it ended (UTC), in any state.</summary>
    public DateTime? EndedAt { get; init; }

    /// <summary>The result, in the format of its handler; null for none.</summary>
    public string? Result { get; init; }

    /// <summary>Why it failed, for the operator: the name of an exception or a rule, never a message that may contain personal data.</summary>
    public string? Fault { get; init; }

    /// <summary>Incremented with every change, so that other processes detect it.</summary>
    public long Version { get; init; } = 1;
}

/// <summary>The states of a work item.</summary>
public enum WorkState
{
    /// <summary>Waits for its turn.</summary>
    Queued,

    /// <summary>Running, or its process died and the lease has not expired.</summary>
    Running,

    /// <summary>Done.</summary>
    Done,

    /// <summary>Given up: not permitted, or failed in every attempt.</summary>
    Failed,

    /// <summary>Cancelled; its effects are undone.</summary>
    Cancelled,
}
