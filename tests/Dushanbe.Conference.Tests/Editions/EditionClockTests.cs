using Dushanbe.Conference.Editions;

namespace Dushanbe.Conference.Tests.Editions;

public sealed class EditionClockTests
{
    [Theory]
    [InlineData("Europe/Berlin", "2026-10-24", "23:30", "+02:00"), InlineData("Europe/Berlin", "2026-10-25", "00:30", "+02:00"), InlineData("Europe/Berlin", "2026-10-25", "09:30", "+01:00")]
    // the clock shows it twice, and the first time is meant
    [InlineData("Europe/Berlin", "2026-10-25", "02:30", "+02:00")]
    // the clock never shows it: as long after midnight as it would have been, as calendars read it
    [InlineData("Europe/Berlin", "2026-03-29", "02:30", "+01:00"), InlineData("Europe/Berlin", "2026-03-29", "03:30", "+02:00"), InlineData("Europe/Berlin", "2026-03-29", "00:30", "+01:00")]
    [InlineData("Australia/Lord_Howe", "2026-10-04", "02:10", "+10:30"), InlineData("Australia/Lord_Howe", "2026-10-04", "02:30", "+11:00"), InlineData("Australia/Lord_Howe", "2026-04-05", "01:45", "+11:00")]
    [InlineData("America/St_Johns", "2026-07-01", "09:00", "-02:30"), InlineData("Asia/Dushanbe", "2026-03-29", "02:30", "+05:00")]
    public void The_offset_of_a_time_is_that_of_its_moment(string zone, string day, string time, string offset)
    {
        var found = EditionClock.Offset(zone, DateOnly.Parse(day), TimeOnly.Parse(time));

        Assert.Equal(offset, (found < TimeSpan.Zero ? "-" : "+") + found.ToString("hh\\:mm"));
    }

    [Theory]
    [InlineData("2026-10-25T00:30:00Z", "2026-10-25T02:30:00"), InlineData("2026-10-25T01:30:00Z", "2026-10-25T02:30:00"), InlineData("2026-03-29T01:00:00Z", "2026-03-29T03:00:00")]
    public void A_moment_is_told_by_the_clock_of_the_venue(string instant, string local) =>
        Assert.Equal(DateTime.Parse(local), EditionClock.Local("Europe/Berlin", DateTimeOffset.Parse(instant).UtcDateTime));
}
