using Dushanbe.Conference.Access;
using Dushanbe.Conference.Data;
using Dushanbe.Conference.Editions;
using Dushanbe.Conference.Files;
using Dushanbe.Conference.Names;
using Dushanbe.Conference.Programme;
using Microsoft.EntityFrameworkCore;

namespace Dushanbe.Conference.Papers.Booklet;

/// <summary>The content of the programme booklet: the record between the conference and the press.</summary>
public sealed record ProgrammeBooklet
{
    /// <summary>The language of the booklet (BCP 47).</summary>
    public required string Language { get; init; }

    /// <summary>The official titles on the cover, the booklet's language first.</summary>
    public required IReadOnlyList<LocalizedValue> Titles { get; init; }

    /// <summary>The short title, for page heads.</summary>
    public required string ShortTitle { get; init; }

    /// <summary>The city.</summary>
    public required LocalizedValue City { get; init; }

    /// <summary>The venue.</summary>
    public required LocalizedValue Venue { get; init; }

    /// <summary>The street address of the venue.</summary>
    public required LocalizedValue Address { get; init; }

    /// <summary>First day.</summary>
    public required DateOnly Starts { get; init; }

    /// <summary>Last day.</summary>
    public required DateOnly Ends { get; init; }

    /// <summary>IANA zone of the venue.</summary>
    public required string ZoneId { get; init; }

    /// <summary>The version of the programme; 0 for a draft.</summary>
    public required int Version { get; init; }

    /// <summary>The release it shows; null for a draft.</summary>
    public Guid? ReleaseId { get; init; }

    /// <summary>When it was published (UTC); null for a draft.</summary>
    public required DateTime? PublishedAt { get; init; }

    /// <summary>Whether the conference is over, so that unknown details will not be confirmed any more.</summary>
    public required bool IsClosed { get; init; }

    /// <summary>Whether it is a training edition; every page says so.</summary>
    public required bool IsTraining { get; init; }

    /// <summary>The address of the programme on the site, for changes after printing; null where not configured.</summary>
    public Uri? Online { get; init; }

    /// <summary>Organizations by role, in their order.</summary>
    public required IReadOnlyList<Partner> Partners { get; init; }

    /// <summary>The days in order. Sessions without a day are together at the position of the first of them.</summary>
    public required IReadOnlyList<BookletDay> Days { get; init; }

    /// <summary>Speakers by family name.</summary>
    public required IReadOnlyList<BookletSpeaker> Speakers { get; init; }

    /// <summary>An organization on the page of organizers.</summary>
    /// <param name="Role">Its role.</param>
    /// <param name="Name">Its official name.</param>
    /// <param name="Abbreviation">Its abbreviation; null for a government.</param>
    /// <param name="Note">What sources say about its role where they disagree; empty otherwise.</param>
    public sealed record Partner(PartnershipRole Role, LocalizedValue Name, string? Abbreviation, LocalizedValue Note);

    /// <summary>A day.</summary>
    /// <param name="Date">The date; null for sessions whose day is to be confirmed.</param>
    /// <param name="Sessions">Its sessions in order.</param>
    public sealed record BookletDay(DateOnly? Date, IReadOnlyList<BookletSession> Sessions);

    /// <summary>A session.</summary>
    /// <param name="Id">The session.</param>
    /// <param name="Kind">Its kind.</param>
    /// <param name="Number">The number of a thematic session as the programme writes it.</param>
    /// <param name="Title">The official title, never shortened.</param>
    /// <param name="TitleCertainty">How well it is known.</param>
    /// <param name="Note">What the reader should know about sources or gaps.</param>
    /// <param name="Starts">The start; null where it is to be confirmed.</param>
    /// <param name="Ends">The end; null where it is to be confirmed.</param>
    /// <param name="Room">The room; empty where it is not known.</param>
    /// <param name="Interpretation">Languages of interpretation (BCP 47), in the programme's order.</param>
    /// <param name="Issues">The key issues, in order.</param>
    /// <param name="Appearances">The appearances, in order.</param>
    public sealed record BookletSession(
        Guid Id,
        SessionKind Kind,
        string? Number,
        LocalizedValue Title,
        TitleCertainty TitleCertainty,
        LocalizedValue Note,
        TimeOnly? Starts,
        TimeOnly? Ends,
        LocalizedValue Room,
        IReadOnlyList<string> Interpretation,
        IReadOnlyList<LocalizedValue> Issues,
        IReadOnlyList<BookletAppearance> Appearances);

