using Dushanbe.Conference.Access;
using Dushanbe.Conference.Data;
using Dushanbe.Conference.Editions;
using Microsoft.EntityFrameworkCore;

namespace Dushanbe.Conference.Programme;

/// <summary>The speakers of an edition in the order of their family names.</summary>
public sealed class SpeakerList(IDbContextFactory<ConferenceDb> databases)
{
    /// <summary>The page.</summary>
    /// <param name="Edition">The edition.</param>
    /// <param name="ShowsProgramme">Whether the reader may see the programme and so its speakers.</param>
    /// <param name="Speakers">The speakers.</param>
    public sealed record Page(EditionFacts Edition, bool ShowsProgramme, IReadOnlyList<SpeakerRow> Speakers);

    /// <summary>Reads it; null where there is no such edition.</summary>
    public async Task<Page?> ReadAsync(string slug, Actor actor, CancellationToken cancel)
    {
        await using var db = await databases.CreateDbContextAsync(cancel);
        var edition = await db.Editions.TagWith(nameof(SpeakerList)).Where(each => each.Slug == slug).Select(EditionFacts.Of).SingleOrDefaultAsync(cancel);
        if (edition is null) return null;
        if (!edition.ShowsProgrammeTo(actor)) return new Page(edition, false, []);
        var speakers = await db.Speakers(edition.ProgrammeFor(actor)).TagWith($"{nameof(SpeakerList)} speakers")
            .OrderBy(each => each.SortKey).ThenBy(each => each.Id)
            .Select(SpeakerRow.Of)
            .ToListAsync(cancel);
        return new Page(edition, true, speakers);
    }
}
