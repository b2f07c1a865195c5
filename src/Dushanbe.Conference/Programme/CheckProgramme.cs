using Dushanbe.Conference.Access;
using Dushanbe.Conference.Data;
using Dushanbe.Conference.Names;
using Microsoft.EntityFrameworkCore;

namespace Dushanbe.Conference.Programme;

/// <summary>Checks an edition's programme for mistakes and gaps before publishing. Findings never prevent publishing.</summary>
public sealed class CheckProgramme(IDbContextFactory<ConferenceDb> databases)
{
    /// <summary>Everything found, mistakes first.</summary>
    /// <exception cref="NotPermittedException">The actor may not edit the programme.</exception>
    public async Task<IReadOnlyList<Finding>> ReadAsync(Guid editionId, Actor actor, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(actor);
        var rows = actor.Must(Permission.ReadDraft, editionId);
        await using var db = await databases.CreateDbContextAsync(cancel);
        var edition = await db.Editions.TagWith(nameof(CheckProgramme)).Where(each => each.Id == editionId).Select(each => new { each.Starts, each.Ends }).SingleOrDefaultAsync(cancel);
        if (edition is null) return [];
        var sessions = await db.Sessions(rows).TagWith(nameof(CheckProgramme)).AsNoTracking().Include(each => each.Appearances)
            .OrderBy(each => each.Day).ThenBy(each => each.Starts).ThenBy(each => each.Order).ThenBy(each => each.Id).ToListAsync(cancel);
        var speakers = await db.Speakers(rows).TagWith(nameof(CheckProgramme)).AsNoTracking().OrderBy(each => each.SortKey).ThenBy(each => each.Id).ToListAsync(cancel);
        var rooms = await db.Rooms(rows).TagWith(nameof(CheckProgramme)).AsNoTracking().OrderBy(each => each.Order).ThenBy(each => each.Id).ToListAsync(cancel);
        return [.. Texts(sessions, speakers, rooms)
            .Concat(Duplicates(sessions, speakers, rooms))
            .Concat(Clashes(sessions, speakers))
            .Concat(sessions.SelectMany(each => Gaps(each, edition.Starts, edition.Ends)))
            .Concat(Silent(sessions, speakers))
            .Concat(Together(FindingKind.NoPortrait, editionId, speakers.Count(each => each.PhotoHash is null)))
            .Concat(Together(FindingKind.NotRegistered, editionId, (await db.NotRegisteredAsync(rows, editionId, nameof(CheckProgramme), cancel)).Count))
            .OrderBy(each => each.Kind)];
    }

    private static IEnumerable<Finding> Texts(List<Session> sessions, List<Speaker> speakers, List<Room> rooms)
    {
        foreach (var each in sessions)
        {
            var texts = new List<(string Field, LocalizedText Text)> { (nameof(each.Title), each.Title), (nameof(each.Summary), each.Summary), (nameof(each.Note), each.Note) };
            texts.AddRange(each.Issues.Select(issue => (nameof(each.Issues), issue)));
            texts.AddRange(each.Appearances.SelectMany(row => new[] { (nameof(row.OnBehalfOf), row.OnBehalfOf), (nameof(row.Note), row.Note) }));
            foreach (var finding in Texts(new(default, FindingSubject.Session, each.Id, each.Title), texts)) yield return finding;
        }

        foreach (var each in speakers)
        {
            var about = new Finding(default, FindingSubject.Speaker, each.Id, NameOf(each));
            if (each.Name.Forms().Select(Filler.In).FirstOrDefault(found => found is not null) is { } quote)
                yield return about with { Kind = FindingKind.FillerText, Fields = [nameof(each.Name)], Quote = quote };
            foreach (var finding in Texts(about, [(nameof(each.Function), each.Function), (nameof(each.Affiliation), each.Affiliation), (nameof(each.Biography), each.Biography), (nameof(each.Note), each.Note)])) yield return finding;
        }

        foreach (var each in rooms)
            foreach (var finding in Texts(new(default, FindingSubject.Room, each.Id, each.Name), [(nameof(each.Name), each.Name), (nameof(each.Place), each.Place)])) yield return finding;
    }

    private static IEnumerable<Finding> Texts(Finding about, IReadOnlyList<(string Field, LocalizedText Text)> texts)
    {
        foreach (var (field, text) in texts)
            if (text.Values.Values.Select(Filler.In).FirstOrDefault(found => found is not null) is { } quote)
                yield return about with { Kind = FindingKind.FillerText, Fields = [field], Quote = quote };

        var missing = texts.Where(each => !each.Text.IsEmpty)
            .SelectMany(each => Languages.All.Where(language => each.Text.In(language.Tag) is null).Select(language => (each.Field, language.Tag))).ToList();
        if (missing.Count > 0)
            yield return about with { Kind = FindingKind.MissingTranslation, Fields = [.. missing.Select(each => each.Field).Distinct(StringComparer.Ordinal)], Languages = [.. Languages.All.Select(each => each.Tag).Where(tag => missing.Exists(each => each.Tag == tag))] };
    }

