using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;

namespace Dushanbe.Conference.Web.Account;

/// <summary>
/// A dummy account for unknown addresses: an address without an account must take as long as a
/// wrong password, or the time would reveal which addresses exist. Created once, since hashing takes time.
/// </summary>
internal sealed class UnknownAccount(IOptions<PasswordHasherOptions> options)
{
    private static readonly Accounts.Account Nobody = new() { DisplayName = "", CreatedAt = default };

    private readonly string hash = new PasswordHasher<Accounts.Account>(options).HashPassword(Nobody, Guid.CreateVersion7().ToString());

    /// <summary>Compares a password and always fails.</summary>
    public bool Compare(IPasswordHasher<Accounts.Account> hasher, string password)
    {
        hasher.VerifyHashedPassword(Nobody, hash, password);
        return false;
    }
}
