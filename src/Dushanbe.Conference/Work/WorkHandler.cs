using Dushanbe.Conference.Access;

namespace Dushanbe.Conference.Work;

/// <summary>
/// Does one kind of work. Every sealed class that derives from this is found and registered by convention; it holds no state.
/// Work may be begun more than once (a process dies, a database is away), so an effect and <see cref="WorkTurn.FinishAsync"/>
/// stand in one transaction; an effect elsewhere, such as a letter, is preceded by <see cref="WorkTurn.KeepAsync"/>.
/// </summary>
public abstract class WorkHandler
{
    /// <summary>The word that items of this kind carry, and queued ones keep over an upgrade.</summary>
    public virtual string Kind => GetType().Name;

    /// <summary>Who asks for this kind, sees it and may cancel it.</summary>
    public abstract Permission Permission { get; }

    /// <summary>How often it is begun before it is given up.</summary>
    public virtual int MostAttempts => 3;

    /// <summary>Does it.</summary>
    /// <exception cref="NotPermittedException">Whoever asked may no longer; it is not tried again.</exception>
    /// <exception cref="WorkHopelessException">It cannot succeed, however often it is tried.</exception>
    /// <exception cref="OperationCanceledException">Somebody cancelled it, or the server stops; nothing of it may remain.</exception>
    /// <exception cref="WorkLostException">Another process has it now; nothing of it may remain.</exception>
    public abstract Task RunAsync(WorkTurn turn, CancellationToken cancel);

    /// <summary>Takes away what only this piece needed, after it was cancelled or has failed for good.</summary>
    public virtual Task AbandonedAsync(WorkItem item, CancellationToken cancel) => Task.CompletedTask;
}

/// <summary>Another process has taken a piece of work over, because this one did not renew its lease in time.</summary>
public sealed class WorkLostException() : Exception("The lease has gone to another process.");

/// <summary>A piece of work cannot succeed, however often it is tried: what it needs is gone, or it took its process down each time.</summary>
public sealed class WorkHopelessException(string message) : Exception(message);
