using System.Text.Json;
using Dushanbe.Conference.Access;
using Dushanbe.Conference.Data;
using Microsoft.EntityFrameworkCore;

namespace Dushanbe.Conference.Work;

/// <summary>One attempt at a work item, as its handler sees it.</summary>
public sealed class WorkTurn
{
    private readonly IDbContextFactory<ConferenceDb> databases;
    private readonly Bulletin bulletin;
    private readonly TimeProvider clock;
    private readonly Guid lease;
    private volatile WorkProgress progress = new(null, 0, 0);

    internal WorkTurn(IDbContextFactory<ConferenceDb> databases, Bulletin bulletin, TimeProvider clock, WorkItem item, Guid lease, Actor actor)
    {
        (this.databases, this.bulletin, this.clock) = (databases, bulletin, clock);
        (Item, this.lease, Actor) = (item, lease, actor);
    }

    /// <summary>The work item as it was taken.</summary>
    public WorkItem Item { get; }

    /// <summary>The requester with the current grants; to be passed to operations.</summary>
    public Actor Actor { get; }

    internal Guid Lease => lease;

    internal WorkProgress Progress => progress;

    /// <summary>The payload.</summary>
    /// <exception cref="JsonException">The payload is not of this kind.</exception>
    public T Payload<T>() => PayloadOf<T>(Item);

    /// <summary>The payload of a work item.</summary>
    /// <exception cref="JsonException">The payload is not of this kind.</exception>
    public static T PayloadOf<T>(WorkItem item)
    {
        ArgumentNullException.ThrowIfNull(item);
        return JsonSerializer.Deserialize<T>(item.Payload) ?? throw new JsonException("The payload is empty.");
    }

    /// <summary>Reports progress: desks of this process receive it at once, the record follows within a second.</summary>
    public void Report(string stage, int done, int total)
    {
        progress = new(stage, done, total);
        bulletin.Publish(new WorkMoved(Item.Id, WorkState.Running, progress));
    }

    /// <summary>Checks that this process still holds the work, and renews the lease: call it before an effect that no transaction can roll back.</summary>
    /// <exception cref="WorkLostException">Another process has taken it over.</exception>
    public async Task KeepAsync(CancellationToken cancel)
    {
        await using var db = await databases.CreateDbContextAsync(cancel);
        if (!await WorkLease.RenewAsync(db, Item.Id, lease, progress, Now, cancel)) throw new WorkLostException();
    }

    /// <summary>
    /// Marks the work as done in the open transaction of the context, so that its effect and its end are
    /// committed together. Call it last, so that a long transaction does not lock the row.
    /// </summary>
    /// <param name="db">The context whose transaction holds the effect; without a transaction it is executed immediately.</param>
    /// <param name="result">The result, in a word; null for none.</param>
    /// <param name="cancel">Ends the wait.</param>
    /// <exception cref="WorkLostException">Another process has taken it over: roll the transaction back.</exception>
    public async Task FinishAsync(ConferenceDb db, string? result, CancellationToken cancel)
    {
        if (!await WorkLease.EndAsync(db, Item.Id, lease, WorkState.Done, result, null, Now, cancel)) throw new WorkLostException();
    }

    /// <summary>Whether this attempt has ended as done with this result, for a caller that does not know whether its commit succeeded.</summary>
    internal Task<bool> IsFinishedAsync(ConferenceDb db, string? result, CancellationToken cancel) => db.Work.TagWith(nameof(WorkTurn))
        .AnyAsync(each => each.Id == Item.Id && each.State == WorkState.Done && each.Result == result && each.Attempts == Item.Attempts, cancel);

    private DateTime Now => clock.GetUtcNow().UtcDateTime;
}
