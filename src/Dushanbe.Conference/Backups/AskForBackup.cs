using Dushanbe.Conference.Access;
using Dushanbe.Conference.Data;
using Dushanbe.Conference.Work;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Dushanbe.Conference.Backups;

/// <summary>Requests the next scheduled backup once it is time, however many servers look.</summary>
public sealed class AskForBackup(IDbContextFactory<ConferenceDb> databases, IOptions<BackupOptions> options, Bulletin bulletin, TimeProvider clock)
{
    /// <summary>How long after a failure it is tried again, where the schedule is not shorter.</summary>
    public static readonly TimeSpan AfterFailure = TimeSpan.FromHours(1);

    // servers ask one after the other
    private static readonly Guid Turn = new("5d0c7a2e-3f0b-7a55-9d1e-0b6c1f1a7e42");

    /// <summary>Looks once.</summary>
    /// <returns>Whether one was requested.</returns>
    public async Task<bool> ExecuteAsync(CancellationToken cancel)
    {
        if (options.Value.Folder is null) return false;
        await using (var db = await databases.CreateDbContextAsync(cancel))
            if (!await IsDueAsync(db, cancel)) return false;

        var asked = await databases.InTransactionAsync<Guid?>(async (db, stop) =>
        {
            await db.Dialect.TurnAsync(db, Turn, stop);
            if (!await IsDueAsync(db, stop)) return null;
            var item = db.Ask(nameof(BackUpWork), null, Actor.Operator, new object(), Now);
            await db.SaveChangesAsync(stop);
            return item.Id;
        }, async (db, id, stop) => id is null || await db.Work.TagWith(nameof(AskForBackup)).AnyAsync(each => each.Id == id, stop), cancel);
        if (asked is not { } work) return false;
        bulletin.Publish(new WorkAsked(work));
        return true;
    }

    private async Task<bool> IsDueAsync(ConferenceDb db, CancellationToken cancel)
    {
        // one put off for longer than any attempt is: by a clock that ran ahead
        var soon = Now + AfterFailure;
        var last = await db.ScheduledBackups(Now).TagWith(nameof(AskForBackup)).Where(each => each.State != WorkState.Queued || each.DueAt == null || each.DueAt <= soon)
            .Select(each => new { each.State, each.CreatedAt, each.EndedAt }).FirstOrDefaultAsync(cancel);
        return last switch
        {
            null => true,
            { State: WorkState.Queued or WorkState.Running } => false,
            { State: WorkState.Done } => last.CreatedAt + options.Value.Every <= Now,
            _ => (last.EndedAt ?? last.CreatedAt) + Shorter(AfterFailure, options.Value.Every) <= Now,
        };
    }

    private DateTime Now => clock.GetUtcNow().UtcDateTime;

    private static TimeSpan Shorter(TimeSpan one, TimeSpan other) => one < other ? one : other;
}
