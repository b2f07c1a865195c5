using Dushanbe.Conference.Access;
using Dushanbe.Conference.Data;
using Dushanbe.Conference.Programme;
using Microsoft.EntityFrameworkCore;

namespace Dushanbe.Conference.Tests.Programme;

/// <summary>Releases of the programmes that tests arrange.</summary>
internal static class Releases
{
    /// <summary>Lets every programme that is public stand there as its rows now are, as if it were published after they were arranged.</summary>
    public static async Task FollowAsync(ConferenceDb db)
    {
        foreach (var edition in await db.Editions.AsNoTracking().Where(each => each.ProgrammePublishedAt != null).ToListAsync())
        {
            var draft = await db.DraftOf(RowScope.Whole(edition.Id), nameof(Releases), default);
            var front = EditionFront.Of(edition, await db.PartnersOf(edition.Id, nameof(Releases), default));
            var latest = await db.Releases.AsNoTracking().Where(each => each.EditionId == edition.Id).OrderByDescending(each => each.Number).FirstOrDefaultAsync();
            if (latest?.Shows(draft, front) == true) continue;
            var former = latest?.Id;
            await db.ReleasePortraits.Where(each => each.ReleaseId == former).ExecuteDeleteAsync();
            await db.Releases.Where(each => each.Id == former).ExecuteDeleteAsync();
            db.Add(ProgrammeRelease.Of(edition, draft, front, null, "S. Kenjaeva", null));
            await db.SaveChangesAsync();
        }
    }
}
