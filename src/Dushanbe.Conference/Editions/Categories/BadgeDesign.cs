namespace Dushanbe.Conference.Editions.Categories;

/// <summary>The designs of badges.</summary>
public enum BadgeDesign
{
    /// <summary>The formal one: masthead, photograph, the State in serif.</summary>
    Chancery,

    /// <summary>Readable across a room: the family name as large as possible.</summary>
    Hall,

    /// <summary>The State first, the category as a spine, the code on the front.</summary>
    Delegation,
}
