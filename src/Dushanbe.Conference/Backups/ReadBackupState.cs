using Dushanbe.Conference.Access;
using Dushanbe.Conference.Data;
using Dushanbe.Conference.Work;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Dushanbe.Conference.Backups;

/// <summary>Whether scheduled backups are made as they should be.</summary>
public sealed class ReadBackupState(IDbContextFactory<ConferenceDb> databases, IOptions<BackupOptions> options, TimeProvider clock)
{
    /// <summary>The state.</summary>
    /// <param name="Trouble">What is wrong.</param>
    /// <param name="LastAt">When the last whole backup was made (UTC); null for none within 30 days.</param>
    /// <param name="Lost">How many uploads that one lacks, since they were lost before.</param>
    public sealed record Report(BackupTrouble Trouble, DateTime? LastAt, int Lost = 0);

    /// <summary>Reads it.</summary>
    /// <exception cref="NotPermittedException">The actor may not manage accounts everywhere.</exception>
    public async Task<Report> ReadAsync(Actor actor, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(actor);
        actor.Must(Permission.ManageAccounts, null);
        if (options.Value.Folder is null) return new(BackupTrouble.None, null);
        await using var db = await databases.CreateDbContextAsync(cancel);
        var now = clock.GetUtcNow().UtcDateTime;
        var all = (await db.ScheduledBackups(now).TagWith(nameof(ReadBackupState)).Select(each => new { each.State, each.CreatedAt, each.EndedAt, each.Result }).ToListAsync(cancel))
            .ConvertAll(each => new { each.State, each.CreatedAt, each.EndedAt, Result = BackupResult.Read(each.Result) });
        var good = all.Find(each => each is { State: WorkState.Done, Result.IsWhole: true });
        var ended = all.Find(each => each.State is WorkState.Done or WorkState.Failed or WorkState.Cancelled);
        return new(ended switch
        {
            { State: WorkState.Failed } => BackupTrouble.Failed,
            { State: WorkState.Done, Result.Kind: BackupResult.JournalBroken } => BackupTrouble.JournalBroken,
            { State: WorkState.Done, Result.Kind: BackupResult.UploadsLost } => BackupTrouble.UploadsLost,
            // nobody has made any for as long as two should have taken
            _ when all.Count > 0 && (good?.CreatedAt ?? all[^1].CreatedAt) + 2 * options.Value.Every < now => BackupTrouble.Overdue,
            _ => BackupTrouble.None,
        }, good?.EndedAt, good?.Result?.Lost ?? 0);
    }
}

/// <summary>What is wrong with scheduled backups.</summary>
public enum BackupTrouble
{
    /// <summary>Nothing, or there is no schedule.</summary>
    None,

    /// <summary>The last one failed.</summary>
    Failed,

    /// <summary>The last one was made, but its journal is not intact, as in the installation.</summary>
    JournalBroken,

    /// <summary>The last one was made, but lacks more uploads than the last whole one.</summary>
    UploadsLost,

    /// <summary>None was made for as long as two should have taken.</summary>
    Overdue,
}
