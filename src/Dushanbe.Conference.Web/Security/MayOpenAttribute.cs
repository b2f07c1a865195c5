using Dushanbe.Conference.Access;
using Microsoft.AspNetCore.Authorization;

namespace Dushanbe.Conference.Web.Security;

/// <summary>
/// On a page: those of its addresses that open a form require one of these permissions too, so that whoever may not use the form
/// gets the same answer as at any other page that is refused.
/// </summary>
/// <param name="last">The last segment of these addresses, as in the route: <c>new</c>, <c>edit</c>, <c>{Id:guid}</c>.</param>
/// <param name="anyOf">The permissions, in the edition of the address if there is one.</param>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true)]
public sealed class MayOpenAttribute(string last, params Permission[] anyOf) : Attribute
{
    /// <summary>The permissions, of which one is enough.</summary>
    public IReadOnlyList<Permission> AnyOf { get; } = anyOf;

    /// <summary>Whether it is required for the whole installation; a grant in one edition is then not enough.</summary>
    public bool Everywhere { get; init; }

    /// <summary>Whether a grant for a part of the edition is enough, because the form offers the rows of that part alone.</summary>
    public bool InPart { get; init; }

    /// <summary>The policy that requires it.</summary>
    public string Policy => $"forms:{string.Join('|', AnyOf)}{(Everywhere ? ":everywhere" : InPart ? ":part" : "")}";

    /// <summary>The requirement, for the authorization of an address.</summary>
    public AuthorizeAttribute Required => new(Policy);

    /// <summary>Whether an address of this route opens the form.</summary>
    public bool Concerns(string? template) => template?.Split('/')[^1] == last;
}
