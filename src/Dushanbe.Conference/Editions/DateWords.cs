using System.Globalization;

namespace Dushanbe.Conference.Editions;

/// <summary>
/// Dates in words, as the papers of the process write them. The platform knows no Tajik dates and writes Russian ones with an
/// abbreviated year, so the words stand here. The language is a BCP 47 tag; any other than ru and tg reads as English.
/// </summary>
public static class DateWords
{
    private static readonly string[] EnglishMonths = ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"];
    private static readonly string[] RussianMonths = ["январь", "февраль", "март", "апрель", "май", "июнь", "июль", "август", "сентябрь", "октябрь", "ноябрь", "декабрь"];
    private static readonly string[] RussianMonthsOf = ["января", "февраля", "марта", "апреля", "мая", "июня", "июля", "августа", "сентября", "октября", "ноября", "декабря"];
    private static readonly string[] TajikMonths = ["январ", "феврал", "март", "апрел", "май", "июн", "июл", "август", "сентябр", "октябр", "ноябр", "декабр"];
    private static readonly string[] EnglishDays = ["Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"];
    private static readonly string[] RussianDays = ["воскресенье", "понедельник", "вторник", "среда", "четверг", "пятница", "суббота"];
    private static readonly string[] TajikDays = ["якшанбе", "душанбе", "сешанбе", "чоршанбе", "панҷшанбе", "ҷумъа", "шанбе"];

    /// <summary>The day of the week as it stands at the head of a line: "Tuesday", "Вторник", "Сешанбе".</summary>
    public static string Weekday(DateOnly day, string language)
    {
        var word = WeekdayWithin(day, language);
        return char.ToUpperInvariant(word[0]) + word[1..];
    }

    /// <summary>The day of the week within a sentence: "Tuesday", "вторник", "сешанбе".</summary>
    public static string WeekdayWithin(DateOnly day, string language) => Pick(language, EnglishDays, RussianDays, TajikDays)[(int)day.DayOfWeek];

    /// <summary>"18 October 2022", "18 октября 2022 года", "18 октябри соли 2022".</summary>
    public static string Date(DateOnly day, string language) => $"{day.Day} {MonthAndYearOf(day, language)}";

    /// <summary>"18 October", "18 октября", "18 октябр".</summary>
    public static string DayAndMonth(DateOnly day, string language) => $"{day.Day} {MonthAfterDay(day, language)}";

    /// <summary>"Tuesday 18 October", "Вторник, 18 октября", "Сешанбе, 18 октябр".</summary>
    public static string WeekdayAndDay(DateOnly day, string language) => $"{Weekday(day, language)}{Comma(language)} {DayAndMonth(day, language)}";

    /// <summary>"Tuesday 18 October 2022", "Вторник, 18 октября 2022 года", "Сешанбе, 18 октябри соли 2022".</summary>
    public static string FullDate(DateOnly day, string language) => $"{Weekday(day, language)}{Comma(language)} {Date(day, language)}";

    /// <summary>The month on its own: "October", "октябрь", "октябр".</summary>
    public static string Month(DateOnly day, string language) => Pick(language, EnglishMonths, RussianMonths, TajikMonths)[day.Month - 1];

    /// <summary>"October 2022", "октябрь 2022 года", "октябри соли 2022".</summary>
    public static string MonthAndYear(DateOnly day, string language) => language switch
    {
        "ru" => $"{Month(day, "ru")} {Year(day)} года",
        "tg" => $"{Month(day, "tg")}и соли {Year(day)}",
        _ => $"{Month(day, "en")} {Year(day)}",
    };

    /// <summary>"18–19 October 2022", "30 September – 2 October 2022", or one day alone.</summary>
    public static string Range(DateOnly first, DateOnly last, string language)
    {
        if (first == last) return Date(first, language);
        if (first.Year != last.Year) return $"{Date(first, language)} – {Date(last, language)}";
        return first.Month == last.Month
            ? $"{first.Day}–{Date(last, language)}"
            : $"{DayAndMonth(first, language)} – {Date(last, language)}";
    }

    /// <summary>The same without the year: "18–19 October", "18–19 октября", "18–19 октябр".</summary>
    public static string RangeWithinYear(DateOnly first, DateOnly last, string language)
    {
        if (first == last) return DayAndMonth(first, language);
        return first.Month == last.Month && first.Year == last.Year
            ? $"{first.Day}–{DayAndMonth(last, language)}"
            : $"{DayAndMonth(first, language)} – {DayAndMonth(last, language)}";
    }

    /// <summary>A time of day, always of 24 hours: "09:30".</summary>
    public static string Time(TimeOnly time) => time.ToString("HH:mm", CultureInfo.InvariantCulture);

    /// <summary>An offset from universal time: "UTC+5", "UTC−3:30", "UTC".</summary>
    public static string Offset(TimeSpan offset)
    {
        if (offset == TimeSpan.Zero) return "UTC";
        var size = offset.Duration();
        var minutes = size.Minutes == 0 ? "" : size.Minutes.ToString(":00", CultureInfo.InvariantCulture);
        return $"UTC{(offset < TimeSpan.Zero ? '−' : '+')}{(int)size.TotalHours}{minutes}";
    }

    private static string MonthAndYearOf(DateOnly day, string language) => language == "ru" ? $"{MonthAfterDay(day, "ru")} {Year(day)} года" : MonthAndYear(day, language);

    private static string MonthAfterDay(DateOnly day, string language) => Pick(language, EnglishMonths, RussianMonthsOf, TajikMonths)[day.Month - 1];

    private static string Year(DateOnly day) => day.Year.ToString(CultureInfo.InvariantCulture);

    private static string Comma(string language) => language is "ru" or "tg" ? "," : "";

    private static string[] Pick(string language, string[] english, string[] russian, string[] tajik) => language switch { "ru" => russian, "tg" => tajik, _ => english };
}
