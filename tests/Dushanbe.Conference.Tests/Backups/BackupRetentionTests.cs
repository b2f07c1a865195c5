using Dushanbe.Conference.Backups;

namespace Dushanbe.Conference.Tests.Backups;

public sealed class BackupRetentionTests
{
    // a Monday
    private static readonly DateTime Now = new(2026, 11, 30, 3, 0, 0, DateTimeKind.Utc);

    [Fact]
    public void Of_nightly_backups_seven_days_and_the_sundays_of_four_weeks_stay()
    {
        var nights = Enumerable.Range(0, 60).Select(ago => Now.AddDays(-ago)).ToList();

        var kept = nights.Except(BackupRetention.Outlived(nights, 7, 4)).ToList();

        // the current week began today, so three Sundays follow; one of them is among the seven days
        Assert.Equal([.. Enumerable.Range(0, 7).Select(ago => Now.AddDays(-ago)), Now.AddDays(-8), Now.AddDays(-15)], kept);
    }

    [Fact]
    public void Of_a_day_the_first_and_the_last_stay_and_days_without_backups_do_not_count()
    {
        DateTime[] all = [Now, Now.AddDays(-40), Now.AddDays(-40).AddHours(-1), Now.AddDays(-40).AddHours(-2), Now.AddDays(-300), Now.AddDays(-400)];

        Assert.Equal(new[] { all[2], all[5] }.ToHashSet(), BackupRetention.Outlived(all, 3, 0).ToHashSet());
        Assert.Equal(new[] { all[2], all[3] }.ToHashSet(), BackupRetention.Outlived(all, 1, 4).ToHashSet());
    }

    [Fact]
    public void Whatever_was_begun_in_the_24_hours_before_the_newest_stays()
    {
        var hours = Enumerable.Range(0, 72).Select(ago => Now.AddHours(-ago)).ToList();

        var kept = hours.Except(BackupRetention.Outlived(hours, 1, 0)).ToList();

        Assert.Equal(Enumerable.Range(0, 25).Select(ago => Now.AddHours(-ago)), kept);
        Assert.Empty(BackupRetention.Outlived([], 1, 0));
    }

    [Fact]
    public void The_last_one_stays_whatever_the_settings_and_weeks_of_two_years_are_told_apart()
    {
        DateTime[] all = [new(2026, 12, 31, 3, 0, 0, DateTimeKind.Utc), new(2026, 1, 1, 3, 0, 0, DateTimeKind.Utc)];

        Assert.Equal([all[1]], BackupRetention.Outlived(all, 0, 0));
        Assert.Empty(BackupRetention.Outlived(all, 1, 2));
    }
}
