using System.Globalization;
using System.Text;

namespace Dushanbe.Conference.Tests.Programme;

/// <summary>
/// A calendar as RFC 5545 alone reads it: lines are unfolded, and a zone is what the file says of it. Beside the library that
/// writes our calendars, which would read its own mistakes.
/// </summary>
internal sealed class PlainCalendar(string text)
{
    private readonly List<string> lines = [.. text.Replace("\r\n ", "", StringComparison.Ordinal).Replace("\r\n\t", "", StringComparison.Ordinal).Split("\r\n", StringSplitOptions.RemoveEmptyEntries)];

    /// <summary>The lines as they are sent, without their ends.</summary>
    public static IReadOnlyList<byte[]> Lines(byte[] file)
    {
        Assert.True(file.AsSpan().EndsWith("\r\n"u8));
        return [.. Encoding.Latin1.GetString(file).Split("\r\n").Select(Encoding.Latin1.GetBytes)];
    }

    /// <summary>The texts of a property, in the order of the file.</summary>
    public IReadOnlyList<string> Texts(string property) =>
        [.. lines.Where(line => line.StartsWith($"{property}:", StringComparison.Ordinal)).Select(line => Unescaped(line[(property.Length + 1)..]))];

    /// <summary>When the entries with a time begin (UTC).</summary>
    public IReadOnlyList<DateTime> Moments()
    {
        var moments = new List<DateTime>();
        var inside = false;
        foreach (var line in lines)
        {
            if (line == "BEGIN:VEVENT") inside = true;
            if (line == "END:VEVENT") inside = false;
            if (!inside || !line.StartsWith("DTSTART", StringComparison.Ordinal) || line.Contains("VALUE=DATE:", StringComparison.Ordinal)) continue;
            var (name, value) = (line[..line.IndexOf(':')], line[(line.IndexOf(':') + 1)..]);
            moments.Add(value.EndsWith('Z') ? Time(value[..^1]) : Time(value) - Offset(name.Split("TZID=")[1], Time(value)));
        }

        return [.. moments.Order()];
    }

    // of the observances of the zone, the one that has begun last
    private TimeSpan Offset(string zone, DateTime local)
    {
        var (at, end) = (lines.IndexOf($"TZID:{zone}"), 0);
        Assert.True(at > 0, $"{zone} is named and not said");
        end = lines.IndexOf("END:VTIMEZONE", at);
        var begun = (At: DateTime.MinValue, Offset: (TimeSpan?)null);
        for (var from = at; from < end; from++)
        {
            if (lines[from] is not ("BEGIN:STANDARD" or "BEGIN:DAYLIGHT")) continue;
            var observance = lines[from..lines.IndexOf(lines[from].Replace("BEGIN", "END", StringComparison.Ordinal), from)];
            foreach (var onset in Onsets(observance).Where(each => each <= local && each >= begun.At)) begun = (onset, Signed(Of(observance, "TZOFFSETTO")!));
        }

        return begun.Offset ?? throw new InvalidOperationException($"{zone} is not said at {local:O}.");
    }

    private static IEnumerable<DateTime> Onsets(List<string> observance)
    {
        var first = Time(Of(observance, "DTSTART")!);
        yield return first;
        foreach (var more in (Of(observance, "RDATE") ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries)) yield return Time(more);
        if (Of(observance, "RRULE") is not { } rule) yield break;
        var parts = rule.Split(';').Select(each => each.Split('=')).ToDictionary(each => each[0], each => each[1], StringComparer.Ordinal);
        Assert.Equal("YEARLY", parts["FREQ"]);
        var (month, day) = (int.Parse(parts["BYMONTH"], CultureInfo.InvariantCulture), parts["BYDAY"]);
        var weekday = Array.IndexOf(["SU", "MO", "TU", "WE", "TH", "FR", "SA"], day[^2..]);
        var which = int.Parse(day[..^2], CultureInfo.InvariantCulture);
        for (var year = first.Year; year <= 2030; year++)
        {
            var days = Enumerable.Range(1, DateTime.DaysInMonth(year, month)).Select(each => new DateTime(year, month, each)).Where(each => (int)each.DayOfWeek == weekday).ToList();
            var onset = (which > 0 ? days[which - 1] : days[^-which]) + first.TimeOfDay;
            if (onset > first && (!parts.TryGetValue("UNTIL", out var until) || onset <= Time(until.TrimEnd('Z')))) yield return onset;
        }
    }

    private static string? Of(List<string> observance, string property) => observance.Find(each => each.StartsWith(property, StringComparison.Ordinal)) is { } line ? line[(line.IndexOf(':') + 1)..] : null;

    private static DateTime Time(string text) => DateTime.ParseExact(text, "yyyyMMdd'T'HHmmss", CultureInfo.InvariantCulture);

    private static TimeSpan Signed(string offset)
    {
        var size = TimeSpan.ParseExact(offset[1..5], "hhmm", CultureInfo.InvariantCulture);
        return offset[0] == '-' ? -size : size;
    }

    private static string Unescaped(string text)
    {
        var made = new StringBuilder();
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] != '\\') made.Append(text[i]);
            else made.Append(text[++i] is 'n' or 'N' ? '\n' : text[i]);
        }

        return made.ToString();
    }
}
