using System.Text.Json;
using Dushanbe.Conference.Access;
using Dushanbe.Conference.Data;
using Microsoft.EntityFrameworkCore;

namespace Dushanbe.Conference.Work;

/// <summary>One beginning of a piece of work, from its taking to its end, as its handler sees it.</summary>
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

    /// <summary>The piece of work as it was taken.</summary>
    public WorkItem Item { get; }

    /// <summary>Who asked for it, with the grants of this moment; to be handed to operations.</summary>
    public Actor Actor { get; }

    internal Guid Lease => lease;

    internal WorkProgress Progress => progress;

    /// <summary>What to do.</summary>
    /// <exception cref="JsonException">Nothing of this kind was asked for.</exception>
    public T Payload<T>() => PayloadOf<T>(Item);

    /// <summary>What to do in a piece of work.</summary>
    /// <exception cref="JsonException">Nothing of this kind was asked for.</exception>
    public static T PayloadOf<T>(WorkItem item)
    {
        ArgumentNullException.ThrowIfNull(item);
        return JsonSerializer.Deserialize<T>(item.Payload) ?? throw new JsonException("The payload is empty.");
    }

    /// <summary>Says how far it is: desks of this process hear it at once, the record follows within a second.</summary>
    public void Report(string stage, int done, int total)
    {
        progress = new(stage, done, total);
        bulletin.Publish(new WorkMoved(Item.Id, WorkState.Running, progress));
    }

    /// <summary>Makes sure that the work is still this process's own, and renews the lease: to be called before an effect that no transaction takes back.</summary>
    /// <exception cref="WorkLostException">Another process has it now.</exception>
    public async Task KeepAsync(CancellationToken cancel)
    {
        await using var db = await databases.CreateDbContextAsync(cancel);
        if (!await WorkLease.RenewAsync(db, Item.Id, lease, progress, Now, cancel)) throw new WorkLostException();
    }

    /// <summary>
    /// Ends the work as done, in the transaction that the context has open: what the work has done and that it is done are
    /// committed together or not at all. Last of all in it, so that a long transaction does not keep others from the row.
    /// </summary>
    /// <param name="db">The context whose transaction holds the effect; without a transaction it is done at once.</param>
    /// <param name="result">What came of it, in a word; null for nothing to say.</param>
    /// <param name="cancel">Ends the wait.</param>
    /// <exception cref="WorkLostException">Another process has it now: the transaction is to be rolled back.</exception>
    public async Task FinishAsync(ConferenceDb db, string? result, CancellationToken cancel)
    {
        if (!await WorkLease.EndAsync(db, Item.Id, lease, WorkState.Done, result, null, Now, cancel)) throw new WorkLostException();
    }

    /// <summary>Whether the work has ended as done with this result by this very turn: for whoever does not know whether the commit came through.</summary>
    internal Task<bool> IsFinishedAsync(ConferenceDb db, string? result, CancellationToken cancel) => db.Work.TagWith(nameof(WorkTurn))
        .AnyAsync(each => each.Id == Item.Id && each.State == WorkState.Done && each.Result == result && each.Attempts == Item.Attempts, cancel);

    private DateTime Now => clock.GetUtcNow().UtcDateTime;
}
