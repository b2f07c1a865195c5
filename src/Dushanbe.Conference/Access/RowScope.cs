namespace Dushanbe.Conference.Access;

/// <summary>
/// Which rows an actor reaches by one permission: everything, whole editions, some delegations, some sessions, or nothing.
/// Only the grants of an <see cref="Actor"/> make one; query fragments such as <c>db.People(scope)</c> turn it into a
/// condition of the query. What lies outside answers exactly as what does not exist.
/// </summary>
public sealed class RowScope
{
    private RowScope(Guid? editionId, bool isWhole, IReadOnlyList<Guid> editions, IReadOnlyList<Guid> delegations, IReadOnlyList<Guid> sessions) =>
        (EditionId, IsWhole, Editions, Delegations, Sessions) = (editionId, isWhole, editions, delegations, sessions);

    /// <summary>No row at all.</summary>
    public static RowScope Nothing { get; } = new(null, false, [], [], []);

    /// <summary>The edition outside of which nothing is reached; null where rows are sought in all of them.</summary>
    public Guid? EditionId { get; }

    /// <summary>Whether every row is reached: of the edition, or without one of the installation.</summary>
    public bool IsWhole { get; }

    /// <summary>Editions reached as a whole, where rows are sought in all of them.</summary>
    public IReadOnlyList<Guid> Editions { get; }

    /// <summary>Delegations reached with what is theirs.</summary>
    public IReadOnlyList<Guid> Delegations { get; }

    /// <summary>Sessions reached with what hangs on them.</summary>
    public IReadOnlyList<Guid> Sessions { get; }

    /// <summary>Whether no row is reached.</summary>
    public bool IsNothing => !IsWhole && Editions.Count + Delegations.Count + Sessions.Count == 0;

    /// <summary>Equal for scopes that reach the same rows, so that those who ask the same may share an answer.</summary>
    internal string Key => field ??= $"{EditionId} {IsWhole} {string.Join(',', Editions)} {string.Join(',', Delegations)} {string.Join(',', Sessions)}";

    /// <summary>Every row of one edition: for what everybody may read, and for whoever <see cref="Actor.Must"/> has let pass.</summary>
    internal static RowScope Whole(Guid editionId) => new(editionId, true, [], [], []);

    /// <summary>What grants of one permission reach. A grant for a gate reaches no rows.</summary>
    /// <param name="held">The grants.</param>
    /// <param name="editionId">The edition; null for rows wherever they are.</param>
    internal static RowScope Of(IEnumerable<GrantedPermission> held, Guid? editionId)
    {
        var grants = held.ToLookup(grant => grant.Scope, grant => grant.ScopeId);
        if (grants.Contains(GrantScope.Installation) || (editionId is not null && grants[GrantScope.Edition].Contains(editionId))) return new(editionId, true, [], [], []);
        IReadOnlyList<Guid> Ids(GrantScope scope) => [.. grants[scope].OfType<Guid>().Distinct()];
        return new(editionId, false, editionId is null ? Ids(GrantScope.Edition) : [], Ids(GrantScope.Delegation), Ids(GrantScope.Session));
    }

    /// <summary>The same without delegations and sessions: for deeds that take a grant on the whole edition.</summary>
    internal RowScope WithoutParts() => new(EditionId, IsWhole, Editions, [], []);

    /// <summary>Whether a person of that edition and delegation is reached, for what is decided in memory.</summary>
    /// <param name="editionId">The person's edition.</param>
    /// <param name="delegationId">The person's delegation; null for whoever comes alone.</param>
    internal bool Holds(Guid editionId, Guid? delegationId) =>
        (EditionId is null || EditionId == editionId) && (IsWhole || Editions.Contains(editionId) || (delegationId is { } id && Delegations.Contains(id)));
}
