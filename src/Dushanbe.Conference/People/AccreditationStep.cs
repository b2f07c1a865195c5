namespace Dushanbe.Conference.People;

/// <summary>One change of a person's accreditation: who, when, from, to and why.</summary>
public sealed class AccreditationStep
{
    /// <summary>A version-7 GUID, which orders steps with the same time.</summary>
    public Guid Id { get; init; } = Guid.CreateVersion7();

    /// <summary>The person.</summary>
    public required Guid ParticipantId { get; init; }

    /// <summary>The state before; null for the first step.</summary>
    public AccreditationState? From { get; init; }

    /// <summary>The state after.</summary>
    public required AccreditationState To { get; init; }

    /// <summary>When (UTC).</summary>
    public required DateTime At { get; init; }

    /// <summary>The account that did it; null for a verb run by the operator.</summary>
    public Guid? ActorId { get; init; }

    /// <summary>The name shown for the actor, kept even when the account is gone.</summary>
    public required string ActorName { get; init; }

    /// <summary>Why; <see cref="AccreditationRules"/> says where it is required. Goes where the data of whoever it names is erased.</summary>
    public string? Reason { get; internal set; }
}

/// <summary>The state of an accreditation.</summary>
public enum AccreditationState
{
    /// <summary>Not registered yet; never stored.</summary>
    None,

    /// <summary>May receive a badge.</summary>
    Approved,

    /// <summary>Not attending; the badge is void and cannot be printed.</summary>
    Withdrawn,

    /// <summary>Being filled in, and not sent to the reviewers yet.</summary>
    Draft,

    /// <summary>Waits for a reviewer.</summary>
    Submitted,

    /// <summary>A reviewer has taken it up.</summary>
    UnderReview,

    /// <summary>Waits for whoever registered the person: the reviewer has asked for something.</summary>
    MoreInformation,

    /// <summary>Waits for something that neither of them decides.</summary>
    OnHold,

    /// <summary>Refused before a badge was allowed.</summary>
    Rejected,

    /// <summary>Approved before, and no longer; the badge is void.</summary>
    Revoked,
}
