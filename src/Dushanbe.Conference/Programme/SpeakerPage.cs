using Dushanbe.Conference.Access;
using Dushanbe.Conference.Data;
using Dushanbe.Conference.Editions;
using Dushanbe.Conference.Names;
using Microsoft.EntityFrameworkCore;

namespace Dushanbe.Conference.Programme;

/// <summary>One speaker with the sessions of the programme and the neighbours in the list.</summary>
public sealed class SpeakerPage(IDbContextFactory<ConferenceDb> databases, TimeProvider clock)
{
    /// <summary>A session and what the speaker does there.</summary>
    public sealed record Part(SessionRow Session, Voice Voice);

    /// <summary>The sessions of one day; the day is null where it is not known.</summary>
    public sealed record PartsOfDay(DateOnly? Day, IReadOnlyList<Part> Parts);

    /// <summary>The page.</summary>
    /// <param name="Edition">The edition.</param>
    /// <param name="Speaker">The speaker.</param>
    /// <param name="Biography">Life and work.</param>
    /// <param name="Note">Sources and gaps.</param>
    /// <param name="Days">The sessions, by day, in the order of the programme.</param>
    /// <param name="Previous">The speaker before in the list.</param>
    /// <param name="Next">The speaker after.</param>
    public sealed record Page(
        EditionFacts Edition,
        SpeakerRow Speaker,
        LocalizedText Biography,
        LocalizedText Note,
        IReadOnlyList<PartsOfDay> Days,
        SpeakerRow? Previous,
        SpeakerRow? Next);

    /// <summary>Reads it; null where there is no such speaker, or the programme is not public and the reader no editor.</summary>
    public async Task<Page?> ReadAsync(string editionSlug, string slug, Actor actor, CancellationToken cancel)
    {
        await using var db = await databases.CreateDbContextAsync(cancel);
        var edition = await db.Editions.TagWith(nameof(SpeakerPage)).Where(each => each.Slug == editionSlug).Select(EditionFacts.Of).SingleOrDefaultAsync(cancel);
        if (edition is null || !edition.ShowsProgrammeTo(actor)) return null;
        var programme = edition.ProgrammeFor(actor);
        var content = await db.Speakers(programme).TagWith(nameof(SpeakerPage))
            .Where(each => each.Slug == slug)
            .Select(each => new { each.Id, each.Biography, each.Note })
            .SingleOrDefaultAsync(cancel);
        if (content is null) return null;

        var speakers = await db.Speakers(programme).TagWith($"{nameof(SpeakerPage)} neighbours")
            .OrderBy(each => each.SortKey).ThenBy(each => each.Id)
            .Select(SpeakerRow.Of)
            .ToListAsync(cancel);
        var place = speakers.FindIndex(each => each.Id == content.Id);
        return new Page(
            edition,
            speakers[place],
            content.Biography,
            content.Note,
            await DaysOf(db, edition, programme, content.Id, cancel),
            place > 0 ? speakers[place - 1] : null,
            place + 1 < speakers.Count ? speakers[place + 1] : null);
    }

    private async Task<IReadOnlyList<PartsOfDay>> DaysOf(ConferenceDb db, EditionFacts edition, RowScope programme, Guid speakerId, CancellationToken cancel)
    {
        var voices = await db.VoicesOf(programme, null, nameof(SpeakerPage), cancel);
        var sessions = ProgrammeClock.Mark(await db.SessionsOf(programme, nameof(SpeakerPage), cancel), edition, edition.LocalNow(clock));
        var parts = sessions.SelectMany(session => voices[session.Id].Where(voice => voice.Speaker?.Id == speakerId).Select(voice => new Part(session, voice)));
        return [.. parts.GroupBy(part => part.Session.Day).Select(group => new PartsOfDay(group.Key, [.. group]))];
    }
}
