namespace Dushanbe.Conference.Editions.Categories;

/// <summary>Whether published lists of participants name the people of a category. What a person refused is never published, whatever the rule.</summary>
public enum ListingRule
{
    /// <summary>Only who has given consent.</summary>
    WithConsent,

    /// <summary>Everybody who has not refused, as lists of delegations usually do.</summary>
    UnlessRefused,

    /// <summary>Nobody, such as security and drivers.</summary>
    Never,
}
