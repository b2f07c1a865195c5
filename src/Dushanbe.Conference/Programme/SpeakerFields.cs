using Dushanbe.Conference.Forms;
using Dushanbe.Conference.Names;
using Dushanbe.Conference.People;

namespace Dushanbe.Conference.Programme;

/// <summary>The data of a speaker: the flat form shared by creating and amending.</summary>
public sealed record SpeakerFields : IFormFields<SpeakerFields>
{
    /// <summary>Characters of a function or an affiliation in one language.</summary>
    public const int LongestFunction = 400;

    private static readonly DataNote Shown = new(DataPurpose.Programme, DataSensitivity.Public, DataRetention.WithTheProgramme);

    /// <inheritdoc/>
    public static FieldList<SpeakerFields> Declared { get; } = new(
        Field.Line(nameof(Honorific), PersonName.MaxLength, (SpeakerFields form) => form.Honorific, (form, value) => form with { Honorific = value }) with { Data = Shown },
        Field.Line(nameof(Given), PersonName.MaxLength, (SpeakerFields form) => form.Given, (form, value) => form with { Given = value }) with { Check = value => ParticipantFields.NameFault((string)value), Data = Shown },
        Field.Line(nameof(Family), PersonName.MaxLength, (SpeakerFields form) => form.Family, (form, value) => form with { Family = value }) with { Check = value => ParticipantFields.NameFault((string)value), Data = Shown },
        Field.Line(nameof(NativeName), PersonName.MaxLength, (SpeakerFields form) => form.NativeName, (form, value) => form with { NativeName = value }) with { Check = value => ParticipantFields.NameFault((string)value), Data = Shown },
        Field.Lines(nameof(NameInLanguages), PersonName.MaxLength, (SpeakerFields form) => form.NameInLanguages, (form, value) => form with { NameInLanguages = value }) with { Data = Shown },
        Field.Lines(nameof(Function), LongestFunction, (SpeakerFields form) => form.Function, (form, value) => form with { Function = value }) with { Data = Shown },
        Field.Lines(nameof(Affiliation), LongestFunction, (SpeakerFields form) => form.Affiliation, (form, value) => form with { Affiliation = value }) with { Data = Shown },
        Field.Line(nameof(Iso2), 2, (SpeakerFields form) => form.Iso2, (form, value) => form with { Iso2 = value }) with { Longest = null, Clean = Code, Check = value => States.Find((string)value) is null ? FieldFaultKind.Unknown : null, Data = Shown },
        Field.Texts(nameof(Biography), SessionFields.LongestText, (SpeakerFields form) => form.Biography, (form, value) => form with { Biography = value }) with { Data = Shown },
        Field.Lines(nameof(Note), SessionFields.LongestNote, (SpeakerFields form) => form.Note, (form, value) => form with { Note = value }) with { Data = Shown },
        Field.Line(nameof(Slug), Names.Slug.MaxLength, (SpeakerFields form) => form.Slug, (form, value) => form with { Slug = value }) with { Data = Shown });

    /// <summary>The slug; null derives it from the name.</summary>
    public string? Slug { get; init; }

    /// <summary>The form of address.</summary>
    public string? Honorific { get; init; }

    /// <summary>The given name; a name in one of the three parts is needed.</summary>
    public string? Given { get; init; }

    /// <summary>The family name.</summary>
    public string? Family { get; init; }

    /// <summary>The whole name in its own script.</summary>
    public string? NativeName { get; init; }

    /// <summary>The whole name as readers of a language write it, where that is neither of the other forms.</summary>
    public LocalizedText NameInLanguages { get; init; } = LocalizedText.Empty;

    /// <summary>The function.</summary>
    public LocalizedText Function { get; init; } = LocalizedText.Empty;

    /// <summary>The State or body, where the function does not name it.</summary>
    public LocalizedText Affiliation { get; init; } = LocalizedText.Empty;

    /// <summary>ISO 3166 alpha-2 code of the State the person represents.</summary>
    public string? Iso2 { get; init; }

    /// <summary>The biography.</summary>
    public LocalizedText Biography { get; init; } = LocalizedText.Empty;

    /// <summary>Sources and gaps.</summary>
    public LocalizedText Note { get; init; } = LocalizedText.Empty;

    /// <summary>The name's parts together.</summary>
    public PersonName Name => new(Honorific, Given, Family, NativeName) { InLanguages = NameInLanguages };

    /// <summary>The stored values of a speaker.</summary>
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
            NameInLanguages = speaker.Name.InLanguages ?? LocalizedText.Empty,
            Function = speaker.Function,
            Affiliation = speaker.Affiliation,
            Iso2 = speaker.Iso2,
            Biography = speaker.Biography,
            Note = speaker.Note,
        };
    }

    /// <summary>The same with every field cleaned.</summary>
    internal SpeakerFields Cleaned() => Declared.Cleaned(this);

    /// <summary>The validation faults of these fields, which must be <see cref="Cleaned"/>.</summary>
    public IReadOnlyList<FieldFault> Faults()
    {
        var faults = new List<FieldFault>();
        if (!Name.HasName) faults.Add(new(nameof(Family), FieldFaultKind.Missing));
        faults.AddRange(Declared.Faults(this));
        return faults;
    }

    /// <summary>Writes the fields into a speaker; the slug must be set.</summary>
    internal void ApplyTo(Speaker speaker)
    {
        speaker.Slug = Slug!;
        speaker.Rename(Name);
        (speaker.Function, speaker.Affiliation, speaker.Iso2, speaker.Biography, speaker.Note) = (Function, Affiliation, Iso2, Biography, Note);
    }

    private static string? Code(object? value) => Cleaning.Line((string?)value)?.ToUpperInvariant();
}
