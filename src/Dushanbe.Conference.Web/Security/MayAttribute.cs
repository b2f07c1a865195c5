using Dushanbe.Conference.Access;
using Microsoft.AspNetCore.Authorization;

namespace Dushanbe.Conference.Web.Security;

/// <summary>On a page or an endpoint: requires this permission, in the edition of the address if there is one.</summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method, AllowMultiple = true)]
public sealed class MayAttribute : AuthorizeAttribute
{
    /// <summary>Requires a permission.</summary>
    public MayAttribute(Permission permission) : base(permission.ToString()) => Permission = permission;

    /// <summary>The permission.</summary>
    public Permission Permission { get; }

    /// <summary>Whether it is required for the whole installation; a grant in one edition is then not enough.</summary>
    public bool Everywhere
    {
        get => Policy == Permissions.Everywhere(Permission);
        init => Policy = value ? Permissions.Everywhere(Permission) : Permission.ToString();
    }

    /// <summary>Whether a grant for a part of the edition is enough, because the page shows the rows of that part alone.</summary>
    public bool InPart
    {
        get => Policy == Permissions.InPart(Permission);
        init => Policy = value ? Permissions.InPart(Permission) : Permission.ToString();
    }
}
