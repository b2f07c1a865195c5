using Dushanbe.Conference.Data;
using Dushanbe.Conference.Names;

namespace Dushanbe.Conference.Editions.Categories;

/// <summary>A kind of badge holder: a letter, a word and a colour, always shown together.</summary>
public sealed class Category : IVersioned
{
    /// <summary>The key, used by people and the journal; independent of the letter.</summary>
    public Guid Id { get; init; } = Guid.CreateVersion7();

    /// <summary>The edition.</summary>
    public required Guid EditionId { get; init; }

    /// <summary>One capital letter, unique in the edition.</summary>
    public required string Letter { get; set; }

    /// <summary>The word printed beside the letter.</summary>
    public required LocalizedText Word { get; set; }

    /// <summary>The colour group.</summary>
    public required CategoryColor Color { get; set; }

    /// <summary>The badge design of its holders.</summary>
    public required BadgeDesign Design { get; set; }

    /// <summary>Its place in lists, from 1.</summary>
    public required int Order { get; set; }

    /// <summary>Whether published lists name its holders.</summary>
    public ListingRule Listing { get; set; }

    /// <summary>How many of its holders may be approved, all delegations together; null for no limit, 0 for none.</summary>
    public int? Places { get; set; }

    /// <summary>When something that badges show was last changed (UTC); null for never. Badges printed before are out of date.</summary>
    public DateTime? BadgesChangedAt { get; set; }

    /// <inheritdoc/>
    public long Version { get; set; } = 1;
}

/// <summary>The six colour groups of the palette. Colour never carries meaning alone.</summary>
public enum CategoryColor
{
    /// <summary>Delegates.</summary>
    Red,

    /// <summary>Organizations.</summary>
    Green,

    /// <summary>Guests and press.</summary>
    Yellow,

    /// <summary>Organizers and host.</summary>
    Blue,

    /// <summary>For the edition to assign.</summary>
    Violet,

    /// <summary>For the edition to assign.</summary>
    Grey,
}
