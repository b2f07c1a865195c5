using System.Collections.Concurrent;
using Dushanbe.Conference.Access;
using Dushanbe.Conference.Accounts;
using Dushanbe.Conference.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace Dushanbe.Conference.Work;

/// <summary>
/// Takes work items one by one and runs each to its end: renews the lease while the handler runs, stops it when somebody
/// cancels it, and records the result. Several runners may work in parallel, in one process or in many.
/// </summary>
public sealed partial class WorkRunner(IDbContextFactory<ConferenceDb> databases, WorkHandlers handlers, ReadActor actors, Bulletin bulletin, TimeProvider clock, ILogger<WorkRunner> log)
{
    // how soon a cancellation is noticed, and how old the stored progress may be
    private static readonly TimeSpan Pulse = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Renewal = WorkLease.Length / 3;
    private const int Looked = 10;

    private readonly ConcurrentDictionary<Guid, Run> running = [];

    /// <summary>Whether this process is running a work item.</summary>
    public bool IsAt(Guid workId) => running.ContainsKey(workId);

    /// <summary>Takes the oldest due item and runs it.</summary>
    /// <param name="stopping">Signals that the server stops: a running item is put back for the next start.</param>
    /// <returns>Whether there was any.</returns>
    public async Task<bool> RunNextAsync(CancellationToken stopping)
    {
        if (await TakeAsync(stopping) is not var (item, lease)) return false;
        using var run = running[item.Id] = new Run(stopping);
        try
        {
            bulletin.Publish(new WorkMoved(item.Id, WorkState.Running, new(item.Stage, item.Done, item.Total)));
            using var hearing = bulletin.Subscribe<WorkToStop>(news => { if (news.WorkId == item.Id) run.Stop(Ending.Cancelled); });
            await SeeThroughAsync(item, lease, handlers.Find(item.Kind)!, run);
        }
        finally
        {
            running.TryRemove(item.Id, out _);
        }

        return true;
    }

    private async Task<(WorkItem Item, Guid Lease)?> TakeAsync(CancellationToken cancel)
    {
        await using var db = await databases.CreateDbContextAsync(cancel);
        var now = Now;
        var kinds = handlers.Kinds;
        var due = await db.Work.TagWith("WorkRunner look").Where(WorkLease.IsDue(now)).Where(each => kinds.Contains(each.Kind))
            .OrderBy(each => each.CreatedAt).ThenBy(each => each.Id).Select(each => each.Id).Take(Looked).ToListAsync(cancel);
        foreach (var id in due)
        {
            var lease = Guid.CreateVersion7();
            if (!await WorkLease.TakeAsync(db, id, lease, now, cancel)) continue;
            return (await db.Work.TagWith(nameof(WorkRunner)).AsNoTracking().SingleAsync(each => each.Id == id, cancel), lease);
        }

        return null;
    }

    private async Task SeeThroughAsync(WorkItem item, Guid lease, WorkHandler handler, Run run)
    {
        using var ended = new CancellationTokenSource();
        using var activity = Telemetry.BeginWork(item.Kind, item.Attempts);
        var begun = clock.GetTimestamp();
        WorkTurn? turn = null;
        var pulse = Task.CompletedTask;
        Exception? trouble = null;
        try
        {
            if (item.CancelAskedAt is not null) run.Stop(Ending.Cancelled);
            // started so often that it probably crashes its process: not tried again
            if (item.Attempts > handler.MostAttempts) throw new WorkHopelessException("Started the maximum number of times without finishing.");
            turn = new WorkTurn(databases, bulletin, clock, item, lease, await ActorAsync(item, run.Token));
            run.Token.ThrowIfCancellationRequested();
            pulse = PulseAsync(turn, run, ended.Token);
            await handler.RunAsync(turn, run.Token);
        }
        catch (Exception thrown)
        {
            trouble = thrown;
        }

        await ended.CancelAsync();
        await pulse;
        Telemetry.EndWork(activity, item.Kind, OutcomeOf(trouble, run), clock.GetElapsedTime(begun));
        await EndAsync(item, lease, handler, run, turn?.Progress ?? new(item.Stage, item.Done, item.Total), trouble);
    }

    // as it is observed, in the order of EndAsync
    private static string OutcomeOf(Exception? trouble, Run run) => trouble switch
    {
        null => "done",
        WorkLostException => "lost",
        OperationCanceledException => run.Ending switch { Ending.Lost => "lost", Ending.Cancelled => "cancelled", Ending.Stopping => "stopped", _ => "failed" },
        _ => "failed",
    };

    private async Task<Actor> ActorAsync(WorkItem item, CancellationToken cancel)
    {
        if (item.ActorId is not { } id) return Actor.Operator with { Name = item.ActorName };
        return await actors.ReadAsync(id, cancel) ?? Actor.Public;
    }

