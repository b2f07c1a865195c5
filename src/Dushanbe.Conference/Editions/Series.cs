using Dushanbe.Conference.Data;
using Dushanbe.Conference.Names;

namespace Dushanbe.Conference.Editions;

/// <summary>A series of conferences, such as the Dushanbe Process.</summary>
public sealed class Series : IPublicContent
{
    /// <summary>The key, independent of its name.</summary>
    public Guid Id { get; init; } = Guid.CreateVersion7();

    /// <summary>Its slug in addresses, unique in the installation.</summary>
    public required string Slug { get; init; }

    /// <summary>Its name in several languages.</summary>
    public required LocalizedText Name { get; set; }
}
