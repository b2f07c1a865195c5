using Dushanbe.Conference.Access;

namespace Dushanbe.Conference.Work;

/// <summary>
/// Handles one kind of work. Every sealed class that derives from this is registered by convention; it holds no state.
/// Work may be started more than once (a process dies, the database is unreachable), so an effect and <see cref="WorkTurn.FinishAsync"/>
/// belong in one transaction; call before an effect elsewhere, such as an e-mail, <see cref="WorkTurn.KeepAsync"/>.
/// </summary>
public abstract class WorkHandler
{
    /// <summary>The name of this kind, stored with each item; it must not change while items are queued.</summary>
    public virtual string Kind => GetType().Name;

    /// <summary>The permission needed to request, see and cancel this kind.</summary>
    public abstract Permission Permission { get; }

    /// <summary>The maximum number of attempts.</summary>
    public virtual int MostAttempts => 3;

    /// <summary>How long to wait before the next attempt: longer each time.</summary>
    /// <param name="attempts">How many there have been, from 1.</param>
    public virtual TimeSpan PauseAfter(int attempts) => TimeSpan.FromSeconds(5 * Math.Pow(4, attempts - 1));

    /// <summary>Does it.</summary>
    /// <exception cref="NotPermittedException">Whoever asked may no longer; it is not tried again.</exception>
    /// <exception cref="WorkHopelessException">It cannot succeed, however often it is retried.</exception>
    /// <exception cref="OperationCanceledException">It was cancelled, or the server stops; no effects may remain.</exception>
    /// <exception cref="WorkLostException">Another process has taken it over; no effects may remain.</exception>
    public abstract Task RunAsync(WorkTurn turn, CancellationToken cancel);

    /// <summary>Cleans up what only this item needed, after it was cancelled or has failed permanently.</summary>
    public virtual Task AbandonedAsync(WorkItem item, CancellationToken cancel) => Task.CompletedTask;
}

/// <summary>Another process has taken over the work item, because this one did not renew its lease in time.</summary>
public sealed class WorkLostException() : Exception("The lease has gone to another process.");

/// <summary>A work item cannot succeed, however often it is retried: what it needs is gone, or it crashed its process each time.</summary>
public sealed class WorkHopelessException(string message) : Exception(message);
