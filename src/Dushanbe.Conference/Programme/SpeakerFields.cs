using Dushanbe.Conference.Forms;
using Dushanbe.Conference.Names;

namespace Dushanbe.Conference.Programme;

/// <summary>What the programme desk says about a speaker: the flat form that creating and amending share.</summary>
public sealed record SpeakerFields : IFormFields<SpeakerFields>
{
    /// <summary>Characters of a function or an affiliation in one language.</summary>
    public const int LongestFunction = 400;

    /// <summary>The word in addresses; null makes one of the name.</summary>
    public string? Slug { get; init; }

    /// <summary>The form of address.</summary>
    public string? Honorific { get; init; }

    /// <summary>The given name; a name in one of the three parts is needed.</summary>
    public string? Given { get; init; }

    /// <summary>The family name.</summary>
    public string? Family { get; init; }

    /// <summary>The whole name in its own script.</summary>
    public string? NativeName { get; init; }

    /// <summary>The function.</summary>
    public LocalizedText Function { get; init; } = LocalizedText.Empty;

    /// <summary>The State or body, where the function does not name it.</summary>
    public LocalizedText Affiliation { get; init; } = LocalizedText.Empty;

    /// <summary>ISO 3166 alpha-2 code of the State the person represents.</summary>
    public string? Iso2 { get; init; }

    /// <summary>Life and work.</summary>
    public LocalizedText Biography { get; init; } = LocalizedText.Empty;

    /// <summary>Sources and gaps.</summary>
    public LocalizedText Note { get; init; } = LocalizedText.Empty;

    /// <summary>The name's parts together.</summary>
    public PersonName Name => new(Honorific, Given, Family, NativeName);

    /// <summary>What is stored about a speaker.</summary>
    public static SpeakerFields Of(Speaker speaker)
    {
        ArgumentNullException.ThrowIfNull(speaker);
        return new()
        {
            Slug = speaker.Slug,
            Honorific = speaker.Name.Honorific,
            Given = speaker.Name.Given,
            Family = speaker.Name.Family,
            NativeName = speaker.Name.Native,
            Function = speaker.Function,
            Affiliation = speaker.Affiliation,
            Iso2 = speaker.Iso2,
            Biography = speaker.Biography,
            Note = speaker.Note,
        };
    }

    /// <inheritdoc/>
    public object? ValueOf(string field) => Values().FirstOrDefault(each => each.Field == field).Value;

    /// <inheritdoc/>
    public IReadOnlyList<string> DifferencesFrom(SpeakerFields other)
    {
        ArgumentNullException.ThrowIfNull(other);
        return [.. Values().Zip(other.Values()).Where(pair => !FieldText.Same(pair.First.Value, pair.Second.Value)).Select(pair => pair.First.Field)];
    }

    /// <inheritdoc/>
    public SpeakerFields Take(string field, SpeakerFields other)
    {
        ArgumentNullException.ThrowIfNull(other);
        return field switch
        {
            nameof(Slug) => this with { Slug = other.Slug },
            nameof(Honorific) => this with { Honorific = other.Honorific },
            nameof(Given) => this with { Given = other.Given },
            nameof(Family) => this with { Family = other.Family },
            nameof(NativeName) => this with { NativeName = other.NativeName },
            nameof(Function) => this with { Function = other.Function },
            nameof(Affiliation) => this with { Affiliation = other.Affiliation },
            nameof(Iso2) => this with { Iso2 = other.Iso2 },
            nameof(Biography) => this with { Biography = other.Biography },
            nameof(Note) => this with { Note = other.Note },
            _ => throw new ArgumentException($"No field '{field}'.", nameof(field)),
        };
    }

    /// <summary>The same without what nobody meant to type.</summary>
    internal SpeakerFields Cleaned() => this with
    {
        Slug = Cleaning.Line(Slug),
        Honorific = Cleaning.Line(Honorific),
        Given = Cleaning.Line(Given),
        Family = Cleaning.Line(Family),
        NativeName = Cleaning.Line(NativeName),
        Function = FieldText.Line(Function),
        Affiliation = FieldText.Line(Affiliation),
        Note = FieldText.Line(Note),
        Iso2 = Cleaning.Line(Iso2)?.ToUpperInvariant(),
    };

    /// <summary>What stands in the way of saving these fields, which must be <see cref="Cleaned"/>.</summary>
    internal IReadOnlyList<ProgrammeFault> Faults()
    {
        var faults = new List<ProgrammeFault>();
        if (!Name.HasName) faults.Add(new(nameof(Family), ProgrammeFaultKind.Missing));
        foreach (var (field, value) in Values())
            if (field is nameof(Honorific) or nameof(Given) or nameof(Family) or nameof(NativeName) && value is string { Length: > PersonName.MaxLength })
                faults.Add(new(field, ProgrammeFaultKind.TooLong, PersonName.MaxLength));
        if (FieldText.Longest(Function) > LongestFunction) faults.Add(new(nameof(Function), ProgrammeFaultKind.TooLong, LongestFunction));
        if (FieldText.Longest(Affiliation) > LongestFunction) faults.Add(new(nameof(Affiliation), ProgrammeFaultKind.TooLong, LongestFunction));
        if (FieldText.Longest(Biography) > SessionFields.LongestText) faults.Add(new(nameof(Biography), ProgrammeFaultKind.TooLong, SessionFields.LongestText));
        if (FieldText.Longest(Note) > SessionFields.LongestNote) faults.Add(new(nameof(Note), ProgrammeFaultKind.TooLong, SessionFields.LongestNote));
        if (Iso2 is not null && States.Find(Iso2) is null) faults.Add(new(nameof(Iso2), ProgrammeFaultKind.Unknown));
        return faults;
    }

    /// <summary>Writes the fields into a speaker; the slug must be settled.</summary>
    internal void ApplyTo(Speaker speaker)
    {
        speaker.Slug = Slug!;
        speaker.Rename(Name);
        (speaker.Function, speaker.Affiliation, speaker.Iso2, speaker.Biography, speaker.Note) = (Function, Affiliation, Iso2, Biography, Note);
    }

    private (string Field, object? Value)[] Values() =>
    [
        (nameof(Honorific), Honorific),
        (nameof(Given), Given),
        (nameof(Family), Family),
        (nameof(NativeName), NativeName),
        (nameof(Function), Function),
        (nameof(Affiliation), Affiliation),
        (nameof(Iso2), Iso2),
        (nameof(Biography), Biography),
        (nameof(Note), Note),
        (nameof(Slug), Slug),
    ];
}