    private async Task PulseAsync(WorkTurn turn, Run run, CancellationToken ended)
    {
        using var timer = new PeriodicTimer(Pulse, clock);
        var (noted, renewed) = (turn.Progress, clock.GetUtcNow());
        try
        {
            while (await timer.WaitForNextTickAsync(ended))
            {
                try
                {
                    await using var db = await databases.CreateDbContextAsync(ended);
                    var (progress, now) = (turn.Progress, clock.GetUtcNow());
                    if (progress != noted || now - renewed >= Renewal)
                    {
                        if (!await WorkLease.RenewAsync(db, turn.Item.Id, turn.Lease, progress, now.UtcDateTime, ended)) run.Stop(Ending.Lost);
                        (noted, renewed) = (progress, now);
                    }

                    if (await db.Work.TagWith(nameof(WorkRunner)).AnyAsync(each => each.Id == turn.Item.Id && each.CancelAskedAt != null, ended)) run.Stop(Ending.Cancelled);
                }
                catch (Exception exception) when (exception is not OperationCanceledException)
                {
                    // the work itself may hold the only writer of a file database; whether the lease was kept is checked at the end
                    NotRenewed(log, exception, turn.Item.Id);
                }
            }
        }
        catch (OperationCanceledException)
        {
            // the work has ended
        }
    }

    private async Task EndAsync(WorkItem item, Guid lease, WorkHandler handler, Run run, WorkProgress progress, Exception? trouble)
    {
        // also while the server is stopping, the result is recorded
        await using var db = await databases.CreateDbContextAsync(CancellationToken.None);
        var id = item.Id;
        switch (trouble)
        {
            case null:
                await WorkLease.EndAsync(db, id, lease, WorkState.Done, null, null, Now, CancellationToken.None);
                break;
            case WorkLostException:
            case OperationCanceledException when run.Ending == Ending.Lost:
                Lost(log, item.Kind, id);
                break;
            case OperationCanceledException when run.Ending == Ending.Cancelled:
                await AbandonAsync(db, item, lease, WorkState.Cancelled, null);
                break;
            case OperationCanceledException when run.Ending == Ending.Stopping:
                await WorkLease.GiveBackAsync(db, id, lease, counts: false, null, null, CancellationToken.None);
                break;
            default:
                Failed(log, trouble, item.Kind, id, item.Attempts);
                await FailAsync(db, item, lease, handler, trouble);
                break;
        }

        var state = await db.Work.TagWith(nameof(WorkRunner)).Where(each => each.Id == id).Select(each => (WorkState?)each.State).SingleOrDefaultAsync(CancellationToken.None);
        bulletin.Publish(new WorkMoved(id, state ?? WorkState.Cancelled, progress));
    }

    private Task FailAsync(ConferenceDb db, WorkItem item, Guid lease, WorkHandler handler, Exception trouble)
    {
        var fault = trouble.GetType().Name;
        return trouble is NotPermittedException or WorkHopelessException || item.Attempts >= handler.MostAttempts
            ? AbandonAsync(db, item, lease, WorkState.Failed, fault)
            : WorkLease.GiveBackAsync(db, item.Id, lease, counts: true, fault, Now + handler.PauseAfter(item.Attempts), CancellationToken.None);
    }

    private async Task AbandonAsync(ConferenceDb db, WorkItem item, Guid lease, WorkState state, string? fault)
    {
        // no row to end means that it is done: the commit succeeded although its acknowledgement was lost
        if (await WorkLease.EndAsync(db, item.Id, lease, state, null, fault, Now, CancellationToken.None)) await handlers.ClearAsync(item);
    }

    private DateTime Now => clock.GetUtcNow().UtcDateTime;

    [LoggerMessage(1201, LogLevel.Error, "{Kind} {WorkId} failed at attempt {Attempt}")]
    private static partial void Failed(ILogger logger, Exception exception, string kind, Guid workId, int attempt);

    [LoggerMessage(1202, LogLevel.Warning, "{Kind} {WorkId} was taken over by another process")]
    private static partial void Lost(ILogger logger, string kind, Guid workId);

    [LoggerMessage(1203, LogLevel.Debug, "The lease of {WorkId} could not be renewed this time")]
    private static partial void NotRenewed(ILogger logger, Exception exception, Guid workId);

    /// <summary>Why a run was stopped before its end.</summary>
    private enum Ending
    {
        Stopping,
        Cancelled,
        Lost,
    }

    /// <summary>A work item running in this process. A cancellation takes precedence over a shutdown.</summary>
    private sealed class Run(CancellationToken stopping) : IDisposable
    {
        private readonly CancellationTokenSource stop = CancellationTokenSource.CreateLinkedTokenSource(stopping);
        private Ending? asked;

        public CancellationToken Token => stop.Token;

        /// <summary>Null where it was not stopped.</summary>
        public Ending? Ending => asked ?? (stopping.IsCancellationRequested ? WorkRunner.Ending.Stopping : null);

        public void Stop(Ending why)
        {
            asked ??= why;
            stop.Cancel();
        }

        public void Dispose() => stop.Dispose();
    }
}
