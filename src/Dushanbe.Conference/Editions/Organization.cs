using Dushanbe.Conference.Data;
using Dushanbe.Conference.Names;

namespace Dushanbe.Conference.Editions;

/// <summary>A government or body that organizes or supports editions.</summary>
public sealed class Organization : IVersioned, IPublicContent
{
    /// <summary>The same body in every edition of the installation.</summary>
    public Guid Id { get; init; } = Guid.CreateVersion7();

    /// <summary>Its common abbreviation, for example UNOCT; unique where given.</summary>
    public string? Abbreviation { get; set; }

    /// <summary>ISO 3166 alpha-2 code of the State whose government it is.</summary>
    public string? Iso2 { get; set; }

    /// <summary>Its official name.</summary>
    public required LocalizedText Name { get; set; }

    /// <inheritdoc/>
    public long Version { get; set; } = 1;
}

/// <summary>The role of an organization in an edition. It can change late; the journal keeps the old one.</summary>
public sealed class Partnership : IVersioned, IPublicContent
{
    /// <summary>One role of one body in one edition.</summary>
    public Guid Id { get; init; } = Guid.CreateVersion7();

    /// <summary>The edition.</summary>
    public required Guid EditionId { get; init; }

    /// <summary>The organization.</summary>
    public required Guid OrganizationId { get; init; }

    /// <summary>Its role.</summary>
    public required PartnershipRole Role { get; set; }

    /// <summary>Its position within the role, from 1, in protocol order.</summary>
    public required int Order { get; set; }

    /// <summary>What each source says where they disagree about the role.</summary>
    public LocalizedText Note { get; set; } = LocalizedText.Empty;

    /// <inheritdoc/>
    public long Version { get; set; } = 1;
}

/// <summary>Roles of an organization in an edition, in the order papers name them.</summary>
public enum PartnershipRole
{
    /// <summary>The host.</summary>
    Host,

    /// <summary>A co-organizer.</summary>
    CoOrganizer,

    /// <summary>"With the support of".</summary>
    Supporter,
}
