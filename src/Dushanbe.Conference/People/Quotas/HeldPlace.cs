using Dushanbe.Conference.Names;

namespace Dushanbe.Conference.People.Quotas;

/// <summary>A place of a delegation that is kept for somebody whose name is to come. It counts as taken, and is nobody: no list of people has it.</summary>
public sealed class HeldPlace
{
    /// <summary>The key.</summary>
    public Guid Id { get; init; } = Guid.CreateVersion7();

    /// <summary>The edition.</summary>
    public required Guid EditionId { get; init; }

    /// <summary>The delegation.</summary>
    public required Guid DelegationId { get; init; }

    /// <summary>The category of whoever is to come.</summary>
    public required Guid CategoryId { get; init; }

    /// <summary>The role in the delegation.</summary>
    public Capacity Capacity { get; init; }

    /// <summary>Whether it is kept for a guest of the host.</summary>
    public bool IsHosted { get; init; }

    /// <summary>The function of whoever is to come, as far as it is known.</summary>
    public LocalizedText Function { get; init; } = LocalizedText.Empty;
}
