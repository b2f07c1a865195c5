using Dushanbe.Conference.Editions;
using Dushanbe.Conference.Web.Speech;
using Microsoft.Extensions.Localization;

namespace Dushanbe.Conference.Web.Public.Parts;

/// <summary>What the day that nobody knows is called.</summary>
internal static class DayNames
{
    /// <summary>"Tuesday or Wednesday" in an edition of two days, else "Day to be confirmed".</summary>
    public static string Unknown(EditionFacts edition, IStringLocalizer<ProgrammeWords> words, string language) =>
        edition.Days is [var first, var second]
            ? words["DayOr", DateWords.Weekday(first, language), DateWords.WeekdayWithin(second, language)]
            : words["DayToConfirm"];
}
