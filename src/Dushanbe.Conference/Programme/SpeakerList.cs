using Dushanbe.Conference.Access;
using Dushanbe.Conference.Data;
using Dushanbe.Conference.Editions;
using Microsoft.EntityFrameworkCore;

namespace Dushanbe.Conference.Programme;

/// <summary>The speakers of an edition by family name, spelled and sorted for the reader's language.</summary>
public sealed class SpeakerList(IDbContextFactory<ConferenceDb> databases, ReleaseShelf shelf)
{
    /// <summary>The page.</summary>
    /// <param name="Edition">The edition.</param>
    /// <param name="ShowsProgramme">Whether the reader may see the programme and so its speakers.</param>
    /// <param name="Speakers">The speakers.</param>
    public sealed record Page(EditionFacts Edition, bool ShowsProgramme, IReadOnlyList<SpeakerRow> Speakers);

    /// <summary>Reads it; null where there is no such edition.</summary>
    /// <param name="slug">The edition's slug.</param>
    /// <param name="language">The reader's language (BCP 47).</param>
    /// <param name="actor">Who asks.</param>
    /// <param name="cancel">Cancels.</param>
    public async Task<Page?> ReadAsync(string slug, string language, Actor actor, CancellationToken cancel)
    {
        await using var db = await databases.CreateDbContextAsync(cancel);
        if (await db.ViewOf(slug, actor, shelf, nameof(SpeakerList), cancel) is not { } view) return null;
        return new Page(view.Edition, view.Shows, [.. view.Programme.SpeakersIn(language).Select(each => each.Row)]);
    }
}
