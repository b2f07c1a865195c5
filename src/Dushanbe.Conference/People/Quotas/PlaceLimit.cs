using Dushanbe.Conference.Names;

namespace Dushanbe.Conference.People.Quotas;

/// <summary>A limit on places, and how many of them are taken.</summary>
/// <param name="Of">Whose places they are.</param>
/// <param name="DelegationId">The delegation; null for a category of the whole edition.</param>
/// <param name="CategoryId">The category; null for all of a delegation together.</param>
/// <param name="IsHosted">True for guests of the host alone, false for those at own cost alone, null for both.</param>
/// <param name="Places">How many there are.</param>
/// <param name="Taken">How many are taken.</param>
public sealed record PlaceLimit(PlacesOf Of, Guid? DelegationId, Guid? CategoryId, bool? IsHosted, int Places, int Taken)
{
    /// <summary>The delegation's official name; null for a category of the whole edition.</summary>
    public LocalizedText? Delegation { get; init; }

    /// <summary>The category's word; null for all of a delegation together.</summary>
    public LocalizedText? Category { get; init; }

    /// <summary>Whether nobody else fits.</summary>
    public bool IsFull => Taken >= Places;

    /// <summary>Whether an approved person with these takes one of the places.</summary>
    public bool Covers(Guid? delegationId, Guid categoryId, bool isHosted) =>
        (DelegationId is null || DelegationId == delegationId) && (CategoryId is null || CategoryId == categoryId) && (IsHosted is null || IsHosted == isHosted);
}

/// <summary>Whose places a limit is about.</summary>
public enum PlacesOf
{
    /// <summary>Of a category in a delegation.</summary>
    CategoryInDelegation,

    /// <summary>Of a delegation, all categories together.</summary>
    Delegation,

    /// <summary>Of a category, all delegations together.</summary>
    Category,
}

/// <summary>A save was undone, since it would have approved more people than there are places.</summary>
/// <param name="limit">Which places, as they were before.</param>
public sealed class NoPlaceException(PlaceLimit limit) : Exception("There is no place left.")
{
    /// <summary>Which places, as they were before.</summary>
    public PlaceLimit Limit { get; } = limit;
}
