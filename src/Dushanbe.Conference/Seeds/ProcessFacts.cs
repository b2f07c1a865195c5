using Dushanbe.Conference.Editions;
using Dushanbe.Conference.Names;
using Dushanbe.Conference.Programme;

namespace Dushanbe.Conference.Seeds;

/// <summary>
/// The publicly known facts of the Dushanbe Process. Each item may have its source and certainty: A an official page,
/// B two secondary sources or a paraphrase, C one secondary source or only announced. Unknown facts are missing.
/// </summary>
internal sealed record ProcessFacts(ProcessFacts.SeriesFact Series, IReadOnlyList<ProcessFacts.OrganizationFact> Organizations, IReadOnlyList<string> Editions)
{
    public static ProcessFacts Read() => SeedResources.Read<ProcessFacts>("Process.process");

    public static EditionFact ReadEdition(string slug) => SeedResources.Read<EditionFact>($"Process.{slug}");

    internal sealed record SeriesFact(string Slug, LocalizedText Name);

    internal sealed record OrganizationFact(string Key, string? Abbreviation, string? Iso2, LocalizedText Name, string? Source);

    internal sealed record EditionFact
    {
        public required string Slug { get; init; }
        public required LocalizedText Title { get; init; }
        public LocalizedText TitleLead { get; init; } = LocalizedText.Empty;
        public LocalizedText TitleName { get; init; } = LocalizedText.Empty;
        public required LocalizedText ShortTitle { get; init; }
        public required DateOnly Starts { get; init; }
        public required DateOnly Ends { get; init; }
        public required string Zone { get; init; }
        public LocalizedText City { get; init; } = LocalizedText.Empty;
        public LocalizedText Venue { get; init; } = LocalizedText.Empty;
        public LocalizedText Address { get; init; } = LocalizedText.Empty;
        public LocalizedText Attendance { get; init; } = LocalizedText.Empty;
        public LocalizedText Outcome { get; init; } = LocalizedText.Empty;
        public LocalizedText Organizers { get; init; } = LocalizedText.Empty;
        public string? Website { get; init; }
        public string? Source { get; init; }
        public IReadOnlyList<PartnerFact> Partners { get; init; } = [];
        public IReadOnlyList<SpeakerFact> Speakers { get; init; } = [];
        public IReadOnlyList<SessionFact> Sessions { get; init; } = [];
    }

    internal sealed record PartnerFact(string Organization, PartnershipRole Role, LocalizedText? Note, string? Source, string? Certainty);

    internal sealed record SpeakerFact(string Slug, string? Honorific, string? Given, string? Family, LocalizedText? Names, string? Iso2, LocalizedText? Function, LocalizedText? Note, string? Source, string? Certainty);

    internal sealed record SessionFact
    {
        public required string Slug { get; init; }
        public required SessionKind Kind { get; init; }
        public string? Number { get; init; }
        public DateOnly? Day { get; init; }
        public required LocalizedText Title { get; init; }
        public TitleCertainty TitleCertainty { get; init; }
        public LocalizedText Note { get; init; } = LocalizedText.Empty;
        public IReadOnlyList<LocalizedText> Issues { get; init; } = [];
        public string? Source { get; init; }
        public string? Certainty { get; init; }
        public IReadOnlyList<AppearanceFact> Appearances { get; init; } = [];
    }

    internal sealed record AppearanceFact(string Speaker, AppearanceRole Role, AppearanceMode? Mode, LocalizedText? Note);
}
