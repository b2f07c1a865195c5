using Dushanbe.Conference.Forms;
using Dushanbe.Conference.Journal;
using Dushanbe.Conference.Names;

namespace Dushanbe.Conference.Editions;

/// <summary>The editable data of an edition.</summary>
public sealed record EditionContent : IFormFields<EditionContent>
{
    /// <inheritdoc/>
    public static FieldList<EditionContent> Declared { get; } = new(
        Field.Texts(nameof(Title), null, (EditionContent form) => form.Title, (form, value) => form with { Title = value }) with { IsNeeded = true },
        Field.Texts(nameof(TitleLead), null, (EditionContent form) => form.TitleLead, (form, value) => form with { TitleLead = value }),
        Field.Texts(nameof(TitleName), null, (EditionContent form) => form.TitleName, (form, value) => form with { TitleName = value }),
        Field.Texts(nameof(ShortTitle), null, (EditionContent form) => form.ShortTitle, (form, value) => form with { ShortTitle = value }) with { IsNeeded = true },
        Field.Chosen(nameof(Starts), (EditionContent form) => form.Starts, (form, value) => form with { Starts = value }) with { IsNeeded = true },
        Field.Chosen(nameof(Ends), (EditionContent form) => form.Ends, (form, value) => form with { Ends = value }) with { IsNeeded = true },
        Field.Line(nameof(ZoneId), LongestZone, (EditionContent form) => form.ZoneId, (form, value) => form with { ZoneId = value ?? "" }) with { IsNeeded = true, Check = value => EditionClock.Knows((string)value) ? null : FieldFaultKind.UnknownZone },
        Field.Texts(nameof(City), null, (EditionContent form) => form.City, (form, value) => form with { City = value }),
        Field.Texts(nameof(Venue), null, (EditionContent form) => form.Venue, (form, value) => form with { Venue = value }),
        Field.Texts(nameof(Address), null, (EditionContent form) => form.Address, (form, value) => form with { Address = value }),
        Field.Texts(nameof(Organizers), LongestOrganizers, (EditionContent form) => form.Organizers, (form, value) => form with { Organizers = value }),
        Field.Chosen(nameof(DefaultLanguage), (EditionContent form) => form.DefaultLanguage, (form, value) => form with { DefaultLanguage = value }) with { Check = value => Languages.IsKnown((string)value) ? null : FieldFaultKind.UnknownLanguage },
        Field.Chosen(nameof(NameLead), (EditionContent form) => form.NameLead, (form, value) => form with { NameLead = value }));

    /// <summary>Characters of an IANA zone; the longest currently has 38.</summary>
    public const int LongestZone = 400;

    /// <summary>Characters that name the organizers on a badge, in a line or two of small letters.</summary>
    public const int LongestOrganizers = 200;

    /// <summary>The maximum number of days; more is a typing mistake.</summary>
    public const int MaxDays = 31;

    /// <summary>The official title.</summary>
    public LocalizedText Title { get; init; } = LocalizedText.Empty;

    /// <summary>The first part of the title on covers.</summary>
    public LocalizedText TitleLead { get; init; } = LocalizedText.Empty;

    /// <summary>The second part of the title.</summary>
    public LocalizedText TitleName { get; init; } = LocalizedText.Empty;

    /// <summary>The title for badges and page heads.</summary>
    public LocalizedText ShortTitle { get; init; } = LocalizedText.Empty;

    /// <summary>First day; needed.</summary>
    public DateOnly? Starts { get; init; }

    /// <summary>Last day; needed.</summary>
    public DateOnly? Ends { get; init; }

    /// <summary>IANA zone of the venue.</summary>
    public string ZoneId { get; init; } = "Asia/Dushanbe";

    /// <summary>The city.</summary>
    public LocalizedText City { get; init; } = LocalizedText.Empty;

    /// <summary>The building.</summary>
    public LocalizedText Venue { get; init; } = LocalizedText.Empty;

    /// <summary>The street address.</summary>
    public LocalizedText Address { get; init; } = LocalizedText.Empty;

    /// <summary>The organizers as shown on badges; empty where badges list the partners in full.</summary>
    public LocalizedText Organizers { get; init; } = LocalizedText.Empty;

    /// <summary>The language for visitors who prefer none of ours.</summary>
    public string DefaultLanguage { get; init; } = Languages.Default;

    /// <summary>Which form of a name comes first.</summary>
    public NameLead NameLead { get; init; } = NameLead.Latin;

    /// <summary>The current data of an edition.</summary>
    public static EditionContent Of(Edition edition)
    {
        ArgumentNullException.ThrowIfNull(edition);
        return new EditionContent
        {
            Title = edition.Title,
            TitleLead = edition.TitleLead,
            TitleName = edition.TitleName,
            ShortTitle = edition.ShortTitle,
            Starts = edition.Starts,
            Ends = edition.Ends,
            ZoneId = edition.ZoneId,
            City = edition.City,
            Venue = edition.Venue,
            Address = edition.Address,
            Organizers = edition.Organizers,
            DefaultLanguage = edition.DefaultLanguage,
            NameLead = edition.NameLead,
        };
    }

    /// <summary>The validation faults, in the order of the form; empty when none.</summary>
    public IReadOnlyList<FieldFault> Faults() => [.. Check().OrderBy(fault => Declared.Index().First(each => each.Item.Name == fault.Field).Index)];

    private IEnumerable<FieldFault> Check()
    {
        foreach (var fault in Declared.Faults(this)) yield return fault;
        // a split title must be the whole title in each language, or covers would lose words of an official name
        foreach (var language in TitleLead.Values.Keys.Union(TitleName.Values.Keys, StringComparer.Ordinal))
            if (Words($"{TitleLead.In(language)} {TitleName.In(language)}") != Words(Title.In(language))) yield return new(nameof(TitleName), FieldFaultKind.SplitDiffers, Language: language);
        if (Ends < Starts) yield return new(nameof(Ends), FieldFaultKind.EndsBeforeStarts);
        else if (Ends?.DayNumber - Starts?.DayNumber >= MaxDays) yield return new(nameof(Ends), FieldFaultKind.TooLong, MaxDays);
    }

    internal EditionContent Cleaned() => Declared.Cleaned(this);

    /// <summary>Writes it into an edition and returns what changed.</summary>
    internal IReadOnlyList<FieldChange> ApplyTo(Edition edition)
    {
        var before = Of(edition);
        edition.Title = Title;
        edition.TitleLead = TitleLead;
        edition.TitleName = TitleName;
        edition.ShortTitle = ShortTitle;
        edition.Starts = Starts!.Value;
        edition.Ends = Ends!.Value;
        edition.ZoneId = ZoneId;
        edition.City = City;
        edition.Venue = Venue;
        edition.Address = Address;
        edition.Organizers = Organizers;
        edition.DefaultLanguage = Languages.Normal(DefaultLanguage);
        edition.NameLead = NameLead;
        return FieldChanges.Of(before, Of(edition), Text);
    }

    private static string? Text(object? value) => value is LocalizedText { IsEmpty: false } text ? text.ToJson() : FieldText.Of(value);

    private static string Words(string? text) => string.Join(' ', (text ?? "").Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
