using Dushanbe.Conference.Access;
using Dushanbe.Conference.Data;
using Dushanbe.Conference.Editions;
using Dushanbe.Conference.Names;
using Microsoft.EntityFrameworkCore;

namespace Dushanbe.Conference.Programme;

/// <summary>One session with its issues and speakers, parallel sessions, and its neighbours in the programme.</summary>
public sealed class SessionPage(IDbContextFactory<ConferenceDb> databases, ReleaseShelf shelf, TimeProvider clock)
{
    /// <summary>The page.</summary>
    /// <param name="Edition">The edition.</param>
    /// <param name="LocalNow">The time at the venue.</param>
    /// <param name="Session">The session with its appearances.</param>
    /// <param name="Summary">What it is about.</param>
    /// <param name="Issues">The key issues.</param>
    /// <param name="Beside">Parallel sessions.</param>
    /// <param name="Previous">The meeting before it in the programme.</param>
    /// <param name="Next">The meeting after it.</param>
    public sealed record Page(
        EditionFacts Edition,
        DateTime LocalNow,
        SessionRow Session,
        LocalizedText Summary,
        IReadOnlyList<LocalizedText> Issues,
        IReadOnlyList<SessionRow> Beside,
        SessionRow? Previous,
        SessionRow? Next);

    /// <summary>Reads it; null where there is no such session, or the programme is not public and the reader is not an editor.</summary>
    public async Task<Page?> ReadAsync(string editionSlug, string slug, Actor actor, CancellationToken cancel)
    {
        await using var db = await databases.CreateDbContextAsync(cancel);
        if (await db.ViewOf(editionSlug, actor, shelf, nameof(SessionPage), cancel) is not { Shows: true } view) return null;
        var (edition, programme) = (view.Edition, view.Programme);
        if (programme.Sessions.SingleOrDefault(each => each.Slug == slug) is not { } content) return null;

        var local = edition.LocalNow(clock);
        var sessions = ProgrammeClock.Mark(programme.SessionRows(), edition, local);
        var session = sessions.Single(each => each.Id == content.Id);
        var meetings = sessions.Where(each => !each.IsBreak || each.Id == session.Id).ToList();
        var place = meetings.FindIndex(each => each.Id == session.Id);
        return new Page(
            edition,
            local,
            session,
            content.Summary,
            content.Issues,
            [.. meetings.Where(each => each.Id != session.Id && RunBeside(session, each))],
            place > 0 ? meetings[place - 1] : null,
            place + 1 < meetings.Count ? meetings[place + 1] : null);
    }

    private static bool RunBeside(SessionRow one, SessionRow other)
    {
        if (one.Day is null || one.Day != other.Day || one.Starts is not { } start || other.Starts is not { } otherStart) return false;
        if (start == otherStart) return true;
        return start < otherStart ? one.Ends > otherStart : other.Ends > start;
    }
}