    /// <summary>Somebody in a session.</summary>
    /// <param name="SpeakerId">The speaker; null where the name is to be confirmed.</param>
    /// <param name="Role">The role.</param>
    /// <param name="Mode">How the person speaks; null where it is not stated.</param>
    /// <param name="Name">The name; null where it is to be confirmed.</param>
    /// <param name="Function">The function, and the State or body; for an unnamed person, on whose behalf they will speak.</param>
    /// <param name="Note">What the person did in the session.</param>
    public sealed record BookletAppearance(Guid? SpeakerId, AppearanceRole Role, AppearanceMode? Mode, PersonName? Name, IReadOnlyList<LocalizedValue> Function, LocalizedValue Note);

    /// <summary>Somebody in the list of speakers.</summary>
    /// <param name="Id">The speaker.</param>
    /// <param name="Name">The name.</param>
    /// <param name="Function">The function, and the State or body.</param>
    /// <param name="Note">What the reader should know about sources or gaps.</param>
    /// <param name="Sessions">The sessions the person appears in, in programme order.</param>
    public sealed record BookletSpeaker(Guid Id, PersonName Name, IReadOnlyList<LocalizedValue> Function, LocalizedValue Note, IReadOnlyList<Guid> Sessions)
    {
        /// <summary>The portrait as a JPEG, PNG or WebP file; null where there is none.</summary>
        public byte[]? Portrait { get; init; }
    }
}

/// <summary>Reads the content of the booklet. Public once the programme is published; always for editors.</summary>
public sealed class ReadProgrammeBooklet(IDbContextFactory<ConferenceDb> databases, ReleaseShelf shelf, FileStore files, TimeProvider clock)
{
    /// <summary>Reads it; null where there is no such edition, or the programme is a draft and the actor is not an editor.</summary>
    /// <param name="editionSlug">The edition's slug.</param>
    /// <param name="language">BCP 47 tag of one of the product's languages.</param>
    /// <param name="actor">Who asks.</param>
    /// <param name="cancel">Cancels.</param>
    /// <param name="draft">Whether to read the draft instead of the release; for editors only.</param>
    public async Task<ProgrammeBooklet?> ReadAsync(string editionSlug, string language, Actor actor, CancellationToken cancel, bool draft = false)
    {
        ArgumentNullException.ThrowIfNull(actor);
        await using var db = await databases.CreateDbContextAsync(cancel);
        if (await db.ViewOf(editionSlug, actor, shelf, nameof(ReadProgrammeBooklet), cancel, draft) is not { Shows: true } view) return null;
        var (edition, programme) = (view.Edition, view.Programme);
        var rooms = programme.Rooms.ToDictionary(each => each.Id);
        var speakers = programme.Speakers;
        var days = Days(edition, programme);
        var named = speakers.ToDictionary(each => each.Id);
        var portraits = await PortraitsAsync(db, edition.Id, speakers, cancel);

        return new ProgrammeBooklet
        {
            Language = language,
            Titles = Titles(edition, language),
            ShortTitle = edition.ShortTitle.Best(language).Text,
            City = edition.City.Best(language),
            Venue = edition.Venue.Best(language),
            Address = edition.Address.Best(language),
            Starts = edition.Starts,
            Ends = edition.Ends,
            ZoneId = edition.ZoneId,
            Version = edition.ProgrammeVersion,
            ReleaseId = view.Release?.Id,
            PublishedAt = edition.ProgrammePublishedAt,
            IsClosed = edition.PhaseAt(edition.LocalNow(clock)) == EditionPhase.Closed,
            IsTraining = edition.IsTraining,
            Partners =
            [
                .. (view.Release?.Front.Partners ?? await db.PartnersOf(edition.Id, nameof(ReadProgrammeBooklet), cancel))
                    .Select(each => new ProgrammeBooklet.Partner(each.Role, each.Name.Best(language), each.Iso2 is null ? each.Abbreviation : null, each.Note.Best(language))),
            ],
            Days = [.. days.Select(day => new ProgrammeBooklet.BookletDay(day.Day, [.. day.Sessions.Select(each => Session(each, rooms, named, language))]))],
            Speakers =
            [
                .. programme.SpeakersIn(language).Select(each => new ProgrammeBooklet.BookletSpeaker(each.Id, each.Name, Function(each, language), each.Note.Best(language),
                    [.. days.SelectMany(day => day.Sessions).Where(session => session.Appearances.Any(appearance => appearance.SpeakerId == each.Id)).Select(session => session.Id)])
                {
                    Portrait = each.PhotoHash is { } hash ? portraits.GetValueOrDefault(hash) : null,
                }),
            ],
        };
    }

