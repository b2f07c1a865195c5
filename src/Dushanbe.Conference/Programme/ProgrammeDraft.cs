using Dushanbe.Conference.Access;
using Dushanbe.Conference.Data;
using Dushanbe.Conference.Editions;
using Dushanbe.Conference.Names;
using Dushanbe.Conference.People;
using Microsoft.EntityFrameworkCore;

namespace Dushanbe.Conference.Programme;

/// <summary>The data of the programme desk: the draft programme, the choices, and the records to edit.</summary>
public sealed class ProgrammeDraft(IDbContextFactory<ConferenceDb> databases)
{
    /// <summary>The programme.</summary>
    /// <param name="EditionVersion">The edition's version, for publishing.</param>
    /// <param name="PublishedAt">When it was last published (UTC); null while it is a draft.</param>
    /// <param name="ProgrammeVersion">How often it has been published.</param>
    /// <param name="Sessions">The sessions in the order of the programme, each with its appearances.</param>
    /// <param name="Changes">How many rooms, sessions and speakers differ from the latest release, plus one where the edition's data differs; 0 for users who may not publish.</param>
    /// <param name="Releases">The releases, latest first; empty for users who may not publish.</param>
    public sealed record Page(long EditionVersion, DateTime? PublishedAt, int ProgrammeVersion, IReadOnlyList<SessionRow> Sessions, int Changes, IReadOnlyList<Release> Releases);

    /// <summary>A release in the list of releases.</summary>
    /// <param name="Number">Its number.</param>
    /// <param name="At">When it was published (UTC).</param>
    /// <param name="ActorName">Who published it.</param>
    /// <param name="Note">The note; null for none.</param>
    public sealed record Release(int Number, DateTime At, string ActorName, string? Note);

    /// <summary>A room on the desk.</summary>
    /// <param name="Room">The room.</param>
    /// <param name="Version">The version to carry when amending.</param>
    /// <param name="Sessions">How many sessions take place in it.</param>
    public sealed record DeskRoom(RoomRow Room, long Version, int Sessions);

    /// <summary>A speaker on the desk.</summary>
    /// <param name="Speaker">The speaker.</param>
    /// <param name="Sessions">In how many sessions the speaker appears.</param>
    /// <param name="AwaitsRegistration">Whether the person should attend in person and is not registered.</param>
    public sealed record DeskSpeaker(SpeakerRow Speaker, int Sessions, bool AwaitsRegistration);

    /// <summary>A session to edit.</summary>
    /// <param name="Id">The session.</param>
    /// <param name="Version">The version to carry.</param>
    /// <param name="Fields">Its fields.</param>
    /// <param name="Appearances">The appearances, in order.</param>
    public sealed record OpenSession(Guid Id, long Version, SessionFields Fields, IReadOnlyList<AppearanceFields> Appearances);

    /// <summary>A speaker to edit.</summary>
    /// <param name="Id">The speaker.</param>
    /// <param name="Version">The version to carry.</param>
    /// <param name="Fields">The fields.</param>
    /// <param name="PhotoHash">The portrait.</param>
    /// <param name="CanCrop">Whether the portrait can be cropped again; a drawing cannot.</param>
    /// <param name="ParticipantId">The registration of the same person.</param>
    /// <param name="Registration">Its data in the register; null for an actor who may not read the register.</param>
    /// <param name="Sessions">Where the speaker appears, in the order of the programme.</param>
    public sealed record OpenSpeaker(Guid Id, long Version, SpeakerFields Fields, string? PhotoHash, bool CanCrop, Guid? ParticipantId, LinkedRegistration? Registration, IReadOnlyList<SessionRow> Sessions);

