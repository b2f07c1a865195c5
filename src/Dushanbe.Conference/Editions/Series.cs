using Dushanbe.Conference.Data;
using Dushanbe.Conference.Names;

namespace Dushanbe.Conference.Editions;

/// <summary>A line of conferences that continue one another, such as the Dushanbe Process.</summary>
public sealed class Series : IPublicContent
{
    /// <summary>The same line of conferences, whatever it is called.</summary>
    public Guid Id { get; init; } = Guid.CreateVersion7();

    /// <summary>Its word in addresses, unique in the installation.</summary>
    public required string Slug { get; init; }

    /// <summary>Its name, in the languages of the process.</summary>
    public required LocalizedText Name { get; set; }
}
