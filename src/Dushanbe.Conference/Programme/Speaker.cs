using Dushanbe.Conference.Data;
using Dushanbe.Conference.Names;

namespace Dushanbe.Conference.Programme;

/// <summary>A person who appears in the programme.</summary>
public sealed class Speaker : IVersioned
{
    /// <summary>The key used by desks and the journal.</summary>
    public Guid Id { get; init; } = Guid.CreateVersion7();

    /// <summary>The edition.</summary>
    public required Guid EditionId { get; init; }

    /// <summary>Its slug, unique in the edition.</summary>
    public required string Slug { get; set; }

    /// <summary>The name as typed, after cleaning.</summary>
    public PersonName Name { get; private set; } = PersonName.None;

    /// <summary>The function, for example "Minister of Foreign Affairs of Uzbekistan".</summary>
    public LocalizedText Function { get; set; } = LocalizedText.Empty;

    /// <summary>The State or body, where the function does not name it.</summary>
    public LocalizedText Affiliation { get; set; } = LocalizedText.Empty;

    /// <summary>A short biography.</summary>
    public LocalizedText Biography { get; set; } = LocalizedText.Empty;

    /// <summary>What the reader should know about sources or gaps, for example that presence was announced but is not confirmed.</summary>
    public LocalizedText Note { get; set; } = LocalizedText.Empty;

    /// <summary>ISO 3166 alpha-2 code of the State the person represents.</summary>
    public string? Iso2 { get; set; }

    /// <summary>SHA-256 of the portrait in the file store.</summary>
    public string? PhotoHash { get; set; }

    /// <summary>The registration of the same person, once there is one.</summary>
    public Guid? ParticipantId { get; set; }

    /// <summary>Sort key of family name, then given name; kept by <see cref="Rename"/>.</summary>
    public string SortKey { get; private set; } = "";

    /// <inheritdoc/>
    public long Version { get; set; } = 1;

    /// <summary>Sets the name and its sort key.</summary>
    public Speaker Rename(PersonName name)
    {
        Name = name;
        SortKey = name.SortKey(Languages.Default);
        return this;
    }
}

/// <summary>An appearance of a speaker in a session.</summary>
public sealed class Appearance
{
    /// <summary>The key, stable while the row is moved or changed.</summary>
    public Guid Id { get; init; } = Guid.CreateVersion7();

    /// <summary>The session.</summary>
    public required Guid SessionId { get; init; }

    /// <summary>The speaker; null where the name is to be confirmed.</summary>
    public Guid? SpeakerId { get; set; }

    /// <summary>The role.</summary>
    public required AppearanceRole Role { get; set; }

    /// <summary>How the person speaks; null where it is not stated.</summary>
    public AppearanceMode? Mode { get; set; }

    /// <summary>The place in the session, from 1.</summary>
    public required int Order { get; set; }

    /// <summary>For a speaker who is to be confirmed: the State or body that will speak.</summary>
    public LocalizedText OnBehalfOf { get; set; } = LocalizedText.Empty;

    /// <summary>What the person did in the session, for example "introduced the Dushanbe Declaration".</summary>
    public LocalizedText Note { get; set; } = LocalizedText.Empty;
}

/// <summary>Roles in a session, in the order they are listed.</summary>
public enum AppearanceRole
{
    /// <summary>Chair.</summary>
    Chair,

    /// <summary>Co-chair.</summary>
    CoChair,

    /// <summary>Moderator.</summary>
    Moderator,

    /// <summary>Opening remarks.</summary>
    OpeningRemarks,

    /// <summary>Keynote.</summary>
    Keynote,

    /// <summary>Panellist.</summary>
    Panellist,

    /// <summary>Speaker.</summary>
    Speaker,
}

/// <summary>How a person speaks. Where it is not known the value is absent, never guessed.</summary>
public enum AppearanceMode
{
    /// <summary>In the room.</summary>
    InPerson,

    /// <summary>A recorded video message.</summary>
    VideoMessage,

    /// <summary>Connected live.</summary>
    Online,
}
