using Dushanbe.Conference.Editions.Categories;

namespace Dushanbe.Conference.People;

/// <summary>Whether published lists of participants name a person.</summary>
public static class Listings
{
    /// <summary>Whether a list may name somebody of a category who is approved and decided so; null where nobody asked.</summary>
    public static bool Names(ListingRule rule, bool? decision) => decision != false && rule switch
    {
        ListingRule.UnlessRefused => true,
        ListingRule.WithConsent => decision == true,
        _ => false,
    };
}
