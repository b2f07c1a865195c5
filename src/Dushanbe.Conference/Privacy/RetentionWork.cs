using System.Globalization;
using Dushanbe.Conference.Access;
using Dushanbe.Conference.Data;
using Dushanbe.Conference.Editions;
using Dushanbe.Conference.Files;
using Dushanbe.Conference.Forms;
using Dushanbe.Conference.Journal;
using Dushanbe.Conference.People;
using Dushanbe.Conference.Work;
using Microsoft.EntityFrameworkCore;

namespace Dushanbe.Conference.Privacy;

/// <summary>
/// Erases what the rule of an edition says is due, some people at a time: each transaction erases them and says so in the
/// journal, so that a process that dies in between leaves nobody half erased, and the next attempt goes on with the others.
/// </summary>
internal sealed class RetentionWork(IDbContextFactory<ConferenceDb> databases, DatabaseDialect dialect, FileStore files, Bulletin bulletin, TimeProvider clock) : WorkHandler
{
    private const int Batch = 100;

    /// <inheritdoc/>
    public override Permission Permission => Permission.ManageEditions;

    /// <inheritdoc/>
    public override async Task RunAsync(WorkTurn turn, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(turn);
        var editionId = turn.Item.EditionId ?? throw new WorkHopelessException("An erasure belongs to an edition.");
        var rows = turn.Actor.Must(Permission.ManageEditions, editionId);
        var (done, quoted) = (0, new QuotedTexts());
        while (await NextAsync(editionId, rows, quoted, turn.Actor, cancel) is { } next)
        {
            turn.Report("Erase", done += next.Count, 0);
            await using var db = await databases.CreateDbContextAsync(cancel);
            // what a crash leaves here goes with the sweep of files
            await ParticipantPhotos.ForgetAsync(files, db, editionId, next.Photos, cancel);
            bulletin.Publish(new RegisterChanged(editionId, turn.Actor.Name));
        }

        await ErasedNotes.EraseAsync(databases, files, editionId, rows, turn.Actor, Now, cancel);
        await EditionRemains.DropAsync(databases, files, editionId, [], cancel);
        await databases.InTransactionAsync(
            async (db, stop) =>
            {
                await dialect.TurnAsync(db, editionId, stop);
                // also those whom an attempt that died had erased
                var count = await db.WholeJournal(rows).TagWith(nameof(RetentionWork))
                    .CountAsync(each => each.Subject == JournalSubject.Participant && each.Action == JournalAction.Erased && each.ActorName == turn.Actor.Name && each.At >= turn.Item.CreatedAt, stop);
                if (count > 0)
                {
                    db.Record(turn.Actor, Now, editionId, new Deed(JournalSubject.Edition, editionId, JournalAction.Erased, [new FieldChange("Participants", null, count.ToString(CultureInfo.InvariantCulture))]));
                    await db.SaveChangesAsync(stop);
                }

                await turn.FinishAsync(db, count.ToString(CultureInfo.InvariantCulture), stop);
                return count;
            },
            (db, count, stop) => turn.IsFinishedAsync(db, count.ToString(CultureInfo.InvariantCulture), stop),
            cancel);
    }

    private Task<(int Count, IReadOnlyList<string> Photos)?> NextAsync(Guid editionId, RowScope rows, QuotedTexts quoted, Actor actor, CancellationToken cancel) => databases.InTransactionAsync<(int, IReadOnlyList<string>)?>(
        async (db, stop) =>
        {
            await dialect.TurnAsync(db, editionId, stop);
            // read anew each time: whoever switches the rule off stops what is left
            if (await db.Editions.TagWith(nameof(RetentionWork)).AsNoTracking().SingleOrDefaultAsync(each => each.Id == editionId, stop) is not { } edition) return null;
            foreach (var kind in RetentionDays.Of(edition).Due(edition, Now).Reverse())
                if (await EraseAsync(db, rows, kind, quoted, actor, stop) is { } erased) return erased;
            return null;
        },
        // whoever is erased is not found again
        (_, _, _) => Task.FromResult(false),
        cancel);

    private async Task<(int, IReadOnlyList<string>)?> EraseAsync(ConferenceDb db, RowScope rows, DataRetention kind, QuotedTexts quoted, Actor actor, CancellationToken cancel)
    {
        var people = await RetentionDays.Keeping(db, rows, kind).TagWith(nameof(RetentionWork)).Include(each => each.Steps).OrderBy(each => each.Id).Take(Batch).ToListAsync(cancel);
        if (people.Count == 0) return null;
        var photos = kind == DataRetention.WithTheEdition
            ? (await PersonalTraces.EraseAsync(db, rows, people, quoted, actor, Now, cancel)).Photos
            : await PersonalTraces.EraseContactsAsync(db, rows, people, actor, Now, cancel);
        await db.SaveChangesAsync(cancel);
        return (people.Count, photos);
    }

    private DateTime Now => clock.GetUtcNow().UtcDateTime;
}
