using Dushanbe.Conference.Access;
using Microsoft.AspNetCore.Identity;

namespace Dushanbe.Conference.Accounts;

/// <summary>Somebody who can sign in. Permissions are <see cref="Grant"/>s.</summary>
public sealed class Account : IdentityUser<Guid>
{
    /// <summary>An account with a version-7 key.</summary>
    public Account() => Id = Guid.CreateVersion7();

    /// <summary>The name that journals show.</summary>
    public required string DisplayName { get; set; }

    /// <summary>When it was made (UTC).</summary>
    public required DateTime CreatedAt { get; init; }

    /// <summary>When it was closed (UTC); a closed account cannot sign in and stays in the journal.</summary>
    public DateTime? ClosedAt { get; set; }
}
