using Dushanbe.Conference.Access;
using Dushanbe.Conference.Data;
using Microsoft.EntityFrameworkCore;

namespace Dushanbe.Conference.Work;

/// <summary>Cancels a work item: at once while it waits, within a second or two while it runs.</summary>
public sealed class CancelWork(IDbContextFactory<ConferenceDb> databases, WorkHandlers handlers, Bulletin bulletin, TimeProvider clock)
{
    /// <summary>What is to be cancelled.</summary>
    /// <param name="WorkId">The work item.</param>
    public sealed record Form(Guid WorkId);

    /// <summary>Cancels.</summary>
    public async Task<Outcome> ExecuteAsync(Form form, Actor actor, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(form);
        ArgumentNullException.ThrowIfNull(actor);
        actor.MustAct();
        await using var db = await databases.CreateDbContextAsync(cancel);
        var item = await db.Work.TagWith(nameof(CancelWork)).AsNoTracking().SingleOrDefaultAsync(each => each.Id == form.WorkId, cancel);
        if (item is null || handlers.Find(item.Kind) is not { } handler || !actor.May(handler.Permission, item.EditionId)) return new Outcome.NoSuchWork();
        // announced first: the work may hold the only writer of a file database, and the update below would wait for its end
        bulletin.Publish(new WorkToStop(item.Id));
        var now = clock.GetUtcNow().UtcDateTime;
        if (await CancelQueuedAsync(db, item.Id, now, cancel))
        {
            await handlers.ClearAsync(item);
            bulletin.Publish(new WorkMoved(item.Id, WorkState.Cancelled, new(item.Stage, item.Done, item.Total)));
            return new Outcome.Cancelled();
        }

        if (await AskAsync(db, item.Id, now, cancel)) return new Outcome.Asked();
        return await db.Work.TagWith(nameof(CancelWork)).AnyAsync(each => each.Id == item.Id && each.State == WorkState.Cancelled, cancel)
            ? new Outcome.Cancelled()
            : new Outcome.EndedBefore();
    }

    private static async Task<bool> CancelQueuedAsync(ConferenceDb db, Guid id, DateTime now, CancellationToken cancel) =>
        await db.Work.Where(each => each.Id == id && each.State == WorkState.Queued).ExecuteUpdateAsync(set => set
            .SetProperty(each => each.State, WorkState.Cancelled)
            .SetProperty(each => each.CancelAskedAt, now)
            .SetProperty(each => each.EndedAt, now)
            .SetProperty(each => each.Version, each => each.Version + 1), cancel) == 1;

    private static async Task<bool> AskAsync(ConferenceDb db, Guid id, DateTime now, CancellationToken cancel) =>
        await db.Work.Where(each => each.Id == id && (each.State == WorkState.Queued || each.State == WorkState.Running)).ExecuteUpdateAsync(set => set
            .SetProperty(each => each.CancelAskedAt, now)
            .SetProperty(each => each.Version, each => each.Version + 1), cancel) == 1;

    /// <summary>Cancelled or being cancelled, or why it cannot be.</summary>
    public abstract record Outcome
    {
        private Outcome() { }

        /// <summary>One function per case, so that a new case breaks every caller at compile time.</summary>
        public T Match<T>(Func<Cancelled, T> cancelled, Func<Asked, T> asked, Func<EndedBefore, T> endedBefore, Func<NoSuchWork, T> noSuchWork) => this switch
        {
            Cancelled it => cancelled(it),
            Asked it => asked(it),
            EndedBefore it => endedBefore(it),
            NoSuchWork it => noSuchWork(it),
            _ => throw new System.Diagnostics.UnreachableException(),
        };

        /// <summary>It is cancelled; nothing of it remains.</summary>
        public sealed record Cancelled : Outcome;

        /// <summary>The handler has been asked to stop, unless it ends first.</summary>
        public sealed record Asked : Outcome;

        /// <summary>It had already ended.</summary>
        public sealed record EndedBefore : Outcome;

        /// <summary>There is none, or its kind is unknown to this program, or the actor may not cancel it.</summary>
        public sealed record NoSuchWork : Outcome;
    }
}
