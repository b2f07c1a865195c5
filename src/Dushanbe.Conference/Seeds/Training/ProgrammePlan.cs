using Dushanbe.Conference.Editions;
using Dushanbe.Conference.Names;
using Dushanbe.Conference.Programme;

namespace Dushanbe.Conference.Seeds.Training;

/// <summary>The invented programme: an edition's texts, its rooms, and two days of sessions with slots for speakers.</summary>
internal sealed record ProgrammePlan(ProgrammePlan.EditionPlan Edition, IReadOnlyList<ProgrammePlan.PartnerPlan> Partners, IReadOnlyList<ProgrammePlan.RoomPlan> Rooms, IReadOnlyList<ProgrammePlan.SessionPlan> Sessions)
{
    public static ProgrammePlan Read() => SeedResources.Read<ProgrammePlan>("Training.programme");

    internal sealed record EditionPlan(LocalizedText Title, LocalizedText TitleLead, LocalizedText TitleName, LocalizedText ShortTitle, LocalizedText City, LocalizedText Venue, LocalizedText Address);

    internal sealed record PartnerPlan(string Organization, PartnershipRole Role);

    internal sealed record RoomPlan(string Key, LocalizedText Name, LocalizedText Place);

    internal sealed record SessionPlan
    {
        public required string Slug { get; init; }
        public required SessionKind Kind { get; init; }
        public required int Day { get; init; }
        public string? Number { get; init; }
        public TimeOnly? From { get; init; }
        public TimeOnly? To { get; init; }
        public string? Room { get; init; }
        public required LocalizedText Title { get; init; }
        public LocalizedText Summary { get; init; } = LocalizedText.Empty;
        public LocalizedText Note { get; init; } = LocalizedText.Empty;
        public IReadOnlyList<LocalizedText> Issues { get; init; } = [];
        public IReadOnlyList<string> Interpretation { get; init; } = [];

        /// <summary>Slots for speakers as <c>Role:who:mode</c>: who is host, m (a head of a State's delegation), e (an expert) or confirm; mode is p, o, v or ? for not stated.</summary>
        public IReadOnlyList<string> Voices { get; init; } = [];

        public IEnumerable<Voice> Places() => Voices.Select(each => Voice.Of(each.Split(':')));
    }

    internal sealed record Voice(AppearanceRole Role, string Who, AppearanceMode? Mode)
    {
        public static Voice Of(string[] parts) => new(Enum.Parse<AppearanceRole>(parts[0]), parts[1], parts.ElementAtOrDefault(2) switch
        {
            "p" => AppearanceMode.InPerson,
            "o" => AppearanceMode.Online,
            "v" => AppearanceMode.VideoMessage,
            _ => null,
        });
    }
}
