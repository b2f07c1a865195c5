using Dushanbe.Conference.Access;

namespace Dushanbe.Conference.Accounts.SecondStep;

/// <summary>For which roles a sign-in with a password alone is not enough.</summary>
public sealed class SecondStepOptions
{
    /// <summary>The names of the roles (<see cref="Roles"/>). Who holds one has it only in a session with a second step or a passkey.</summary>
    public IReadOnlyCollection<string> NeededFor { get; set; } = [];

    /// <summary>Whether a grant needs the second step. One that names a single permission, from an older program, does where a role with that permission does.</summary>
    internal bool IsNeededFor(string grant) =>
        NeededFor.Contains(grant, StringComparer.Ordinal)
        || (Roles.Find(grant) is null && Roles.PermissionsOf(grant).Any(permission => NeededFor.Any(role => Roles.Find(role)?.Permissions.Contains(permission) == true)));
}
