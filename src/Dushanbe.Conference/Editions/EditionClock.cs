namespace Dushanbe.Conference.Editions;

/// <summary>The one place that turns instants into an edition's local time and back.</summary>
public static class EditionClock
{
    /// <summary>Local time at the venue of an instant.</summary>
    /// <param name="zoneId">IANA zone, for example <c>Asia/Dushanbe</c>.</param>
    /// <param name="utc">An instant in UTC.</param>
    public static DateTime Local(string zoneId, DateTime utc) =>
        TimeZoneInfo.ConvertTimeFromUtc(DateTime.SpecifyKind(utc, DateTimeKind.Utc), Zone(zoneId));

    /// <summary>The instant of a local time at the venue. A time that a clock change skips moves forward by the gap.</summary>
    public static DateTime Utc(string zoneId, DateOnly day, TimeOnly time)
    {
        var zone = Zone(zoneId);
        var local = day.ToDateTime(time, DateTimeKind.Unspecified);
        if (zone.IsInvalidTime(local)) local = local.AddHours(1);
        return TimeZoneInfo.ConvertTimeToUtc(local, zone);
    }

    /// <summary>The offset from UTC on a day at noon, for example +5 hours.</summary>
    public static TimeSpan Offset(string zoneId, DateOnly day) =>
        Zone(zoneId).GetUtcOffset(day.ToDateTime(new TimeOnly(12, 0), DateTimeKind.Unspecified));

    /// <summary>Whether this machine knows the zone.</summary>
    public static bool Knows(string zoneId) => TimeZoneInfo.TryFindSystemTimeZoneById(zoneId, out _);

    private static TimeZoneInfo Zone(string zoneId) => TimeZoneInfo.FindSystemTimeZoneById(zoneId);
}
