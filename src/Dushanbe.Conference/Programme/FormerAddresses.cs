using Dushanbe.Conference.Access;
using Dushanbe.Conference.Data;
using Microsoft.EntityFrameworkCore;

namespace Dushanbe.Conference.Programme;

/// <summary>
/// Finds the current slug of a session or a speaker by a slug of an earlier release, so that old links
/// still work. A slug that another one has by now is not redirected.
/// </summary>
public sealed class FormerAddresses(IDbContextFactory<ConferenceDb> databases, ReleaseShelf shelf)
{
    /// <summary>The slug of the session that has or had this one; null where there was none, it is no longer in the programme, or the reader may not see it.</summary>
    public Task<string?> SessionAsync(string editionSlug, string slug, Actor actor, CancellationToken cancel) =>
        FindAsync(editionSlug, slug, programme => programme.Sessions.Select(each => (each.Id, each.Slug)), former => former.Sessions, actor, cancel);

    /// <summary>The slug of the speaker who has or had this one; null as for a session.</summary>
    public Task<string?> SpeakerAsync(string editionSlug, string slug, Actor actor, CancellationToken cancel) =>
        FindAsync(editionSlug, slug, programme => programme.Speakers.Select(each => (each.Id, each.Slug)), former => former.Speakers, actor, cancel);

    private async Task<string?> FindAsync(
        string editionSlug,
        string slug,
        Func<ProgrammeContent, IEnumerable<(Guid Id, string Slug)>> words,
        Func<ReleaseShelf.FormerWords, IReadOnlyDictionary<string, Guid>> before,
        Actor actor,
        CancellationToken cancel)
    {
        await using var db = await databases.CreateDbContextAsync(cancel);
        if (await db.ViewOf(editionSlug, actor, shelf, nameof(FormerAddresses), cancel) is not { Shows: true } view) return null;
        var now = words(view.Programme).ToList();
        if (now.Exists(each => each.Slug == slug)) return slug;
        var releases = db.Releases(view.Edition.ProgrammeFor(actor)).TagWith(nameof(FormerAddresses)).AsNoTracking();
        var latest = view.Release?.Number ?? await releases.MaxAsync(each => (int?)each.Number, cancel) ?? 0;
        var former = await shelf.FormerAsync(view.Edition.Id, latest, known => releases.Where(each => each.Number > known).OrderBy(each => each.Number).AsAsyncEnumerable(), cancel);
        return before(former).TryGetValue(slug, out var id) ? now.Find(each => each.Id == id).Slug : null;
    }
}
