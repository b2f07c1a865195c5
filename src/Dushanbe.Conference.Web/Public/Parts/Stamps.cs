using System.Globalization;
using Dushanbe.Conference.Editions;

namespace Dushanbe.Conference.Web.Public.Parts;

/// <summary>Machine-readable times.</summary>
internal static class Stamps
{
    /// <summary><c>2022-10-18T09:30+05:00</c>.</summary>
    public static string Of(EditionFacts edition, DateOnly day, TimeOnly time)
    {
        var offset = EditionClock.Offset(edition.ZoneId, day, time);
        return $"{day.ToString("O", CultureInfo.InvariantCulture)}T{DateWords.Time(time)}{(offset < TimeSpan.Zero ? "-" : "+")}{offset.ToString("hh\\:mm", CultureInfo.InvariantCulture)}";
    }
}
