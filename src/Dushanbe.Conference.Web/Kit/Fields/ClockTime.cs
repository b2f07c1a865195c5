using System.Globalization;

namespace Dushanbe.Conference.Web.Kit.Fields;

/// <summary>Parses a time of day as typed at a desk.</summary>
public static class ClockTime
{
    /// <summary>Parses <c>09:30</c>, <c>9.30</c>, <c>930</c>, <c>9</c>; null for anything else.</summary>
    public static TimeOnly? Read(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var parts = text.Split([':', '.', '-', ' '], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        if (parts is [{ Length: 3 or 4 } digits]) parts = [digits[..^2], digits[^2..]];
        return parts switch
        {
            [var hour] when Number(hour, 23) is { } h => new TimeOnly(h, 0),
            [var hour, { Length: 2 } minute] when Number(hour, 23) is { } h && Number(minute, 59) is { } m => new TimeOnly(h, m),
            _ => null,
        };
    }

    private static int? Number(string text, int highest) =>
        text.Length <= 2 && int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number <= highest ? number : null;
}
