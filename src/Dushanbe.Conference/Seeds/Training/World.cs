using Dushanbe.Conference.Delegations;
using Dushanbe.Conference.Names;

namespace Dushanbe.Conference.Seeds.Training;

/// <summary>The participants of the training edition: real States, invented bodies, and the words describing their people.</summary>
internal sealed record World
{
    public required IReadOnlyList<StateEntry> States { get; init; }
    public required IReadOnlyList<BodyEntry> Bodies { get; init; }
    public required IReadOnlyDictionary<string, IReadOnlyList<LocalizedText>> Functions { get; init; }
    public required IReadOnlyList<MinistryEntry> Ministries { get; init; }
    public required IReadOnlyList<LocalizedText> Biographies { get; init; }

    /// <summary>The organizations of guest speakers, who belong to no delegation.</summary>
    public required IReadOnlyList<string> Guests { get; init; }

    public required IReadOnlyList<string> Withdrawals { get; init; }

    /// <summary>Names that are hard to typeset, one person each.</summary>
    public required IReadOnlyList<SpecialEntry> Special { get; init; }

    public static World Read() => SeedResources.Read<World>("Training.world");

    /// <summary>The delegations, States first.</summary>
    public IReadOnlyList<Party> Parties() =>
    [
        .. States.Select(each => new Party(each.Iso2, DelegationKind.State, NameOf(each.Iso2), [each.Culture], each.Weight)),
        .. Bodies.Select(each => new Party(each.Abbreviation, each.Kind, each.Name, each.Cultures, each.Weight)),
    ];

    private static LocalizedText NameOf(string iso2) =>
        Names.States.Find(iso2)?.Name ?? throw new InvalidOperationException($"There is no State {iso2}.");

    /// <summary>A ministry or service of any State, and functions found only there.</summary>
    internal sealed record MinistryEntry(LocalizedText Name, IReadOnlyList<LocalizedText> Functions);

    internal sealed record StateEntry(string Iso2, string Culture, int Weight);

    internal sealed record BodyEntry(string Abbreviation, DelegationKind Kind, int Weight, LocalizedText Name, IReadOnlyList<string> Cultures);

    internal sealed record SpecialEntry(string Iso2, bool Woman, string? Honorific, string? Given, string? Family, string? Native);
}

/// <summary>A delegation to generate.</summary>
/// <param name="Code">A State's ISO 3166 code or a body's abbreviation.</param>
/// <param name="Kind">Whom it represents.</param>
/// <param name="Name">Its name.</param>
/// <param name="Cultures">The origins of its people.</param>
/// <param name="Weight">Its share of the participants.</param>
internal sealed record Party(string Code, DelegationKind Kind, LocalizedText Name, IReadOnlyList<string> Cultures, int Weight)
{
    public string? Iso2 => Kind == DelegationKind.State ? Code : null;
}
