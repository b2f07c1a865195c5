namespace Dushanbe.Conference.Journal;

/// <summary>What was done to one subject. Who did it, when and in which edition is said once for all deeds of an operation.</summary>
/// <param name="Subject">What it was done to.</param>
/// <param name="SubjectId">Its key.</param>
/// <param name="Action">What was done.</param>
/// <param name="Changes">The fields that changed; null where the deed says it all.</param>
/// <param name="Reason">Why, where a reason was asked.</param>
internal readonly record struct Deed(JournalSubject Subject, Guid SubjectId, JournalAction Action, IReadOnlyList<FieldChange>? Changes = null, string? Reason = null);
