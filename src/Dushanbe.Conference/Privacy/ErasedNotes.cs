using Dushanbe.Conference.Access;
using Dushanbe.Conference.Data;
using Dushanbe.Conference.Delegations;
using Dushanbe.Conference.Files;
using Dushanbe.Conference.Forms;
using Dushanbe.Conference.Journal;
using Microsoft.EntityFrameworkCore;

namespace Dushanbe.Conference.Privacy;

/// <summary>Erases the notes verbales of an edition, which name its people, once the people themselves are erased.</summary>
internal static class ErasedNotes
{
    /// <summary>The credentials of an edition that name somebody.</summary>
    public static IQueryable<DelegationCredentials> Kept(ConferenceDb db, RowScope rows, Guid editionId) =>
        db.Credentials(rows).Where(each => each.EditionId == editionId && (each.NoteHash != null || each.Signer != null || each.Reason != null));

    /// <summary>Erases them where the edition keeps its register no longer. Idempotent.</summary>
    public static async Task EraseAsync(IDbContextFactory<ConferenceDb> databases, FileStore files, Guid editionId, RowScope rows, Actor actor, DateTime now, CancellationToken cancel)
    {
        IReadOnlyList<string> hashes = [];
        await databases.InTransactionAsync(
            async (db, stop) =>
            {
                await db.JournalTurnAsync(editionId, stop);
                hashes = [];
                if (await db.Editions.TagWith(nameof(ErasedNotes)).AsNoTracking().SingleOrDefaultAsync(each => each.Id == editionId, stop) is not { } edition || !RetentionDays.Of(edition).Due(edition, now).Contains(DataRetention.WithTheEdition)) return false;
                var noted = await Kept(db, rows, editionId).TagWith(nameof(ErasedNotes)).ToListAsync(stop);
                if (noted.Count == 0) return false;
                hashes = [.. noted.Select(each => each.NoteHash).OfType<string>().Distinct(StringComparer.Ordinal)];
                foreach (var each in noted) each.Erase();
                db.Record(actor, now, editionId, noted.Select(each => new Deed(JournalSubject.Delegation, each.DelegationId, JournalAction.Erased, [new FieldChange(ReceiveNote.Field, null, null)])));
                await db.SaveChangesAsync(stop);
                return true;
            },
            // whatever is erased is not found again
            (_, _, _) => Task.FromResult(false),
            cancel);
        if (hashes.Count == 0) return;
        await using var db = await databases.CreateDbContextAsync(cancel);
        await files.DeleteAsync(db, hashes, _ => Task.CompletedTask, cancel);
    }
}
