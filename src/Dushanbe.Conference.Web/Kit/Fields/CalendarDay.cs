using System.Globalization;
using MudBlazor;

namespace Dushanbe.Conference.Web.Kit.Fields;

/// <summary>A day as shown and typed at a desk: <c>18.10.2022</c> or <c>2022-10-18</c>, never an ambiguous order.</summary>
internal sealed class CalendarDay : IReversibleConverter<DateTime?, string?>
{
    private static readonly string[] Formats = ["yyyy-M-d", "d.M.yyyy", "yyyyMMdd"];

    private string? typed;

    /// <summary>Formats a day in the language of the desk.</summary>
    public static string Format => CultureInfo.CurrentUICulture.TwoLetterISOLanguageName == "en" ? "yyyy-MM-dd" : "dd.MM.yyyy";

    /// <summary>Whether the last typed text is not a day.</summary>
    public bool Unread => typed is not null;

    public string? Convert(DateTime? input) => input?.ToString(Format, CultureInfo.InvariantCulture) ?? typed;

    public DateTime? ConvertBack(string? input)
    {
        typed = null;
        if (string.IsNullOrWhiteSpace(input)) return null;
        if (DateTime.TryParseExact(input.Trim(), Formats, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)) return day;
        typed = input;
        return null;
    }
}
