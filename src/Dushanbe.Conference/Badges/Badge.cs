namespace Dushanbe.Conference.Badges;

/// <summary>A badge of one person: a number that is valid until it is voided. A person has at most one valid badge.</summary>
public sealed class Badge
{
    /// <summary>Characters of <see cref="Face"/>.</summary>
    internal const int FaceLength = 16;

    /// <summary>The key used by the journal and prints; people use the number.</summary>
    public Guid Id { get; init; } = Guid.CreateVersion7();

    /// <summary>The edition.</summary>
    public required Guid EditionId { get; init; }

    /// <summary>The person.</summary>
    public required Guid ParticipantId { get; init; }

    /// <summary>Six characters without a hyphen, unique in the installation (<see cref="BadgeNumber"/>); exactly what the QR code holds.</summary>
    public required string Number { get; init; }

    /// <summary>When the number was assigned (UTC).</summary>
    public required DateTime IssuedAt { get; init; }

    /// <summary>A digest of the person's data on the last print; null where unknown, and then the badge counts as up to date.</summary>
    public string? Face { get; private set; }

    /// <summary>When it was last printed (UTC); null where unknown.</summary>
    public DateTime? PrintedAt { get; private set; }

    /// <summary>When it stopped being valid (UTC); null while it is.</summary>
    public DateTime? VoidedAt { get; private set; }

    /// <summary>Why it was voided.</summary>
    public string? VoidReason { get; private set; }

    /// <summary>Who voided it.</summary>
    public string? VoidedBy { get; private set; }

    /// <summary>Records the data on a print.</summary>
    public void Print(DateTime at, string face) => (PrintedAt, Face) = (at, face);

    /// <summary>Makes the number invalid permanently.</summary>
    public void Void(DateTime at, string by, string? reason)
    {
        if (VoidedAt is not null) return;
        (VoidedAt, VoidedBy, VoidReason) = (at, by, reason);
    }

    /// <summary>Goes on counting as up to date, or not, after the photo it shows was erased.</summary>
    internal void Follow(string before, string now)
    {
        if (Face == before) Face = now;
    }

    /// <summary>Takes away the reason, which may name somebody.</summary>
    internal void ForgetReason() => VoidReason = null;

    /// <summary>Takes away what may tell about the holder: the reason, and the digest of the data that was printed.</summary>
    internal void ForgetHolder() => (VoidReason, Face) = (null, null);
}

/// <summary>One print order: who ordered it, the selection and the stock. Its prints are the single badges.</summary>
public sealed class BadgeRun
{
    /// <summary>The key used by the journal and the address of the file.</summary>
    public Guid Id { get; init; } = Guid.CreateVersion7();

    /// <summary>The edition.</summary>
    public required Guid EditionId { get; init; }

    /// <summary>When it was ordered (UTC).</summary>
    public required DateTime StartedAt { get; init; }

    /// <summary>The account that ordered it; null for a verb run by the operator.</summary>
    public Guid? ActorId { get; init; }

    /// <summary>The name shown for the actor.</summary>
    public required string ActorName { get; init; }

    /// <summary>Key of the stock preset; null for two A6 pages a badge.</summary>
    public string? Stock { get; init; }

    /// <summary>Whether only fronts were made.</summary>
    public required bool FrontOnly { get; init; }

    /// <summary>Why badges were printed again; required where any had been printed before.</summary>
    public string? Reason { get; internal set; }

    /// <summary>How many badges it holds.</summary>
    public required int Count { get; init; }

    /// <summary>When the run was voided as a whole (UTC); null while it is valid.</summary>
    public DateTime? VoidedAt { get; private set; }

    /// <summary>Why it was voided.</summary>
    public string? VoidReason { get; private set; }

    /// <summary>Who voided it.</summary>
    public string? VoidedBy { get; private set; }

    /// <summary>Records that its badges were voided, which each badge records too.</summary>
    public void Void(DateTime at, string by, string reason) => (VoidedAt, VoidedBy, VoidReason) = (at, by, reason);

    /// <summary>Takes away the reasons, which may name somebody.</summary>
    internal void ForgetReasons() => (Reason, VoidReason) = (null, null);
}

/// <summary>One badge printed in one run; append-only.</summary>
public sealed class BadgePrint
{
    /// <summary>Time-ordered.</summary>
    public Guid Id { get; init; } = Guid.CreateVersion7();

    /// <summary>The run.</summary>
    public required Guid RunId { get; init; }

    /// <summary>The badge.</summary>
    public required Guid BadgeId { get; init; }

    /// <summary>The person, for quick counting.</summary>
    public required Guid ParticipantId { get; init; }

    /// <summary>The position in the run, from 1.</summary>
    public required int Order { get; init; }

    /// <summary>
    /// How many prints of the person there were before, in any run; 0 for the first. Unique for each person: of two desks
    /// that print at the same time one comes second and needs a reason.
    /// </summary>
    public required int Before { get; init; }

    /// <summary>When (UTC).</summary>
    public required DateTime At { get; init; }
}
