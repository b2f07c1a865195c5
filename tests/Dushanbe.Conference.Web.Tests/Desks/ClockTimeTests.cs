using Dushanbe.Conference.Web.Kit.Fields;

namespace Dushanbe.Conference.Web.Tests.Desks;

public sealed class ClockTimeTests
{
    [Theory]
    [InlineData("09:30", 9, 30)]
    [InlineData("9.30", 9, 30)]
    [InlineData("930", 9, 30)]
    [InlineData("1745", 17, 45)]
    [InlineData("9", 9, 0)]
    [InlineData("0:05", 0, 5)]
    public void A_time_is_read_as_people_type_it(string typed, int hour, int minute) => Assert.Equal(new TimeOnly(hour, minute), ClockTime.Read(typed));

    [Theory]
    [InlineData("24:00")]
    [InlineData("9:60")]
    [InlineData("9:5")]
    [InlineData("noon")]
    [InlineData("٩:٣٠")]
    [InlineData("12345")]
    public void What_is_no_time_of_day_is_not_guessed(string typed) => Assert.Null(ClockTime.Read(typed));
}
