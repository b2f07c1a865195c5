using Dushanbe.Conference.Journal;

namespace Dushanbe.Conference.Web.Kit;

/// <summary>The journal texts of one kind of subject.</summary>
/// <param name="Action">The verb of an action.</param>
/// <param name="Field">The label of a field.</param>
/// <param name="Value">The display text of a stored field value.</param>
public sealed record JournalSpeech(Func<JournalAction, string> Action, Func<string, string> Field, Func<string, string, string> Value);