    /// <summary>The registration of a speaker.</summary>
    /// <param name="Id">The participant.</param>
    /// <param name="Name">The name in the register.</param>
    /// <param name="Delegation">The delegation; null for none.</param>
    /// <param name="Organization">The ministry, body or company.</param>
    /// <param name="PhotoHash">The photo.</param>
    /// <param name="State">The state of the accreditation.</param>
    public sealed record LinkedRegistration(Guid Id, PersonName Name, LocalizedText? Delegation, string? Organization, string? PhotoHash, AccreditationState State);

    /// <summary>Reads the programme; null where there is no such edition.</summary>
    /// <exception cref="NotPermittedException">The actor may not edit the programme.</exception>
    public async Task<Page?> ReadAsync(Guid editionId, Actor actor, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(actor);
        var rows = actor.MustRows(Permission.ReadDraft, editionId);
        await using var db = await databases.CreateDbContextAsync(cancel);
        var edition = await db.Editions.TagWith(nameof(ProgrammeDraft)).AsNoTracking().SingleOrDefaultAsync(each => each.Id == editionId, cancel);
        if (edition is null) return null;
        var draft = await db.DraftOf(rows, nameof(ProgrammeDraft), cancel);
        var changes = rows.IsWhole ? await ChangesAsync(db, rows, edition, draft, cancel) : 0;
        return new Page(edition.Version, edition.ProgrammePublishedAt, edition.ProgrammeVersion, draft.SessionRows(), changes, await ReleasesAsync(db, rows, cancel));
    }

    /// <summary>Reads the rooms in their order.</summary>
    /// <exception cref="NotPermittedException">The actor may not edit the programme.</exception>
    public async Task<IReadOnlyList<DeskRoom>> RoomsAsync(Guid editionId, Actor actor, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(actor);
        var rows = actor.MustRows(Permission.ReadDraft, editionId);
        await using var db = await databases.CreateDbContextAsync(cancel);
        var sessions = db.Sessions(rows);
        return await db.Rooms(rows).TagWith($"{nameof(ProgrammeDraft)} rooms")
            .OrderBy(each => each.Order).ThenBy(each => each.Id)
            .Select(each => new DeskRoom(new RoomRow(each.Id, each.Name, each.Place, each.Order), each.Version, sessions.Count(session => session.RoomId == each.Id)))
            .ToListAsync(cancel);
    }

    /// <summary>Reads the speakers in the order of their family names.</summary>
    /// <exception cref="NotPermittedException">The actor may not edit the programme.</exception>
    public async Task<IReadOnlyList<DeskSpeaker>> SpeakersAsync(Guid editionId, Actor actor, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(actor);
        var rows = actor.MustRows(Permission.ReadDraft, editionId);
        await using var db = await databases.CreateDbContextAsync(cancel);
        var speakers = await db.Speakers(rows).TagWith($"{nameof(ProgrammeDraft)} speakers")
            .OrderBy(each => each.SortKey).ThenBy(each => each.Id).Select(SpeakerRow.Of).ToListAsync(cancel);
        var places = await PlacesAsync(db, rows, cancel);
        // registrations are shown only to editors of the whole programme
        var awaited = !rows.IsWhole ? [] : await db.NotRegisteredAsync(rows, editionId, nameof(ProgrammeDraft), cancel);
        return [.. speakers.Select(each => new DeskSpeaker(each, places[each.Id].Distinct().Count(), awaited.Contains(each.Id)))];
    }

    /// <summary>Opens a session; null where the edition has no such session.</summary>
    /// <exception cref="NotPermittedException">The actor may not edit the programme.</exception>
    public async Task<OpenSession?> SessionAsync(Guid editionId, Guid sessionId, Actor actor, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(actor);
        var rows = actor.MustRows(Permission.ReadDraft, editionId);
        await using var db = await databases.CreateDbContextAsync(cancel);
        var session = await db.Sessions(rows).TagWith($"{nameof(ProgrammeDraft)} session").AsNoTracking().Include(each => each.Appearances)
            .SingleOrDefaultAsync(each => each.Id == sessionId, cancel);
        if (session is null) return null;
        return new OpenSession(session.Id, session.Version, SessionFields.Of(session), [.. session.Appearances.OrderBy(each => each.Order).ThenBy(each => each.Id).Select(AppearanceFields.Of)]);
    }

