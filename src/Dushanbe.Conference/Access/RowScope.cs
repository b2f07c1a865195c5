namespace Dushanbe.Conference.Access;

/// <summary>
/// Which rows one permission of an actor covers: everything, whole editions, some delegations, categories or sessions, or nothing.
/// Only the grants of an <see cref="Actor"/> make one; query fragments such as <c>db.People(scope)</c> turn it into a
/// condition of the query. Rows outside the scope behave exactly as if they did not exist.
/// </summary>
public sealed class RowScope
{
    private RowScope(Guid? editionId, bool isWhole, IReadOnlyList<Guid> editions, IReadOnlyList<Guid> delegations, IReadOnlyList<Guid> categories, IReadOnlyList<Guid> sessions) =>
        (EditionId, IsWhole, Editions, Delegations, Categories, Sessions) = (editionId, isWhole, editions, delegations, categories, sessions);

    /// <summary>No row at all.</summary>
    public static RowScope Nothing { get; } = new(null, false, [], [], [], []);

    /// <summary>The only edition covered; null where rows of all editions may be.</summary>
    public Guid? EditionId { get; }

    /// <summary>Whether every row is covered: of the edition, or of the installation where there is no edition.</summary>
    public bool IsWhole { get; }

    /// <summary>Editions covered as a whole, where the scope is not limited to one.</summary>
    public IReadOnlyList<Guid> Editions { get; }

    /// <summary>Delegations covered with their rows.</summary>
    public IReadOnlyList<Guid> Delegations { get; }

    /// <summary>Categories covered with their people.</summary>
    public IReadOnlyList<Guid> Categories { get; }

    /// <summary>Sessions covered with their rows.</summary>
    public IReadOnlyList<Guid> Sessions { get; }

    /// <summary>Whether no row is covered.</summary>
    public bool IsNothing => !IsWhole && Editions.Count + Delegations.Count + Categories.Count + Sessions.Count == 0;

    /// <summary>Whether people can be among the rows: sessions have none.</summary>
    public bool CoversPeople => IsWhole || Editions.Count + Delegations.Count + Categories.Count > 0;

    /// <summary>Whether a delegation of the one edition covered is itself among the rows, and not only some of its people.</summary>
    public bool CoversDelegation(Guid delegationId) => IsWhole || Delegations.Contains(delegationId);

    /// <summary>Equal for scopes that cover the same rows, so that equal queries can share a result.</summary>
    internal string Key => field ??= $"{EditionId} {IsWhole} {string.Join(',', Editions)} {string.Join(',', Delegations)} {string.Join(',', Categories)} {string.Join(',', Sessions)}";

    /// <summary>Every row of one edition: for public data, and after <see cref="Actor.Must"/> has passed.</summary>
    internal static RowScope Whole(Guid editionId) => new(editionId, true, [], [], [], []);

    /// <summary>What the grants of one permission cover. A grant for a gate covers no rows.</summary>
    /// <param name="held">The grants.</param>
    /// <param name="editionId">The edition; null for rows wherever they are.</param>
    internal static RowScope Of(IEnumerable<GrantedPermission> held, Guid? editionId)
    {
        var grants = held.ToLookup(grant => grant.Scope);
        if (grants.Contains(GrantScope.Installation) || (editionId is not null && grants[GrantScope.Edition].Any(each => each.ScopeId == editionId))) return new(editionId, true, [], [], [], []);
        // of parts, those of this edition
        IReadOnlyList<Guid> Ids(GrantScope scope) => [.. grants[scope].Where(each => editionId is null || scope == GrantScope.Edition || each.EditionId == editionId).Select(each => each.ScopeId).OfType<Guid>().Distinct()];
        return new(editionId, false, editionId is null ? Ids(GrantScope.Edition) : [], Ids(GrantScope.Delegation), Ids(GrantScope.Category), Ids(GrantScope.Session));
    }

    /// <summary>The same without delegations, categories and sessions: for actions that need a grant on the whole edition.</summary>
    internal RowScope WithoutParts() => new(EditionId, IsWhole, Editions, [], [], []);

    /// <summary>Whether a person of that edition, delegation and category is covered, for checks in memory.</summary>
    /// <param name="editionId">The person's edition.</param>
    /// <param name="delegationId">The person's delegation; null for a person without one.</param>
    /// <param name="categoryId">The person's category.</param>
    public bool Holds(Guid editionId, Guid? delegationId, Guid categoryId) =>
        (EditionId is null || EditionId == editionId)
        && (IsWhole || Editions.Contains(editionId) || (delegationId is { } id && Delegations.Contains(id)) || Categories.Contains(categoryId));
}
