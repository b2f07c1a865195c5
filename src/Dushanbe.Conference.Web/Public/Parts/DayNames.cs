using Dushanbe.Conference.Editions;
using Dushanbe.Conference.Web.Speech;
using Microsoft.Extensions.Localization;

namespace Dushanbe.Conference.Web.Public.Parts;

/// <summary>The name of the unknown day.</summary>
internal static class DayNames
{
    /// <summary>"Tuesday or Wednesday" in an edition of two days, else "Day to be confirmed" or, once the edition is over, "Day not recorded".</summary>
    public static string Unknown(EditionFacts edition, IStringLocalizer<ProgrammeWords> words, Visit visit) =>
        edition.Days is [var first, var second]
            ? words["DayOr", DateWords.Weekday(first, visit.Language), DateWords.WeekdayWithin(second, visit.Language)]
            : words.Unknown("Day", visit.IsClosed(edition));
}
