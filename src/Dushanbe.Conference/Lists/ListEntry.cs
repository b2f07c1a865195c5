using Dushanbe.Conference.Names;
using Dushanbe.Conference.People;

namespace Dushanbe.Conference.Lists;

/// <summary>A person under a body of a list, in no language yet: names and functions as typed, the body in every language it has.</summary>
internal sealed record ListEntry
{
    /// <summary>The person in the register.</summary>
    public required Guid ParticipantId { get; init; }

    /// <summary>The part of the list.</summary>
    public required ListGroup Group { get; init; }

    /// <summary>The place of the body where protocol decides it, from 1; 0 where the alphabet does.</summary>
    public int Rank { get; init; }

    /// <summary>The delegation; null for a person with an organization only.</summary>
    public Guid? DelegationId { get; init; }

    /// <summary>A State's code.</summary>
    public string? Iso2 { get; init; }

    /// <summary>An organization's abbreviation.</summary>
    public string? Abbreviation { get; init; }

    /// <summary>The name of the delegation; empty for a person without one.</summary>
    public LocalizedText Body { get; init; } = LocalizedText.Empty;

    /// <summary>The place in the delegation's own order.</summary>
    public int Place { get; init; }

    /// <summary>The role in the delegation.</summary>
    public Capacity Capacity { get; init; }

    /// <summary>The name as typed.</summary>
    public required PersonName Name { get; init; }

    /// <summary>The function.</summary>
    public string? Function { get; init; }

    /// <summary>The ministry, body or company; the heading of a person without a delegation.</summary>
    public string? Organization { get; init; }
}
