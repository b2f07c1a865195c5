namespace Dushanbe.Conference.People;

/// <summary>What a person decided about one kind of publication: when, how it was told and who noted it. Never changed; a new decision is a new record, and the latest holds.</summary>
public sealed class Consent
{
    /// <summary>A version-7 GUID, which orders decisions with the same time.</summary>
    public Guid Id { get; init; } = Guid.CreateVersion7();

    /// <summary>The person.</summary>
    public required Guid ParticipantId { get; init; }

    /// <summary>To what.</summary>
    public required ConsentKind Kind { get; init; }

    /// <summary>Whether it was given; otherwise it was refused or taken back.</summary>
    public required bool IsGiven { get; init; }

    /// <summary>How the person told it.</summary>
    public required ConsentWay Way { get; init; }

    /// <summary>When it was noted (UTC).</summary>
    public required DateTime At { get; init; }

    /// <summary>The account that noted it; null for a verb run by the operator.</summary>
    public Guid? ActorId { get; init; }

    /// <summary>The name shown for the actor, kept even when the account is gone.</summary>
    public required string ActorName { get; init; }
}

/// <summary>What a person can consent to.</summary>
public enum ConsentKind
{
    /// <summary>The name on published lists of participants.</summary>
    Listing,

    /// <summary>Pictures of the person, taken at the conference, being published.</summary>
    Photography,
}

/// <summary>How a person told a decision.</summary>
public enum ConsentWay
{
    /// <summary>In words, at the desk.</summary>
    AtTheDesk,

    /// <summary>On a signed form.</summary>
    OnPaper,

    /// <summary>By letter or e-mail.</summary>
    ByLetter,

    /// <summary>Through the delegation.</summary>
    ByDelegation,
}
