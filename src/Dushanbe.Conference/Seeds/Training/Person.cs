using Dushanbe.Conference.Names;
using Dushanbe.Conference.People;

namespace Dushanbe.Conference.Seeds.Training;

/// <summary>A generated person, before being stored.</summary>
internal sealed record Person
{
    /// <summary>The delegation; null for a guest speaker.</summary>
    public Party? Party { get; init; }

    public required bool Woman { get; init; }
    public required PersonName Name { get; init; }
    public required Sitter Sitter { get; init; }
    public required string CategoryLetter { get; init; }
    public required Capacity Capacity { get; init; }

    /// <summary>The function in every language, for the programme.</summary>
    public required LocalizedText Function { get; init; }

    /// <summary>The language in which the person's delegation filled in the form.</summary>
    public required string Language { get; init; }

    /// <summary>The ministry, or the organization of a guest.</summary>
    public LocalizedText Organization { get; init; } = LocalizedText.Empty;

    public string? Email { get; init; }
    public string? Phone { get; init; }
    public required bool HasPhoto { get; init; }

    /// <summary>Why the person was withdrawn; null for the approved.</summary>
    public string? Withdrawal { get; init; }

    /// <summary>How long before the seeding the person was registered.</summary>
    public required TimeSpan RegisteredBefore { get; init; }
}
