using Dushanbe.Conference.Journal;
using Dushanbe.Conference.Names;

namespace Dushanbe.Conference.Editions;

/// <summary>What an organizer says of an edition.</summary>
public sealed record EditionContent
{
    /// <summary>The most days an edition runs; more is a slip of the keyboard.</summary>
    public const int MaxDays = 31;

    /// <summary>The official title.</summary>
    public required LocalizedText Title { get; init; }

    /// <summary>The part of the title that leads in on covers.</summary>
    public LocalizedText TitleLead { get; init; } = LocalizedText.Empty;

    /// <summary>The part of the title that follows the lead.</summary>
    public LocalizedText TitleName { get; init; } = LocalizedText.Empty;

    /// <summary>The title for badges and page heads.</summary>
    public required LocalizedText ShortTitle { get; init; }

    /// <summary>First day.</summary>
    public required DateOnly Starts { get; init; }

    /// <summary>Last day.</summary>
    public required DateOnly Ends { get; init; }

    /// <summary>IANA zone of the venue.</summary>
    public required string ZoneId { get; init; }

    /// <summary>The city.</summary>
    public LocalizedText City { get; init; } = LocalizedText.Empty;

    /// <summary>The building.</summary>
    public LocalizedText Venue { get; init; } = LocalizedText.Empty;

    /// <summary>The street address.</summary>
    public LocalizedText Address { get; init; } = LocalizedText.Empty;

    /// <summary>The language of a visitor who asks for none of ours.</summary>
    public string DefaultLanguage { get; init; } = Languages.Default;

    /// <summary>Which form of a name leads.</summary>
    public NameLead NameLead { get; init; } = NameLead.Latin;

    /// <summary>What an edition says now.</summary>
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
            DefaultLanguage = edition.DefaultLanguage,
            NameLead = edition.NameLead,
        };
    }

    /// <summary>What speaks against it, by field; empty when nothing.</summary>
    public IReadOnlyList<EditionFault> Faults() => [.. Check()];

    private IEnumerable<EditionFault> Check()
    {
        if (Title.IsEmpty) yield return new(nameof(Title), "Missing");
        if (ShortTitle.IsEmpty) yield return new(nameof(ShortTitle), "Missing");
        // a split title must be the whole title in each language, or covers would lose words of an official name
        foreach (var language in TitleLead.Values.Keys.Union(TitleName.Values.Keys, StringComparer.Ordinal))
            if (Words($"{TitleLead.In(language)} {TitleName.In(language)}") != Words(Title.In(language))) yield return new(nameof(TitleName), $"SplitDiffers:{language}");
        if (Ends < Starts) yield return new(nameof(Ends), "EndsBeforeStarts");
        else if (Ends.DayNumber - Starts.DayNumber >= MaxDays) yield return new(nameof(Ends), "TooLong");
        if (!EditionClock.Knows(ZoneId)) yield return new(nameof(ZoneId), "UnknownZone");
        if (!Languages.IsKnown(DefaultLanguage)) yield return new(nameof(DefaultLanguage), "UnknownLanguage");
    }

    /// <summary>Writes it into an edition and returns what changed.</summary>
    internal IReadOnlyList<FieldChange> ApplyTo(Edition edition)
    {
        var before = Of(edition);
        edition.Title = Title;
        edition.TitleLead = TitleLead;
        edition.TitleName = TitleName;
        edition.ShortTitle = ShortTitle;
        edition.Starts = Starts;
        edition.Ends = Ends;
        edition.ZoneId = ZoneId;
        edition.City = City;
        edition.Venue = Venue;
        edition.Address = Address;
        edition.DefaultLanguage = Languages.Normal(DefaultLanguage);
        edition.NameLead = NameLead;
        return Differences(before, Of(edition));
    }

    private static IReadOnlyList<FieldChange> Differences(EditionContent before, EditionContent after) =>
    [
        .. typeof(EditionContent).GetProperties()
            .Select(field => new FieldChange(field.Name, Text(field.GetValue(before)), Text(field.GetValue(after))))
            .Where(change => change.From != change.To),
    ];

    private static string? Text(object? value) => value switch
    {
        LocalizedText { IsEmpty: true } => null,
        LocalizedText text => text.ToJson(),
        DateOnly day => day.ToString("O", System.Globalization.CultureInfo.InvariantCulture),
        _ => value?.ToString(),
    };

    private static string Words(string? text) => string.Join(' ', (text ?? "").Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}

/// <summary>What is wrong with a field of an edition.</summary>
/// <param name="Field">The property's name.</param>
/// <param name="Fault">What; the key of a resource, with a language behind a colon where it concerns one.</param>
public sealed record EditionFault(string Field, string Fault);
