using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;

namespace Dushanbe.Conference.Web.Account;

/// <summary>
/// What a password is compared with at an address that nobody has: an address without an account must take as long as a
/// wrong password, or the time would tell which addresses exist. Made once, since making a hash takes as long again.
/// </summary>
internal sealed class UnknownAccount(IOptions<PasswordHasherOptions> options)
{
    private static readonly Accounts.Account Nobody = new() { DisplayName = "", CreatedAt = default };

    private readonly string hash = new PasswordHasher<Accounts.Account>(options).HashPassword(Nobody, Guid.CreateVersion7().ToString());

    /// <summary>Compares, to no avail: never right.</summary>
    public bool Compare(IPasswordHasher<Accounts.Account> hasher, string password)
    {
        hasher.VerifyHashedPassword(Nobody, hash, password);
        return false;
    }
}
