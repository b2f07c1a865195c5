namespace Dushanbe.Conference.Journal;

/// <summary>Something that is wrong with a chain of the journal.</summary>
/// <param name="Kind">What.</param>
/// <param name="EditionId">The edition whose chain it is; null for the installation's own affairs.</param>
/// <param name="Number">The place in the chain; null for an entry without one.</param>
/// <param name="EntryId">The entry; null where it is missing.</param>
/// <param name="Other">The last number that is missing, or the place where the entry was sealed; null where neither is meant or known.</param>
public sealed record JournalFinding(JournalFindingKind Kind, Guid? EditionId, long? Number, Guid? EntryId, long? Other = null);

/// <summary>What can be wrong with an entry.</summary>
public enum JournalFindingKind
{
    /// <summary>It was changed, or put in by somebody without the key: subject, action, time or actor do not fit its mark.</summary>
    Changed,

    /// <summary>Who did it, the changes or the reason do not fit their digest.</summary>
    TextChanged,

    /// <summary>It was sealed in another place.</summary>
    Moved,

    /// <summary>Entries between two others are missing.</summary>
    Missing,

    /// <summary>Entries at the end of the chain are missing: an anchor was past them.</summary>
    MissingAtEnd,

    /// <summary>The entry is another than the one an anchor names.</summary>
    AnchorDiffers,

    /// <summary>It has no seal.</summary>
    Unsealed,
}
