namespace Dushanbe.Conference.Journal;

/// <summary>An action on one subject. Actor, time and edition are given once for all actions of an operation.</summary>
/// <param name="Subject">What it was done to.</param>
/// <param name="SubjectId">Its key.</param>
/// <param name="Action">What was done.</param>
/// <param name="Changes">The fields that changed; null where the action says enough.</param>
/// <param name="Reason">The reason, where one was asked for.</param>
internal readonly record struct Deed(JournalSubject Subject, Guid SubjectId, JournalAction Action, IReadOnlyList<FieldChange>? Changes = null, string? Reason = null);
