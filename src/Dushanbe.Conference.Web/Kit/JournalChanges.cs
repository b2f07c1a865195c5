using Dushanbe.Conference.Journal;
using Microsoft.Extensions.Localization;

namespace Dushanbe.Conference.Web.Kit;

/// <summary>How a change in the journal reads.</summary>
internal static class JournalChanges
{
    private const int Longest = 240;

    /// <summary>The field, and its value before and after.</summary>
    /// <param name="words">The words of journals.</param>
    /// <param name="speech">The words of the subject.</param>
    /// <param name="change">The change.</param>
    /// <param name="whole">Whether long values are told whole; otherwise their beginning, which is enough to recognise them.</param>
    public static string Tell(this IStringLocalizer<JournalList> words, JournalSpeech speech, FieldChange change, bool whole = false)
    {
        var field = speech.Field(change.Field);
        return (change.From, change.To) switch
        {
            (null, null) => field,
            (null, var to) => $"{field}: {Value(to)}",
            (var from, null) => $"{field}: {Value(from)} → {words[change.Field == nameof(Badges.Badge) ? "Cancelled" : "Nothing"]}",
            var (from, to) => $"{field}: {Value(from)} → {Value(to)}",
        };

        string Value(string value)
        {
            var told = speech.Value(change.Field, value);
            return whole || told.Length <= Longest ? told : $"{told[..(char.IsHighSurrogate(told[Longest - 1]) ? Longest - 1 : Longest)]}…";
        }
    }
}
