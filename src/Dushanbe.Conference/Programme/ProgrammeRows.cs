using System.Linq.Expressions;
using Dushanbe.Conference.Access;
using Dushanbe.Conference.Data;
using Dushanbe.Conference.Names;
using Microsoft.EntityFrameworkCore;

namespace Dushanbe.Conference.Programme;

/// <summary>A session as shown in programmes.</summary>
/// <param name="Id">The session.</param>
/// <param name="Slug">Its slug in addresses.</param>
/// <param name="Kind">Its kind.</param>
/// <param name="Number">The number of a thematic session.</param>
/// <param name="Title">The official title.</param>
/// <param name="TitleCertainty">How well it is known.</param>
/// <param name="Note">Sources and gaps, in one line.</param>
/// <param name="Order">Its position in the programme.</param>
/// <param name="Day">The day, where known.</param>
/// <param name="Starts">The start, where known.</param>
/// <param name="Ends">The end, where known.</param>
/// <param name="Room">The room, where known.</param>
/// <param name="Interpretation">Languages of interpretation.</param>
/// <param name="Version">The version of its draft.</param>
public sealed record SessionRow(
    Guid Id,
    string Slug,
    SessionKind Kind,
    string? Number,
    LocalizedText Title,
    TitleCertainty TitleCertainty,
    LocalizedText Note,
    int Order,
    DateOnly? Day,
    TimeOnly? Starts,
    TimeOnly? Ends,
    RoomRow? Room,
    IReadOnlyList<string> Interpretation,
    long Version)
{
    /// <summary>Whether it is a break.</summary>
    public bool IsBreak => Kind == SessionKind.Break;

    /// <summary>Whether it is current, over or neither, when the programme was read.</summary>
    public SessionState State { get; init; }

    /// <summary>Its number among all but side events, from 1, shown instead of an unknown time; null for a side event.</summary>
    public int? Place { get; init; }

    /// <summary>The appearances, in order.</summary>
    public IReadOnlyList<Voice> Voices { get; init; } = [];
}

/// <summary>A room in a programme.</summary>
public sealed record RoomRow(Guid Id, LocalizedText Name, LocalizedText Place, int Order);

/// <summary>An appearance in a session.</summary>
/// <param name="SessionId">The session.</param>
/// <param name="Role">The role.</param>
/// <param name="Mode">How the person speaks; null where not stated.</param>
/// <param name="Order">The position in the session.</param>
/// <param name="OnBehalfOf">Who will send a speaker that is to be confirmed.</param>
/// <param name="Note">The person's part in the session.</param>
/// <param name="Speaker">The speaker; null where the name is to be confirmed.</param>
public sealed record Voice(Guid SessionId, AppearanceRole Role, AppearanceMode? Mode, int Order, LocalizedText OnBehalfOf, LocalizedText Note, SpeakerRow? Speaker);

/// <summary>A speaker in a list.</summary>
public sealed record SpeakerRow(Guid Id, string Slug, PersonName Name, LocalizedText Function, LocalizedText Affiliation, string? Iso2, string? PhotoHash)
{
    /// <summary>The database projection of a speaker to a row.</summary>
    internal static Expression<Func<Speaker, SpeakerRow>> Of { get; } = each => new SpeakerRow(
        each.Id, each.Slug, new PersonName(each.Name.Honorific, each.Name.Given, each.Name.Family, each.Name.Native) { InLanguages = each.Name.InLanguages }, each.Function, each.Affiliation, each.Iso2, each.PhotoHash);
}

/// <summary>The phase of a session.</summary>
public enum SessionState
{
    /// <summary>In the future, or without a time, or the edition is not running.</summary>
    None,

    /// <summary>On now.</summary>
    Now,

    /// <summary>Over, while the edition still runs.</summary>
    Over,
}

/// <summary>The two reads of every programme page, for drafts and releases.</summary>
internal static class ProgrammeRows
{
    private const int DraftReads = 3;

    extension(ProgrammeContent programme)
    {
        /// <summary>The sessions in the order of the programme, each with its appearances.</summary>
        public IReadOnlyList<SessionRow> SessionRows()
        {
            var rooms = programme.Rooms.ToDictionary(each => each.Id, each => new RoomRow(each.Id, each.Name, each.Place, each.Order));
            var voices = programme.Voices();
            var ordered = Timetable.InOrder([
                .. programme.Sessions.Select(each => new SessionRow(each.Id, each.Slug, each.Kind, each.Number, each.Title, each.TitleCertainty, each.Note, each.Order, each.Day, each.Starts, each.Ends,
                    each.RoomId is { } room ? rooms.GetValueOrDefault(room) : null, each.Interpretation, each.Version) { Voices = [.. voices[each.Id]] }),
            ]);
            var place = 0;
            return [.. ordered.Select(each => each.Kind == SessionKind.SideEvent ? each : each with { Place = ++place })];
        }

        /// <summary>The appearances of the sessions, in order.</summary>
        public ILookup<Guid, Voice> Voices()
        {
            var speakers = programme.Speakers.ToDictionary(each => each.Id, each => each.Row);
            return programme.Sessions.SelectMany(session => session.Appearances.Select(each => new Voice(session.Id, each.Role, each.Mode, each.Order, each.OnBehalfOf, each.Note,
                each.SpeakerId is { } id ? speakers.GetValueOrDefault(id) : null))).ToLookup(each => each.SessionId);
        }
    }

    extension(ConferenceDb db)
    {
        /// <summary>The latest release of an edition; null where it has none.</summary>
        public Task<ProgrammeRelease?> ReleaseOf(RowScope scope, string tag, CancellationToken cancel) =>
            db.Releases(scope).TagWith($"{tag} release").AsNoTracking().OrderByDescending(each => each.Number).FirstOrDefaultAsync(cancel);

        /// <summary>The current draft. A programme has a few hundred rows, so it is read as a whole.</summary>
        public async Task<ProgrammeContent> DraftOf(RowScope scope, string tag, CancellationToken cancel)
        {
            // retried a few times where a room or a speaker was removed between two reads
            for (var left = DraftReads; ; left--)
            {
                var sessions = await db.Sessions(scope).TagWith($"{tag} sessions").AsNoTracking().Include(each => each.Appearances).ToListAsync(cancel);
                var speakers = await db.Speakers(scope).TagWith($"{tag} speakers").AsNoTracking().ToListAsync(cancel);
                var rooms = await db.Rooms(scope).TagWith($"{tag} rooms").AsNoTracking().ToListAsync(cancel);
                var draft = ProgrammeContent.Of(rooms, sessions, speakers);
                if (draft.IsComplete()) return draft;
                if (left == 1) return draft.Complete();
            }
        }
    }
}
