using Dushanbe.Conference.Editions.Categories;

namespace Dushanbe.Conference.People.Quotas;

/// <summary>
/// How many people of a delegation may be approved: of one category, or in all. Nothing counts beside it: who has a place is
/// counted when somebody asks for one. A delegation without a row has no limit.
/// </summary>
public sealed class Quota
{
    /// <summary>The highest number of places.</summary>
    public const int Most = CategoryFields.MostHolders;

    /// <summary>The key.</summary>
    public Guid Id { get; init; } = Guid.CreateVersion7();

    /// <summary>The edition.</summary>
    public required Guid EditionId { get; init; }

    /// <summary>The delegation.</summary>
    public required Guid DelegationId { get; init; }

    /// <summary>The category; null for all categories together.</summary>
    public Guid? CategoryId { get; init; }

    /// <summary>Places for guests of the host; null where they have no number of their own and count among <see cref="Places"/>.</summary>
    public int? Hosted { get; internal set; }

    /// <summary>Places for those at own cost, or for everybody where <see cref="Hosted"/> is null; null for no limit, 0 for none.</summary>
    public int? Places { get; internal set; }
}