    /// <summary>Opens a speaker; null where the edition has no such speaker.</summary>
    /// <exception cref="NotPermittedException">The actor may not edit the programme.</exception>
    public async Task<OpenSpeaker?> SpeakerAsync(Guid editionId, Guid speakerId, Actor actor, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(actor);
        var rows = actor.MustRows(Permission.ReadDraft, editionId);
        await using var db = await databases.CreateDbContextAsync(cancel);
        var speaker = await db.Speakers(rows).TagWith($"{nameof(ProgrammeDraft)} speaker").AsNoTracking().SingleOrDefaultAsync(each => each.Id == speakerId, cancel);
        if (speaker is null) return null;
        var places = (await PlacesAsync(db, rows, cancel))[speakerId].ToHashSet();
        var sessions = (await db.DraftOf(rows, nameof(ProgrammeDraft), cancel)).SessionRows();
        var canCrop = await db.Portraits(rows).TagWith($"{nameof(ProgrammeDraft)} portrait")
            .AnyAsync(each => each.Hash == speaker.PhotoHash && each.EditionId == editionId && each.MediaType != "image/svg+xml", cancel);
        var registration = await RegistrationAsync(db, actor.Rows(Permission.ReadDesk, editionId), speaker.ParticipantId, cancel);
        return new OpenSpeaker(speaker.Id, speaker.Version, SpeakerFields.Of(speaker), speaker.PhotoHash, canCrop, rows.IsWhole ? speaker.ParticipantId : registration?.Id, registration, [.. sessions.Where(each => places.Contains(each.Id))]);
    }

    private static async Task<int> ChangesAsync(ConferenceDb db, RowScope rows, Edition edition, ProgrammeContent draft, CancellationToken cancel)
    {
        if (await db.ReleaseOf(rows, nameof(ProgrammeDraft), cancel) is not { } latest) return 0;
        var front = EditionFront.Of(edition, await db.PartnersOf(edition.Id, nameof(ProgrammeDraft), cancel));
        return draft.ChangesSince(latest.Programme()) + (front.ToJson() == latest.Front ? 0 : 1);
    }

    private static async Task<IReadOnlyList<Release>> ReleasesAsync(ConferenceDb db, RowScope rows, CancellationToken cancel) =>
        await db.Releases(rows).TagWith($"{nameof(ProgrammeDraft)} releases").OrderByDescending(each => each.Number)
            .Select(each => new Release(each.Number, each.At, each.ActorName, each.Note)).ToListAsync(cancel);

    private static async Task<LinkedRegistration?> RegistrationAsync(ConferenceDb db, RowScope register, Guid? participantId, CancellationToken cancel) => participantId is null || register.IsNothing ? null
        : await db.People(register).TagWith($"{nameof(ProgrammeDraft)} registration").Where(each => each.Id == participantId)
            .Select(each => new LinkedRegistration(each.Id, each.Name, db.Delegations.Where(one => one.Id == each.DelegationId).Select(one => one.Name).FirstOrDefault(), each.Organization, each.PhotoHash, each.State))
            .SingleOrDefaultAsync(cancel);

    private static async Task<ILookup<Guid, Guid>> PlacesAsync(ConferenceDb db, RowScope rows, CancellationToken cancel)
    {
        var places = await (
            from session in db.Sessions(rows).TagWith($"{nameof(ProgrammeDraft)} places")
            from appearance in session.Appearances
            where appearance.SpeakerId != null
            select new { SpeakerId = appearance.SpeakerId!.Value, appearance.SessionId }).ToListAsync(cancel);
        return places.ToLookup(each => each.SpeakerId, each => each.SessionId);
    }
}
