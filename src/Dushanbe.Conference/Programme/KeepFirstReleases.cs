using Dushanbe.Conference.Access;
using Dushanbe.Conference.Data;
using Dushanbe.Conference.Journal;
using Microsoft.EntityFrameworkCore;

namespace Dushanbe.Conference.Programme;

/// <summary>
/// Creates a release for every public programme without one, as in installations older than releases.
/// Runs at every start, after the migrations and before the first request, so that public pages are never empty.
/// </summary>
public sealed class KeepFirstReleases(IDbContextFactory<ConferenceDb> databases, TimeProvider clock)
{
    /// <summary>Creates them.</summary>
    /// <returns>How many; 0 also where another starting process created them.</returns>
    /// <exception cref="NotPermittedException">The actor may not manage editions in the whole installation.</exception>
    public async Task<int> ExecuteAsync(Actor actor, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(actor);
        actor.Must(Permission.ManageEditions, null);
        var made = 0;
        foreach (var edition in await LackingAsync(cancel)) made += await MakeAsync(edition, actor, cancel) ? 1 : 0;
        return made;
    }

    private async Task<List<Guid>> LackingAsync(CancellationToken cancel)
    {
        await using var db = await databases.CreateDbContextAsync(cancel);
        return await db.Editions.TagWith(nameof(KeepFirstReleases))
            .Where(each => each.ProgrammePublishedAt != null && !db.Releases.Any(release => release.EditionId == each.Id))
            .OrderBy(each => each.Id).Select(each => each.Id).ToListAsync(cancel);
    }

    private async Task<bool> MakeAsync(Guid editionId, Actor actor, CancellationToken cancel)
    {
        await using var db = await databases.CreateDbContextAsync(cancel);
        var edition = await db.Editions.TagWith(nameof(KeepFirstReleases)).AsNoTracking().SingleAsync(each => each.Id == editionId, cancel);
        // unpublished since the query
        if (edition.ProgrammePublishedAt is null) return false;
        var draft = await db.DraftOf(actor.Must(Permission.ManageEditions, editionId), nameof(KeepFirstReleases), cancel);
        var front = EditionFront.Of(edition, await db.PartnersOf(editionId, nameof(KeepFirstReleases), cancel));
        db.Add(ProgrammeRelease.Of(edition, draft, front, previous: null, actor.Name, note: null));
        db.Record(actor, clock.GetUtcNow().UtcDateTime, editionId, new Deed(JournalSubject.Edition, editionId, JournalAction.Published, [ProgrammeJournal.Release(null, edition.ProgrammeVersion)]));
        try
        {
            await db.SaveChangesAsync(cancel);
            return true;
        }
        catch (DbUpdateException)
        {
            // another process created it at the same time
            if (await db.Releases.AnyAsync(each => each.EditionId == editionId, cancel)) return false;
            throw;
        }
    }
}
