using Dushanbe.Conference.Names;
using Dushanbe.Conference.People;

namespace Dushanbe.Conference.Lists;

/// <summary>
/// A list of participants as it was issued: what the editor said, and whom it named, in no language, so that it can be told again in
/// each. Immutable, save that a person whose data is erased leaves it.
/// </summary>
public sealed class IssuedList
{
    /// <summary>Version-7 GUID.</summary>
    public Guid Id { get; init; } = Guid.CreateVersion7();

    /// <summary>The edition.</summary>
    public required Guid EditionId { get; init; }

    /// <summary>Its number in the edition, printed on it; unique and never reused.</summary>
    public required int Number { get; init; }

    /// <summary>Provisional or final.</summary>
    public required ListKind Kind { get; init; }

    /// <summary>The day whose information it has.</summary>
    public required DateOnly AsAt { get; init; }

    /// <summary>Whom amendments go to; null for none.</summary>
    public string? AmendTo { get; init; }

    /// <summary>The last day for amendments.</summary>
    public DateOnly? AmendBy { get; init; }

    /// <summary>The time of that day.</summary>
    public TimeOnly? AmendAt { get; init; }

    /// <summary>When the final list was to be issued.</summary>
    public DateOnly? FinalOn { get; init; }

    /// <summary>The parts it has, as words.</summary>
    public required IReadOnlyList<string> Groups { get; init; }

    /// <summary>When it was issued (UTC).</summary>
    public required DateTime At { get; init; }

    /// <summary>The name of who issued it at that time.</summary>
    public required string ActorName { get; init; }

    /// <summary>What the editor said.</summary>
    internal ListFields Fields() => new()
    {
        Kind = Kind,
        AsAt = AsAt,
        AmendTo = AmendTo,
        AmendBy = AmendBy,
        AmendAt = AmendAt,
        FinalOn = FinalOn,
        // a word of a newer program is none of ours
        Groups = [.. Groups.Where(each => Enum.IsDefined(typeof(ListGroup), each)).Select(Enum.Parse<ListGroup>)],
    };
}

/// <summary>A person on an issued list, as the list named them. The row goes when the person's data is erased.</summary>
public sealed class ListedPerson
{
    /// <summary>The list.</summary>
    public required Guid ListId { get; init; }

    /// <summary>The person in the register; once on a list.</summary>
    public required Guid ParticipantId { get; init; }

    /// <summary>The part of the list.</summary>
    public required ListGroup Group { get; init; }

    /// <summary>The place of the body where protocol decides it; 0 where the alphabet does.</summary>
    public required int Rank { get; init; }

    /// <summary>The delegation; null for a person with an organization only.</summary>
    public Guid? DelegationId { get; init; }

    /// <summary>A State's code.</summary>
    public string? Iso2 { get; init; }

    /// <summary>An organization's abbreviation.</summary>
    public string? Abbreviation { get; init; }

    /// <summary>The name of the delegation.</summary>
    public LocalizedText Body { get; init; } = LocalizedText.Empty;

    /// <summary>The place in the delegation's own order.</summary>
    public required int Place { get; init; }

    /// <summary>The role in the delegation.</summary>
    public required Capacity Capacity { get; init; }

    /// <summary>The name.</summary>
    public PersonName Name { get; init; } = PersonName.None;

    /// <summary>The function.</summary>
    public string? Function { get; init; }

    /// <summary>The ministry, body or company.</summary>
    public string? Organization { get; init; }

    /// <summary>The row of an entry.</summary>
    internal static ListedPerson Of(Guid listId, ListEntry entry) => new()
    {
        ListId = listId,
        ParticipantId = entry.ParticipantId,
        Group = entry.Group,
        Rank = entry.Rank,
        DelegationId = entry.DelegationId,
        Iso2 = entry.Iso2,
        Abbreviation = entry.Abbreviation,
        Body = entry.Body,
        Place = entry.Place,
        Capacity = entry.Capacity,
        Name = entry.Name,
        Function = entry.Function,
        Organization = entry.Organization,
    };

    /// <summary>The entry again.</summary>
    internal ListEntry Entry() => new()
    {
        ParticipantId = ParticipantId,
        Group = Group,
        Rank = Rank,
        DelegationId = DelegationId,
        Iso2 = Iso2,
        Abbreviation = Abbreviation,
        Body = Body,
        Place = Place,
        Capacity = Capacity,
        Name = Name,
        Function = Function,
        Organization = Organization,
    };
}
