using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Dushanbe.Conference.Accounts;

/// <summary>
/// Identity's user manager, which hashes a right password anew where its hash has fewer rounds than today's, and leaves the security
/// stamp as it is: the password is the same, so that no session ends. Identity's own ends all of them.
/// </summary>
internal sealed class AccountManager(
    IUserStore<Account> store,
    IOptions<IdentityOptions> options,
    IPasswordHasher<Account> hasher,
    IEnumerable<IUserValidator<Account>> validators,
    IEnumerable<IPasswordValidator<Account>> passwords,
    ILookupNormalizer normalizer,
    IdentityErrorDescriber errors,
    IServiceProvider services,
    ILogger<UserManager<Account>> log) : UserManager<Account>(store, options, hasher, validators, passwords, normalizer, errors, services, log)
{
    protected override async Task<PasswordVerificationResult> VerifyPasswordAsync(IUserPasswordStore<Account> store, Account user, string password)
    {
        var result = await base.VerifyPasswordAsync(store, user, password);
        if (result != PasswordVerificationResult.SuccessRehashNeeded) return result;
        await store.SetPasswordHashAsync(user, PasswordHasher.HashPassword(user, password), CancellationToken);
        // where somebody has saved the account meanwhile, the next sign-in does it
        await store.UpdateAsync(user, CancellationToken);
        return PasswordVerificationResult.Success;
    }
}
