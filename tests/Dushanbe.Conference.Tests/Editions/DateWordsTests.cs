using Dushanbe.Conference.Editions;

namespace Dushanbe.Conference.Tests.Editions;

public sealed class DateWordsTests
{
    private static readonly DateOnly Tuesday = new(2022, 10, 18);

    [Theory]
    [InlineData("en", "18 October 2022", "Tuesday 18 October 2022", "Tuesday 18 October", "18–19 October 2022", "October 2022")]
    [InlineData("ru", "18 октября 2022 года", "Вторник, 18 октября 2022 года", "Вторник, 18 октября", "18–19 октября 2022 года", "октябрь 2022 года")]
    [InlineData("tg", "18 октябри соли 2022", "Сешанбе, 18 октябри соли 2022", "Сешанбе, 18 октябр", "18–19 октябри соли 2022", "октябри соли 2022")]
    public void Dates_read_as_papers_write_them(string language, string date, string full, string day, string range, string month)
    {
        Assert.Equal(date, DateWords.Date(Tuesday, language));
        Assert.Equal(full, DateWords.FullDate(Tuesday, language));
        Assert.Equal(day, DateWords.WeekdayAndDay(Tuesday, language));
        Assert.Equal(range, DateWords.Range(Tuesday, Tuesday.AddDays(1), language));
        Assert.Equal(month, DateWords.MonthAndYear(Tuesday, language));
    }

    [Theory]
    [InlineData("2022-09-30", "2022-10-02", "en", "30 September – 2 October 2022")]
    [InlineData("2022-09-30", "2022-10-02", "ru", "30 сентября – 2 октября 2022 года")]
    [InlineData("2022-09-30", "2022-10-02", "tg", "30 сентябр – 2 октябри соли 2022")]
    [InlineData("2022-12-31", "2023-01-01", "en", "31 December 2022 – 1 January 2023")]
    [InlineData("2022-12-31", "2023-01-01", "tg", "31 декабри соли 2022 – 1 январи соли 2023")]
    [InlineData("2024-11-04", "2024-11-04", "ru", "4 ноября 2024 года")]
    public void Ranges_name_what_differs(string first, string last, string language, string words) =>
        Assert.Equal(words, DateWords.Range(DateOnly.Parse(first), DateOnly.Parse(last), language));

    [Fact]
    public void Every_day_of_the_week_has_its_Tajik_word() =>
        Assert.Equal("якшанбе душанбе сешанбе чоршанбе панҷшанбе ҷумъа шанбе", string.Join(' ', Enumerable.Range(0, 7).Select(day => DateWords.WeekdayWithin(new DateOnly(2022, 10, 16).AddDays(day), "tg"))));

    [Theory]
    [InlineData("05:00", "UTC+5")]
    [InlineData("-03:30", "UTC−3:30")]
    [InlineData("00:00", "UTC")]
    [InlineData("05:45", "UTC+5:45")]
    public void Offsets_are_short(string offset, string words) => Assert.Equal(words, DateWords.Offset(TimeSpan.Parse(offset)));
}
