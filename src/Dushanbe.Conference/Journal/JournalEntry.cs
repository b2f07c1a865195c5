namespace Dushanbe.Conference.Journal;

/// <summary>What somebody did, written in the same transaction as the action itself. Never changed, never deleted; only what it tells about a person can be erased.</summary>
public sealed class JournalEntry
{
    /// <summary>For <see cref="JournalWriter"/> and EF Core only.</summary>
    internal JournalEntry() { }

    /// <summary>A version-7 GUID, which orders entries with the same time.</summary>
    public Guid Id { get; init; } = Guid.CreateVersion7();

    /// <summary>The edition; null for entries of the installation.</summary>
    public Guid? EditionId { get; init; }

    /// <summary>The kind of subject.</summary>
    public required JournalSubject Subject { get; init; }

    /// <summary>Its key.</summary>
    public required Guid SubjectId { get; init; }

    /// <summary>The action.</summary>
    public required JournalAction Action { get; init; }

    /// <summary>When (UTC).</summary>
    public required DateTime At { get; init; }

    /// <summary>The account; null for a verb run by the operator.</summary>
    public Guid? ActorId { get; init; }

    /// <summary>The name shown for the actor.</summary>
    public required string ActorName { get; init; }

    /// <summary>The fields that changed, with old and new values.</summary>
    public IReadOnlyList<FieldChange> Changes { get; internal set; } = [];

    /// <summary>The reason, where one was asked for.</summary>
    public string? Reason { get; internal set; }

    /// <summary>Its place in the chain of its edition, or of the installation's own affairs, from 1; null until it is sealed.</summary>
    public long? Number { get; internal set; }

    /// <summary>16 random bytes, without which the text cannot be guessed from its digest; deleted when the text is erased.</summary>
    public byte[]? Salt { get; internal set; }

    /// <summary>Whether changes and reason were erased.</summary>
    public bool IsErased => Seal is not null && Salt is null;

    /// <summary>Digest of what tells about persons: the actor's name, the changes, the reason. It stays when they are erased.</summary>
    public byte[]? TextDigest { get; internal set; }

    /// <summary>HMAC of the entry without its place: it no longer matches once the entry is changed.</summary>
    public byte[]? Mark { get; internal set; }

    /// <summary>HMAC of mark, number and previous seal, so that no entry can be removed, added or moved unnoticed.</summary>
    public byte[]? Seal { get; internal set; }

    /// <summary>
    /// Takes away changes and reason. Without the salt nobody can guess them from the digest; mark and seal stay right. An entry of
    /// <see cref="JournalErasure"/> has to name this one, or its check reports it.
    /// </summary>
    internal void Erase() => (Changes, Reason, Salt) = ([], null, null);
}

/// <summary>A field that changed.</summary>
/// <param name="Field">The property's name, the same as in the form and the resource.</param>
/// <param name="From">The old value as text; null for none. Contact data and photos are named without their values.</param>
/// <param name="To">The new value.</param>
/// <param name="EditionId">The edition, for a field with a value for each edition; otherwise null.</param>
public sealed record FieldChange(string Field, string? From, string? To, Guid? EditionId = null);

/// <summary>Kinds of subjects.</summary>
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

    /// <summary>A body that organizes or supports; its role in an edition is in the edition's journal.</summary>
    Organization,

    /// <summary>An account.</summary>
    Account,

    /// <summary>The installation itself; its key is all zeros.</summary>
    Installation,
}

/// <summary>Actions; their words are resources, and <see cref="JournalRules"/> lists the subjects of each.</summary>
public enum JournalAction
{
    /// <summary>Created or registered.</summary>
    Created,

    /// <summary>Amended.</summary>
    Amended,

    /// <summary>A participant was withdrawn.</summary>
    Withdrawn,

    /// <summary>A withdrawal was undone.</summary>
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

    /// <summary>Replaced as a whole, like the training edition.</summary>
    Replaced,

    /// <summary>A password was set or changed.</summary>
    PasswordChanged,

    /// <summary>Permissions were granted or revoked.</summary>
    GrantsChanged,

    /// <summary>An authenticator app was set for the second step of the sign-in.</summary>
    SecondStepSet,

    /// <summary>Authenticator app, recovery codes and passkeys were taken from an account.</summary>
    SecondStepRemoved,

    /// <summary>New recovery codes were made.</summary>
    RecoveryCodesReplaced,

    /// <summary>Somebody signed in with a recovery code.</summary>
    RecoveryCodeUsed,

    /// <summary>Data that is masked, or a photo as it was supplied, was read.</summary>
    Read,

    /// <summary>A passkey was added.</summary>
    PasskeyAdded,

    /// <summary>A passkey was removed.</summary>
    PasskeyRemoved,

    /// <summary>Sign-in sessions of an account were ended.</summary>
    SessionsEnded,

    /// <summary>What a person decided about the publication of their name or picture was noted.</summary>
    ConsentRecorded,

    /// <summary>Personal data was erased for good.</summary>
    Erased,

    /// <summary>The holder of an account was sent a link with which to choose a password.</summary>
    Invited,

    /// <summary>An account was connected with somebody at a provider of OpenID Connect.</summary>
    ProviderLinked,

    /// <summary>That connection was ended.</summary>
    ProviderUnlinked,

    /// <summary>A participant waits for the reviewers: sent to them, or changed after the approval by somebody who may not review.</summary>
    Submitted,

    /// <summary>A reviewer decided about an accreditation.</summary>
    Decided,

    /// <summary>A reviewer took the own decision back.</summary>
    DecisionUndone,
}