    // drawings are for screens only
    private async Task<Dictionary<string, byte[]?>> PortraitsAsync(ConferenceDb db, Guid editionId, IReadOnlyList<ProgrammeContent.Person> speakers, CancellationToken cancel)
    {
        var shown = speakers.Select(each => each.PhotoHash).OfType<string>().ToHashSet(StringComparer.Ordinal);
        var stored = await db.Files.TagWith($"{nameof(ReadProgrammeBooklet)} portraits")
            .Where(each => each.EditionId == editionId && each.Purpose == FilePurpose.SpeakerPortrait && each.MediaType != "image/svg+xml")
            .Select(each => each.Hash).ToListAsync(cancel);
        var hashes = stored.Where(shown.Contains);
        var portraits = new Dictionary<string, byte[]?>(StringComparer.Ordinal);
        foreach (var hash in hashes) portraits[hash] = await files.ReadAsync(hash, cancel);
        return portraits;
    }

    // the order of the agenda page, so that paper and screen agree
    private static List<(DateOnly? Day, List<ProgrammeContent.Item> Sessions)> Days(EditionFacts edition, ProgrammeContent programme)
    {
        var items = programme.Sessions.ToDictionary(each => each.Id);
        return [.. Timetable.Days(edition, programme.SessionRows()).Select(day => (day.Day, day.Slots.SelectMany(slot => slot.Beside.Prepend(slot.Main)).Select(each => items[each.Id]).ToList()))];
    }

    private static LocalizedValue[] Titles(EditionFacts edition, string language) =>
    [
        .. new[] { language }.Concat(edition.Title.Values.Keys).Distinct(StringComparer.Ordinal)
            .Select(each => edition.Title.Best(each)).DistinctBy(value => value.Language, StringComparer.Ordinal),
    ];

    private static ProgrammeBooklet.BookletSession Session(ProgrammeContent.Item session, Dictionary<Guid, ProgrammeContent.Hall> rooms, Dictionary<Guid, ProgrammeContent.Person> speakers, string language) => new(
        session.Id,
        session.Kind,
        session.Number,
        session.Title.Best(language),
        session.TitleCertainty,
        session.Note.Best(language),
        session.Starts,
        session.Ends,
        (session.RoomId is { } room ? rooms[room].Name : LocalizedText.Empty).Best(language),
        session.Interpretation,
        [.. session.Issues.Select(issue => issue.Best(language))],
        [
            .. session.Appearances.OrderBy(each => each.Order).ThenBy(each => each.Id).Select(each =>
            {
                var speaker = each.SpeakerId is { } id ? speakers[id] : null;
                return new ProgrammeBooklet.BookletAppearance(each.SpeakerId, each.Role, each.Mode, speaker?.Name,
                    speaker is null ? Said(language, each.OnBehalfOf) : Function(speaker, language), each.Note.Best(language));
            }),
        ]);

    private static LocalizedValue[] Function(ProgrammeContent.Person speaker, string language) => Said(language, speaker.Function, speaker.Affiliation);

    private static LocalizedValue[] Said(string language, params LocalizedText[] texts) => [.. texts.Where(text => !text.IsEmpty).Select(text => text.Best(language))];
}
