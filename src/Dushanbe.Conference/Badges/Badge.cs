namespace Dushanbe.Conference.Badges;

/// <summary>A badge of one person: a number that lives until it is void. A person has at most one that is not void.</summary>
public sealed class Badge
{
    /// <summary>Characters of <see cref="Face"/>.</summary>
    internal const int FaceLength = 16;

    /// <summary>What the journal and prints name the badge by; people read its number.</summary>
    public Guid Id { get; init; } = Guid.CreateVersion7();

    /// <summary>The edition.</summary>
    public required Guid EditionId { get; init; }

    /// <summary>The person.</summary>
    public required Guid ParticipantId { get; init; }

    /// <summary>Six characters without a hyphen, unique in the installation (<see cref="BadgeNumber"/>); exactly what the QR code holds.</summary>
    public required string Number { get; init; }

    /// <summary>When the number was given (UTC).</summary>
    public required DateTime IssuedAt { get; init; }

    /// <summary>What it showed of the person when it was last printed, as a digest; null where nothing is known of that, and then it counts as up to date.</summary>
    public string? Face { get; private set; }

    /// <summary>When it was last printed (UTC); null where nothing is known of that.</summary>
    public DateTime? PrintedAt { get; private set; }

    /// <summary>When it stopped being valid (UTC); null while it is.</summary>
    public DateTime? VoidedAt { get; private set; }

    /// <summary>Why it was voided.</summary>
    public string? VoidReason { get; private set; }

    /// <summary>Who voided it.</summary>
    public string? VoidedBy { get; private set; }

    /// <summary>Notes what a print shows.</summary>
    public void Print(DateTime at, string face) => (PrintedAt, Face) = (at, face);

    /// <summary>Makes the number invalid for good.</summary>
    public void Void(DateTime at, string by, string reason)
    {
        if (VoidedAt is not null) return;
        (VoidedAt, VoidedBy, VoidReason) = (at, by, reason);
    }
}

/// <summary>One order to print: who asked, what was chosen, on which stock. Its prints say who got what.</summary>
public sealed class BadgeRun
{
    /// <summary>What the journal and the address of the file name the run by.</summary>
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
    public string? Reason { get; init; }

    /// <summary>How many badges it holds.</summary>
    public required int Count { get; init; }

    /// <summary>When the run was voided as a whole (UTC); null while it stands.</summary>
    public DateTime? VoidedAt { get; private set; }

    /// <summary>Why it was voided.</summary>
    public string? VoidReason { get; private set; }

    /// <summary>Who voided it.</summary>
    public string? VoidedBy { get; private set; }

    /// <summary>Notes that its badges were made invalid; they say so themselves, one by one.</summary>
    public void Void(DateTime at, string by, string reason) => (VoidedAt, VoidedBy, VoidReason) = (at, by, reason);
}

/// <summary>One badge printed in one run; append-only.</summary>
public sealed class BadgePrint
{
    /// <summary>Falls in the order in which badges were asked for.</summary>
    public Guid Id { get; init; } = Guid.CreateVersion7();

    /// <summary>The run.</summary>
    public required Guid RunId { get; init; }

    /// <summary>The badge.</summary>
    public required Guid BadgeId { get; init; }

    /// <summary>The person, for quick counting.</summary>
    public required Guid ParticipantId { get; init; }

    /// <summary>The place in the run, from 1.</summary>
    public required int Order { get; init; }

    /// <summary>
    /// How many prints of the person there were before, in any run; 0 for the first. Each number once a person: of two desks
    /// that print at the same moment one comes second, and has to say why.
    /// </summary>
    public required int Before { get; init; }

    /// <summary>When (UTC).</summary>
    public required DateTime At { get; init; }
}
