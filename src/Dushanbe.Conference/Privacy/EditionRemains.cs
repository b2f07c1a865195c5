using Dushanbe.Conference.Data;
using Dushanbe.Conference.Exchange;
using Dushanbe.Conference.Files;
using Dushanbe.Conference.People;
using Dushanbe.Conference.Work;
using Microsoft.EntityFrameworkCore;

namespace Dushanbe.Conference.Privacy;

/// <summary>What an erasure leaves outside the rows of people: files of photos, uploads and reports of imports, remains in the files of the engine.</summary>
internal static class EditionRemains
{
    /// <summary>Whether an import into the edition is running or waits: it may bring people back, and name them in its report.</summary>
    public static Task<bool> ImportsAsync(ConferenceDb db, Guid editionId, CancellationToken cancel) => db.ImportsAndWork(db.ImportCases.Where(each => each.EditionId == editionId)).TagWith(nameof(EditionRemains))
        .AnyAsync(each => each.State == WorkState.Queued || each.State == WorkState.Running, cancel);

    /// <summary>Drops them, after the commit of the erasure. Idempotent.</summary>
    /// <param name="databases">Makes the context.</param>
    /// <param name="files">The file store.</param>
    /// <param name="editionId">The edition.</param>
    /// <param name="photos">Hashes of photos that nobody erased uses any more.</param>
    /// <param name="cancel">Ends it; sweeps do the rest.</param>
    public static async Task DropAsync(IDbContextFactory<ConferenceDb> databases, FileStore files, Guid editionId, IEnumerable<string> photos, CancellationToken cancel)
    {
        await using var db = await databases.CreateDbContextAsync(cancel);
        await ParticipantPhotos.ForgetAsync(files, db, editionId, photos, cancel);
        // which people a table names is not known without reading it all again; it is a day old at most, and can be sent again
        foreach (var each in await db.ImportsAndWork(db.ImportCases.AsNoTracking().Where(it => it.EditionId == editionId)).TagWith(nameof(EditionRemains)).ToListAsync(cancel))
            if (!each.IsActive) await db.RemoveAsync(files, each.Case, cancel);
        await db.Dialect.DropRemainsAsync(db, cancel);
    }
}
