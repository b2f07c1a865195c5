using System.Globalization;

namespace Dushanbe.Conference.Backups;

/// <summary>Which backups are old enough to go.</summary>
internal static class BackupRetention
{
    // after a restore, or where data were lost this morning, any of these may be the better one
    private static readonly TimeSpan Fresh = TimeSpan.FromHours(24);

    /// <summary>
    /// Those that are neither the first or the last of one of the latest days nor the last of one of the latest weeks that have backups, and not
    /// of the 24 hours before the newest; the newest always stays.
    /// </summary>
    /// <param name="all">When each was begun (UTC).</param>
    /// <param name="daily">How many days count.</param>
    /// <param name="weekly">How many weeks, from Monday to Sunday, count.</param>
    public static IReadOnlySet<DateTime> Outlived(IReadOnlyCollection<DateTime> all, int daily, int weekly)
    {
        if (all.Count == 0) return new HashSet<DateTime>();
        var since = all.Max() - Fresh;
        var outlived = all.Where(each => each < since).ToHashSet();
        outlived.ExceptWith(Latest(all, each => each.Date.Ticks, Math.Max(1, daily)).SelectMany(each => new[] { each.Min(), each.Max() }));
        outlived.ExceptWith(Latest(all, each => ISOWeek.GetYear(each) * 100L + ISOWeek.GetWeekOfYear(each), weekly).Select(each => each.Max()));
        return outlived;
    }

    private static IEnumerable<IGrouping<long, DateTime>> Latest(IEnumerable<DateTime> all, Func<DateTime, long> span, int count) =>
        all.GroupBy(span).OrderByDescending(each => each.Key).Take(count);
}
