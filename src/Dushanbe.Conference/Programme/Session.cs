using Dushanbe.Conference.Data;
using Dushanbe.Conference.Names;

namespace Dushanbe.Conference.Programme;

/// <summary>An item of the programme. Day, time, room and even the title can be unknown, and are then shown as unknown.</summary>
public sealed class Session : IVersioned
{
    private readonly List<Appearance> appearances = [];

    /// <summary>The key used by desks, calendars and the journal.</summary>
    public Guid Id { get; init; } = Guid.CreateVersion7();

    /// <summary>The edition.</summary>
    public required Guid EditionId { get; init; }

    /// <summary>Its slug, unique in the edition.</summary>
    public required string Slug { get; set; }

    /// <summary>What kind of item it is.</summary>
    public required SessionKind Kind { get; set; }

    /// <summary>The number of a thematic session as the programme writes it, for example <c>II</c>.</summary>
    public string? Number { get; set; }

    /// <summary>The official title, never shortened.</summary>
    public required LocalizedText Title { get; set; }

    /// <summary>How well the title is known.</summary>
    public TitleCertainty TitleCertainty { get; set; }

    /// <summary>What the reader should know about sources or gaps, in one line.</summary>
    public LocalizedText Note { get; set; } = LocalizedText.Empty;

    /// <summary>What it is about, in a few sentences.</summary>
    public LocalizedText Summary { get; set; } = LocalizedText.Empty;

    /// <summary>The key issues to be addressed, in order.</summary>
    public IReadOnlyList<LocalizedText> Issues { get; set; } = [];

    /// <summary>Its place in the programme, from 1: the order where no time is known, and among those that begin together.</summary>
    public required int Order { get; set; }

    /// <summary>The day in the edition's zone; null where it is not known.</summary>
    public DateOnly? Day { get; private set; }

    /// <summary>The start in the edition's zone; null where it is to be confirmed.</summary>
    public TimeOnly? Starts { get; private set; }

    /// <summary>The end in the edition's zone; null where it is to be confirmed.</summary>
    public TimeOnly? Ends { get; private set; }

    /// <summary>The room; null where it is not known.</summary>
    public Guid? RoomId { get; set; }

    /// <summary>Languages of interpretation as BCP 47 tags, in the programme's order; empty where not stated.</summary>
    public IReadOnlyList<string> Interpretation { get; set; } = [];

    /// <inheritdoc/>
    public long Version { get; set; } = 1;

    /// <summary>The appearances, in order.</summary>
    public IReadOnlyList<Appearance> Appearances => appearances;

    /// <summary>Whether it is a break rather than a meeting.</summary>
    public bool IsBreak => Kind == SessionKind.Break;

    /// <summary>Sets day and times.</summary>
    /// <exception cref="ArgumentException">A time without a day, an end without a start, or an end not after its start.</exception>
    public void Schedule(DateOnly? day, TimeOnly? starts, TimeOnly? ends)
    {
        if (day is null && starts is not null) throw new ArgumentException("A start needs a day.", nameof(starts));
        if (starts is null && ends is not null) throw new ArgumentException("An end needs a start.", nameof(ends));
        if (ends <= starts) throw new ArgumentException("The end is not after the start.", nameof(ends));
        (Day, Starts, Ends) = (day, starts, ends);
    }

    /// <summary>Adds an appearance at the end and returns it.</summary>
    public Appearance Add(Guid? speakerId, AppearanceRole role, AppearanceMode? mode)
    {
        var appearance = new Appearance
        {
            SessionId = Id,
            SpeakerId = speakerId,
            Role = role,
            Mode = mode,
            Order = appearances.Count == 0 ? 1 : appearances.Max(each => each.Order) + 1,
        };
        appearances.Add(appearance);
        return appearance;
    }
}

/// <summary>Kinds of programme items.</summary>
public enum SessionKind
{
    /// <summary>High-level or ministerial session.</summary>
    HighLevel,

    /// <summary>Numbered thematic session.</summary>
    Thematic,

    /// <summary>Closing session.</summary>
    Closing,

    /// <summary>Side event.</summary>
    SideEvent,

    /// <summary>Coffee, lunch or another break.</summary>
    Break,

    /// <summary>Reception, family photograph, press conference and the like.</summary>
    Ceremony,
}

/// <summary>How well a title is known.</summary>
public enum TitleCertainty
{
    /// <summary>As in the official programme.</summary>
    Exact,

    /// <summary>The source is incomplete.</summary>
    KnownInPart,

    /// <summary>Translated by us from a report in another language.</summary>
    Translated,

    /// <summary>It is only known that the session took place.</summary>
    NotKnown,
}
