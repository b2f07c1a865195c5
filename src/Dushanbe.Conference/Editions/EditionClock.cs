namespace Dushanbe.Conference.Editions;

/// <summary>The only place that converts between instants and an edition's local time.</summary>
public static class EditionClock
{
    /// <summary>Local time at the venue of an instant.</summary>
    /// <param name="zoneId">IANA zone, for example <c>Asia/Dushanbe</c>.</param>
    /// <param name="utc">An instant in UTC.</param>
    public static DateTime Local(string zoneId, DateTime utc) =>
        TimeZoneInfo.ConvertTimeFromUtc(DateTime.SpecifyKind(utc, DateTimeKind.Utc), Zone(zoneId));

    /// <summary>The instant of a local time at the venue; of a time that the clock shows twice, the first.</summary>
    public static DateTime Utc(string zoneId, DateOnly day, TimeOnly time) =>
        DateTime.SpecifyKind(day.ToDateTime(time, DateTimeKind.Unspecified) - Offset(zoneId, day, time), DateTimeKind.Utc);

    /// <summary>The offset from UTC on a day at noon, for example +5 hours.</summary>
    public static TimeSpan Offset(string zoneId, DateOnly day) =>
        Zone(zoneId).GetUtcOffset(day.ToDateTime(new TimeOnly(12, 0), DateTimeKind.Unspecified));

    /// <summary>
    /// The offset from UTC at a time of a day. Of a time that the clock shows twice, the first is meant; a time that it skips
    /// has the offset from before, so that it lies as much later: as calendars read it (RFC 5545, 3.3.5).
    /// </summary>
    public static TimeSpan Offset(string zoneId, DateOnly day, TimeOnly time)
    {
        var zone = Zone(zoneId);
        var local = day.ToDateTime(time, DateTimeKind.Unspecified);
        if (zone.IsAmbiguousTime(local)) return zone.GetAmbiguousTimeOffsets(local).Max();
        return zone.IsInvalidTime(local) ? zone.GetUtcOffset(day.ToDateTime(TimeOnly.MinValue, DateTimeKind.Unspecified)) : zone.GetUtcOffset(local);
    }

    /// <summary>Whether this machine knows the zone.</summary>
    public static bool Knows(string zoneId) => TimeZoneInfo.TryFindSystemTimeZoneById(zoneId, out _);

    private static TimeZoneInfo Zone(string zoneId) => TimeZoneInfo.FindSystemTimeZoneById(zoneId);
}
