using Dushanbe.Conference.Data;
using Dushanbe.Conference.Names;

namespace Dushanbe.Conference.Programme;

/// <summary>A hall or room of the venue.</summary>
public sealed class Room : IVersioned
{
    /// <summary>The key, used by sessions and the journal; independent of the name.</summary>
    public Guid Id { get; init; } = Guid.CreateVersion7();

    /// <summary>The edition.</summary>
    public required Guid EditionId { get; init; }

    /// <summary>Its name.</summary>
    public required LocalizedText Name { get; set; }

    /// <summary>Where in the building, for example the floor.</summary>
    public LocalizedText Place { get; set; } = LocalizedText.Empty;

    /// <summary>Its place in lists, from 1.</summary>
    public required int Order { get; set; }

    /// <inheritdoc/>
    public long Version { get; set; } = 1;
}
