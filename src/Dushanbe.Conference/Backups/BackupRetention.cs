using System.Globalization;

namespace Dushanbe.Conference.Backups;

/// <summary>Which backups are old enough to go.</summary>
internal static class BackupRetention
{
    /// <summary>Those that are neither the last of one of the latest days nor the last of one of the latest weeks that have backups; the very last always stays.</summary>
    /// <param name="all">When each was begun (UTC).</param>
    /// <param name="daily">How many days count.</param>
    /// <param name="weekly">How many weeks, from Monday to Sunday, count.</param>
    public static IReadOnlySet<DateTime> Outlived(IReadOnlyCollection<DateTime> all, int daily, int weekly)
    {
        var outlived = all.ToHashSet();
        outlived.ExceptWith(LastOf(all, each => each.Date.Ticks, Math.Max(1, daily)));
        outlived.ExceptWith(LastOf(all, each => ISOWeek.GetYear(each) * 100L + ISOWeek.GetWeekOfYear(each), weekly));
        return outlived;
    }

    private static IEnumerable<DateTime> LastOf(IEnumerable<DateTime> all, Func<DateTime, long> span, int count) =>
        all.GroupBy(span).OrderByDescending(each => each.Key).Take(count).Select(each => each.Max());
}
