using Dushanbe.Conference.Journal;
using Microsoft.Extensions.Localization;

namespace Dushanbe.Conference.Web.Kit;

/// <summary>The journal texts of each kind of subject, from the desk where it is edited: for the desk that shows the journal of everything.</summary>
/// <param name="All">Makes them, in the language of the reader.</param>
public sealed record SubjectSpeeches(IReadOnlyDictionary<JournalSubject, Func<IStringLocalizerFactory, JournalSpeech>> All);
