using System.Globalization;

namespace Dushanbe.Conference.Journal;

/// <summary>
/// Which entries lost their text with the data of a person. The entry that tells of the erasure lists their numbers under its own
/// seal, so that a text taken away by other means is still found.
/// </summary>
internal static class JournalErasure
{
    /// <summary>The field with the numbers.</summary>
    public const string Field = "ErasedEntries";

    /// <summary>The change that lists them; null where there are none.</summary>
    public static FieldChange? Listed(IEnumerable<long> numbers)
    {
        var ranges = new List<(long First, long Last)>();
        foreach (var number in numbers.Distinct().Order())
        {
            if (ranges.Count > 0 && ranges[^1].Last == number - 1) ranges[^1] = (ranges[^1].First, number);
            else ranges.Add((number, number));
        }

        return ranges.Count == 0 ? null : new FieldChange(Field, null, string.Join(' ', ranges.Select(each =>
            each.First == each.Last ? each.First.ToString(CultureInfo.InvariantCulture) : string.Create(CultureInfo.InvariantCulture, $"{each.First}-{each.Last}"))));
    }

    /// <summary>The numbers that an entry lists; it can name only entries before itself.</summary>
    public static IEnumerable<(long First, long Last)> RangesIn(JournalEntry entry)
    {
        if (entry.Action != JournalAction.Erased) yield break;
        foreach (var range in entry.Changes.Where(each => each.Field == Field).SelectMany(each => (each.To ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries)))
        {
            var ends = range.Split('-');
            if (long.TryParse(ends[0], NumberStyles.None, CultureInfo.InvariantCulture, out var first) && long.TryParse(ends[^1], NumberStyles.None, CultureInfo.InvariantCulture, out var last))
                yield return (first, Math.Min(last, (entry.Number ?? 0) - 1));
        }
    }
}
