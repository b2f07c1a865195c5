using Dushanbe.Conference.Access;
using Dushanbe.Conference.Data;
using Dushanbe.Conference.Editions;
using Dushanbe.Conference.Names;
using Microsoft.EntityFrameworkCore;

namespace Dushanbe.Conference.Programme;

/// <summary>One speaker with the sessions of the programme and the neighbours in the list.</summary>
public sealed class SpeakerPage(IDbContextFactory<ConferenceDb> databases, ReleaseShelf shelf, TimeProvider clock)
{
    /// <summary>A session and the speaker's part in it.</summary>
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

    /// <summary>Reads it; null where there is no such speaker, or the programme is not public and the reader is not an editor.</summary>
    public async Task<Page?> ReadAsync(string editionSlug, string slug, Actor actor, CancellationToken cancel)
    {
        await using var db = await databases.CreateDbContextAsync(cancel);
        if (await db.ViewOf(editionSlug, actor, shelf, nameof(SpeakerPage), cancel) is not { Shows: true } view) return null;
        var (edition, programme) = (view.Edition, view.Programme);
        if (programme.Speakers.SingleOrDefault(each => each.Slug == slug) is not { } speaker) return null;
        var speakers = programme.Speakers;
        var place = speakers.Index().Single(each => each.Item == speaker).Index;
        return new Page(
            edition,
            speaker.Row,
            speaker.Biography,
            speaker.Note,
            DaysOf(edition, programme, speaker.Id),
            place > 0 ? speakers[place - 1].Row : null,
            place + 1 < speakers.Count ? speakers[place + 1].Row : null);
    }

    private IReadOnlyList<PartsOfDay> DaysOf(EditionFacts edition, ProgrammeContent programme, Guid speakerId)
    {
        var sessions = ProgrammeClock.Mark(programme.SessionRows(), edition, edition.LocalNow(clock));
        var parts = sessions.SelectMany(session => session.Voices.Where(voice => voice.Speaker?.Id == speakerId).Select(voice => new Part(session, voice)));
        return [.. parts.GroupBy(part => part.Session.Day).Select(group => new PartsOfDay(group.Key, [.. group]))];
    }
}
