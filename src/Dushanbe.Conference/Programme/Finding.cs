using Dushanbe.Conference.Names;

namespace Dushanbe.Conference.Programme;

/// <summary>A mistake or gap that an editor should see before publishing.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Subject">The kind of its subject.</param>
/// <param name="SubjectId">Its key.</param>
/// <param name="Name">The name of the subject: a title, a room's name, or a person's name as in lists.</param>
public sealed record Finding(FindingKind Kind, FindingSubject Subject, Guid SubjectId, LocalizedText Name)
{
    /// <summary>The affected fields, by property name.</summary>
    public IReadOnlyList<string> Fields { get; init; } = [];

    /// <summary>The languages that are missing.</summary>
    public IReadOnlyList<string> Languages { get; init; } = [];

    /// <summary>The name of the conflicting subject.</summary>
    public LocalizedText Other { get; init; } = LocalizedText.Empty;

    /// <summary>How many subjects it is about, where one finding covers all of them.</summary>
    public int Count { get; init; } = 1;

    /// <summary>The words found.</summary>
    public string? Quote { get; init; }

    /// <summary>Whether it is a mistake; otherwise it is a gap.</summary>
    public bool IsMistake => Kind <= FindingKind.DayOutside;

    /// <inheritdoc/>
    public bool Equals(Finding? other) => other is not null && Kind == other.Kind && Subject == other.Subject && SubjectId == other.SubjectId && Name == other.Name && Other == other.Other
        && Quote == other.Quote && Count == other.Count && Fields.SequenceEqual(other.Fields, StringComparer.Ordinal) && Languages.SequenceEqual(other.Languages, StringComparer.Ordinal);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Kind, Subject, SubjectId, Quote);
}

/// <summary>Subjects of findings.</summary>
public enum FindingSubject
{
    /// <summary>A session.</summary>
    Session,

    /// <summary>A speaker.</summary>
    Speaker,

    /// <summary>A room.</summary>
    Room,

    /// <summary>The list of speakers; the key is the edition's.</summary>
    Speakers,
}

/// <summary>Kinds of findings, mistakes first.</summary>
public enum FindingKind
{
    /// <summary>Filler text such as lorem ipsum.</summary>
    FillerText,

    /// <summary>Two sessions, speakers or rooms with one name.</summary>
    DuplicateName,

    /// <summary>Two sessions with one number.</summary>
    DuplicateNumber,

    /// <summary>Two sessions in one room at the same time.</summary>
    RoomClash,

    /// <summary>A speaker in two sessions at the same time.</summary>
    SpeakerClash,

    /// <summary>A session on a day on which the edition does not take place.</summary>
    DayOutside,

    /// <summary>A session without a day or a start.</summary>
    NoTime,

    /// <summary>A session without a room.</summary>
    NoRoom,

    /// <summary>A session without chair, co-chair or moderator.</summary>
    NoChair,

    /// <summary>A place in a session for which no name is known.</summary>
    NameToConfirm,

    /// <summary>A speaker who appears in no session.</summary>
    NoSession,

    /// <summary>Speakers without a portrait: one finding for all of them.</summary>
    NoPortrait,

    /// <summary>Speakers who are to be in the room and are not registered: one finding for all of them.</summary>
    NotRegistered,

    /// <summary>A text that exists in one language of the product and not in another.</summary>
    MissingTranslation,
}
