using Dushanbe.Conference.Access;
using Dushanbe.Conference.Data;
using Dushanbe.Conference.Editions;
using Microsoft.EntityFrameworkCore;

namespace Dushanbe.Conference.Programme;

/// <summary>An edition and its programme for one reader: the published release, or the draft for editors while nothing is public.</summary>
/// <param name="Edition">The edition, from the release where there is one.</param>
/// <param name="Shows">Whether the reader may see the programme.</param>
/// <param name="Programme">The programme; empty where the reader may not see it.</param>
/// <param name="Release">The release; null for a draft.</param>
internal sealed record ProgrammeView(EditionFacts Edition, bool Shows, ProgrammeContent Programme, ReleaseShelf.Parsed? Release = null);

/// <summary>The only way to read a programme for public pages, the calendar and the booklet.</summary>
internal static class ProgrammeViews
{
    extension(ConferenceDb db)
    {
        /// <summary>The view of this reader; null where there is no such edition.</summary>
        /// <param name="slug">The edition's slug.</param>
        /// <param name="actor">Who reads.</param>
        /// <param name="shelf">The cache of parsed releases.</param>
        /// <param name="tag">The operation, for the names of its queries.</param>
        /// <param name="cancel">Cancels.</param>
        /// <param name="draft">Whether to read the draft although a release is public; for editors only.</param>
        public async Task<ProgrammeView?> ViewOf(string slug, Actor actor, ReleaseShelf shelf, string tag, CancellationToken cancel, bool draft = false)
        {
            var edition = await db.Editions.TagWith(tag).Where(each => each.Slug == slug).Select(EditionFacts.Of).SingleOrDefaultAsync(cancel);
            if (edition is null) return null;
            if (draft) edition = edition with { ProgrammePublishedAt = null };
            var (shows, rows) = (edition.ShowsProgrammeTo(actor), edition.ProgrammeFor(actor));
            if (!edition.IsPublished) return new ProgrammeView(edition, shows, shows ? await db.DraftOf(rows, tag, cancel) : ProgrammeContent.Empty);
            var latest = await db.Releases(rows).TagWith($"{tag} release").OrderByDescending(each => each.Number).Select(each => each.Id).FirstOrDefaultAsync(cancel);
            var release = await shelf.ReadAsync(edition.Id, latest, () => db.Releases(rows).TagWith($"{tag} content").AsNoTracking().SingleOrDefaultAsync(each => each.Id == latest, cancel));
            if (release is null) return new ProgrammeView(edition, shows, ProgrammeContent.Empty);
            return new ProgrammeView(release.Front.On(edition) with { ProgrammePublishedAt = release.At, ProgrammeVersion = release.Number }, shows, release.Programme, release);
        }
    }
}
