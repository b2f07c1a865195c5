using System.Linq.Expressions;
using Dushanbe.Conference.Access;
using Dushanbe.Conference.Data;
using Dushanbe.Conference.Names;
using Microsoft.EntityFrameworkCore;

namespace Dushanbe.Conference.Programme;

/// <summary>A session as programmes show it.</summary>
/// <param name="Id">The session.</param>
/// <param name="Slug">Its word in addresses.</param>
/// <param name="Kind">Its kind.</param>
/// <param name="Number">The number of a thematic session.</param>
/// <param name="Title">The official title.</param>
/// <param name="TitleCertainty">How well it is known.</param>
/// <param name="Note">Sources and gaps, in one line.</param>
/// <param name="Order">Its place in the programme.</param>
/// <param name="Day">The day, where known.</param>
/// <param name="Starts">The start, where known.</param>
/// <param name="Ends">The end, where known.</param>
/// <param name="Room">The room, where known.</param>
/// <param name="Interpretation">Languages of interpretation.</param>
/// <param name="Version">Its version, which numbers its calendar entry.</param>
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
    /// <summary>Whether it is a pause.</summary>
    public bool IsBreak => Kind == SessionKind.Break;

    /// <summary>Whether it is on, over or neither, at the moment the programme was read.</summary>
    public SessionState State { get; init; }

    /// <summary>Who appears, in order; read only where a page shows it.</summary>
    public IReadOnlyList<Voice> Voices { get; init; } = [];
}

/// <summary>A room in a programme.</summary>
public sealed record RoomRow(Guid Id, LocalizedText Name, LocalizedText Place, int Order);

/// <summary>Somebody's place in a session.</summary>
/// <param name="SessionId">The session.</param>
/// <param name="Role">The role.</param>
/// <param name="Mode">How the person speaks; null where not stated.</param>
/// <param name="Order">The place in the session.</param>
/// <param name="OnBehalfOf">Who will send a speaker that is to be confirmed.</param>
/// <param name="Note">What the person did there.</param>
/// <param name="Speaker">The speaker; null where the name is to be confirmed.</param>
public sealed record Voice(Guid SessionId, AppearanceRole Role, AppearanceMode? Mode, int Order, LocalizedText OnBehalfOf, LocalizedText Note, SpeakerRow? Speaker);

/// <summary>A speaker in a list.</summary>
public sealed record SpeakerRow(Guid Id, string Slug, PersonName Name, LocalizedText Function, LocalizedText Affiliation, string? Iso2, string? PhotoHash)
{
    /// <summary>How a speaker becomes a row, in the database's projection.</summary>
    internal static Expression<Func<Speaker, SpeakerRow>> Of { get; } = each => new SpeakerRow(
        each.Id, each.Slug, new PersonName(each.Name.Honorific, each.Name.Given, each.Name.Family, each.Name.Native), each.Function, each.Affiliation, each.Iso2, each.PhotoHash);
}

/// <summary>Where a session stands in time.</summary>
public enum SessionState
{
    /// <summary>Ahead, or its time is not known, or the edition is not running.</summary>
    None,

    /// <summary>On now.</summary>
    Now,

    /// <summary>Over, while the edition still runs.</summary>
    Over,
}

/// <summary>The two reads that every programme page is made of. A programme is a few hundred rows, so it is read whole.</summary>
internal static class ProgrammeRows
{
    /// <summary>The sessions of an edition in the order of the programme, without their voices.</summary>
    public static async Task<IReadOnlyList<SessionRow>> SessionsOf(this ConferenceDb db, RowScope scope, string tag, CancellationToken cancel)
    {
        var rows = await db.Sessions(scope).TagWith($"{tag} sessions")
            .OrderBy(each => each.Order).ThenBy(each => each.Id)
            .Select(each => new SessionRow(each.Id, each.Slug, each.Kind, each.Number, each.Title, each.TitleCertainty, each.Note, each.Order, each.Day, each.Starts, each.Ends,
                db.Rooms.Where(room => room.Id == each.RoomId).Select(room => new RoomRow(room.Id, room.Name, room.Place, room.Order)).FirstOrDefault(),
                each.Interpretation, each.Version))
            .ToListAsync(cancel);
        return Timetable.InOrder(rows);
    }

    /// <summary>The voices of an edition's sessions, in the order of speaking.</summary>
    public static async Task<ILookup<Guid, Voice>> VoicesOf(this ConferenceDb db, RowScope scope, Guid? sessionId, string tag, CancellationToken cancel)
    {
        var rows = await (
            from session in db.Sessions(scope).TagWith($"{tag} voices")
            where sessionId == null || session.Id == sessionId
            from appearance in session.Appearances
            join speaker in db.Speakers on appearance.SpeakerId equals (Guid?)speaker.Id into speakers
            from speaker in speakers.DefaultIfEmpty()
            orderby appearance.Order, appearance.Id
            select new
            {
                appearance.SessionId,
                appearance.Role,
                appearance.Mode,
                appearance.Order,
                appearance.OnBehalfOf,
                appearance.Note,
                SpeakerId = (Guid?)speaker.Id,
                speaker.Slug,
                speaker.Name.Honorific,
                speaker.Name.Given,
                speaker.Name.Family,
                speaker.Name.Native,
                speaker.Function,
                speaker.Affiliation,
                speaker.Iso2,
                speaker.PhotoHash,
            }).ToListAsync(cancel);
        return rows.ToLookup(each => each.SessionId, each => new Voice(each.SessionId, each.Role, each.Mode, each.Order, each.OnBehalfOf, each.Note,
            each.SpeakerId is { } id
                ? new SpeakerRow(id, each.Slug, new PersonName(each.Honorific, each.Given, each.Family, each.Native), each.Function, each.Affiliation, each.Iso2, each.PhotoHash)
                : null));
    }
}
