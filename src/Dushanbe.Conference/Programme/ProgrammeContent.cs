using System.Text.Json.Serialization;
using Dushanbe.Conference.Names;

namespace Dushanbe.Conference.Programme;

/// <summary>
/// A whole programme in memory, a draft or a release: everything that public pages, the calendar and the booklet show.
/// Its lists have a fixed order, so that equal programmes have equal JSON.
/// </summary>
/// <param name="Rooms">The rooms, in their order.</param>
/// <param name="Sessions">The sessions, in the programme's own order.</param>
/// <param name="Speakers">The speakers, in the order of their family names.</param>
internal sealed record ProgrammeContent(IReadOnlyList<ProgrammeContent.Hall> Rooms, IReadOnlyList<ProgrammeContent.Item> Sessions, IReadOnlyList<ProgrammeContent.Person> Speakers)
{
    /// <summary>The format version of the JSON. An incompatible change of these records needs the next number and a reader for the old format.</summary>
    public const int Format = 1;

    /// <summary>An empty programme.</summary>
    public static ProgrammeContent Empty { get; } = new([], [], []);

    /// <summary>A room.</summary>
    public sealed record Hall(Guid Id, LocalizedText Name, LocalizedText Place, int Order);

    /// <summary>A session with its appearances.</summary>
    public sealed record Item(
        Guid Id,
        string Slug,
        SessionKind Kind,
        string? Number,
        LocalizedText Title,
        TitleCertainty TitleCertainty,
        LocalizedText Note,
        LocalizedText Summary,
        IReadOnlyList<LocalizedText> Issues,
        int Order,
        DateOnly? Day,
        TimeOnly? Starts,
        TimeOnly? Ends,
        Guid? RoomId,
        IReadOnlyList<string> Interpretation,
        IReadOnlyList<Part> Appearances)
    {
        /// <summary>The version of the draft's row; not published, because undoing an edit must give an equal programme.</summary>
        [JsonIgnore]
        public long Version { get; init; } = 1;
    }

    /// <summary>An appearance in a session.</summary>
    public sealed record Part(Guid Id, Guid? SpeakerId, AppearanceRole Role, AppearanceMode? Mode, int Order, LocalizedText OnBehalfOf, LocalizedText Note);

    /// <summary>A speaker.</summary>
    public sealed record Person(Guid Id, string Slug, PersonName Name, LocalizedText Function, LocalizedText Affiliation, LocalizedText Biography, LocalizedText Note, string? Iso2, string? PhotoHash, string SortKey)
    {
        /// <summary>As shown in lists.</summary>
        [JsonIgnore]
        public SpeakerRow Row => new(Id, Slug, Name, Function, Affiliation, Iso2, PhotoHash);
    }

    /// <summary>The programme of these rows.</summary>
    public static ProgrammeContent Of(IEnumerable<Room> rooms, IEnumerable<Session> sessions, IEnumerable<Speaker> speakers) => new(
        [.. rooms.OrderBy(each => each.Order).ThenBy(each => each.Id).Select(each => new Hall(each.Id, each.Name, each.Place, each.Order))],
        [
            .. sessions.OrderBy(each => each.Order).ThenBy(each => each.Id).Select(each => new Item(
                each.Id, each.Slug, each.Kind, each.Number, each.Title, each.TitleCertainty, each.Note, each.Summary, each.Issues, each.Order, each.Day, each.Starts, each.Ends, each.RoomId, each.Interpretation,
                [.. each.Appearances.OrderBy(part => part.Order).ThenBy(part => part.Id).Select(part => new Part(part.Id, part.SpeakerId, part.Role, part.Mode, part.Order, part.OnBehalfOf, part.Note))])
            {
                Version = each.Version,
            }),
        ],
        [
            .. speakers.OrderBy(each => each.SortKey, StringComparer.Ordinal).ThenBy(each => each.Id)
                .Select(each => new Person(each.Id, each.Slug, each.Name, each.Function, each.Affiliation, each.Biography, each.Note, each.Iso2, each.PhotoHash, each.SortKey)),
        ]);

    /// <summary>The speakers in the order of lists for readers of a language.</summary>
    /// <param name="language">BCP 47.</param>
    public IEnumerable<Person> SpeakersIn(string language) => Speakers.OrderBy(each => each.Name.SortKey(language), StringComparer.Ordinal).ThenBy(each => each.Id);

    /// <summary>Reads <see cref="ToJson"/>.</summary>
    /// <exception cref="NotSupportedException">It was written by a later version of the program.</exception>
    public static ProgrammeContent FromJson(int format, string json) => format == Format
        ? ReleaseJson.Read<ProgrammeContent>(json)
        : throw new NotSupportedException($"A release has the format {format}; this version of the product reads {Format}.");

    /// <summary>The form that a release stores.</summary>
    public string ToJson() => ReleaseJson.Write(this);

    /// <summary>Whether all rooms and speakers of sessions are present; false where one was removed between two reads of a draft.</summary>
    public bool IsComplete()
    {
        var (rooms, speakers) = (Rooms.Select(each => each.Id).ToHashSet(), Speakers.Select(each => each.Id).ToHashSet());
        return Sessions.All(each => (each.RoomId is not { } room || rooms.Contains(room)) && each.Appearances.All(part => part.SpeakerId is not { } speaker || speakers.Contains(speaker)));
    }

    /// <summary>The same without references to missing rooms and speakers, as after a consistent read.</summary>
    public ProgrammeContent Complete()
    {
        var (rooms, speakers) = (Rooms.Select(each => each.Id).ToHashSet(), Speakers.Select(each => each.Id).ToHashSet());
        return this with
        {
            Sessions =
            [
                .. Sessions.Select(each => each with
                {
                    RoomId = each.RoomId is { } room && rooms.Contains(room) ? room : null,
                    Appearances = [.. each.Appearances.Where(part => part.SpeakerId is not { } speaker || speakers.Contains(speaker))],
                }),
            ],
        };
    }

    /// <summary>How many rooms, sessions and speakers differ from another version of the programme.</summary>
    public int ChangesSince(ProgrammeContent other) =>
        Differing(Rooms, other.Rooms, each => each.Id) + Differing(Sessions, other.Sessions, each => each.Id) + Differing(Speakers, other.Speakers, each => each.Id);

    private static int Differing<T>(IReadOnlyList<T> after, IReadOnlyList<T> before, Func<T, Guid> key)
    {
        var was = before.ToDictionary(key, each => ReleaseJson.Write(each));
        var isNow = after.ToDictionary(key, each => ReleaseJson.Write(each));
        return isNow.Count(each => was.GetValueOrDefault(each.Key) != each.Value) + was.Keys.Count(id => !isNow.ContainsKey(id));
    }
}
