using Dushanbe.Conference.Access;
using Dushanbe.Conference.Data;
using Dushanbe.Conference.Editions;
using Dushanbe.Conference.Forms;
using Dushanbe.Conference.Work;
using Microsoft.EntityFrameworkCore;

namespace Dushanbe.Conference.Privacy;

/// <summary>Requests the erasure of personal data in editions whose day has come, however many servers look.</summary>
public sealed class AskForErasure(IDbContextFactory<ConferenceDb> databases, Bulletin bulletin, TimeProvider clock)
{
    /// <summary>Who stands in the journal for what a rule did.</summary>
    public const string ActorName = "retention";

    /// <summary>How long after a failure it is tried again.</summary>
    public static readonly TimeSpan AfterFailure = TimeSpan.FromHours(1);

    // servers ask one after the other
    private static readonly Guid Turn = new("7be2c1f4-92d3-7c61-a6a5-3e0b58c94d17");

    /// <summary>Looks once.</summary>
    /// <returns>For how many editions an erasure was requested.</returns>
    public async Task<int> ExecuteAsync(CancellationToken cancel)
    {
        await using (var db = await databases.CreateDbContextAsync(cancel))
            if ((await DueAsync(db, cancel)).Count == 0) return 0;

        var asked = await databases.InTransactionAsync<IReadOnlyList<Guid>>(async (db, stop) =>
        {
            await db.Dialect.TurnAsync(db, Turn, stop);
            var items = (await DueAsync(db, stop)).Select(each => db.Ask(nameof(RetentionWork), each, Actor.Operator with { Name = ActorName }, new object(), Now).Id).ToList();
            await db.SaveChangesAsync(stop);
            return items;
        }, async (db, ids, stop) => ids.Count == 0 || await db.Work.TagWith(nameof(AskForErasure)).AnyAsync(each => each.Id == ids[0], stop), cancel);
        foreach (var each in asked) bulletin.Publish(new WorkAsked(each));
        return asked.Count;
    }

    private async Task<IReadOnlyList<Guid>> DueAsync(ConferenceDb db, CancellationToken cancel)
    {
        var due = new List<Guid>();
        foreach (var edition in await db.Editions.TagWith(nameof(AskForErasure)).AsNoTracking().Where(each => each.ContactsKeptDays != null || each.PeopleKeptDays != null).OrderBy(each => each.Id).ToListAsync(cancel))
            if (await HasDueAsync(db, edition, cancel) && !await IsBusyAsync(db, edition, cancel)) due.Add(edition.Id);
        return due;
    }

    private async Task<bool> HasDueAsync(ConferenceDb db, Edition edition, CancellationToken cancel)
    {
        var rows = Actor.Operator.Must(Permission.ManageEditions, edition.Id);
        foreach (var kind in RetentionDays.Of(edition).Due(edition, Now))
        {
            if (await RetentionDays.Keeping(db, rows, kind).TagWith(nameof(AskForErasure)).AnyAsync(cancel)) return true;
            // a note may have come for people who never did
            if (kind == DataRetention.WithTheEdition && await ErasedNotes.Kept(db, rows, edition.Id).TagWith(nameof(AskForErasure)).AnyAsync(cancel)) return true;
        }

        return false;
    }

    // also where an import runs, which would bring people back, or the last attempt failed just now
    private async Task<bool> IsBusyAsync(ConferenceDb db, Edition edition, CancellationToken cancel)
    {
        var since = Now - AfterFailure;
        return await db.Work.TagWith(nameof(AskForErasure)).AnyAsync(each => each.Kind == nameof(RetentionWork) && each.EditionId == edition.Id
                && (each.State == WorkState.Queued || each.State == WorkState.Running || ((each.State == WorkState.Failed || each.State == WorkState.Cancelled) && each.EndedAt > since)), cancel)
            || await EditionRemains.ImportsAsync(db, edition.Id, cancel);
    }

    private DateTime Now => clock.GetUtcNow().UtcDateTime;
}
