using Dushanbe.Conference.Journal;

namespace Dushanbe.Conference.Web.Kit;

/// <summary>How the journal of one kind of subject reads.</summary>
/// <param name="Action">The verb of a deed.</param>
/// <param name="Field">The label of a field.</param>
/// <param name="Value">The words for a field's value as the journal keeps it.</param>
public sealed record JournalSpeech(Func<JournalAction, string> Action, Func<string, string> Field, Func<string, string, string> Value);
