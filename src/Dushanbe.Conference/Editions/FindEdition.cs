using Dushanbe.Conference.Data;
using Microsoft.EntityFrameworkCore;

namespace Dushanbe.Conference.Editions;

/// <summary>Finds the edition of an address, or the default edition of the installation. Editions are public.</summary>
public sealed class FindEdition(IDbContextFactory<ConferenceDb> databases)
{
    /// <summary>The edition of this slug, or null.</summary>
    public async Task<EditionFacts?> ReadAsync(string slug, CancellationToken cancel)
    {
        await using var db = await databases.CreateDbContextAsync(cancel);
        return await db.Editions.TagWith(nameof(FindEdition)).Where(each => each.Slug == slug).Select(EditionFacts.Of).SingleOrDefaultAsync(cancel);
    }

    /// <summary>
    /// The default edition of the installation: the one chosen in the settings, else the newest real one,
    /// else the newest; null in an empty installation.
    /// </summary>
    public async Task<EditionFacts?> ReadHomeAsync(string chosen, CancellationToken cancel)
    {
        await using var db = await databases.CreateDbContextAsync(cancel);
        return await db.Editions.TagWith($"{nameof(FindEdition)} home")
            .OrderByDescending(each => each.Slug == chosen).ThenBy(each => each.IsTraining).ThenByDescending(each => each.Starts).ThenBy(each => each.Id)
            .Select(EditionFacts.Of).FirstOrDefaultAsync(cancel);
    }
}