    private static IEnumerable<Finding> Duplicates(List<Session> sessions, List<Speaker> speakers, List<Room> rooms)
    {
        // the two coffee breaks of a day may have the same title
        var meetings = sessions.Where(each => !each.IsBreak).ToList();
        return Alike(meetings, each => each.Title.Values.Values, each => new(FindingKind.DuplicateName, FindingSubject.Session, each.Id, each.Title))
            .Concat(Alike(meetings, each => each.Number is null ? [] : [$"{each.Kind} {each.Number}"], each => new(FindingKind.DuplicateNumber, FindingSubject.Session, each.Id, each.Title) { Quote = each.Number }))
            .Concat(Alike(speakers, each => each.Name is { Given: null, Family: null } ? [] : [NameStyle.Listed.Of(each.Name with { Honorific = null })], each => new(FindingKind.DuplicateName, FindingSubject.Speaker, each.Id, NameOf(each))))
            .Concat(Alike(rooms, each => each.Name.Values.Values, each => new(FindingKind.DuplicateName, FindingSubject.Room, each.Id, each.Name)));
    }

    // each later one refers to the first with the same title in any language
    private static IEnumerable<Finding> Alike<T>(IReadOnlyList<T> things, Func<T, IEnumerable<string>> labels, Func<T, Finding> found)
    {
        var firsts = new Dictionary<string, T>(StringComparer.OrdinalIgnoreCase);
        foreach (var thing in things)
        {
            var own = labels(thing).ToList();
            if (own.Find(firsts.ContainsKey) is { } label) yield return found(thing) with { Other = found(firsts[label]).Name };
            foreach (var each in own) firsts.TryAdd(each, thing);
        }
    }

    private static IEnumerable<Finding> Clashes(List<Session> sessions, List<Speaker> speakers)
    {
        var names = speakers.ToDictionary(each => each.Id, NameOf);
        foreach (var (at, one) in sessions.Index())
        {
            foreach (var other in sessions.Skip(at + 1).Where(each => Overlap(one, each)))
            {
                if (one.RoomId is not null && one.RoomId == other.RoomId)
                    yield return new(FindingKind.RoomClash, FindingSubject.Session, other.Id, other.Title) { Other = one.Title };
                foreach (var speaker in SpeakersOf(one).Intersect(SpeakersOf(other)))
                    yield return new(FindingKind.SpeakerClash, FindingSubject.Session, other.Id, other.Title) { Other = one.Title, Quote = names[speaker].ToString() };
            }
        }
    }

    // without a known end only the start counts
    private static bool Overlap(Session one, Session later) =>
        one.Day is { } day && day == later.Day && one.Starts is { } start && later.Starts is { } laterStart && (start == laterStart || one.Ends > laterStart);

    private static IEnumerable<Guid> SpeakersOf(Session session) => session.Appearances.Select(each => each.SpeakerId).OfType<Guid>().Distinct();

    private static IEnumerable<Finding> Gaps(Session session, DateOnly first, DateOnly last)
    {
        Finding Of(FindingKind kind) => new(kind, FindingSubject.Session, session.Id, session.Title);
        if (session.Day < first || session.Day > last) yield return Of(FindingKind.DayOutside);
        if (session.Day is null || session.Starts is null) yield return Of(FindingKind.NoTime);
        if (session.RoomId is null && !session.IsBreak) yield return Of(FindingKind.NoRoom);
        if (session.Kind is not (SessionKind.Break or SessionKind.Ceremony) && !session.Appearances.Any(each => each.Role is AppearanceRole.Chair or AppearanceRole.CoChair or AppearanceRole.Moderator)) yield return Of(FindingKind.NoChair);
        foreach (var open in session.Appearances.Where(each => each.SpeakerId is null).OrderBy(each => each.Order)) yield return Of(FindingKind.NameToConfirm) with { Other = open.OnBehalfOf };
    }

    private static IEnumerable<Finding> Silent(List<Session> sessions, List<Speaker> speakers)
    {
        var heard = sessions.SelectMany(SpeakersOf).ToHashSet();
        return speakers.Where(each => !heard.Contains(each.Id)).Select(each => new Finding(FindingKind.NoSession, FindingSubject.Speaker, each.Id, NameOf(each)));
    }

    // a programme may have a hundred such speakers for months: one finding for all, and the list shows them
    private static IEnumerable<Finding> Together(FindingKind kind, Guid editionId, int count) =>
        count == 0 ? [] : [new Finding(kind, FindingSubject.Speakers, editionId, LocalizedText.Empty) { Count = count }];

    private static LocalizedText NameOf(Speaker speaker) => LocalizedText.Of(en: NameStyle.Listed.Of(speaker.Name));
}
