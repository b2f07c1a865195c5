using Dushanbe.Conference.Data;
using Dushanbe.Conference.Editions;
using Microsoft.EntityFrameworkCore;

namespace Dushanbe.Conference.Programme;

/// <summary>The public data of editions: names, dates and places from their releases. Desks use <see cref="FindEdition"/>.</summary>
public sealed class PublicEditions(IDbContextFactory<ConferenceDb> databases)
{
    /// <summary>All of them, oldest first. An installation has a dozen.</summary>
    public async Task<IReadOnlyList<EditionFacts>> ListAsync(CancellationToken cancel)
    {
        await using var db = await databases.CreateDbContextAsync(cancel);
        var editions = await db.Editions.TagWith(nameof(PublicEditions)).Select(EditionFacts.Of).ToListAsync(cancel);
        return [.. (await db.AsPublic(editions, nameof(PublicEditions), cancel)).OrderBy(each => each.Starts).ThenBy(each => each.Id)];
    }

    /// <summary>The edition of this slug, or null.</summary>
    public async Task<EditionFacts?> ReadAsync(string slug, CancellationToken cancel)
    {
        await using var db = await databases.CreateDbContextAsync(cancel);
        var edition = await db.Editions.TagWith(nameof(PublicEditions)).Where(each => each.Slug == slug).Select(EditionFacts.Of).SingleOrDefaultAsync(cancel);
        return edition is null ? null : (await db.AsPublic([edition], nameof(PublicEditions), cancel))[0];
    }

    /// <summary>
    /// The default edition of the installation: the one chosen in the settings, else the newest real one,
    /// else the newest; null in an empty installation.
    /// </summary>
    public async Task<EditionFacts?> ReadHomeAsync(string chosen, CancellationToken cancel) =>
        (await ListAsync(cancel)).OrderByDescending(each => each.Slug == chosen).ThenBy(each => each.IsTraining).ThenByDescending(each => each.Starts).ThenBy(each => each.Id).FirstOrDefault();
}
