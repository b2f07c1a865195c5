namespace Dushanbe.Conference.Journal;

/// <summary>What somebody did, written in the same transaction as the deed. Never changed, never deleted.</summary>
public sealed class JournalEntry
{
    /// <summary>For <see cref="JournalWriter"/> and the database alone.</summary>
    internal JournalEntry() { }

    /// <summary>A version-7 GUID: it orders entries of one instant.</summary>
    public Guid Id { get; init; } = Guid.CreateVersion7();

    /// <summary>The edition; null for the installation's own affairs.</summary>
    public Guid? EditionId { get; init; }

    /// <summary>What the deed was done to.</summary>
    public required JournalSubject Subject { get; init; }

    /// <summary>Its key.</summary>
    public required Guid SubjectId { get; init; }

    /// <summary>The deed.</summary>
    public required JournalAction Action { get; init; }

    /// <summary>When (UTC).</summary>
    public required DateTime At { get; init; }

    /// <summary>The account; null for a verb run by the operator.</summary>
    public Guid? ActorId { get; init; }

    /// <summary>The name shown for the actor.</summary>
    public required string ActorName { get; init; }

    /// <summary>The fields that changed, with what they were and became.</summary>
    public IReadOnlyList<FieldChange> Changes { get; init; } = [];

    /// <summary>Why, where a reason was asked.</summary>
    public string? Reason { get; init; }
}

/// <summary>A field that changed.</summary>
/// <param name="Field">The property's name, the same word as in the form and the resource.</param>
/// <param name="From">What it was, as text; null for nothing. Contact data and photos are named but not quoted.</param>
/// <param name="To">What it became.</param>
/// <param name="EditionId">The edition it holds in, where the field has a value for each edition; null where it has one.</param>
public sealed record FieldChange(string Field, string? From, string? To, Guid? EditionId = null);

/// <summary>What a deed was done to.</summary>
public enum JournalSubject
{
    /// <summary>A participant.</summary>
    Participant,

    /// <summary>A delegation.</summary>
    Delegation,

    /// <summary>A category.</summary>
    Category,

    /// <summary>An edition.</summary>
    Edition,

    /// <summary>A session.</summary>
    Session,

    /// <summary>A speaker.</summary>
    Speaker,

    /// <summary>A room.</summary>
    Room,

    /// <summary>A body that organizes or supports; what it is to an edition stands in the edition's journal.</summary>
    Organization,

    /// <summary>An account.</summary>
    Account,
}

/// <summary>Deeds; their words are resources, and <see cref="JournalRules"/> says to what each can be done.</summary>
public enum JournalAction
{
    /// <summary>Created or registered.</summary>
    Created,

    /// <summary>Amended.</summary>
    Amended,

    /// <summary>A participant was withdrawn.</summary>
    Withdrawn,

    /// <summary>A withdrawal was taken back.</summary>
    Reinstated,

    /// <summary>A session, a speaker or a room was deleted.</summary>
    Removed,

    /// <summary>An account was closed.</summary>
    Closed,

    /// <summary>A closed account was opened again.</summary>
    Reopened,

    /// <summary>Brought in by an import.</summary>
    Imported,

    /// <summary>Exported.</summary>
    Exported,

    /// <summary>A badge was printed.</summary>
    BadgePrinted,

    /// <summary>A badge was made void.</summary>
    BadgeVoided,

    /// <summary>A run of badges was made void as a whole.</summary>
    RunVoided,

    /// <summary>The programme was published.</summary>
    Published,

    /// <summary>The programme was taken off the public pages.</summary>
    Unpublished,

    /// <summary>Replaced as a whole, as the training edition is.</summary>
    Replaced,

    /// <summary>A password was set or changed.</summary>
    PasswordChanged,

    /// <summary>Permissions were granted or taken.</summary>
    GrantsChanged,
}
