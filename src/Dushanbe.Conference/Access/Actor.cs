namespace Dushanbe.Conference.Access;

/// <summary>Who acts: passed to every operation, never taken from the surroundings.</summary>
/// <param name="AccountId">The account; null for the operator at the command line and for the public.</param>
/// <param name="Name">The name that journals show.</param>
/// <param name="Grants">What the actor may do.</param>
public sealed record Actor(Guid? AccountId, string Name, IReadOnlyList<GrantedPermission> Grants)
{
    /// <summary>The operator at the command line of the server, who may do everything.</summary>
    public static Actor Operator { get; } = new(null, "operator", [.. Enum.GetValues<Permission>().Select(each => new GrantedPermission(each, GrantScope.Installation, null))]);

    /// <summary>A visitor who has not signed in and may do nothing.</summary>
    public static Actor Public { get; } = new(null, "public", []);

    /// <summary>Whether the actor may do this in an edition; with null, in the whole installation.</summary>
    public bool May(Permission permission, Guid? editionId) => Grants.Any(grant =>
        grant.Permission == permission &&
        (grant.Scope == GrantScope.Installation || (grant.Scope == GrantScope.Edition && editionId is not null && grant.ScopeId == editionId)));

    /// <summary>Insists that the actor may do this. The endpoint has checked before; this is the second lock.</summary>
    /// <exception cref="NotPermittedException">The actor may not.</exception>
    public void Must(Permission permission, Guid? editionId)
    {
        if (!May(permission, editionId)) throw new NotPermittedException(permission);
    }

    /// <summary>Whether the actor may do this anywhere.</summary>
    public bool MaySomewhere(Permission permission) => Grants.Any(grant => grant.Permission == permission);
}

/// <summary>A permission an actor holds.</summary>
/// <param name="Permission">What.</param>
/// <param name="Scope">Where.</param>
/// <param name="ScopeId">The key of the edition and so on; null for the installation.</param>
public sealed record GrantedPermission(Permission Permission, GrantScope Scope, Guid? ScopeId);

/// <summary>An operation was called by somebody who may not do it: a fault of the caller, which should have asked first.</summary>
public sealed class NotPermittedException(Permission permission) : Exception($"The actor lacks the permission {permission}.")
{
    /// <summary>What was lacking.</summary>
    public Permission Permission { get; } = permission;
}
