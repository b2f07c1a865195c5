namespace Dushanbe.Conference.Access;

/// <summary>The acting user: passed to every operation, never taken from ambient state.</summary>
/// <param name="AccountId">The account; null for the operator at the command line and for the public.</param>
/// <param name="Name">The name that journals show.</param>
/// <param name="Grants">What the actor may do.</param>
public sealed record Actor(Guid? AccountId, string Name, IReadOnlyList<GrantedPermission> Grants)
{
    /// <summary>The role as which the actor looks at the desks without acting; null for an actor who acts.</summary>
    public string? LooksAs { get; init; }

    /// <summary>When the actor last proved, with a password, a code or a passkey, to be who has signed in (UTC).</summary>
    public DateTime ProvenAt { get; init; }

    /// <summary>Whether a role of the actor waits for the second step of the sign-in.</summary>
    public bool IsWithheld { get; init; }

    /// <summary>How long a proof holds for what <see cref="MustBeProven"/> guards.</summary>
    public static TimeSpan ProofHolds { get; } = TimeSpan.FromMinutes(15);

    /// <summary>The operator at the command line of the server, who may do everything.</summary>
    public static Actor Operator { get; } = new(null, "operator", [.. Enum.GetValues<Permission>().Select(each => new GrantedPermission(each, GrantScope.Installation, null))]) { ProvenAt = DateTime.MaxValue };

    /// <summary>A visitor who has not signed in and may do nothing.</summary>
    public static Actor Public { get; } = new(null, "public", []);

    /// <summary>Whether the actor may do this in an edition; with null, in the whole installation.</summary>
    public bool May(Permission permission, Guid? editionId) => Grants.Any(grant =>
        grant.Permission == permission &&
        (grant.Scope == GrantScope.Installation || (grant.Scope == GrantScope.Edition && editionId is not null && grant.ScopeId == editionId)));

    /// <summary>Whether the actor may do this in an edition, or with a part of it: a delegation, a category, a session.</summary>
    public bool MayInPart(Permission permission, Guid editionId) => !Rows(permission, editionId).IsNothing;

    /// <summary>Throws unless the actor may do this in the whole edition. The endpoint has checked before; this is the second check.</summary>
    /// <returns>All rows of the edition; with null, of the installation.</returns>
    /// <exception cref="NotPermittedException">The actor may not.</exception>
    public RowScope Must(Permission permission, Guid? editionId) =>
        May(permission, editionId) ? RowScope.Of(Of(permission), editionId) : throw new NotPermittedException(permission);

    /// <summary>The rows of an edition that a permission of the actor covers: all, those of some delegations, categories or sessions, or none.</summary>
    public RowScope Rows(Permission permission, Guid editionId) => RowScope.Of(Of(permission), editionId);

    /// <summary>The same of rows wherever they are.</summary>
    public RowScope Rows(Permission permission) => RowScope.Of(Of(permission), null);

    /// <summary>Throws unless the actor holds the permission somewhere, and returns the rows of an edition it covers, possibly none.</summary>
    /// <exception cref="NotPermittedException">The actor does not hold it, or holds it for another edition.</exception>
    public RowScope MustRows(Permission permission, Guid editionId) => Some(Rows(permission, editionId), permission);

    /// <summary>The same for a row whose edition is known only once it is found.</summary>
    /// <exception cref="NotPermittedException">The actor holds the permission nowhere.</exception>
    public RowScope MustRows(Permission permission) => Some(Rows(permission), permission);

    /// <summary>The same for an action that needs the permission for the row's whole edition: grants on delegations, categories and sessions do not count.</summary>
    /// <exception cref="NotPermittedException">The actor holds the permission for no edition.</exception>
    public RowScope MustEditions(Permission permission) => Some(Rows(permission).WithoutParts(), permission);

    /// <summary>The same for an action that either of two permissions allows.</summary>
    /// <exception cref="NotPermittedException">The actor holds neither anywhere.</exception>
    public RowScope MustRows(Permission one, Permission other) => Some(RowScope.Of(Of(one).Concat(Of(other)), null), one);

    /// <summary>Throws where the actor only looks. What writes the journal does this by itself; other operations that change rows call it.</summary>
    /// <exception cref="OnlyLookingException">The actor only looks.</exception>
    public void MustAct()
    {
        if (LooksAs is not null) throw new OnlyLookingException();
    }

    /// <summary>Whether the actor has proved lately who they are: an open desk alone does not prove who is at the keyboard.</summary>
    public bool IsProven(DateTime now) => now - ProvenAt < ProofHolds;

    /// <summary>Throws unless the proof is recent: before personal data leave the installation, and before somebody gets another way in.</summary>
    /// <exception cref="NotProvenException">It is not.</exception>
    public void MustBeProven(DateTime now)
    {
        if (!IsProven(now)) throw new NotProvenException();
    }

    /// <summary>Whether the actor may do this anywhere.</summary>
    public bool MaySomewhere(Permission permission) => Of(permission).Any();

    private IEnumerable<GrantedPermission> Of(Permission permission) => Grants.Where(grant => grant.Permission == permission);

    private static RowScope Some(RowScope scope, Permission permission) => scope.IsNothing ? throw new NotPermittedException(permission) : scope;
}

/// <summary>A permission an actor holds.</summary>
/// <param name="Permission">What.</param>
/// <param name="Scope">Where.</param>
/// <param name="ScopeId">The key of the edition and so on; null for the installation.</param>
/// <param name="EditionId">The edition of the delegation, category or session; null for other scopes.</param>
public sealed record GrantedPermission(Permission Permission, GrantScope Scope, Guid? ScopeId, Guid? EditionId = null);

/// <summary>An operation was called by somebody who may not do it: a bug of the caller, which should have checked first.</summary>
public class NotPermittedException : Exception
{
    /// <summary>A permission is missing.</summary>
    public NotPermittedException(Permission permission) : this($"The actor lacks the permission {permission}.") { }

    private protected NotPermittedException(string message) : base(message) { }
}

/// <summary>An operation needs a recent proof of who is at the keyboard; the page asks for it before.</summary>
public sealed class NotProvenException() : NotPermittedException("The actor has not proved lately who they are.");

/// <summary>An actor who looks at the desks as somebody else would see them was about to change something.</summary>
public sealed class OnlyLookingException() : NotPermittedException("The actor only looks.");
